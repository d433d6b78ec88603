use jiff::civil::Date;

use super::Staged;
use super::plan::{Plan, PlannedRows, listed_for, plan};
use super::storing::Storing;
use crate::api::document::Changed;
use crate::api::import::{DuplicateChoice, ImportKind, ImportReport, ValueChoice};
use crate::store::tables::{Import, KnownColumn};
use crate::store::{Document, Operation};
use crate::text::import_sentence;
use crate::{Job, Result};

/// Where typed rows come from.
#[derive(Clone, Debug)]
pub struct Source {
    pub kind: ImportKind,
    pub file_name: String,
    /// Empty for a file without sheets.
    pub sheet: String,
    pub as_of: Date,
    /// Rows of the table, the left-out ones included.
    pub rows: u32,
    /// Rows left out while reading.
    pub skipped: u32,
    /// What the next file of this source is read by.
    pub columns: Vec<KnownColumn>,
    pub values: Vec<ValueChoice>,
    /// What the user says of doubtful rows.
    pub answers: Vec<DuplicateChoice>,
}

/// Stores typed rows in one transaction, as planned; plans again if the document moved on since.
///
/// # Errors
/// [`crate::Code::Cancelled`] when the job is stopped, or when the document cannot be written; nothing is then stored.
pub fn apply(
    document: &Document,
    source: &Source,
    staged: &Staged,
    planned: &Plan,
    job: &Job,
) -> Result<(ImportReport, Changed)> {
    let snapshot = document.snapshot()?;
    let again = || {
        let listed = listed_for(document, &snapshot, staged)?;
        plan(&snapshot, &listed, staged, source.as_of, &source.answers, job)
    };
    let made_again = (planned.revision != snapshot.revision).then(again).transpose()?;
    let planned = made_again.as_ref().unwrap_or(planned);
    let skipped =
        u32::try_from(planned.problems.iter().filter(|problem| problem.skips_row).count()).unwrap_or(u32::MAX);
    let report = ImportReport {
        kind: source.kind,
        sentence: import_sentence(
            source.kind,
            &source.file_name,
            planned.added,
            planned.updated,
            planned.list.as_ref(),
        ),
        rows: source.rows,
        added: planned.added,
        updated: planned.updated,
        unchanged: planned.unchanged,
        skipped: source.skipped + skipped,
        list: planned.list.clone(),
    };
    let operation = Operation::Import {
        what: source.kind,
        file_name: source.file_name.clone(),
        added: report.added,
        updated: report.updated,
        list: planned.list.clone(),
    };
    let at = document.environment().now().to_string();
    let ((), changed) = document.transact(&operation, |writer| {
        let import = writer.next_id::<Import>()?;
        writer.create(&Import {
            id: import,
            kind: source.kind,
            file_name: source.file_name.clone(),
            sheet: source.sheet.clone(),
            as_of: source.as_of,
            at,
            rows: report.rows,
            added: report.added,
            updated: report.updated,
            skipped: report.skipped,
        })?;
        writer.belongs_to_import(import)?;
        let mut storing = Storing { writer, document, snapshot: &snapshot, import, job };
        storing.known_source(source)?;
        match &planned.rows {
            PlannedRows::Roster(rows) => {
                storing.roster(rows)?;
                storing.absent(&planned.absent_partners(&snapshot, &source.file_name, &source.sheet))
            }
            PlannedRows::Accounts(rows) => {
                storing.accounts(rows, staged.accounts())?;
                storing.match_again()
            }
            PlannedRows::PartnerAccounts(rows) => storing.partner_accounts(rows),
            PlannedRows::Overlaps(rows) => storing.overlaps(rows),
            PlannedRows::Densities(rows) => storing.densities(rows),
            PlannedRows::Deals(rows) => storing.deals(rows),
            PlannedRows::Mdf(rows) => storing.mdf(rows),
        }
    })?;
    Ok((report, changed))
}
