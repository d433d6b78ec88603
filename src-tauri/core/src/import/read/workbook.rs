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

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    pub name: String,
    pub hidden: bool,
    /// The rows that hold anything, by number; what is missing between two is empty.
    pub rows: Vec<SheetRow>,
    /// Cells shown as one, in the order of the file; only the first cell of each holds anything.
    pub merged: Vec<Merged>,
}

/// A range of cells that the spreadsheet shows as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merged {
    /// 1-based, as the spreadsheet counts.
    pub first_row: u32,
    pub last_row: u32,
    /// From 0, as [`SheetRow::cells`] is counted.
    pub first_column: u32,
    pub last_column: u32,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetRow {
    /// 1-based, as the spreadsheet counts.
    pub number: u32,
    /// Hidden by hand or by a filter.
    pub hidden: bool,
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
