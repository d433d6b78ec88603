use super::accounts::name;
use super::activity::{Activity, ActivityColumns};
use super::{RowReport, Staging, is_placeholder, text};
use crate::import::read::{Cell, SheetRow};
use crate::import::values::{is_dash, is_missing, is_missing_text, word_key};
use crate::import::{Problem, StagedPartnerAccount};
use crate::model::Relationship;

/// Words under "open deal" that say there is none.
const NO: &str = "no|n|false|0|closed|none|lost|won|not open";

/// The accounts of partners' own lists. A row whose partner or account has no name is skipped; a second row of one account
/// is told when the rows are compared with the document.
pub fn stage(staging: &Staging<'_>, problems: &mut Vec<Problem>) -> Vec<StagedPartnerAccount> {
    let activity = ActivityColumns::of(staging);
    let employees = staging.column("employees").map(|column| (column, staging.numbers(column)));
    let mut accounts = Vec::with_capacity(staging.table.rows.len());
    for row in staging.rows() {
        let mut report = RowReport::new(row, problems);
        let partner = match staging.owner {
            Some(owner) => Some(owner.to_owned()),
            None => staging.column("partner").and_then(|column| partner(row, column, &mut report)),
        };
        let domain = report.domain(row, staging.column("domain").filter(|column| !row.cell(*column).is_empty()));
        let Activity { stage, last_activity } = activity.read(row, &mut report);
        let account = StagedPartnerAccount {
            row: row.number,
            partner,
            name: name(staging.column("name"), row, domain.as_deref(), &mut report),
            external_id: text(row, staging.column("external_id"), "Their ID", &mut report),
            domain,
            status: status(staging, row, &mut report),
            owner: text(row, staging.column("owner"), "Their owner", &mut report),
            industry: text(row, staging.column("industry"), "Industry", &mut report),
            country: text(row, staging.column("country"), "Country", &mut report),
            city: text(row, staging.column("city"), "City", &mut report),
            employees: employees.and_then(|(column, numbers)| {
                let cell = row.cell(column);
                report.number(column, cell, numbers.count(cell), "Employees")
            }),
            stage,
            last_activity,
        };
        if !report.is_skipped() {
            accounts.push(account);
        }
    }
    accounts
}

/// The partner a row names; the row is skipped where it names none.
fn partner(row: &SheetRow, column: usize, report: &mut RowReport<'_>) -> Option<String> {
    let cell = row.cell(column);
    let name = cell.text();
    if matches!(cell, Cell::Error(_)) {
        report.skip(Some(column), &name, "Spreadsheet error instead of the partner's name");
    } else if is_missing_text(&name) {
        report.skip(Some(column), &name, "No partner name");
    } else if is_placeholder(&name) {
        report.skip(Some(column), &name, "Placeholder name");
    }
    (!report.is_skipped()).then(|| name.into_owned())
}

/// How the partner stands to the account; an open deal makes a prospect more than one.
fn status(staging: &Staging<'_>, row: &SheetRow, report: &mut RowReport<'_>) -> Option<Relationship> {
    let word = report.word(row, staging.words("status"), "Their status", None);
    let status = word.and_then(|(_, code)| Relationship::from_code(code));
    let is_open = staging.column("open_deal").is_some_and(|column| match row.cell(column) {
        Cell::Empty | Cell::Error(_) | Cell::Bool(false) => false,
        cell => {
            let text = cell.text();
            !is_missing(&text) && !is_dash(&text) && !crate::import::word_list::is_in(NO, &word_key(&text))
        }
    });
    let open = is_open.then_some(Relationship::OpenOpportunity);
    status.into_iter().chain(open).min()
}
