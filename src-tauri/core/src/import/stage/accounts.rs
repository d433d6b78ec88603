use std::collections::HashMap;

use super::{RowReport, Staging, custom_values, is_placeholder, text};
use crate::import::read::{Cell, SheetRow};
use crate::import::values::{Numbers, is_missing_text};
use crate::import::{Problem, StagedAccount};
use crate::model::{Relationship, name_key};

/// Where an account stood before: by its own id, else by domain and name, else by name alone.
#[derive(Default)]
struct Known {
    ids: HashMap<String, u32>,
    names: HashMap<(String, Option<String>), u32>,
}

/// The host accounts of a table. A second row of the same id, or without ids of the same name and domain, is skipped.
pub fn stage(staging: &Staging<'_>, problems: &mut Vec<Problem>) -> Vec<StagedAccount> {
    let custom = staging.custom();
    let employees = staging.column("employees").map(|column| (column, staging.numbers(column)));
    let mut accounts = Vec::with_capacity(staging.table.rows.len());
    let mut known = Known::default();
    for row in staging.rows() {
        let mut report = RowReport::new(row, problems);
        let domain = report.domain(row, staging.column("domain").filter(|column| !row.cell(*column).is_empty()));
        let name = name(staging, row, domain.as_deref(), &mut report);
        let external_id = text(row, staging.column("external_id"), "Account ID", &mut report);
        if !report.is_skipped()
            && let Some((reason, column)) = known.seen(external_id.as_deref(), &name, domain.as_deref(), row.number)
        {
            report.skip(staging.column(column), &row.cell(staging.column(column).unwrap_or(0)).text(), reason);
        }
        let account = account(staging, row, (name, external_id, domain), employees, &custom, &mut report);
        if !report.is_skipped() {
            accounts.push(account);
        }
    }
    accounts
}

impl Known {
    /// Why a row is a duplicate, and the column that shows it; a row that is none is remembered.
    fn seen(&mut self, id: Option<&str>, name: &str, domain: Option<&str>, row: u32) -> Option<(String, &'static str)> {
        if let Some(id) = id {
            if let Some(before) = self.ids.get(id) {
                return Some((format!("Same account ID as row {before}"), "external_id"));
            }
            self.ids.insert(id.to_owned(), row);
            return None;
        }
        let key = (name_key(name), domain.map(ToOwned::to_owned));
        if let Some(before) = self.names.get(&key) {
            let same = if domain.is_some() { " and domain" } else { "" };
            return Some((format!("Same name{same} as row {before}"), "name"));
        }
        self.names.insert(key, row);
        None
    }
}

/// The account's name; one without a name is called by its domain, and skipped where it has none either.
pub(super) fn name(staging: &Staging<'_>, row: &SheetRow, domain: Option<&str>, report: &mut RowReport<'_>) -> String {
    let column = staging.column("name");
    let cell = column.map_or(&Cell::Empty, |column| row.cell(column));
    let text = cell.text();
    let is_missing = matches!(cell, Cell::Error(_)) || is_missing_text(&text);
    match domain {
        Some(domain) if is_missing => {
            report.note(column, &text, "No account name".to_owned(), format!("Called {domain}, after its domain"));
            return domain.to_owned();
        }
        None if is_missing => report.skip(column, &text, "No account name"),
        _ if is_placeholder(&text) && domain.is_none() => report.skip(column, &text, "Placeholder name"),
        _ => {}
    }
    text.into_owned()
}

fn account(
    staging: &Staging<'_>,
    row: &SheetRow,
    (name, external_id, domain): (String, Option<String>, Option<String>),
    employees: Option<(usize, Numbers)>,
    custom: &[(usize, String)],
    report: &mut RowReport<'_>,
) -> StagedAccount {
    let segment = report.word(row, staging.words("segment"), "Segment", None);
    let status = report.word(row, staging.words("status"), "Status", None);
    let employees = employees.and_then(|(column, numbers)| {
        let cell = row.cell(column);
        report.number(column, cell, numbers.count(cell), "Employees")
    });
    StagedAccount {
        row: row.number,
        name,
        external_id,
        domain,
        segment: segment.map(|(_, name)| name.to_owned()),
        status: status.and_then(|(_, code)| Relationship::from_code(code)),
        owner: text(row, staging.column("owner"), "Owner", report),
        industry: text(row, staging.column("industry"), "Industry", report),
        country: text(row, staging.column("country"), "Country", report),
        employees,
        custom: custom_values(row, custom, report),
        blanks: staging.blanks(row, custom, None),
    }
}
