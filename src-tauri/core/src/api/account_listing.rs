//! The host accounts with the partners on them, for the command line.

use std::collections::HashMap;

use serde::Serialize;

use crate::api::account::segment_name;
use crate::model::{Relationship, name_key};
use crate::overlap::Matrix;
use crate::store::Snapshot;
use crate::text::segment_rule;
use crate::{Error, Result};

/// A host account and who else has it.
#[derive(Clone, Debug, Serialize)]
pub struct AccountRow {
    pub id: String,
    pub name: String,
    pub external_id: Option<String>,
    pub domain: Option<String>,
    /// Absent for an unsegmented account.
    pub segment: Option<String>,
    /// "1,000 employees or more": the rule by which it is in the segment; absent where its file says so.
    pub segment_rule: Option<String>,
    pub status: Option<Relationship>,
    pub partners: Vec<AccountPartner>,
}

#[derive(Clone, Debug, Serialize)]
pub struct AccountPartner {
    pub id: String,
    pub name: String,
    /// How the partner stands to the account.
    pub theirs: Option<Relationship>,
}

/// The host accounts by name, all of them or those of one partner and one segment ("unsegmented" for the bucket).
///
/// # Errors
/// When the document has no partner or segment of that name.
pub fn accounts(
    snapshot: &Snapshot,
    matrix: &Matrix,
    partner: Option<&str>,
    segment: Option<&str>,
) -> Result<Vec<AccountRow>> {
    let partner = partner.map(|name| named_partner(snapshot, name)).transpose()?;
    let segment = segment.map(|name| named_segment(snapshot, name)).transpose()?;
    let present = partners_by_account(snapshot, matrix);
    let mut rows: Vec<AccountRow> = snapshot
        .accounts
        .iter()
        .filter(|account| segment.is_none_or(|segment| snapshot.segment_of(account) == segment))
        .filter(|account| {
            let own = present.get(&account.id).map_or(&[][..], Vec::as_slice);
            partner.as_deref().is_none_or(|partner| own.iter().any(|one| one.id == partner))
        })
        .map(|account| AccountRow {
            id: account.uuid.clone(),
            name: account.name.clone(),
            external_id: account.external_id.clone(),
            domain: account.domain.clone(),
            segment: snapshot.segment_of(account).map(|_| segment_name(snapshot, account).to_owned()),
            segment_rule: snapshot.segment_by_rule(account).map(|segment| segment_rule(&segment.rule)),
            status: account.status,
            partners: present.get(&account.id).cloned().unwrap_or_default(),
        })
        .collect();
    rows.sort_by_cached_key(|row| (name_key(&row.name), row.id.clone()));
    Ok(rows)
}

fn named_partner(snapshot: &Snapshot, name: &str) -> Result<String> {
    let found = snapshot.partners.iter().find(|partner| name_key(&partner.name) == name_key(name));
    let found = found.ok_or_else(|| Error::new(format!("there is no partner called {name} in this document")))?;
    Ok(found.uuid.clone())
}

fn named_segment(snapshot: &Snapshot, name: &str) -> Result<Option<i64>> {
    if name_key(name) == "unsegmented" {
        return Ok(None);
    }
    let found = snapshot.segments.iter().find(|segment| name_key(&segment.name) == name_key(name));
    let known: Vec<&str> = snapshot.segments.iter().map(|segment| segment.name.as_str()).collect();
    found.map(|segment| Some(segment.id)).ok_or_else(|| {
        Error::new(format!("there is no segment called {name}; there are {} and unsegmented", known.join(", ")))
    })
}

fn partners_by_account(snapshot: &Snapshot, matrix: &Matrix) -> HashMap<i64, Vec<AccountPartner>> {
    let mut present: HashMap<i64, Vec<AccountPartner>> = HashMap::new();
    for partner in &snapshot.partners {
        for overlap in matrix.shared_accounts(snapshot, partner.id) {
            present.entry(overlap.account_id).or_default().push(AccountPartner {
                id: partner.uuid.clone(),
                name: partner.name.clone(),
                theirs: overlap.theirs,
            });
        }
    }
    present
}
