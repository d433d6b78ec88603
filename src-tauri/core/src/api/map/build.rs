use std::cmp::Reverse;
use std::collections::HashMap;

use super::note::{gap_note, mark, plain_note};
use super::{Finding, MapCell, MapPartner, MapTier, MapType, MapView, StrongestBelow, by_partner, findings, sentence};
use crate::api::rates::conversion_line;
use crate::api::{Amount, QuarterName, short_count, short_id};
use crate::model::{Hundredths, Measure, Money, PartnerType, Tier};
use crate::store::Snapshot;
use crate::store::tables::Partner;

/// The map of a document: its tiers by the types in use, each partner with what it sourced in the last two quarters.
#[must_use]
pub fn map(snapshot: &Snapshot) -> MapView {
    let findings = findings(snapshot);
    let partners = map_partners(snapshot, &findings);
    let quarters = snapshot.last_two_quarters();
    let calendar = snapshot.setting.calendar;
    let symbol = snapshot.setting.currency.symbol();
    let types = snapshot.shown_types();
    MapView {
        revision: snapshot.revision,
        partner_count: short_count(partners.len()),
        sunset_count: short_count(snapshot.partners.len() - partners.len()),
        number_label: format!("sourced {}M, last 2 quarters", symbol.trim()),
        conversion: conversion_line(snapshot, &snapshot.partners),
        number_quarters: quarters.iter().map(|quarter| QuarterName::new(*quarter, calendar)).collect(),
        types: types.iter().map(|kind| map_type(*kind, &partners)).collect(),
        tiers: snapshot.setting.tiers().iter().map(|tier| map_tier(*tier, &types, snapshot, &partners)).collect(),
        unplaced: partners.iter().filter(|one| one.tier.is_none() || one.partner_type.is_none()).cloned().collect(),
        findings,
    }
}

fn map_type(kind: PartnerType, partners: &[MapPartner]) -> MapType {
    MapType {
        partner_type: kind,
        name: kind.short_name().to_owned(),
        operating_model: kind.operating_model().to_owned(),
        count: short_count(partners.iter().filter(|partner| partner.partner_type == Some(kind)).count()),
    }
}

fn map_tier(tier: Tier, types: &[PartnerType], snapshot: &Snapshot, partners: &[MapPartner]) -> MapTier {
    let own: Vec<&MapPartner> = partners.iter().filter(|partner| partner.tier == Some(tier.number())).collect();
    let band = snapshot.tiers.iter().find(|rule| rule.tier == tier).and_then(|rule| rule.band);
    let fte = sum_of(own.iter().map(|partner| partner.fte.as_ref().map(|fte| fte.hundredths)));
    let mdf = sum_of(own.iter().map(|partner| partner.mdf.as_ref().map(|mdf| mdf.minor)));
    MapTier {
        tier: tier.number(),
        name: tier.name().to_owned(),
        staffing: tier.staffing().to_owned(),
        count: short_count(own.len()),
        band,
        band_state: band.map(|band| band.state(own.len())),
        fte: fte.map(|fte| Hundredths(fte).into()),
        mdf: mdf.map(|minor| money(snapshot, minor).into()),
        sourced: sourced_of(own.iter().copied()).map(|minor| money(snapshot, minor).into()),
        cells: types.iter().map(|kind| map_cell(tier, *kind, snapshot, partners)).collect(),
    }
}

fn map_cell(tier: Tier, kind: PartnerType, snapshot: &Snapshot, partners: &[MapPartner]) -> MapCell {
    let own = cell_partners(tier.number(), kind, partners);
    let recorded = sourced_of(own.iter().copied());
    let sourced = money(snapshot, recorded.unwrap_or(0));
    let strongest_below = if own.is_empty() { strongest_below(tier, kind, snapshot, partners) } else { None };
    MapCell {
        partner_type: kind,
        sourced: sourced.into(),
        number: recorded.map(|_| sourced.millions_text()).unwrap_or_default(),
        partners: own.into_iter().cloned().collect(),
        strongest_below,
    }
}

/// Most sourced first, then by name; partners without a value last.
fn cell_partners(tier: u8, kind: PartnerType, partners: &[MapPartner]) -> Vec<&MapPartner> {
    let mut own: Vec<&MapPartner> =
        partners.iter().filter(|one| one.tier == Some(tier) && one.partner_type == Some(kind)).collect();
    own.sort_by_key(|partner| Reverse(partner.sourced.as_ref().map(|sourced| sourced.minor)));
    own
}

fn strongest_below(
    tier: Tier,
    kind: PartnerType,
    snapshot: &Snapshot,
    partners: &[MapPartner],
) -> Option<StrongestBelow> {
    let below = tier.number() + 1;
    let strongest = *cell_partners(below, kind, partners).first()?;
    let sourced = strongest.sourced.clone().filter(|sourced| sourced.minor > 0)?;
    let quarters = snapshot.last_two_quarters();
    let deals = snapshot.fact_over(i64::from(strongest.id), &quarters, Measure::CoSellDeals);
    Some(StrongestBelow {
        id: strongest.id,
        name: strongest.name.clone(),
        tier: below,
        number: strongest.number.clone(),
        sourced,
        co_sell_deals: deals.and_then(|deals| u32::try_from(deals).ok()),
    })
}

fn map_partners(snapshot: &Snapshot, findings: &[Finding]) -> Vec<MapPartner> {
    let said = by_partner(findings);
    let roles = roles(snapshot);
    let mut partners: Vec<MapPartner> = snapshot
        .current_partners()
        .map(|partner| {
            let findings = said.get(&short_id(partner.id)).map_or(&[][..], Vec::as_slice);
            map_partner(snapshot, partner, findings, roles.get(&partner.id).cloned().unwrap_or_default())
        })
        .collect();
    let largest =
        partners.iter().filter_map(|one| one.sourced.as_ref()).map(|sourced| sourced.minor).max().unwrap_or(0);
    for partner in &mut partners {
        let sourced = partner.sourced.as_ref().map_or(0, |sourced| sourced.minor.max(0));
        let share = i128::from(sourced) * 1_000_000 / i128::from(largest.max(1));
        partner.number_share = u32::try_from(share).unwrap_or(0);
    }
    partners
}

fn map_partner(snapshot: &Snapshot, partner: &Partner, findings: &[&Finding], roles: Vec<String>) -> MapPartner {
    let review = snapshot.setting.review_quarter;
    let motion = partner.motion_id.and_then(|id| snapshot.motions.get(&id)).map(|motion| motion.name.clone());
    let manager = partner.manager_id.and_then(|id| snapshot.managers.get(&id)).map(|manager| manager.name.clone());
    let fact = |measure| snapshot.fact(partner.id, review, measure);
    let sourced = snapshot.fact_over(partner.id, &snapshot.last_two_quarters(), Measure::Sourced);
    let sourced = sourced.map(|minor| money(snapshot, minor));
    let gap = gap_note(findings, manager.as_deref());
    MapPartner {
        id: short_id(partner.id),
        uuid: partner.uuid.clone(),
        name: partner.name.clone(),
        tier: partner.tier.map(Tier::number),
        partner_type: partner.partner_type,
        mdf: fact(Measure::MdfAllocated).map(|minor| money(snapshot, minor).into()),
        fte: fact(Measure::Fte).map(|value| Hundredths(i32::try_from(value).unwrap_or(i32::MAX)).into()),
        number: sourced.map(|sourced| sourced.millions_text()).unwrap_or_default(),
        sourced: sourced.map(Amount::from),
        number_share: 0,
        mark: mark(findings.iter().map(|finding| finding.kind)),
        note_is_gap: gap.is_some(),
        roles,
        note: gap.unwrap_or_else(|| plain_note(manager.as_deref(), motion.as_deref())),
        motion,
        manager,
        findings: findings.iter().map(|finding| sentence(finding)).collect(),
    }
}

/// The secondary roles by partner, short.
fn roles(snapshot: &Snapshot) -> HashMap<i64, Vec<String>> {
    let mut roles: HashMap<i64, Vec<String>> = HashMap::new();
    for role in &snapshot.roles {
        roles.entry(role.partner_id).or_default().push(role.partner_type.short_name().to_owned());
    }
    roles
}

fn sourced_of<'a>(partners: impl Iterator<Item = &'a MapPartner>) -> Option<i64> {
    sum_of(partners.map(|partner| partner.sourced.as_ref().map(|sourced| sourced.minor)))
}

/// The sum of what was recorded; `None` when nothing was, which is not zero.
fn sum_of<N: std::iter::Sum>(values: impl Iterator<Item = Option<N>>) -> Option<N> {
    let mut recorded = values.flatten().peekable();
    recorded.peek().is_some().then(|| recorded.sum())
}

fn money(snapshot: &Snapshot, minor: i64) -> Money {
    Money { minor, currency: snapshot.setting.currency }
}
