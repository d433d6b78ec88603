use jiff::civil::Date;

use super::StagedAccount;
use super::blanks::note_account;
use super::host_index::{HostIndex, key_of};
use super::index::{Index, Key};
use super::plan::{Compared, Tally};
use super::resemblance::Resemblance;
use crate::api::import::DuplicateChoice;
use crate::model::{Relationship, name_key};
use crate::store::Snapshot;
use crate::store::tables::Account;

/// A row of the host accounts and the account it means, both by their places: a file has a hundred thousand of them.
#[derive(Clone, Copy, Debug)]
pub struct PlannedAccount {
    /// In the snapshot's accounts; `None` is a new one.
    pub existing: Option<usize>,
    /// In the typed rows.
    pub row: usize,
}

/// Matches each row to a host account of the document, or to a new one, and notes what it changes.
pub fn plan_accounts(
    snapshot: &Snapshot,
    rows: &[StagedAccount],
    answers: &[DuplicateChoice],
    tally: &mut Tally,
) -> Vec<PlannedAccount> {
    let index = HostIndex::new(snapshot);
    let resemblance = Resemblance::new(snapshot.accounts.iter().map(key_of), answers);
    let mut seen = Index::with_capacity(rows.len());
    let mut planned = Vec::with_capacity(rows.len());
    for (place, row) in rows.iter().enumerate() {
        let key = Key { external_id: row.external_id.as_deref(), domain: row.domain.as_deref(), name: &row.name };
        if let Some(earlier) = seen.find_or_insert(key, place, |place| rows[place].external_id.as_deref()) {
            tally.skip(row.row, &row.name, format!("Same account as row {}", rows[earlier].row));
            continue;
        }
        let found = index.place(key);
        // An id that is not the account's own is that of one that was merged into it.
        if let Some(kept) = found.map(|place| &snapshot.accounts[place])
            && row.external_id.is_some()
            && kept.external_id.is_some()
            && row.external_id != kept.external_id
        {
            tally.skip(row.row, &row.name, format!("Was merged into {}", kept.name));
            continue;
        }
        let (existing, doubt) = resemblance.judge(row.row, key, found);
        tally.doubts.extend(doubt);
        match existing {
            None => tally.add(&row.name),
            Some(account) => {
                let before = tally.updates.len();
                note_updates(snapshot, &snapshot.accounts[account], row, tally);
                note_account(snapshot, &snapshot.accounts[account], row, tally);
                tally.existing(before);
            }
        }
        planned.push(PlannedAccount { existing, row: place });
    }
    planned
}

fn note_updates(snapshot: &Snapshot, account: &Account, row: &StagedAccount, tally: &mut Tally) {
    for Compared { field, from, to } in compare_account(snapshot, account, row) {
        if let Some(to) = to {
            tally.update(&account.name, &field, from, to);
        }
    }
}

/// "Enterprise", as its file gave it, or "Enterprise, by rule": what a row says goes before a rule. Empty for neither.
fn segment(snapshot: &Snapshot, account: &Account) -> String {
    let own = snapshot.segment_of(account);
    let Some(segment) = snapshot.segments.iter().find(|segment| Some(segment.id) == own) else { return String::new() };
    if account.segment_id.is_some() { segment.name.clone() } else { format!("{}, by rule", segment.name) }
}

/// What an account of the document and a row say, field by field. Another spelling of one name says nothing.
#[must_use]
pub fn compare_account(snapshot: &Snapshot, account: &Account, row: &StagedAccount) -> Vec<Compared> {
    let mut compared = Vec::new();
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let mut differs = |field: &str, from: String, to: Option<String>| {
        compared.push(Compared { field: field.to_owned(), from, to });
    };
    let renamed = name_key(&account.name) != name_key(&row.name);
    differs("Name", account.name.clone(), renamed.then(|| row.name.clone()));
    differs("Segment", segment(snapshot, account), row.segment.clone());
    let status = |status: Relationship| status.name().to_owned();
    differs("Status", account.status.map(status).unwrap_or_default(), row.status.map(status));
    differs("Domain", text(account.domain.as_deref()), row.domain.clone());
    differs("Account ID", text(account.external_id.as_deref()), row.external_id.clone());
    differs("Owner", text(account.owner.as_deref()), row.owner.clone());
    differs("Industry", text(account.industry.as_deref()), row.industry.clone());
    differs("Country", text(account.country.as_deref()), row.country.clone());
    differs("City", text(account.city.as_deref()), row.city.clone());
    differs("Opportunity stage", text(account.stage.as_deref()), row.stage.clone());
    let day = |day: Date| day.to_string();
    differs("Last activity", account.last_activity.map(day).unwrap_or_default(), row.last_activity.map(day));
    let employees = |number: u32| number.to_string();
    differs("Employees", account.employees.map(employees).unwrap_or_default(), row.employees.map(employees));
    for (header, value) in &row.custom {
        let standing = account.custom.iter().find(|(known, _)| **known == **header).map(|(_, value)| value.as_str());
        differs(header, text(standing), Some(value.clone()));
    }
    compared
}
