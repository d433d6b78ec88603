use jiff::civil::Date;

use super::{RowReport, Staging, text};
use crate::import::read::SheetRow;
use crate::import::values::Dates;

/// The columns that say how far an account is: the stage of its open opportunity, and when something last happened.
pub(super) struct ActivityColumns {
    stage: Option<usize>,
    last: Option<(usize, Dates)>,
}

/// What they say of a row.
#[derive(Default)]
pub(super) struct Activity {
    pub stage: Option<String>,
    pub last_activity: Option<Date>,
}

impl ActivityColumns {
    pub fn of(staging: &Staging<'_>) -> Self {
        let last = staging.column("last_activity");
        Self { stage: staging.column("stage"), last: last.map(|column| (column, staging.dates(Some(column)))) }
    }

    pub fn read(&self, row: &SheetRow, report: &mut RowReport<'_>) -> Activity {
        let last_activity = self.last.as_ref().and_then(|(column, dates)| {
            let cell = row.cell(*column);
            report.value(*column, cell, dates.read(cell), "Last activity")
        });
        Activity { stage: text(row, self.stage, "Opportunity stage", report), last_activity }
    }
}
