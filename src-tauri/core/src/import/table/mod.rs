//! The table inside a sheet: its header under title rows, its data, and every other row with the reason it is left out.

mod filled_cells;
mod filled_sheet;
mod footing;
mod group_headings;
mod group_word;
mod header_row;
mod listed;
mod merged_cells;
mod outside;
#[cfg(test)]
mod tests;
mod words_above;

use crate::import::read::{Cell, Sheet, SheetRow};

pub use filled_cells::FilledCells;
pub use filled_sheet::FilledSheet;
use footing::Footing;
pub use listed::header_rows;
pub use outside::{Outside, OutsideReason};

/// The table of a sheet.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    pub header_row: u32,
    /// By column; a group heading above ("Q1 2026" over three columns) stands in front of its headers.
    pub headers: Vec<String>,
    /// How many columns belong to it, where another table stands beside it.
    pub width: Option<usize>,
    pub rows: Vec<&'a SheetRow>,
    pub outside: Vec<Outside>,
}

impl<'a> Table<'a> {
    /// Finds the table of a sheet; `header_row` is the user's choice, 1-based. `None` when the sheet holds none.
    #[must_use]
    pub fn find(sheet: &'a Sheet, header_row: Option<u32>) -> Option<Self> {
        let (header, data) = header_row::place(sheet, header_row)?;
        let header_cells = &sheet.rows[header];
        let headers = header_row::texts(sheet, header);
        let mut table =
            Self { header_row: header_cells.number, headers, width: None, rows: Vec::new(), outside: Vec::new() };
        for row in &sheet.rows[..header] {
            table.leave_out(row.number, row.number, OutsideReason::Title);
        }
        for row in &sheet.rows[header + 1..data] {
            table.leave_out(row.number, row.number, OutsideReason::SecondHeader);
        }
        let footing = Footing::new(header_cells, &sheet.rows[data..]);
        for (index, row) in sheet.rows[data..].iter().enumerate() {
            match footing.reason(index) {
                Some(reason) => table.leave_out(row.number, row.number, reason),
                None => table.rows.push(row),
            }
        }
        table.leave_out_gaps(&sheet.rows);
        table.keep_first_block();
        Some(table)
    }

    /// Rows of data that are hidden in the spreadsheet.
    pub fn hidden(&self) -> usize {
        self.rows.iter().filter(|row| row.hidden).count()
    }

    /// Leaves the hidden rows out.
    pub fn leave_out_hidden(&mut self) {
        self.leave_out_rows(OutsideReason::Hidden, |row| row.hidden);
    }

    /// A second table beside the first, behind an empty column, is none of its columns: its values are of other rows.
    fn keep_first_block(&mut self) {
        let Some(end) = header_row::first_block(&self.headers, &self.filled_columns()) else { return };
        self.headers.truncate(end);
        self.width = Some(end);
        self.leave_out_rows(OutsideReason::AnotherTable, |row| row.filled().all(|(column, _)| column >= end));
    }

    fn leave_out_rows(&mut self, reason: OutsideReason, is_out: impl Fn(&SheetRow) -> bool) {
        let (out, kept): (Vec<_>, Vec<_>) = self.rows.iter().copied().partition(|row| is_out(row));
        self.rows = kept;
        for row in out {
            self.leave_out(row.number, row.number, reason);
        }
        self.outside.sort_by_key(|outside| outside.first);
    }

    /// The first and last row of data; the header's where there is none.
    #[must_use]
    pub fn span(&self) -> (u32, u32) {
        let first = self.rows.first().map_or(self.header_row, |row| row.number);
        (first, self.rows.last().map_or(self.header_row, |row| row.number))
    }

    /// By column, whether a row of data has anything in it.
    pub fn filled_columns(&self) -> Vec<bool> {
        let mut filled = Vec::new();
        for row in &self.rows {
            if filled.len() < row.cells.len() {
                filled.resize(row.cells.len(), false);
            }
            for (filled, cell) in filled.iter_mut().zip(&row.cells) {
                *filled |= !cell.is_empty();
            }
        }
        filled
    }

    /// The cells of a column, from top to bottom.
    pub fn column(&self, column: usize) -> impl Iterator<Item = &'a Cell> + Clone {
        self.rows.iter().map(move |row| row.cell(column))
    }

    fn leave_out(&mut self, first: u32, last: u32, reason: OutsideReason) {
        self.outside.push(Outside { first, last, reason });
    }

    fn leave_out_gaps(&mut self, rows: &[SheetRow]) {
        let mut next = 1;
        for row in rows {
            if row.number > next {
                self.leave_out(next, row.number - 1, OutsideReason::Empty);
            }
            next = row.number + 1;
        }
        self.outside.sort_by_key(|outside| outside.first);
    }
}
