use std::path::Path;

use serde::Serialize;
use trellis_core::Result;
use trellis_core::api::Amount;
use trellis_core::api::map::{Finding, FindingKind, MapPartner, MapTier, MapView};
use trellis_core::model::{Band, BandState, PartnerType};

use super::with_views;
use crate::output;

#[derive(Serialize)]
struct Map<'a> {
    partner_count: u32,
    sunset_count: u32,
    conversion: &'a str,
    tiers: Vec<Tier<'a>>,
    unplaced: Vec<Partner<'a>>,
    findings: Vec<Gap<'a>>,
}

#[derive(Serialize)]
struct Gap<'a> {
    kind: FindingKind,
    title: &'a str,
    detail: &'a str,
    tier: Option<u8>,
    partners: Vec<Named<'a>>,
}

#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct Tier<'a> {
    #[serde(rename = "tier")]
    number: u8,
    name: &'a str,
    count: u32,
    band: Option<Band>,
    band_state: Option<BandState>,
    fte: Option<&'a str>,
    mdf: Option<&'a Amount>,
    sourced: Option<&'a Amount>,
    types: Vec<Type<'a>>,
}

#[derive(Serialize)]
struct Type<'a> {
    #[serde(rename = "type")]
    partner_type: PartnerType,
    partners: Vec<Partner<'a>>,
}

#[derive(Serialize)]
struct Partner<'a> {
    id: &'a str,
    name: &'a str,
    motion: Option<&'a str>,
    manager: Option<&'a str>,
    mdf: Option<&'a Amount>,
    fte: Option<&'a str>,
    sourced: Option<&'a Amount>,
    findings: &'a [String],
}

pub fn run(path: &Path, json: bool) -> Result<()> {
    let view = with_views(path, |views| Ok(views.map()))?;
    if json { output::json(&answer(&view)) } else { print(&view) }
}

fn answer(view: &MapView) -> Map<'_> {
    Map {
        partner_count: view.partner_count,
        sunset_count: view.sunset_count,
        conversion: &view.conversion,
        tiers: view.tiers.iter().map(tier).collect(),
        unplaced: view.unplaced.iter().map(partner).collect(),
        findings: view.findings.iter().map(gap).collect(),
    }
}

fn gap(finding: &Finding) -> Gap<'_> {
    let partners = finding.partners.iter().map(|partner| Named { id: &partner.uuid, name: &partner.name });
    Gap {
        kind: finding.kind,
        title: &finding.title,
        detail: &finding.detail,
        tier: finding.tier,
        partners: partners.collect(),
    }
}

fn tier(tier: &MapTier) -> Tier<'_> {
    let types = tier
        .cells
        .iter()
        .map(|cell| Type { partner_type: cell.partner_type, partners: cell.partners.iter().map(partner).collect() });
    Tier {
        number: tier.tier,
        name: &tier.name,
        count: tier.count,
        band: tier.band,
        band_state: tier.band_state,
        fte: tier.fte.as_ref().map(|fte| fte.text.as_str()),
        mdf: tier.mdf.as_ref(),
        sourced: tier.sourced.as_ref(),
        types: types.collect(),
    }
}

fn partner(partner: &MapPartner) -> Partner<'_> {
    Partner {
        id: &partner.uuid,
        name: &partner.name,
        motion: partner.motion.as_deref(),
        manager: partner.manager.as_deref(),
        mdf: partner.mdf.as_ref(),
        fte: partner.fte.as_ref().map(|fte| fte.text.as_str()),
        sourced: partner.sourced.as_ref(),
        findings: &partner.findings,
    }
}

fn print(view: &MapView) -> Result<()> {
    for tier in &view.tiers {
        let band = tier.band.map_or_else(String::new, |band| format!(" of {}–{}", band.low, band.high));
        let short = |amount: &Option<Amount>| amount.as_ref().map_or("not recorded", |amount| &amount.short).to_owned();
        let fte = tier.fte.as_ref().map_or("not recorded", |fte| &fte.text);
        let numbers = format!("FTE {fte}, MDF {}, sourced {}", short(&tier.mdf), short(&tier.sourced));
        output::line(&format!("Tier {} {}: {}{band}. {numbers}", tier.tier, tier.name, tier.count))?;
        let rows: Vec<Vec<String>> = tier
            .cells
            .iter()
            .zip(&view.types)
            .filter(|(cell, _)| !cell.partners.is_empty())
            .map(|(cell, kind)| {
                let names: Vec<&str> = cell.partners.iter().map(|partner| partner.name.as_str()).collect();
                vec![format!("  {}", kind.name), cell.partners.len().to_string(), names.join(", ")]
            })
            .collect();
        output::table(&rows)?;
    }
    if !view.unplaced.is_empty() {
        let names: Vec<&str> = view.unplaced.iter().map(|partner| partner.name.as_str()).collect();
        output::line(&format!("Not on the map yet: {}", names.join(", ")))?;
    }
    if !view.conversion.is_empty() {
        output::line(&format!("Converted: {}", view.conversion))?;
    }
    for finding in &view.findings {
        output::line(&format!("! {}. {}", finding.title, finding.detail))?;
    }
    Ok(())
}
