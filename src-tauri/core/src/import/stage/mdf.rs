use super::fact_amounts::FactAmounts;
use super::{RowReport, Staging, is_placeholder, text};
use crate::import::mdf_words::mdf_state;
use crate::import::read::{Cell, SheetRow};
use crate::import::values::is_missing_text;
use crate::import::{Problem, StagedMdf};
use crate::model::{MdfState, Money, Quarter};
use crate::text::spaced;

/// The columns of amounts, in the order of [`StagedMdf::amounts`].
const AMOUNTS: [(&str, &str); 5] = [
    ("requested", "Requested"),
    ("approved", "Approved"),
    ("spent", "Spent"),
    ("pipeline_goal", "Pipeline goal"),
    ("pipeline", "Pipeline"),
];

/// The rows of a ledger of marketing money. One that names no partner or no activity is skipped.
pub fn stage(staging: &Staging<'_>, problems: &mut Vec<Problem>) -> Vec<StagedMdf> {
    let amounts = AMOUNTS.map(|(code, name)| {
        let is_it =
            |column: &&crate::import::columns::MappedColumn| column.field().is_some_and(|field| field.code == code);
        let mapped = staging.columns.iter().find(is_it)?;
        Some((mapped.column, FactAmounts::new(mapped, staging), name))
    });
    let mut rows = Vec::with_capacity(staging.table.rows.len());
    for row in staging.rows() {
        let mut report = RowReport::new(row, problems);
        let activity = activity(staging, &amounts, row, &mut report);
        if !report.is_skipped() {
            rows.push(activity);
        }
    }
    rows
}

fn activity(
    staging: &Staging<'_>,
    amounts: &[Option<(usize, FactAmounts, &'static str)>; 5],
    row: &SheetRow,
    report: &mut RowReport<'_>,
) -> StagedMdf {
    let partner = named(staging, row, ("partner", "No partner name"), report);
    let name = named(staging, row, ("name", "No activity"), report);
    let quarter = quarter(staging, row, report);
    let mut currency = None;
    let amounts = amounts.each_ref().map(|amounts| {
        let (column, amounts, name) = amounts.as_ref()?;
        let cell = row.cell(*column);
        let money: Money = report.number(*column, cell, amounts.read(cell), name)?;
        if money.minor < 0 {
            report.left_empty(Some(*column), cell, "Below zero".into(), name);
            return None;
        }
        if *currency.get_or_insert(money.currency) != money.currency {
            let reason = "Another currency than the row's first amount";
            report.left_empty(Some(*column), cell, reason.into(), name);
            return None;
        }
        amounts.note_unsaid(*column, cell, money, report);
        Some(money.minor)
    });
    let leads = staging.column("leads").and_then(|column| {
        let cell = row.cell(column);
        report.number(column, cell, staging.numbers(column).count(cell), "Leads")
    });
    StagedMdf {
        row: row.number,
        partner,
        name,
        external_id: text(row, staging.column("external_id"), "Activity ID", report),
        kind: text(row, staging.column("kind"), "Kind of activity", report),
        quarter,
        goal: text(row, staging.column("goal"), "Goal", report),
        state: state(staging, row, report),
        currency: currency.unwrap_or(staging.context.currency),
        amounts,
        leads,
    }
}

fn named(staging: &Staging<'_>, row: &SheetRow, (code, missing): (&str, &str), report: &mut RowReport<'_>) -> String {
    let column = staging.column(code);
    let cell = column.map_or(&Cell::Empty, |column| row.cell(column));
    let text = cell.text();
    if matches!(cell, Cell::Error(_)) {
        report.skip(column, &text, "Spreadsheet error instead of a name");
    } else if is_missing_text(&text) {
        report.skip(column, &text, missing);
    } else if is_placeholder(&text) && code == "partner" {
        report.skip(column, &text, "Placeholder name");
    }
    spaced(&text)
}

/// What the row's quarter says.
fn quarter(staging: &Staging<'_>, row: &SheetRow, report: &mut RowReport<'_>) -> Option<Quarter> {
    let column = staging.column("quarter")?;
    let cell = row.cell(column);
    if is_missing_text(&cell.text()) {
        return None;
    }
    let quarter = staging.quarter_in(cell);
    if quarter.is_none() {
        let instead = staging.context.calendar.label(staging.context.calendar.quarter_of(staging.as_of));
        let consequence = format!("Quarter kept as it is known, else taken for {instead}");
        report.note(Some(column), &cell.text(), "Not a quarter".to_owned(), consequence);
    }
    quarter
}

/// Where the request stands; what no word says is told by what was spent or approved.
fn state(staging: &Staging<'_>, row: &SheetRow, report: &mut RowReport<'_>) -> Option<MdfState> {
    let column = staging.column("state")?;
    let cell = row.cell(column);
    let text = cell.text();
    if matches!(cell, Cell::Error(_)) || is_missing_text(&text) {
        return None;
    }
    let state = mdf_state(&text);
    if state.is_none() {
        let reason = "Neither requested, approved, declined nor done".to_owned();
        report.note(Some(column), &text, reason, "Told by its amounts".to_owned());
    }
    state
}
