use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::activity::ActivityColumns;
use super::{RowReport, Staging, custom_values, is_placeholder, text};
use crate::import::halves::halves;
use crate::import::read::{Cell, SheetRow};
use crate::import::values::{Numbers, is_missing_text};
use crate::import::word_column::WordColumn;
use crate::import::{Problem, StagedAccount};
use crate::model::{Relationship, name_key};

/// The host accounts of a table. A second row of the same id, or without ids of the same name and domain, is skipped.
pub fn stage(staging: &Staging<'_>, problems: &mut Vec<Problem>) -> Vec<StagedAccount> {
    let columns = Columns::of(staging);
    let mut accounts: Vec<StagedAccount> = Vec::new();
    for (part, of_part) in halves(&staging.table.rows, |rows| columns.read_all(rows)) {
        if accounts.is_empty() {
            accounts = part;
        } else {
            accounts.extend(part);
        }
        problems.extend(of_part);
    }
    let repeated = repeated(&accounts);
    if !repeated.is_empty() {
        let rows: HashSet<u32> = repeated.iter().map(|(row, ..)| *row).collect();
        accounts.retain(|account| !rows.contains(&account.row));
        // What is wrong in a row is told in another way where the row is skipped.
        problems.retain(|problem| !rows.contains(&problem.row));
        for repeated in repeated {
            columns.skip(repeated, problems);
        }
    }
    accounts
}

/// A row that is one of those before it: its number, why, and the field that shows it.
type Repeated = (u32, String, &'static str);

/// The rows that repeat one before: by its own id, else by domain and name, else by name alone.
fn repeated(accounts: &[StagedAccount]) -> Vec<Repeated> {
    let mut ids: HashMap<&str, u32, RandomState> = HashMap::default();
    let mut names: HashMap<(String, Option<&str>), u32, RandomState> = HashMap::default();
    ids.reserve(accounts.len());
    let mut repeated = Vec::new();
    for account in accounts {
        if let Some(id) = account.external_id.as_deref() {
            let before = *ids.entry(id).or_insert(account.row);
            if before != account.row {
                repeated.push((account.row, format!("Same account ID as row {before}"), "external_id"));
            }
            continue;
        }
        let before = *names.entry((name_key(&account.name), account.domain.as_deref())).or_insert(account.row);
        if before != account.row {
            let same = if account.domain.is_some() { " and domain" } else { "" };
            repeated.push((account.row, format!("Same name{same} as row {before}"), "name"));
        }
    }
    repeated
}

/// The account's name; one without a name is called by its domain, and skipped where it has none either.
pub(super) fn name(column: Option<usize>, row: &SheetRow, domain: Option<&str>, report: &mut RowReport<'_>) -> String {
    let cell = column.map_or(&Cell::Empty, |column| row.cell(column));
    let text = cell.text();
    let is_missing = matches!(cell, Cell::Error(_)) || is_missing_text(&text);
    match domain {
        Some(domain) if is_missing => {
            report.note(column, &text, "No account name".to_owned(), format!("Called {domain}, after its domain"));
            return domain.to_owned();
        }
        None if is_missing => report.skip(column, &text, "No account name"),
        _ if domain.is_none() && is_placeholder(&text) => report.skip(column, &text, "Placeholder name"),
        _ => {}
    }
    text.into_owned()
}

/// Where the values of an account stand, looked up once for all rows.
struct Columns<'a> {
    staging: &'a Staging<'a>,
    name: Option<usize>,
    external_id: Option<usize>,
    domain: Option<usize>,
    segment: Option<&'a WordColumn>,
    status: Option<&'a WordColumn>,
    owner: Option<usize>,
    industry: Option<usize>,
    country: Option<usize>,
    city: Option<usize>,
    activity: ActivityColumns,
    employees: Option<(usize, Numbers)>,
    custom: Vec<(usize, Arc<str>)>,
}

impl<'a> Columns<'a> {
    fn of(staging: &'a Staging<'a>) -> Self {
        Self {
            staging,
            name: staging.column("name"),
            external_id: staging.column("external_id"),
            domain: staging.column("domain"),
            segment: staging.words("segment"),
            status: staging.words("status"),
            owner: staging.column("owner"),
            industry: staging.column("industry"),
            country: staging.column("country"),
            city: staging.column("city"),
            activity: ActivityColumns::of(staging),
            employees: staging.column("employees").map(|column| (column, staging.numbers(column))),
            custom: staging.custom(),
        }
    }

    fn read_all(&self, rows: &[&SheetRow]) -> (Vec<StagedAccount>, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut accounts = Vec::with_capacity(rows.len());
        for row in self.staging.until_stopped(rows) {
            let mut report = RowReport::new(row, &mut problems);
            let identity = self.identity(row, &mut report);
            let account = self.account(row, identity, &mut report);
            if !report.is_skipped() {
                accounts.push(account);
            }
        }
        (accounts, problems)
    }

    /// The problems of a row that repeats another one.
    fn skip(&self, (number, reason, code): Repeated, problems: &mut Vec<Problem>) {
        let rows = &self.staging.table.rows;
        let Ok(place) = rows.binary_search_by_key(&number, |row| row.number) else { return };
        let row = rows[place];
        let mut report = RowReport::new(row, problems);
        let identity = self.identity(row, &mut report);
        let column = if code == "name" { self.name } else { self.external_id };
        report.skip(column, &row.cell(column.unwrap_or(0)).text(), reason);
        self.account(row, identity, &mut report);
    }

    /// What tells an account from others: its name, id and domain.
    fn identity(&self, row: &SheetRow, report: &mut RowReport<'_>) -> (String, Option<String>, Option<String>) {
        let domain = report.domain(row, self.domain.filter(|column| !row.cell(*column).is_empty()));
        let name = name(self.name, row, domain.as_deref(), report);
        (name, text(row, self.external_id, "Account ID", report), domain)
    }

    fn account(
        &self,
        row: &SheetRow,
        (name, external_id, domain): (String, Option<String>, Option<String>),
        report: &mut RowReport<'_>,
    ) -> StagedAccount {
        let segment = report.word(row, self.segment, "Segment", None);
        let status = report.word(row, self.status, "Status", None);
        let employees = self.employees.and_then(|(column, numbers)| {
            let cell = row.cell(column);
            report.number(column, cell, numbers.count(cell), "Employees")
        });
        let activity = self.activity.read(row, report);
        StagedAccount {
            row: row.number,
            name,
            external_id,
            domain,
            segment: segment.map(|(_, name)| name.to_owned()),
            status: status.and_then(|(_, code)| Relationship::from_code(code)),
            owner: text(row, self.owner, "Owner", report),
            industry: text(row, self.industry, "Industry", report),
            country: text(row, self.country, "Country", report),
            city: text(row, self.city, "City", report),
            employees,
            stage: activity.stage,
            last_activity: activity.last_activity,
            custom: custom_values(row, &self.custom, report),
            blanks: self.staging.blanks(row, &self.custom, None),
        }
    }
}
