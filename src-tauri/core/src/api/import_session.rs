//! One file being imported: read once, recognized again with every choice, stored by the same code that previewed it.

mod currencies;
mod duplicates;
mod last_understood;
mod problems;
mod understood;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::document::Changed;
use super::import::{ImportChoices, ImportPreview, ImportReport, PlanPreview};
use crate::import::{
    Context, HowToRead, Joint, Limits, PartnerNames, Plan, Recognized, Source, Workbook, apply, preview, problem_rows,
    read, recognize_joined,
};
use crate::model::thousands;
use crate::store::{Document, Environment, Snapshot};
use crate::text::count_of;
use crate::{Error, Job, Result};

use currencies::currency_line;
use last_understood::LastUnderstood;
use understood::Understood;

/// A file that was read, waiting for the user's choices.
pub struct ImportSession {
    workbook: Workbook,
    path: PathBuf,
    /// How it was understood the last time: what is stored was mostly looked at before.
    last: LastUnderstood,
}

impl ImportSession {
    /// Reads the file at `path`, in a process of its own where the environment has a program for that.
    ///
    /// # Errors
    /// When it is not a spreadsheet Trellis reads, is damaged, empty, protected by a password or beyond the limits of
    /// `import-limits.json` in the data folder: one sentence each. [`Code::Cancelled`](crate::Code::Cancelled) when the
    /// job is stopped.
    pub fn open(path: &Path, environment: &Environment, job: &Job) -> Result<Self> {
        let limits = Limits::load(&environment.data_folder)?;
        let how = HowToRead { worker: environment.worker.clone(), limits, job: job.clone() };
        Ok(Self { workbook: read(path, &how)?, path: path.to_owned(), last: LastUnderstood::default() })
    }

    /// What was recognized under these choices, and what storing it would do to the document.
    pub fn preview(&self, document: &Document, choices: &ImportChoices) -> Result<ImportPreview> {
        self.preview_until(document, choices, &Job::unwatched())
    }

    /// The same, until the job is stopped.
    ///
    /// # Errors
    /// [`Code::Cancelled`](crate::Code::Cancelled) when it is.
    pub fn preview_until(&self, document: &Document, choices: &ImportChoices, job: &Job) -> Result<ImportPreview> {
        let snapshot = document.snapshot()?;
        let understood = self.understood(&snapshot, document, choices, job)?;
        let Understood { recognized, planned, duplicates } = &*understood;
        let summary = summary(&snapshot, recognized, planned, choices, &self.workbook.file_name);
        Ok(preview(&self.workbook, recognized, duplicates.clone(), summary))
    }

    /// Stores the file under these choices in one transaction.
    ///
    /// # Errors
    /// When there is nothing to store, the job is stopped, or the document cannot be written: nothing is stored.
    pub fn apply(&self, document: &Document, choices: &ImportChoices, job: &Job) -> Result<(ImportReport, Changed)> {
        job.step("Reading", 0, None)?;
        let snapshot = document.snapshot()?;
        let understood = self.understood(&snapshot, document, choices, job)?;
        let Understood { recognized, planned, .. } = &*understood;
        let absences = planned.absences(&snapshot, &self.workbook.file_name, &recognized.sheet);
        if let Some(obstacle) = obstacle(recognized, planned, absences, choices) {
            return Err(Error::new(format!("{}: {obstacle}", self.workbook.file_name)));
        }
        // The document will not be as it was: nobody asks for this again.
        self.last.forget();
        let source = Source {
            kind: recognized.kind,
            file_name: self.workbook.file_name.clone(),
            sheet: recognized.sheet.clone(),
            as_of: recognized.as_of,
            rows: recognized.rows,
            skipped: skipped_in_reading(recognized),
            columns: recognized.known_columns.clone(),
            values: recognized.decided.clone(),
            answers: choices.duplicates.clone(),
        };
        apply(document, &source, &recognized.staged, planned, job)
    }

    fn recognize(
        &self,
        snapshot: &Snapshot,
        document: &Document,
        choices: &ImportChoices,
        joints: &[Joint],
        job: &Job,
    ) -> Result<Recognized> {
        let setting = &snapshot.setting;
        let last_day = setting.review_quarter.last_day();
        let today = document.environment().today();
        let context = Context {
            currency: setting.currency,
            calendar: setting.calendar,
            fourth_tier: setting.fourth_tier,
            segments: snapshot.segments.iter().map(|segment| segment.name.clone()).collect(),
            motions: snapshot.motions.values().map(|motion| motion.name.clone()).collect(),
            sources: snapshot.sources.clone(),
            partners: partner_names(snapshot),
            as_of: as_of(last_day, today),
        };
        recognize_joined(&self.workbook, choices, &context, joints, job)
    }
}

fn partner_names(snapshot: &Snapshot) -> PartnerNames {
    let today = snapshot.partners.iter().map(|partner| partner.name.as_str());
    let names: HashMap<i64, &str> =
        snapshot.partners.iter().map(|partner| (partner.id, partner.name.as_str())).collect();
    let former = snapshot.aliases.iter();
    let former = former.filter_map(|alias| Some((alias.name.as_str(), *names.get(&alias.partner_id)?)));
    PartnerNames::new(today, former)
}

/// A file is as of the end of the quarter under review, or of today while that quarter runs.
fn as_of(last_day: Date, today: Date) -> Date {
    last_day.min(today)
}

fn summary(
    snapshot: &Snapshot,
    recognized: &Recognized,
    planned: &Plan,
    choices: &ImportChoices,
    file_name: &str,
) -> PlanPreview {
    let problems = problems::ordered(recognized, planned);
    let skipped = u32::try_from(problems.iter().filter(|problem| problem.skips_row).count()).unwrap_or(u32::MAX);
    let rows = recognized.rows;
    let quarter = snapshot.setting.calendar.label(snapshot.setting.calendar.quarter_of(recognized.as_of));
    let place = if recognized.sheet.is_empty() { String::new() } else { format!(" in {}", recognized.sheet) };
    let stored = planned.added + planned.updated;
    let absent = planned.absent(snapshot, file_name, &recognized.sheet);
    let absences = planned.absences(snapshot, file_name, &recognized.sheet);
    PlanPreview {
        added: planned.added,
        updated: planned.updated,
        unchanged: planned.unchanged,
        skipped,
        list: planned.list.clone(),
        sentence: sentence(planned, skipped, currency_line(snapshot, &recognized.staged)),
        scope: format!("of {}{place}, into {quarter}", count_of(rows as usize, "row", "rows")),
        action: action(stored, absences),
        obstacle: obstacle(recognized, planned, absences, choices),
        problem_count: u32::try_from(problems.len()).unwrap_or(u32::MAX),
        problems: problem_rows(recognized, &problems, 500),
        problem_reasons: problems::reasons(&problems),
        erased_count: planned.erased,
        added_names: planned.added_names.clone(),
        absent_count: u32::try_from(absent.len()).unwrap_or(u32::MAX),
        absent: absent.iter().take(200).map(ToString::to_string).collect(),
        update_count: u32::try_from(planned.update_count).unwrap_or(u32::MAX),
        updates: planned.updates.clone(),
    }
}

/// "Will add 71, update 19, leave 4 as they are, skip 3", and what becomes of amounts in other currencies.
fn sentence(planned: &Plan, skipped: u32, currencies: Option<String>) -> String {
    let mut parts = vec![format!("add {}", planned.added)];
    if planned.updated > 0 {
        parts.push(format!("update {}", planned.updated));
    }
    if planned.unchanged > 0 {
        parts.push(format!("leave {} as they are", planned.unchanged));
    }
    parts.push(format!("skip {skipped}"));
    let shared = planned.list.as_ref().map(|list| format!("; {} shared with ours", thousands(u64::from(list.shared))));
    let currencies = currencies.map(|line| format!("; {line}")).unwrap_or_default();
    format!("Will {}{}{currencies}", parts.join(", "), shared.unwrap_or_default())
}

fn action(stored: u32, absences: usize) -> String {
    match stored {
        0 if absences > 0 => {
            format!("Note {}", count_of(absences, "absent or returned partner", "absent or returned partners"))
        }
        stored => format!("Import {}", count_of(stored as usize, "row", "rows")),
    }
}

/// Why a file cannot be stored as it is; `None` when it can. `absences` are those the document does not know yet.
fn obstacle(recognized: &Recognized, planned: &Plan, absences: usize, choices: &ImportChoices) -> Option<String> {
    let has_drifted = recognized.source.as_ref().is_some_and(|source| source.drift.iter().any(|drift| drift.is_alarm));
    if has_drifted && !choices.accept_drift {
        return Some("columns differ from the last import of this source; look at them and say so".to_owned());
    }
    let mut open = recognized.questions.iter().filter(|question| question.answer.is_none());
    if let Some(first) = open.next() {
        let others: Vec<String> = open.map(|other| format!("{} ({})", other.header, other.letter)).collect();
        let also = if others.is_empty() { String::new() } else { format!("; asked too: {}", others.join(", ")) };
        return Some(format!("{}{also}", first.sentence()));
    }
    if let Some(obstacle) = &planned.obstacle {
        return Some(obstacle.clone());
    }
    match (planned.added + planned.updated, planned.unchanged) {
        (0, 0) => Some("no row can be stored; see the reasons in the list of problems".to_owned()),
        (0, _) if absences > 0 => None,
        (0, _) => Some("everything in it is in the document already".to_owned()),
        _ => None,
    }
}

/// A row with several reasons to be left out is one row.
fn skipped_in_reading(recognized: &Recognized) -> u32 {
    let mut rows: Vec<u32> =
        recognized.problems.iter().filter(|problem| problem.skips_row).map(|problem| problem.row).collect();
    rows.sort_unstable();
    rows.dedup();
    u32::try_from(rows.len()).unwrap_or(u32::MAX)
}
