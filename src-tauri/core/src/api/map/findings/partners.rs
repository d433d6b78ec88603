use super::{edit, fact_key, finding, has_any, name_list};
use crate::api::edit::FieldKey;
use crate::api::map::{ActionTarget, Finding, FindingAction, FindingKind};
use crate::model::{Measure, Tier};
use crate::store::Snapshot;
use crate::store::tables::Partner;
use crate::text::count_of;

/// More findings of a kind than this are told together.
const TOLD_APART: usize = 3;

/// What partners lack, and how to close it.
struct Lack {
    kind: FindingKind,
    /// "no manager".
    what: &'static str,
    /// Why one partner needs it.
    why: String,
    tier: Option<Tier>,
    action: FindingAction,
}

/// Partners without a tier, then those without a type: they stand nowhere on the map.
pub(super) fn unplaced(snapshot: &Snapshot) -> Vec<Finding> {
    let tier = Lack {
        kind: FindingKind::NoTier,
        what: "no tier",
        why: "place it on the map".to_owned(),
        tier: None,
        action: super::action("Place…", ActionTarget::Place),
    };
    let kind = Lack {
        kind: FindingKind::NoType,
        what: "no type",
        why: "the type sets how it is run".to_owned(),
        tier: None,
        action: edit("Set type…", FieldKey::PartnerType, None),
    };
    let mut found = told(snapshot, &tier, |partner| partner.tier.is_none());
    found.extend(told(snapshot, &kind, |partner| partner.partner_type.is_none()));
    found
}

/// Tier 1 needs a dedicated manager each.
pub(super) fn without_manager(snapshot: &Snapshot) -> Vec<Finding> {
    let lack = |tier: Tier| Lack {
        kind: FindingKind::NoManager,
        what: "no manager",
        why: format!("{} needs one each", tier.title()),
        tier: Some(tier),
        action: edit("Assign…", FieldKey::Manager, None),
    };
    let each = |tier| told(snapshot, &lack(tier), |partner| partner.manager_id.is_none());
    dedicated_tiers().flat_map(each).collect()
}

/// Tier 1 has its MDF allocated, a partner each.
pub(super) fn without_mdf(snapshot: &Snapshot) -> Vec<Finding> {
    let lack = |tier: Tier| Lack {
        kind: FindingKind::NoMdf,
        what: "no MDF",
        why: format!("{} without allocation", tier.title()),
        tier: Some(tier),
        action: edit("Allocate…", fact_key(snapshot, Measure::MdfAllocated), None),
    };
    let has_none = |partner: &Partner| !has_any(snapshot, partner, Measure::MdfAllocated);
    dedicated_tiers().flat_map(|tier| told(snapshot, &lack(tier), has_none)).collect()
}

fn dedicated_tiers() -> impl Iterator<Item = Tier> {
    Tier::WITH_ALLIANCE.into_iter().filter(|tier| tier.is_dedicated())
}

/// The findings of a lack: a partner each, and together when they are many.
fn told(snapshot: &Snapshot, lack: &Lack, holds: impl Fn(&Partner) -> bool) -> Vec<Finding> {
    let is_of_tier = |partner: &&Partner| lack.tier.is_none() || partner.tier == lack.tier;
    let concerned: Vec<&Partner> =
        snapshot.current_partners().filter(is_of_tier).filter(|partner| holds(partner)).collect();
    let tier = lack.tier.map(Tier::number);
    if concerned.len() <= TOLD_APART {
        let one = |partner: &&Partner| {
            let title = format!("{} has {}", partner.name, lack.what);
            finding(lack.kind, &partner.id.to_string(), title, lack.why.clone(), lack.action.clone())
                .about(&[partner])
                .in_tier(tier)
        };
        return concerned.iter().map(one).collect();
    }
    let (one, many, rest) = match lack.tier {
        Some(tier) => {
            let title = tier.title();
            (format!("{title} partner has"), format!("{title} partners have"), title.to_lowercase())
        }
        None => ("partner has".to_owned(), "partners have".to_owned(), String::new()),
    };
    let title = format!("{} {}", count_of(concerned.len(), &one, &many), lack.what);
    let all = finding(lack.kind, &rest, title, name_list(&concerned), lack.action.clone());
    vec![all.about(&concerned).in_tier(tier)]
}
