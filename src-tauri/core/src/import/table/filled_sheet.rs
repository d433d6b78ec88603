use std::borrow::Cow;

use super::group_word::GroupWord;
use super::{FilledCells, Table, group_headings, merged_cells, words_above};
use crate::import::read::{Cell, Sheet};

/// A sheet in which every row has the words that are said once for several: in merged cells, in a row of their own, or in
/// the first row of a group. Only words are filled down: a number would be counted again in each row.
#[derive(Clone, Debug)]
pub struct FilledSheet<'a> {
    sheet: Cow<'a, Sheet>,
    /// Columns the sheet does not have, for the words of headings.
    added: Vec<(usize, GroupWord)>,
    pub cells: FilledCells,
}

impl<'a> FilledSheet<'a> {
    /// Fills the table below `header_row`, 1-based, or below the header that is found.
    #[must_use]
    pub fn new(sheet: &'a Sheet, header_row: Option<u32>) -> Self {
        let mut filled = Self { sheet: Cow::Borrowed(sheet), added: Vec::new(), cells: FilledCells::default() };
        filled.cells.from_merged = merged_cells::fill(&mut filled);
        filled.cells.from_headings = group_headings::fill(&mut filled, header_row);
        filled.cells.from_above = words_above::fill(&mut filled, header_row);
        filled
    }

    /// The table of the filled sheet, as [`Table::find`] finds it.
    #[must_use]
    pub fn table(&self, header_row: Option<u32>) -> Option<Table<'_>> {
        let mut table = Table::find(&self.sheet, header_row)?;
        for (column, word) in &self.added {
            if table.width.is_none() {
                table.headers.resize(table.headers.len().max(column + 1), String::new());
                word.header().clone_into(&mut table.headers[*column]);
            }
        }
        Some(table)
    }

    pub fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// A column behind all others for words the sheet has no column for.
    pub(super) fn add_column(&mut self, word: GroupWord) -> usize {
        let behind = self.sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let column = self.added.iter().map(|(column, _)| column + 1).fold(behind, usize::max);
        self.added.push((column, word));
        column
    }

    /// Gives the row at `index` a word in `column`.
    pub(super) fn set(&mut self, index: usize, column: usize, word: &Cell) {
        let cells = &mut self.sheet.to_mut().rows[index].cells;
        cells.resize(cells.len().max(column + 1), Cell::Empty);
        cells[column] = word.clone();
    }
}
