use super::matching::{Match, best, rank};
use super::{HitKind, SearchHit, SearchKeys};
use crate::api::account::segment_name;
use crate::api::short_id;
use crate::model::{PartnerType, Tier, name_key};
use crate::overlap::Matrix;
use crate::store::Snapshot;
use crate::store::tables::{Account, Partner};
use crate::text::count_of;

/// Partners, then accounts, that the words of `text` are found in: in the name, their id of it, the domain, or the name
/// of a partner that was merged into it. At most eight of each: those that begin so first, then those of which a word
/// begins so, then the others. `keys` are those of the snapshot. A text without a word finds nothing.
#[must_use]
pub fn search(snapshot: &Snapshot, matrix: &Matrix, keys: &SearchKeys, text: &str) -> Vec<SearchHit> {
    let sought = name_key(text);
    if sought.is_empty() {
        return Vec::new();
    }
    let mut hits = partners(snapshot, &keys.partners, &sought);
    hits.extend(accounts(snapshot, matrix, &keys.accounts, &sought));
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

fn accounts(snapshot: &Snapshot, matrix: &Matrix, keys: &[String], sought: &str) -> Vec<SearchHit> {
    let found = found(keys, sought).into_iter();
    found.map(|place| account_hit(snapshot, matrix, &snapshot.accounts[place])).collect()
}

/// The places of the best keys.
fn found(keys: &[String], sought: &str) -> Vec<usize> {
    let ranked = keys.iter().enumerate();
    let matches = ranked.filter_map(|(place, key)| Some(Match { rank: rank(key, sought)?, key, place }));
    best(matches).into_iter().map(|found| found.place).collect()
}

fn account_hit(snapshot: &Snapshot, matrix: &Matrix, account: &Account) -> SearchHit {
    let partners = match matrix.present(account.id) {
        0 => "no partner".to_owned(),
        count => count_of(count as usize, "partner", "partners"),
    };
    SearchHit {
        kind: HitKind::Account,
        id: short_id(account.id),
        name: account.name.clone(),
        detail: format!("{}, {partners}", segment_name(snapshot, account)),
    }
}
