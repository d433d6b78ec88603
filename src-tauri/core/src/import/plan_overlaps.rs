use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;

use super::StagedOverlap;
use super::host_index::HostIndex;
use super::index::Key;
use super::plan::Tally;
use crate::model::{Relationship, name_key};
use crate::store::{SharedAccount, Snapshot};

/// The overlap rows of a file, each tied to a partner and an account of the document.
#[derive(Debug)]
pub struct PlannedOverlaps {
    /// By partner and account.
    pub rows: BTreeMap<(i64, i64), Theirs>,
    /// The partners whose list this is, those included that share no account at all.
    pub partners: BTreeSet<i64>,
    pub as_of: Date,
}

/// What a partner's side says of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theirs {
    pub status: Option<Relationship>,
    pub owner: Option<String>,
    pub stage: Option<String>,
    pub last_activity: Option<Date>,
}

impl Theirs {
    /// What another row of the same account adds: of two statuses the closer relationship holds (customer, open opportunity,
    /// prospect), of two days the later one, and the first owner and stage stay.
    pub fn add(&mut self, other: Self) {
        self.status = self.status.into_iter().chain(other.status).min();
        self.owner = self.owner.take().or(other.owner);
        self.stage = self.stage.take().or(other.stage);
        self.last_activity = self.last_activity.max(other.last_activity);
    }
}

/// Joins each row to a partner by name and to a host account by our id, its domain or its name, in that order.
pub fn plan_overlaps(snapshot: &Snapshot, rows: &[StagedOverlap], as_of: Date, tally: &mut Tally) -> PlannedOverlaps {
    // The names partners have today come before those they had.
    let former = snapshot.aliases.iter().map(|alias| (name_key(&alias.name), alias.partner_id));
    let today = snapshot.partners.iter().map(|partner| (name_key(&partner.name), partner.id));
    let partners: HashMap<String, i64> = former.chain(today).collect();
    let accounts = HostIndex::new(snapshot);
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
        let Some(account) = accounts.account(key) else {
            let shown = row.account_name.as_deref().or(row.domain.as_deref()).or(row.account_id.as_deref());
            tally.skip(row.row, shown.unwrap_or_default(), "Not one of our accounts".to_owned());
            continue;
        };
        let pair = (partner, account.id);
        if let Some(first) = first_row.get(&pair) {
            tally.skip(row.row, &account.name, format!("Same partner and account as row {first}"));
        } else {
            first_row.insert(pair, row.row);
            count(snapshot.overlaps.get(partner, account.id), row.theirs, as_of, tally);
        }
        planned.rows.entry(pair).or_default().add(Theirs {
            status: row.theirs,
            owner: row.owner.clone(),
            stage: row.stage.clone(),
            last_activity: row.last_activity,
        });
    }
    planned
}

fn count(standing: Option<SharedAccount>, theirs: Option<Relationship>, as_of: Date, tally: &mut Tally) {
    match standing {
        None => tally.added += 1,
        Some(standing) if standing.as_of >= as_of && (theirs.is_none() || standing.theirs == theirs) => {
            tally.unchanged += 1;
        }
        Some(_) => tally.updated += 1,
    }
}
