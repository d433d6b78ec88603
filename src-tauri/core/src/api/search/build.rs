use std::collections::{HashMap, HashSet};

use super::matching::{Match, best, rank};
use super::{HitKind, SearchHit, SearchKeys};
use crate::api::account::segment_name;
use crate::api::short_id;
use crate::model::{PartnerType, Tier, name_key};
use crate::overlap::is_current;
use crate::store::Snapshot;
use crate::store::tables::{Account, Partner};
use crate::text::count_of;

/// Partners, then accounts, that the words of `text` are found in: in the name, their id of it, the domain, or the name
/// of a partner that was merged into it. At most eight of each: those that begin so first, then those of which a word
/// begins so, then the others. `keys` are those of the snapshot. A text without a word finds nothing.
#[must_use]
pub fn search(snapshot: &Snapshot, keys: &SearchKeys, text: &str) -> Vec<SearchHit> {
    let sought = name_key(text);
    if sought.is_empty() {
        return Vec::new();
    }
    let mut hits = partners(snapshot, &keys.partners, &sought);
    hits.extend(accounts(snapshot, &keys.accounts, &sought));
    hits
}

fn partners(snapshot: &Snapshot, keys: &[String], sought: &str) -> Vec<SearchHit> {
    found(keys, sought).into_iter().map(|place| partner_hit(&snapshot.partners[place])).collect()
}

fn partner_hit(partner: &Partner) -> SearchHit {
    let tier = partner.tier.map_or_else(|| "No tier".to_owned(), Tier::title);
    let kind = partner.partner_type.map_or("no type", PartnerType::long_name);
    SearchHit {
        kind: HitKind::Partner,
        id: short_id(partner.id),
        name: partner.name.clone(),
        detail: format!("{tier}, {kind}"),
    }
}

fn accounts(snapshot: &Snapshot, keys: &[String], sought: &str) -> Vec<SearchHit> {
    let found: Vec<&Account> = found(keys, sought).into_iter().map(|place| &snapshot.accounts[place]).collect();
    let present = present(snapshot, &found.iter().map(|account| account.id).collect());
    found.into_iter().map(|account| account_hit(snapshot, account, present.get(&account.id).copied())).collect()
}

/// The places of the best keys.
fn found(keys: &[String], sought: &str) -> Vec<usize> {
    let ranked = keys.iter().enumerate();
    let matches = ranked.filter_map(|(place, key)| Some(Match { rank: rank(key, sought)?, key, place }));
    best(matches).into_iter().map(|found| found.place).collect()
}

/// How many partners have each of a few accounts on their latest list.
fn present(snapshot: &Snapshot, accounts: &HashSet<i64>) -> HashMap<i64, usize> {
    let mut present = HashMap::new();
    if accounts.is_empty() {
        return present;
    }
    let rows = snapshot.overlaps.iter().filter(|row| accounts.contains(&row.account_id));
    for row in rows.filter(|row| is_current(snapshot, row)) {
        *present.entry(row.account_id).or_default() += 1;
    }
    present
}

fn account_hit(snapshot: &Snapshot, account: &Account, present: Option<usize>) -> SearchHit {
    let partners = present.map_or_else(|| "no partner".to_owned(), |count| count_of(count, "partner", "partners"));
    SearchHit {
        kind: HitKind::Account,
        id: short_id(account.id),
        name: account.name.clone(),
        detail: format!("{}, {partners}", segment_name(snapshot, account)),
    }
}
