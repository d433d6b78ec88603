use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;

use super::registration::registered;
use crate::model::DealStage;
use crate::store::Snapshot;
use crate::store::tables::{Deal, Ruling};

/// Several who are in each other's way on an account: it is registered by two partners, or by one while we have an open deal of
/// our own. Only registrations of open deals count that were not rejected and whose protection has not expired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict<'a> {
    pub account: i64,
    /// The partners that registered it, by the day they did, then id; those of whom no day is known come first.
    pub claims: Vec<Claim>,
    /// The open deals no partner is on, by id.
    pub direct: Vec<i64>,
    /// What was ruled between them. A ruling in which one of them had no part, or for somebody who is no longer
    /// among them, is none.
    pub ruling: Option<&'a Ruling>,
}

/// A partner's claim to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    pub partner: i64,
    /// The open deal it registered; the first of several.
    pub deal: i64,
    pub submitted_on: Option<Date>,
    /// The day it was there: handed in, else the deal created.
    pub since: Option<Date>,
    pub protected_until: Option<Date>,
}

impl Conflict<'_> {
    /// Who is on the account: the partners by id, and 0 where a deal of ours is.
    #[must_use]
    pub fn parties(&self) -> Vec<i64> {
        parties(&self.claims, &self.direct)
    }

    /// Whether nobody has ruled on it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.ruling.is_none()
    }
}

/// The conflict on an account, if there is one.
#[must_use]
pub fn conflict(snapshot: &Snapshot, account: i64) -> Option<Conflict<'_>> {
    let open = snapshot.deals.iter().filter(|deal| deal.account_id == Some(account) && is_open(deal));
    between(snapshot, account, &open.collect::<Vec<_>>())
}

/// Every conflict, by account.
#[must_use]
pub fn conflicts(snapshot: &Snapshot) -> Vec<Conflict<'_>> {
    let mut open: BTreeMap<i64, Vec<&Deal>> = BTreeMap::new();
    for deal in snapshot.deals.iter().filter(|deal| is_open(deal)) {
        if let Some(account) = deal.account_id {
            open.entry(account).or_default().push(deal);
        }
    }
    open.iter().filter_map(|(account, deals)| between(snapshot, *account, deals)).collect()
}

/// The accounts with one nobody has ruled on.
#[must_use]
pub fn accounts_in_conflict(snapshot: &Snapshot) -> HashSet<i64> {
    conflicts(snapshot).iter().filter(|conflict| conflict.is_open()).map(|conflict| conflict.account).collect()
}

fn parties(claims: &[Claim], direct: &[i64]) -> Vec<i64> {
    let mut parties: Vec<i64> = claims.iter().map(|claim| claim.partner).chain(direct.first().map(|_| 0)).collect();
    parties.sort_unstable();
    parties
}

fn is_open(deal: &Deal) -> bool {
    deal.stage == Some(DealStage::Open)
}

fn between<'a>(snapshot: &'a Snapshot, account: i64, deals: &[&Deal]) -> Option<Conflict<'a>> {
    let mut claims: Vec<Claim> = Vec::new();
    let mut direct = Vec::new();
    for deal in deals {
        if snapshot.partners_of_deal(deal.id).is_empty() {
            direct.push(deal.id);
        }
        for one in registered(snapshot, deal).into_iter().filter(|one| one.holds(snapshot.today)) {
            let claim = Claim {
                partner: one.partner,
                deal: deal.id,
                submitted_on: one.submitted_on,
                since: one.submitted_on.or(deal.created_on),
                protected_until: one.protected_until,
            };
            match claims.iter_mut().find(|known| known.partner == claim.partner) {
                Some(known) if claim.since < known.since => *known = claim,
                Some(_) => {}
                None => claims.push(claim),
            }
        }
    }
    if claims.is_empty() || claims.len() + direct.len().min(1) < 2 {
        return None;
    }
    claims.sort_by_key(|claim| (claim.since, claim.partner));
    let parties = parties(&claims, &direct);
    let ruling = snapshot.rulings.binary_search_by_key(&account, |ruling| ruling.account_id).ok();
    let ruling = ruling.map(|place| &snapshot.rulings[place]).filter(|ruling| {
        let is_among = match ruling.partner_id {
            Some(partner) => claims.iter().any(|claim| claim.partner == partner),
            None => !direct.is_empty(),
        };
        is_among && parties.iter().all(|party| ruling.parties.contains(party))
    });
    Some(Conflict { account, claims, direct, ruling })
}
