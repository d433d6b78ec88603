use std::collections::HashSet;

use super::limits::Bound;
use super::sheet_rows::SheetRows;
use super::{Limits, Merged, Refusal, Sheet, Sink, Value};
use crate::Job;

/// Cells between two looks at the job.
const STEP: u64 = 4096;
/// Merged ranges kept of all sheets.
const MERGED: usize = 100_000;

/// Collects what a reader finds into sheets, within the limits, telling the job how many rows there are.
pub struct Collector<'a> {
    limits: &'a Limits,
    job: &'a Job,
    done: Vec<Sheet>,
    sheet: Sheet,
    rows: SheetRows,
    hidden_rows: HashSet<u32>,
    has_sheet: bool,
    from_1904: bool,
    /// Rows of the sheets that are done.
    row_count: usize,
    /// Ranges of all sheets.
    merged_count: usize,
    calls: u64,
}

impl<'a> Collector<'a> {
    pub fn new(limits: &'a Limits, job: &'a Job) -> Self {
        Self {
            limits,
            job,
            done: Vec::new(),
            sheet: Sheet::default(),
            rows: SheetRows::default(),
            hidden_rows: HashSet::new(),
            has_sheet: false,
            from_1904: false,
            row_count: 0,
            merged_count: 0,
            calls: 0,
        }
    }

    /// The sheets, and whether their dates count from 1904.
    pub fn finish(mut self) -> Result<(Vec<Sheet>, bool), Refusal> {
        self.end_sheet();
        if self.done.iter().all(|sheet| sheet.rows.is_empty()) {
            return Err(Refusal::Empty);
        }
        Ok((self.done, self.from_1904))
    }

    fn end_sheet(&mut self) {
        if !self.has_sheet {
            return;
        }
        let mut sheet = std::mem::take(&mut self.sheet);
        sheet.rows = self.rows.take();
        self.row_count += sheet.rows.len();
        if !self.hidden_rows.is_empty() {
            for row in &mut sheet.rows {
                row.hidden = self.hidden_rows.contains(&row.number);
            }
            self.hidden_rows.clear();
        }
        self.done.push(sheet);
    }

    fn step(&mut self) -> Result<(), Refusal> {
        self.calls += 1;
        if self.calls.is_multiple_of(STEP) {
            let rows = self.row_count + self.rows.len();
            self.job.step("Reading rows", rows, None).map_err(|_| Refusal::Stopped)?;
        }
        Ok(())
    }
}

impl Sink for Collector<'_> {
    fn sheet(&mut self, name: &str, hidden: bool) -> Result<(), Refusal> {
        self.end_sheet();
        self.has_sheet = true;
        self.limits.check(Bound::Sheets, self.done.len() as u64 + 1)?;
        self.sheet = Sheet { name: name.to_owned(), hidden, ..Sheet::default() };
        Ok(())
    }

    fn cell(&mut self, row: u32, column: u32, value: Value<'_>) -> Result<(), Refusal> {
        self.step()?;
        self.rows.put(row, column, value, self.limits)
    }

    fn hidden_row(&mut self, row: u32) -> Result<(), Refusal> {
        self.step()?;
        if row <= self.limits.rows {
            self.hidden_rows.insert(row);
        }
        Ok(())
    }

    fn merged(&mut self, merged: Merged) -> Result<(), Refusal> {
        self.step()?;
        // What is merged beyond the limit is shown as single cells; nothing is lost with it.
        if self.merged_count < MERGED {
            self.merged_count += 1;
            self.sheet.merged.push(merged);
        }
        Ok(())
    }

    fn dates_from_1904(&mut self) -> Result<(), Refusal> {
        self.from_1904 = true;
        Ok(())
    }

    fn alive(&mut self) -> Result<(), Refusal> {
        self.step()
    }
}
