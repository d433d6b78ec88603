use super::{Merged, Refusal, Value};

/// Where a reader puts what it finds. The reader goes through a file once, sheet by sheet; within a sheet cells may come in
/// any order.
///
/// Every call errs when reading is to end: the file holds too much, or nobody waits for it any more.
pub trait Sink {
    /// What follows is of this sheet.
    fn sheet(&mut self, name: &str, hidden: bool) -> Result<(), Refusal>;

    /// A cell that holds something. `row` counts from 1, `column` from 0.
    fn cell(&mut self, row: u32, column: u32, value: Value<'_>) -> Result<(), Refusal>;

    fn hidden_row(&mut self, row: u32) -> Result<(), Refusal>;

    fn merged(&mut self, merged: Merged) -> Result<(), Refusal>;

    /// Serial numbers of dates count from 1904.
    fn dates_from_1904(&mut self) -> Result<(), Refusal>;

    /// A sign of life where no cell comes for a while.
    fn alive(&mut self) -> Result<(), Refusal>;
}
