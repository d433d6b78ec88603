use super::AccountView;
use super::deals::deals_on;
use super::partners::partners_on;
use crate::api::ShownField;
use crate::api::conflicts::conflict_sentences;
use crate::model::thousands;
use crate::overlap::Matrix;
use crate::store::tables::Account;
use crate::store::{Document, Snapshot};
use crate::text::{day_text, segment_rule};
use crate::{Error, Result};

/// One host account: what its file says of it, and the partners on it.
///
/// # Errors
/// When the document has no such account any more.
pub fn account(snapshot: &Snapshot, matrix: &Matrix, document: &Document, id: u32) -> Result<AccountView> {
    let account =
        snapshot.account(i64::from(id)).ok_or_else(|| Error::new("this account is no longer in the document"))?;
    Ok(AccountView {
        id,
        uuid: account.uuid.clone(),
        name: account.name.clone(),
        subtitle: account_line(snapshot, account),
        fields: fields(snapshot, account),
        provenance: provenance(snapshot, account),
        partners: partners_on(snapshot, matrix, document, account)?,
        conflicts: conflict_sentences(snapshot, account.id),
        deals: deals_on(snapshot, account.id),
    })
}

/// "Enterprise, open opportunity".
#[must_use]
pub(crate) fn account_line(snapshot: &Snapshot, account: &Account) -> String {
    let segment = segment_name(snapshot, account);
    match account.status {
        Some(status) => format!("{segment}, {}", status.name()),
        None => segment.to_owned(),
    }
}

/// "Enterprise"; "Unsegmented" for the explicit bucket.
#[must_use]
pub(crate) fn segment_name<'a>(snapshot: &'a Snapshot, account: &Account) -> &'a str {
    let own = snapshot.segment_of(account);
    let segment = snapshot.segments.iter().find(|segment| Some(segment.id) == own);
    segment.map_or("Unsegmented", |segment| segment.name.as_str())
}

/// "Enterprise"; "Enterprise, by rule: 1,000 employees or more" where its file does not say it.
#[must_use]
pub(crate) fn segment_line(snapshot: &Snapshot, account: &Account) -> String {
    let name = segment_name(snapshot, account);
    match snapshot.segment_by_rule(account) {
        None => name.to_owned(),
        Some(segment) => format!("{name}, by rule: {}", segment_rule(&segment.rule)),
    }
}

/// What is recorded; a field without a value is not shown.
fn fields(snapshot: &Snapshot, account: &Account) -> Vec<ShownField> {
    let known = [
        ("Segment", Some(segment_line(snapshot, account))),
        ("Status", account.status.map(|status| status.name().to_owned())),
        ("Opportunity", account.stage.clone()),
        ("Last activity", account.last_activity.map(day_text)),
        ("Owner", account.owner.clone()),
        ("Industry", account.industry.clone()),
        ("Country", account.country.clone()),
        ("City", account.city.clone()),
        ("Employees", account.employees.map(|employees| thousands(u64::from(employees)))),
        ("Website", account.domain.clone()),
    ];
    let known = known.into_iter().filter_map(|(label, value)| Some((label.to_owned(), value?)));
    let unknown = account.custom.iter().cloned();
    let recorded = known.chain(unknown).filter(|(_, value)| !value.is_empty());
    recorded.map(|(label, value)| ShownField { label, value }).collect()
}

/// "roster.xlsx, sheet Accounts, row 8".
fn provenance(snapshot: &Snapshot, account: &Account) -> Option<String> {
    let import = snapshot.imports.iter().find(|import| Some(import.id) == account.import_id)?;
    let sheet = if import.sheet.is_empty() { String::new() } else { format!(", sheet {}", import.sheet) };
    let row = account.source_row.map_or_else(String::new, |row| format!(", row {row}"));
    Some(format!("{}{sheet}{row}", import.file_name))
}
