use std::collections::{BTreeSet, HashMap, HashSet};

use crate::model::{DealRole, DealStage};
use crate::store::Snapshot;
use crate::store::tables::Deal;

/// Who is in each other's way on an account: it is registered by two partners, or by one while we have an open deal of our
/// own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// By partner id.
    RegisteredByMany(Vec<i64>),
    /// The partner, and the open deal no partner is on.
    RegisteredBesideDirect { partner: i64, deal: i64 },
}

/// The conflicts on an account; a deal that is won or lost is none.
#[must_use]
pub fn conflicts(snapshot: &Snapshot, account: i64) -> Vec<Conflict> {
    let open = snapshot.deals.iter().filter(|deal| deal.account_id == Some(account) && is_open(deal));
    of_open(snapshot, &open.collect::<Vec<_>>())
}

/// The accounts that have one.
#[must_use]
pub fn accounts_in_conflict(snapshot: &Snapshot) -> HashSet<i64> {
    let mut open: HashMap<i64, Vec<&Deal>> = HashMap::new();
    for deal in snapshot.deals.iter().filter(|deal| is_open(deal)) {
        if let Some(account) = deal.account_id {
            open.entry(account).or_default().push(deal);
        }
    }
    let has = |deals: &Vec<&Deal>| !of_open(snapshot, deals).is_empty();
    open.iter().filter(|(_, deals)| has(deals)).map(|(account, _)| *account).collect()
}

fn is_open(deal: &Deal) -> bool {
    deal.stage == Some(DealStage::Open)
}

fn of_open(snapshot: &Snapshot, deals: &[&Deal]) -> Vec<Conflict> {
    let mut registered: BTreeSet<i64> = BTreeSet::new();
    let mut direct = None;
    for deal in deals {
        let on = snapshot.partners_of_deal(deal.id);
        registered.extend(on.iter().filter(|on| on.role == DealRole::Registered).map(|on| on.partner_id));
        if on.is_empty() && direct.is_none() {
            direct = Some(deal.id);
        }
    }
    let mut conflicts = Vec::new();
    if registered.len() > 1 {
        conflicts.push(Conflict::RegisteredByMany(registered.iter().copied().collect()));
    }
    if let (Some(deal), Some(partner)) = (direct, registered.first().copied()) {
        conflicts.push(Conflict::RegisteredBesideDirect { partner, deal });
    }
    conflicts
}
