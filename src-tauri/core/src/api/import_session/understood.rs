use super::ImportSession;
use crate::api::import::{DuplicateDecision, DuplicateField, DuplicatePair, FieldOption, ImportChoices, ImportKind};
use crate::import::{Joint, Plan, Problem, Recognized, SheetRow, Workbook, plan};
use crate::store::{Document, Snapshot};
use crate::{Job, Result};

/// A file as it was understood under the user's choices, and what storing it would do.
pub struct Understood {
    pub recognized: Recognized,
    pub planned: Plan,
    pub duplicates: Vec<DuplicatePair>,
}

impl ImportSession {
    /// Recognizes and plans the file. Rows that the user joins with an earlier one are joined before anything is read from
    /// them, so that they are planned as one row.
    pub(super) fn understand(
        &self,
        snapshot: &Snapshot,
        document: &Document,
        choices: &ImportChoices,
        job: &Job,
    ) -> Result<Understood> {
        let recognized = self.recognize(snapshot, document, choices, &[], job)?;
        let planned = plan(snapshot, &recognized.staged, recognized.as_of);
        let duplicates = duplicates(&self.workbook, &recognized, &planned, choices);
        let joints = joints(&recognized, &planned, choices);
        if joints.is_empty() {
            return Ok(Understood { recognized, planned, duplicates });
        }
        let recognized = self.recognize(snapshot, document, choices, &joints, job)?;
        let planned = plan(snapshot, &recognized.staged, recognized.as_of);
        Ok(Understood { recognized, planned, duplicates })
    }
}

/// The rows that repeat an earlier one, each with that one. Lists of deals and overlaps repeat a partner on purpose; what is
/// repeated there is the whole row.
fn repeats<'a>(recognized: &'a Recognized, planned: &'a Plan) -> impl Iterator<Item = (&'a Problem, u32)> {
    let is_reviewed =
        matches!(recognized.kind, ImportKind::Roster | ImportKind::Accounts | ImportKind::PartnerAccounts);
    let problems = recognized.problems.iter().chain(&planned.problems).filter(move |_| is_reviewed);
    problems.filter(|problem| problem.skips_row).filter_map(|problem| Some((problem, problem.repeats()?)))
}

fn joints(recognized: &Recognized, planned: &Plan, choices: &ImportChoices) -> Vec<Joint> {
    repeats(recognized, planned)
        .filter(|(problem, _)| decision(choices, problem.row) == DuplicateDecision::Merge)
        .map(|(problem, into)| Joint { row: problem.row, into })
        .collect()
}

fn decision(choices: &ImportChoices, row: u32) -> DuplicateDecision {
    let chosen = choices.duplicates.iter().rev().find(|choice| choice.row == row);
    chosen.map_or(DuplicateDecision::First, |choice| choice.choice)
}

/// The pairs shown for review: a file in which thousands of rows are repeated has another trouble.
const SHOWN: usize = 200;

fn duplicates(
    workbook: &Workbook,
    recognized: &Recognized,
    planned: &Plan,
    choices: &ImportChoices,
) -> Vec<DuplicatePair> {
    let sheet = workbook.sheets.iter().find(|sheet| sheet.name == recognized.sheet);
    let row = |number: u32| {
        let rows = &sheet?.rows;
        rows.binary_search_by_key(&number, |row| row.number).ok().map(|place| &rows[place])
    };
    let pair = |(problem, earlier): (&Problem, u32)| {
        let option = |decision: DuplicateDecision| FieldOption {
            code: decision.code().to_owned(),
            name: decision.name(problem.row, earlier),
        };
        Some(DuplicatePair {
            row: problem.row,
            title: problem.reason.clone(),
            left_title: format!("Row {earlier}"),
            right_title: format!("Row {}", problem.row),
            fields: fields(recognized, row(earlier)?, row(problem.row)?),
            options: DuplicateDecision::ALL.map(option).into(),
            choice: decision(choices, problem.row).code().to_owned(),
        })
    };
    repeats(recognized, planned).take(SHOWN).filter_map(pair).collect()
}

/// What either row says in the columns that are read.
fn fields(recognized: &Recognized, left: &SheetRow, right: &SheetRow) -> Vec<DuplicateField> {
    let columns = recognized.columns.iter().filter(|column| column.field != "skip");
    let field = columns.map(|column| {
        let text = |row: &SheetRow| row.cell(column.column as usize).text().into_owned();
        let (left, right) = (text(left), text(right));
        DuplicateField { field: column.name.clone(), differs: left != right, left, right }
    });
    field.filter(|field| !(field.left.is_empty() && field.right.is_empty())).collect()
}
