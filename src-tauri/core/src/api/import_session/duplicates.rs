use crate::api::import::{DuplicateDecision, DuplicateField, DuplicatePair, FieldOption, ImportChoices, ImportKind};
use crate::import::{
    Compared, Doubt, Joint, Plan, Problem, Recognized, SheetRow, Staged, Workbook, compare_account, compare_partner,
};
use crate::store::Snapshot;

/// The rows that repeat an earlier one, each with that one. Lists of deals and overlaps repeat a partner on purpose; what is
/// repeated there is the whole row.
fn repeats<'a>(recognized: &'a Recognized, planned: &'a Plan) -> impl Iterator<Item = (&'a Problem, u32)> {
    let is_reviewed =
        matches!(recognized.kind, ImportKind::Roster | ImportKind::Accounts | ImportKind::PartnerAccounts);
    let problems = recognized.problems.iter().chain(&planned.problems).filter(move |_| is_reviewed);
    problems.filter(|problem| problem.skips_row).filter_map(|problem| Some((problem, problem.repeats()?)))
}

/// The rows the user takes into earlier ones.
pub fn joints(recognized: &Recognized, planned: &Plan, choices: &ImportChoices) -> Vec<Joint> {
    repeats(recognized, planned)
        .filter(|(problem, _)| decision(choices, problem.row) == DuplicateDecision::Merge)
        .map(|(problem, into)| Joint { row: problem.row, into })
        .collect()
}

fn decision(choices: &ImportChoices, row: u32) -> DuplicateDecision {
    let is_of_rows = |decision: DuplicateDecision| decision.is_same().is_none();
    let chosen = choices.duplicates.iter().rev().find(|choice| choice.row == row && is_of_rows(choice.choice));
    chosen.map_or(DuplicateDecision::First, |choice| choice.choice)
}

/// The pairs shown for review: a file in which thousands of rows are repeated has another trouble.
const SHOWN: usize = 200;

/// Rows that repeat an earlier one, beside that one.
pub fn repeated(
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
        let leave = format!("Leave row {} out", problem.row);
        let take = format!("Take its values over those of row {earlier}");
        Some(DuplicatePair {
            row: problem.row,
            title: problem.reason.clone(),
            left_title: format!("Row {earlier}"),
            right_title: format!("Row {}", problem.row),
            fields: fields(recognized, row(earlier)?, row(problem.row)?),
            options: vec![option(DuplicateDecision::First, leave), option(DuplicateDecision::Merge, take)],
            choice: decision(choices, problem.row).code().to_owned(),
        })
    };
    repeats(recognized, planned).take(SHOWN).filter_map(pair).collect()
}

/// Rows that may or may not mean what the document has, beside that.
pub fn doubtful(snapshot: &Snapshot, recognized: &Recognized, planned: &Plan) -> Vec<DuplicatePair> {
    planned.doubts.iter().take(SHOWN).filter_map(|doubt| beside(snapshot, &recognized.staged, doubt)).collect()
}

fn beside(snapshot: &Snapshot, staged: &Staged, doubt: &Doubt) -> Option<DuplicatePair> {
    let (name, row_name, compared, another) = match staged {
        Staged::Roster(rows) => {
            let (partner, row) = (&snapshot.partners[doubt.place], rows.iter().find(|row| row.row == doubt.row)?);
            (&partner.name, &row.name, compare_partner(snapshot, partner, row), "partner")
        }
        Staged::Accounts(rows) => {
            let (account, row) = (&snapshot.accounts[doubt.place], rows.iter().find(|row| row.row == doubt.row)?);
            (&account.name, &row.name, compare_account(snapshot, account, row), "account")
        }
        _ => return None,
    };
    let mut fields = vec![side_by_side("Name".to_owned(), name.clone(), row_name.clone())];
    let others = compared.into_iter().filter(|compared| compared.field != "Name");
    fields.extend(others.map(|Compared { field, from, to }| side_by_side(field, from, to.unwrap_or_default())));
    fields.retain(|field| !(field.left.is_empty() && field.right.is_empty()));
    let choice = if doubt.is_same { DuplicateDecision::Same } else { DuplicateDecision::Apart };
    Some(DuplicatePair {
        row: doubt.row,
        title: doubt.reason.clone(),
        left_title: "In the document".to_owned(),
        right_title: format!("Row {}", doubt.row),
        fields,
        options: vec![
            option(DuplicateDecision::Same, format!("It is {name}: update it")),
            option(DuplicateDecision::Apart, format!("It is another {another}: add it")),
        ],
        choice: choice.code().to_owned(),
    })
}

fn option(decision: DuplicateDecision, name: String) -> FieldOption {
    FieldOption { code: decision.code().to_owned(), name }
}

fn side_by_side(field: String, left: String, right: String) -> DuplicateField {
    // What the row does not say is no difference.
    DuplicateField { field, differs: !right.is_empty() && left != right, left, right }
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
