//! View models for tests: a realistic map and overlap of ninety partners, and small ones to bend.

use std::sync::Arc;

use super::{Content, Draft, DrawnPages, Slide, SlideFrame, deck as drawn};
use crate::api::map::{MapCell, MapPartner, MapTier, MapType, MapView, Mark, StrongestBelow};
use crate::api::overlap::{
    OverlapCell, OverlapGroup, OverlapMeasure, OverlapRow, OverlapSegment, OverlapView, WorkingSetCell,
};
use crate::api::readout::{SlideId, SlideKind};
use crate::api::{Amount, Fte, QuarterName};
use crate::model::{Currency, DensityState, Hundredths, Money, PartnerType, Tier, WorkingSetState, percent_text};

const PARTNERS: &str = include_str!("../../../../tests/golden/readout-partners.tsv");
const SEGMENTS: [(&str, u32); 5] =
    [("Commercial", 420), ("Mid-market", 310), ("Enterprise", 164), ("Regulated", 86), ("Unsegmented", 14)];

/// A line of the sample.
#[derive(Clone, Debug)]
pub struct Partner {
    pub name: String,
    pub tier: u8,
    pub kind: PartnerType,
    pub motion: Option<String>,
    pub manager: Option<String>,
    pub mdf: Option<i64>,
    pub sourced: Option<i64>,
    pub co_sell: u32,
    pub cells: Vec<OverlapCell>,
}

pub fn frame() -> SlideFrame {
    SlideFrame {
        brand: Arc::default(),
        company: "Northfold".into(),
        quarter_label: "Q2 2026".into(),
        as_of: "30 June 2026".into(),
        confidentiality: "Confidential, board only".into(),
        source: "Trellis map Q2 2026; account overlap exports of 77 partners and counts from 4; Northfold CRM.".into(),
    }
}

pub fn partners() -> Vec<Partner> {
    PARTNERS.lines().filter(|line| !line.starts_with('#')).map(partner).collect()
}

fn partner(line: &str) -> Partner {
    let fields: Vec<&str> = line.split('\t').collect();
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Partner {
        name: fields[0].into(),
        tier: fields[1].parse().unwrap(),
        kind: PartnerType::from_code(fields[2]).unwrap(),
        motion: some(fields[3]),
        manager: some(fields[4]),
        mdf: fields[5].parse().ok(),
        sourced: fields[6].parse().ok(),
        co_sell: fields[7].parse().unwrap(),
        cells: fields[8..].iter().map(|field| density(field)).collect(),
    }
}

fn density(field: &str) -> OverlapCell {
    let (state, counts) = field.split_once(' ').unwrap();
    let (shared, base) = counts.split_once('/').unwrap();
    let state = match state {
        "value" => DensityState::Value,
        "zero" => DensityState::Zero,
        "stale" => DensityState::Stale,
        "counts" => DensityState::CountsOnly,
        "small" => DensityState::SmallBase,
        "notshared" => DensityState::NotShared,
        _ => DensityState::NotImported,
    };
    cell(state, shared.parse().unwrap(), base.parse().unwrap())
}

pub fn cell(state: DensityState, shared: u32, base: u32) -> OverlapCell {
    let has_value = state.has_value();
    let value = f64::from(shared) / f64::from(base.max(1));
    let step = [0.05, 0.10, 0.15, 0.25, 0.35, 0.50].iter().filter(|limit| value >= **limit).count();
    OverlapCell {
        state,
        shared: has_value.then_some(shared),
        base: has_value.then_some(base),
        value: has_value.then_some(value),
        figure: if has_value { percent_text(shared, base) } else { String::new() },
        beside: if has_value { format!("{shared}/{base}") } else { String::new() },
        step: has_value.then(|| u8::try_from(step).unwrap()),
        quarter: (state == DensityState::Stale).then(|| "Q1 2026".to_owned()),
        notes: Vec::new(),
    }
}

pub fn amount(dollars: i64) -> Amount {
    Money { minor: dollars * 100, currency: Currency::USD }.into()
}

fn quarter(first_day: &str, label: &str) -> QuarterName {
    QuarterName { first_day: first_day.into(), label: label.into() }
}

pub fn map(partners: &[Partner]) -> MapView {
    let count = |kind| partners.iter().filter(|partner| partner.kind == kind).count();
    MapView {
        revision: 1,
        sunset_count: 0,
        partner_count: u32::try_from(partners.len()).unwrap(),
        number_label: "sourced $M, last 2 quarters".into(),
        conversion: String::new(),
        number_quarters: vec![quarter("2026-01-01", "Q1 2026"), quarter("2026-04-01", "Q2 2026")],
        types: PartnerType::ALL
            .map(|kind| MapType {
                partner_type: kind,
                name: kind.short_name().into(),
                operating_model: kind.operating_model().into(),
                count: u32::try_from(count(kind)).unwrap(),
            })
            .into(),
        tiers: Tier::ALL.map(|tier| map_tier(partners, tier)).into(),
        unplaced: Vec::new(),
        findings: Vec::new(),
    }
}

fn map_tier(partners: &[Partner], tier: Tier) -> MapTier {
    let members: Vec<&Partner> = partners.iter().filter(|partner| partner.tier == tier.number()).collect();
    MapTier {
        tier: tier.number(),
        name: tier.name().into(),
        staffing: tier.staffing().into(),
        count: u32::try_from(members.len()).unwrap(),
        band: None,
        band_state: None,
        fte: Some(Fte::from(Hundredths(0))),
        mdf: Some(amount(members.iter().filter_map(|partner| partner.mdf).sum())),
        sourced: Some(amount(members.iter().filter_map(|partner| partner.sourced).sum())),
        cells: PartnerType::ALL.map(|kind| map_cell(partners, tier.number(), kind)).into(),
    }
}

fn map_cell(partners: &[Partner], tier: u8, kind: PartnerType) -> MapCell {
    let held = |tier: u8| {
        let mut held: Vec<&Partner> = partners.iter().filter(|p| p.tier == tier && p.kind == kind).collect();
        held.sort_by(|a, b| b.sourced.cmp(&a.sourced).then(a.name.cmp(&b.name)));
        held
    };
    let here = held(tier);
    let below = held(tier + 1).first().filter(|_| here.is_empty()).map(|partner| StrongestBelow {
        id: 0,
        name: partner.name.clone(),
        tier: tier + 1,
        number: String::new(),
        sourced: amount(partner.sourced.unwrap_or(0)),
        co_sell_deals: Some(partner.co_sell),
    });
    MapCell {
        partner_type: kind,
        partners: here.iter().map(|partner| map_partner(partner)).collect(),
        sourced: amount(here.iter().filter_map(|partner| partner.sourced).sum()),
        number: String::new(),
        strongest_below: below,
    }
}

fn map_partner(partner: &Partner) -> MapPartner {
    MapPartner {
        id: 0,
        uuid: String::new(),
        name: partner.name.clone(),
        tier: Some(partner.tier),
        partner_type: Some(partner.kind),
        motion: partner.motion.clone(),
        manager: partner.manager.clone(),
        mdf: partner.mdf.map(amount),
        fte: None,
        sourced: partner.sourced.map(amount),
        number: String::new(),
        number_share: 0,
        mark: Mark::None,
        note: String::new(),
        note_is_gap: false,
        roles: Vec::new(),
        findings: Vec::new(),
    }
}

pub fn overlap(partners: &[Partner]) -> OverlapView {
    let segments = SEGMENTS.iter().zip(1_u32..).map(|((name, base), id)| OverlapSegment {
        id: if *name == "Unsegmented" { 0 } else { id },
        name: (*name).into(),
        base: *base,
        median: None,
        white_space: 0,
        is_small: *base < 20,
    });
    OverlapView {
        measure: OverlapMeasure::Density,
        is_updating: false,
        shown_count: 0,
        unit: "%".into(),
        filters: Vec::new(),
        revision: 1,
        quarter: quarter("2026-04-01", "Q2 2026"),
        account_count: SEGMENTS.iter().map(|(_, base)| base).sum(),
        partner_count: u32::try_from(partners.len()).unwrap(),
        lists: 77,
        counted: 4,
        segments: segments.collect(),
        groups: Tier::ALL.map(|tier| group(partners, tier)).into(),
        legend: ["<5", "5–10", "10–15", "15–25", "25–35", "35–50", "50+"].map(str::to_owned).into(),
        small_base: 20,
    }
}

fn group(partners: &[Partner], tier: Tier) -> OverlapGroup {
    let mut rows: Vec<OverlapRow> = partners.iter().filter(|p| p.tier == tier.number()).map(row).collect();
    rows.sort_by(|a, b| {
        let value = |row: &OverlapRow| row.overall.value.unwrap_or(-1.0);
        value(b).total_cmp(&value(a)).then(a.name.cmp(&b.name))
    });
    OverlapGroup { tier: Some(tier.number()), title: format!("Tier {}", tier.number()), name: tier.name().into(), rows }
}

fn row(partner: &Partner) -> OverlapRow {
    let known: Vec<&OverlapCell> = partner.cells.iter().filter(|cell| cell.state.has_value()).collect();
    let sum = |number: fn(&OverlapCell) -> Option<u32>| known.iter().filter_map(|cell| number(cell)).sum::<u32>();
    let special = [DensityState::Stale, DensityState::CountsOnly];
    let state = match partner.cells.iter().find(|cell| special.contains(&cell.state)) {
        _ if known.is_empty() => partner.cells.first().map_or(DensityState::NotImported, |cell| cell.state),
        Some(cell) => cell.state,
        None => DensityState::Value,
    };
    OverlapRow {
        expansion: None,
        working_set: WorkingSetCell { count: 0, state: WorkingSetState::Fails },
        partner: 0,
        uuid: String::new(),
        name: partner.name.clone(),
        type_name: partner.kind.short_name().into(),
        overall: cell(state, sum(|cell| cell.shared), sum(|cell| cell.base)),
        cells: partner.cells.clone(),
        warm: None,
    }
}

/// The two slides that are drawn from view models; an overlap nobody knows anything of has none.
pub fn deck(map: &MapView, overlap: &OverlapView, frame: &SlideFrame) -> Vec<Slide> {
    let draft = |kind, content| Draft {
        id: SlideId::from(kind),
        is_front: true,
        content: Arc::new(content),
        notes: Vec::new(),
        title: None,
        rows: None,
    };
    let mut drafts = vec![draft(SlideKind::TierOneMap, Content::TierOneMap(Arc::new(map.clone())))];
    if overlap.lists + overlap.counted > 0 {
        drafts.push(draft(SlideKind::OverlapDensity, Content::OverlapDensity(Arc::new(overlap.clone()))));
    }
    drawn(&drafts, frame, &mut DrawnPages::default())
}
