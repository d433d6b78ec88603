use super::Cell;

/// A spreadsheet or delimited file, read whole and interpreted nowhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    /// The file's name without its folder.
    pub file_name: String,
    pub byte_len: u64,
    /// In the order of the file. A delimited file has one, called as the file is without its extension.
    pub sheets: Vec<Sheet>,
    /// Serial numbers of dates count from 1904 instead of 1900.
    pub dates_from_1904: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    pub name: String,
    pub hidden: bool,
    /// The rows that hold anything, by number; what is missing between two is empty.
    pub rows: Vec<SheetRow>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SheetRow {
    /// 1-based, as the spreadsheet counts.
    pub number: u32,
    /// By column from 0; ends with the last cell that holds anything.
    pub cells: Vec<Cell>,
}

impl SheetRow {
    /// The cell in `column`; empty beyond the last one.
    #[must_use]
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }

    /// The cells that hold anything, with their columns.
    pub fn filled(&self) -> impl Iterator<Item = (usize, &Cell)> {
        self.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty())
    }
}
