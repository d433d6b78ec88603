use super::limits::{self, Budget};
use super::{Cell, SheetRow};
use crate::Result;

/// Collects the cells of one sheet into rows, within the bounds.
#[derive(Debug, Default)]
pub struct SheetRows {
    rows: Vec<SheetRow>,
    is_disordered: bool,
}

impl SheetRows {
    /// Puts a cell in its place; an empty one takes none. `row` counts from 1, `column` from 0.
    ///
    /// Errs when the sheet holds more than Trellis reads.
    pub fn put(&mut self, row: u32, column: usize, cell: Cell, budget: &mut Budget<'_>) -> Result<()> {
        if cell.is_empty() || row > limits::ROWS || column >= limits::COLUMNS {
            return Ok(());
        }
        let text = if let Cell::Text(text) = &cell { text.len() } else { 0 };
        if self.rows.last().is_none_or(|last| last.number != row) {
            self.is_disordered |= self.rows.last().is_some_and(|last| last.number > row);
            self.rows.push(SheetRow { number: row, ..SheetRow::default() });
        }
        let Some(last) = self.rows.last_mut() else { return Ok(()) };
        let missing = (column + 1).saturating_sub(last.cells.len());
        budget.take(missing, text)?;
        if missing > 0 {
            last.cells.resize(column + 1, Cell::Empty);
        }
        last.cells[column] = cell;
        Ok(())
    }

    /// The rows by number. A file may name its rows in any order and in several pieces.
    #[must_use]
    pub fn finish(mut self) -> Vec<SheetRow> {
        if self.is_disordered {
            self.rows.sort_by_key(|row| row.number);
            self.rows.dedup_by(|later, first| later.number == first.number && merge(first, later));
        }
        self.rows
    }
}

/// Moves the filled cells of `later` into `first`. Always true, so that the emptied row is taken out.
fn merge(first: &mut SheetRow, later: &mut SheetRow) -> bool {
    if first.cells.len() < later.cells.len() {
        first.cells.resize(later.cells.len(), Cell::Empty);
    }
    for (to, from) in first.cells.iter_mut().zip(later.cells.drain(..)) {
        if !from.is_empty() {
            *to = from;
        }
    }
    true
}
