use super::StagedAccount;
use super::blanks::note_account;
use super::index::{Index, Key};
use super::plan::Tally;
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
pub fn plan_accounts(snapshot: &Snapshot, rows: &[StagedAccount], tally: &mut Tally) -> Vec<PlannedAccount> {
    let mut index = Index::default();
    for (place, account) in snapshot.accounts.iter().enumerate() {
        let (external_id, domain) = (account.external_id.as_deref(), account.domain.as_deref());
        index.insert(Key { external_id, domain, name: &account.name }, place);
    }
    let mut seen = Index::default();
    let mut planned = Vec::with_capacity(rows.len());
    for (place, row) in rows.iter().enumerate() {
        let key = Key { external_id: row.external_id.as_deref(), domain: row.domain.as_deref(), name: &row.name };
        if let Some(earlier) = seen.find(key, |place| rows[place].external_id.as_deref()) {
            tally.skip(row.row, &row.name, format!("Same account as row {}", rows[earlier].row));
            continue;
        }
        seen.insert(key, place);
        let existing = index.find(key, |place| snapshot.accounts[place].external_id.as_deref());
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
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let mut differs = |field: &str, from: String, to: Option<String>| {
        if let Some(to) = to {
            tally.update(&account.name, field, from, to);
        }
    };
    let renamed = name_key(&account.name) != name_key(&row.name);
    differs("Name", account.name.clone(), renamed.then(|| row.name.clone()));
    let segment = snapshot.segments.iter().find(|segment| Some(segment.id) == account.segment_id);
    differs("Segment", text(segment.map(|segment| segment.name.as_str())), row.segment.clone());
    let status = |status: Relationship| status.name().to_owned();
    differs("Status", account.status.map(status).unwrap_or_default(), row.status.map(status));
    differs("Domain", text(account.domain.as_deref()), row.domain.clone());
    differs("Account ID", text(account.external_id.as_deref()), row.external_id.clone());
    differs("Owner", text(account.owner.as_deref()), row.owner.clone());
    differs("Industry", text(account.industry.as_deref()), row.industry.clone());
    differs("Country", text(account.country.as_deref()), row.country.clone());
    let employees = |number: u32| number.to_string();
    differs("Employees", account.employees.map(employees).unwrap_or_default(), row.employees.map(employees));
    for (header, value) in &row.custom {
        let standing = account.custom.iter().find(|(known, _)| known == header).map(|(_, value)| value.as_str());
        differs(header, text(standing), Some(value.clone()));
    }
}
