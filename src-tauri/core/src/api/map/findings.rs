use std::collections::BTreeMap;

use super::{ActionTarget, Finding, FindingAction, FindingKind, FindingPartner};
use crate::model::{BandState, Hundredths, Measure, Tier};
use crate::store::Snapshot;
use crate::store::tables::Partner;
use crate::text::{count_of, names};

/// One manager for one Tier 1 partner is dedicated; a default the user can change.
const TIER_ONE_PARTNERS_A_MANAGER: usize = 1;

/// The gaps the map shows by itself, the worst first. A finding warns, it never blocks.
#[must_use]
pub fn findings(snapshot: &Snapshot) -> Vec<Finding> {
    let mut found = Vec::new();
    found.extend(each(snapshot, |partner| partner.tier.is_none(), FindingKind::NoTier));
    found.extend(each(snapshot, |partner| partner.partner_type.is_none(), FindingKind::NoType));
    found.extend(each(
        snapshot,
        |partner| is_tier_one(partner) && partner.manager_id.is_none(),
        FindingKind::NoManager,
    ));
    found.extend(each(snapshot, |partner| is_tier_one(partner) && has_no_mdf(snapshot, partner), FindingKind::NoMdf));
    found.extend(shared_managers(snapshot));
    found.extend(missing_motions(snapshot));
    found.extend(broken_bands(snapshot));
    found.extend(time_in_self_serve(snapshot));
    found.extend(stale_partners(snapshot));
    found
}

/// A finding as one sentence: "Tessaroy has no manager: Tier 1 needs one each".
#[must_use]
pub fn sentence(finding: &Finding) -> String {
    if finding.detail.is_empty() { finding.title.clone() } else { format!("{}: {}", finding.title, finding.detail) }
}

fn is_tier_one(partner: &Partner) -> bool {
    partner.tier == Some(Tier::STRATEGIC)
}

fn has_no_mdf(snapshot: &Snapshot, partner: &Partner) -> bool {
    snapshot.fact(partner.id, snapshot.setting.review_quarter, Measure::MdfAllocated).unwrap_or(0) == 0
}

/// Findings about single partners; more than three of a kind are told together.
fn each(snapshot: &Snapshot, holds: impl Fn(&Partner) -> bool, kind: FindingKind) -> Vec<Finding> {
    let concerned: Vec<&Partner> = snapshot.partners.iter().filter(|partner| holds(partner)).collect();
    let (what, detail) = match kind {
        FindingKind::NoTier => ("no tier", "place it on the map"),
        FindingKind::NoType => ("no type", "the type sets how it is run"),
        FindingKind::NoManager => ("no manager", "Tier 1 needs one each"),
        _ => ("no MDF", "Tier 1 without allocation"),
    };
    let tier = matches!(kind, FindingKind::NoManager | FindingKind::NoMdf).then_some(1);
    if concerned.len() > 3 {
        let subject = count_of(concerned.len(), "partner has", "partners have");
        let subject = if tier.is_some() { subject.replacen("partner", "Tier 1 partner", 1) } else { subject };
        return vec![finding(kind, format!("{subject} {what}"), names(&name_list(&concerned), 6), &concerned, tier)];
    }
    concerned
        .into_iter()
        .map(|partner| finding(kind, format!("{} has {what}", partner.name), detail.to_owned(), &[partner], tier))
        .collect()
}

fn shared_managers(snapshot: &Snapshot) -> Vec<Finding> {
    let mut held: BTreeMap<&str, Vec<&Partner>> = BTreeMap::new();
    for partner in snapshot.partners.iter().filter(|partner| is_tier_one(partner)) {
        let manager = partner.manager_id.and_then(|id| snapshot.managers.get(&id));
        if let Some(manager) = manager {
            held.entry(&manager.name).or_default().push(partner);
        }
    }
    held.into_iter()
        .filter(|(_, partners)| partners.len() > TIER_ONE_PARTNERS_A_MANAGER)
        .map(|(manager, partners)| {
            let title = format!("{manager} carries {} Tier 1 partners", partners.len());
            finding(FindingKind::SharedManager, title, names(&name_list(&partners), 6), &partners, Some(1))
        })
        .collect()
}

fn missing_motions(snapshot: &Snapshot) -> Vec<Finding> {
    let tiers = Tier::ALL.into_iter().filter(|tier| tier.needs_motion());
    tiers
        .filter_map(|tier| {
            let lacks = |partner: &&Partner| partner.tier == Some(tier) && partner.motion_id.is_none();
            let concerned: Vec<&Partner> = snapshot.partners.iter().filter(lacks).collect();
            let subject = match concerned.len() {
                0 => return None,
                1 => format!("1 Tier {} partner has", tier.number()),
                count => format!("{count} Tier {} partners have", tier.number()),
            };
            let title = format!("{subject} no motion");
            Some(finding(
                FindingKind::NoMotion,
                title,
                names(&name_list(&concerned), 6),
                &concerned,
                Some(tier.number()),
            ))
        })
        .collect()
}

fn broken_bands(snapshot: &Snapshot) -> Vec<Finding> {
    if snapshot.partners.is_empty() {
        return Vec::new();
    }
    snapshot
        .tiers
        .iter()
        .filter_map(|rule| {
            let count = snapshot.partners.iter().filter(|partner| partner.tier == Some(rule.tier)).count();
            let band = rule.band?;
            let side = match band.state(count) {
                BandState::Below => "below",
                BandState::Above => "above",
                BandState::Within => return None,
            };
            let number = rule.tier.number();
            let title = format!("Tier {number} is {side} its band");
            let detail = format!("{}, expected {}–{}", count_of(count, "partner", "partners"), band.low, band.high);
            Some(finding(FindingKind::BandBroken, title, detail, &[], Some(number)))
        })
        .collect()
}

fn time_in_self_serve(snapshot: &Snapshot) -> Option<Finding> {
    let review = snapshot.setting.review_quarter;
    let time = |partner: &Partner| snapshot.fact(partner.id, review, Measure::Fte).unwrap_or(0);
    let served = |partner: &&Partner| partner.tier == Some(Tier::TRANSACTIONAL) && time(partner) > 0;
    let concerned: Vec<&Partner> = snapshot.partners.iter().filter(served).collect();
    if concerned.is_empty() {
        return None;
    }
    let total: i64 = concerned.iter().map(|partner| time(partner)).sum();
    let total = Hundredths(i32::try_from(total).unwrap_or(i32::MAX)).text();
    let title = format!("{total} FTE is spent on self-serve Tier 3");
    let detail = count_of(concerned.len(), "partner", "partners");
    Some(finding(FindingKind::TimeInSelfServe, title, detail, &concerned, Some(3)))
}

fn stale_partners(snapshot: &Snapshot) -> Option<Finding> {
    let concerned: Vec<&Partner> = snapshot.partners.iter().filter(|partner| snapshot.is_stale(partner)).collect();
    let oldest = concerned.iter().map(|partner| partner.as_of).max()?;
    let calendar = snapshot.setting.calendar;
    let title = count_of(concerned.len(), "partner is stale", "partners are stale");
    let detail = format!("last refreshed in {}", calendar.label(calendar.quarter_of(oldest)));
    Some(finding(FindingKind::Stale, title, detail, &concerned, None))
}

fn name_list<'a>(partners: &[&'a Partner]) -> Vec<&'a str> {
    partners.iter().map(|partner| partner.name.as_str()).collect()
}

fn finding(kind: FindingKind, title: String, detail: String, partners: &[&Partner], tier: Option<u8>) -> Finding {
    let partners = partners.iter().map(|partner| FindingPartner {
        id: super::super::short_id(partner.id),
        uuid: partner.uuid.clone(),
        name: partner.name.clone(),
    });
    let action = FindingAction { label: "Show".to_owned(), target: ActionTarget::Place };
    Finding { kind, title, detail, key: String::new(), partners: partners.collect(), tier, action }
}
