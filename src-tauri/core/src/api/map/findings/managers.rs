use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{edit, fact_key, finding, name_list, spent};
use crate::api::edit::FieldKey;
use crate::api::map::{Finding, FindingKind, FindingOffer};
use crate::model::{Hundredths, Measure, Tier, name_key};
use crate::store::Snapshot;
use crate::store::tables::Partner;
use crate::text::count_of;

/// Managers with more Tier 1 partners than a dedicated one has, the most laden first.
pub(super) fn shared(snapshot: &Snapshot) -> Vec<Finding> {
    let mut held: BTreeMap<i64, Vec<&Partner>> = BTreeMap::new();
    for partner in snapshot.current_partners().filter(|partner| partner.tier.is_some_and(Tier::is_dedicated)) {
        if let Some(manager) = partner.manager_id {
            held.entry(manager).or_default().push(partner);
        }
    }
    let most = snapshot.setting.tier_one_a_manager as usize;
    let name = |manager: &i64| snapshot.managers.get(manager).map_or("", |manager| manager.name.as_str());
    let mut shared: Vec<(i64, Vec<&Partner>)> =
        held.into_iter().filter(|(_, partners)| partners.len() > most).collect();
    shared.sort_by_cached_key(|(manager, partners)| (Reverse(partners.len()), name_key(name(manager)), *manager));
    let told = shared.iter().map(|(manager, partners)| {
        let title = format!("{} carries {} {} partners", name(manager), partners.len(), tiers_of(partners));
        let action = edit("Reassign…", FieldKey::Manager, None);
        finding(FindingKind::SharedManager, &manager.to_string(), title, name_list(partners), action)
            .about(partners)
            .in_tier(Some(1))
    });
    told.collect()
}

/// "Tier 1"; "Tier 0 and 1" where a partner of the fourth tier is among them.
fn tiers_of(partners: &[&Partner]) -> &'static str {
    if partners.iter().any(|partner| partner.tier == Some(Tier::ALLIANCE)) { "Tier 0 and 1" } else { "Tier 1" }
}

/// Manager time in Tier 3: it serves itself.
pub(super) fn time_in_self_serve(snapshot: &Snapshot) -> Option<Finding> {
    let time = |partner: &Partner| spent(snapshot, partner, Measure::Fte);
    let is_served = |partner: &&Partner| partner.tier == Some(Tier::TRANSACTIONAL) && time(partner) > 0;
    let concerned: Vec<&Partner> = snapshot.current_partners().filter(is_served).collect();
    if concerned.is_empty() {
        return None;
    }
    let total: i64 = concerned.iter().map(|partner| time(partner)).sum();
    let title = format!("{} FTE is spent on self-serve Tier 3", hundredths(total).text());
    let detail = count_of(concerned.len(), "partner", "partners");
    let offer = FindingOffer { label: "Set all to 0".to_owned(), texts: vec!["0".to_owned(); concerned.len()] };
    let action = edit("Move time…", fact_key(snapshot, Measure::Fte), Some(offer));
    let told = finding(FindingKind::TimeInSelfServe, "", title, detail, action);
    Some(told.about(&concerned).in_tier(Some(Tier::TRANSACTIONAL.number())))
}

pub(super) fn hundredths(value: i64) -> Hundredths {
    Hundredths(i32::try_from(value).unwrap_or(i32::MAX))
}
