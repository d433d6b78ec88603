use super::limits::Bound;
use super::shared_texts::SharedTexts;
use super::{Cell, Limits, Refusal, SheetRow, Value};

/// What an allocation takes beside its content.
const OVERHEAD: usize = 16;

/// Collects the cells of one sheet after the other into rows, within the limits of the file.
#[derive(Debug, Default)]
pub struct SheetRows {
    rows: Vec<SheetRow>,
    /// The row that is being filled; its cells move into a list of just their number.
    current: u32,
    cells: Vec<Cell>,
    is_disordered: bool,
    /// The columns of this sheet that hold anything, and how many they are.
    filled_columns: Vec<bool>,
    filled_column_count: usize,
    texts: SharedTexts,
    /// Of all sheets.
    cell_count: usize,
    text_bytes: usize,
    row_count: usize,
    /// Rows times columns of the sheets before, as far as they are filled.
    area: usize,
}

impl SheetRows {
    /// Puts a cell in its place; an empty one takes none. `row` counts from 1, `column` from 0.
    ///
    /// Errs when the file holds more than Trellis reads.
    pub fn put(&mut self, row: u32, column: u32, value: Value<'_>, limits: &Limits) -> Result<(), Refusal> {
        let text_len = if let Value::Text(text) | Value::Error(text) = value { text.len() } else { 0 };
        limits.check(Bound::CellBytes, text_len as u64)?;
        let cell = Cell::of(value, &mut self.texts);
        if cell.is_empty() {
            return Ok(());
        }
        limits.check(Bound::Rows, u64::from(row))?;
        limits.check(Bound::Columns, u64::from(column) + 1)?;
        if self.current != row {
            self.end_row();
            self.current = row;
        }
        let column = column as usize;
        self.fill_column(column, limits)?;
        let missing = (column + 1).saturating_sub(self.cells.len());
        self.cell_count += missing;
        self.text_bytes += text_len;
        limits.check(Bound::Cells, self.cell_count as u64)?;
        limits.check(Bound::TextBytes, self.text_bytes as u64)?;
        limits.check(Bound::RowBytes, self.bytes() as u64)?;
        if missing > 0 {
            self.cells.resize(column + 1, Cell::Empty);
        }
        self.cells[column] = cell;
        Ok(())
    }

    /// Notes that the column holds something. Much that is done with a sheet later is done for each of its filled columns
    /// in each of its rows, whether there is a cell or not.
    fn fill_column(&mut self, column: usize, limits: &Limits) -> Result<(), Refusal> {
        if self.filled_columns.len() <= column {
            self.filled_columns.resize(column + 1, false);
        }
        if !std::mem::replace(&mut self.filled_columns[column], true) {
            self.filled_column_count += 1;
            limits.check(Bound::FilledColumns, self.filled_column_count as u64)?;
        }
        limits.check(Bound::FilledRows, self.row_count as u64 + 1)?;
        limits.check(Bound::Cells, (self.area + (self.rows.len() + 1) * self.filled_column_count) as u64)
    }

    /// The rows so far of this sheet.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The rows of the sheet by number. A file may name its rows in any order and in several pieces.
    pub fn take(&mut self) -> Vec<SheetRow> {
        self.end_row();
        let mut rows = std::mem::take(&mut self.rows);
        self.area += rows.len() * std::mem::take(&mut self.filled_column_count);
        self.filled_columns.clear();
        if std::mem::take(&mut self.is_disordered) {
            rows.sort_by_key(|row| row.number);
            rows.dedup_by(|later, first| later.number == first.number && merge(first, later));
        }
        rows.shrink_to_fit();
        rows
    }

    fn end_row(&mut self) {
        if !self.cells.is_empty() {
            self.row_count += 1;
            self.is_disordered |= self.rows.last().is_some_and(|last| last.number >= self.current);
            self.rows.push(SheetRow { number: self.current, hidden: false, cells: self.cells.drain(..).collect() });
        }
        self.current = 0;
    }

    /// The memory all rows take.
    fn bytes(&self) -> usize {
        self.cell_count * size_of::<Cell>() + self.row_count * (size_of::<SheetRow>() + OVERHEAD) + self.texts.bytes()
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
