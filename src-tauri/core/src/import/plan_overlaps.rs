use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;

use super::StagedOverlap;
use super::index::{Index, Key};
use super::plan::Tally;
use crate::model::{Relationship, name_key};
use crate::store::Snapshot;
use crate::store::tables::Overlap;

/// The overlap rows of a file, each tied to a partner and an account of the document.
#[derive(Debug)]
pub struct PlannedOverlaps {
    /// By partner and account, with their status.
    pub rows: BTreeMap<(i64, i64), Option<Relationship>>,
    /// The partners whose list this is, those included that share no account at all.
    pub partners: BTreeSet<i64>,
    pub as_of: Date,
}

/// Joins each row to a partner by name and to a host account by our id, its domain or its name, in that order.
pub fn plan_overlaps(snapshot: &Snapshot, rows: &[StagedOverlap], as_of: Date, tally: &mut Tally) -> PlannedOverlaps {
    // The names partners have today come before those they had.
    let former = snapshot.aliases.iter().map(|alias| (name_key(&alias.name), alias.partner_id));
    let today = snapshot.partners.iter().map(|partner| (name_key(&partner.name), partner.id));
    let partners: HashMap<String, i64> = former.chain(today).collect();
    let mut accounts = Index::default();
    for (place, account) in snapshot.accounts.iter().enumerate() {
        let (external_id, domain) = (account.external_id.as_deref(), account.domain.as_deref());
        accounts.insert(Key { external_id, domain, name: &account.name }, place);
    }
    let standing: HashMap<(i64, i64), &Overlap> =
        snapshot.overlaps.iter().map(|overlap| ((overlap.partner_id, overlap.account_id), overlap)).collect();
    let mut planned = PlannedOverlaps { rows: BTreeMap::new(), partners: BTreeSet::new(), as_of };
    let mut first_row: HashMap<(i64, i64), u32> = HashMap::new();
    for row in rows {
        let Some(partner) = partners.get(&name_key(&row.partner)).copied() else {
            tally.skip(
                row.row,
                &row.partner,
                "No partner of this name in the document; import the roster first".into(),
            );
            continue;
        };
        planned.partners.insert(partner);
        let key = Key {
            external_id: row.account_id.as_deref(),
            domain: row.domain.as_deref(),
            name: row.account_name.as_deref().unwrap_or_default(),
        };
        // An id of theirs is not an id of ours: where it is not found the domain and the name still count.
        let Some(place) = accounts.find(key, |_| None) else {
            let shown = row.account_name.as_deref().or(row.domain.as_deref()).or(row.account_id.as_deref());
            tally.skip(row.row, shown.unwrap_or_default(), "Not one of our accounts".to_owned());
            continue;
        };
        let pair = (partner, snapshot.accounts[place].id);
        if let Some(first) = first_row.get(&pair) {
            tally.skip(row.row, &snapshot.accounts[place].name, format!("Same partner and account as row {first}"));
        } else {
            first_row.insert(pair, row.row);
            count(standing.get(&pair).copied(), row.theirs, as_of, tally);
        }
        let theirs = planned.rows.entry(pair).or_default();
        *theirs = closest(*theirs, row.theirs);
    }
    planned
}

/// Of two statuses for one account the closer relationship holds: customer, open opportunity, prospect.
pub(super) fn closest(one: Option<Relationship>, other: Option<Relationship>) -> Option<Relationship> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

fn count(standing: Option<&Overlap>, theirs: Option<Relationship>, as_of: Date, tally: &mut Tally) {
    match standing {
        None => tally.added += 1,
        Some(standing) if standing.as_of >= as_of && (theirs.is_none() || standing.theirs == theirs) => {
            tally.unchanged += 1;
        }
        Some(_) => tally.updated += 1,
    }
}
