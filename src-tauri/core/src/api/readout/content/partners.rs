//! The partners of the tiers below the first, a row each.

use super::{Built, Source, fte};
use crate::api::map::MapPartner;
use crate::model::{PartnerType, Tier};
use crate::readout::{Content, Grid, GridCell, GridColumn, GridRow, TableSlide};
use crate::review::PlanLine;

pub(super) fn slide<'a>(source: &Source<'a>) -> Built<'a> {
    let tiers = source.map.tiers.iter().filter(|tier| tier.tier > Tier::STRATEGIC.number());
    let mut rows = Vec::new();
    let mut told = Vec::new();
    for tier in tiers {
        let mut own: Vec<&MapPartner> = tier.cells.iter().flat_map(|cell| &cell.partners).collect();
        let untyped = source.map.unplaced.iter().filter(|partner| partner.tier == Some(tier.tier));
        own.extend(untyped);
        if own.is_empty() {
            continue;
        }
        own.sort_by_key(|partner| {
            (std::cmp::Reverse(partner.sourced.as_ref().map(|amount| amount.minor)), partner.name.clone())
        });
        told.push(format!("{} in Tier {}", own.len(), tier.tier));
        rows.push(GridRow::group(format!("Tier {} {}", tier.tier, tier.name)));
        rows.extend(own.into_iter().map(|partner| row(source, partner)));
    }
    if rows.is_empty() {
        return Err("No partner is in a tier below the first.".to_owned());
    }
    let slide = TableSlide {
        title: format!("The other tiers: {}, by sourced pipeline", told.join(", ")),
        continued: "Partners of the other tiers".to_owned(),
        note: format!(
            "Sourced: pipeline of two quarters up to {}. FTE and MDF: today, and as planned for {}. A dash: nothing recorded.",
            source.quarter(),
            source.next_quarter()
        ),
        grid: Grid {
            columns: vec![
                GridColumn::left("Partner", 21),
                GridColumn::left("Type", 11),
                GridColumn::left("Motion", 15),
                GridColumn::left("Manager", 11),
                GridColumn::right("Sourced", 9),
                GridColumn::right("FTE today", 8),
                GridColumn::right("planned", 8),
                GridColumn::right("MDF today", 9),
                GridColumn::right("planned", 9),
                GridColumn::left("Plan", 9),
            ],
            rows,
            alt: "Partners of the other tiers with motion, manager, sourced pipeline, FTE and MDF".to_owned(),
        },
        blocks: Vec::new(),
    };
    Ok((Content::Table(Box::new(slide)), Vec::new()))
}

fn row(source: &Source<'_>, partner: &MapPartner) -> GridRow {
    let line = source.plan.lines.iter().find(|line| line.partner == i64::from(partner.id));
    let dash = || "–".to_owned();
    let text = |value: &Option<String>| value.clone().unwrap_or_else(dash);
    let people = |hundredths: Option<i64>| hundredths.map_or_else(dash, fte);
    let money = |minor: Option<i64>| minor.map_or_else(dash, |minor| source.money(minor).short_text());
    let planned = |of: fn(&PlanLine) -> (Option<i64>, i64)| {
        let (today, planned) = line.map(of)?;
        (today.is_some() || planned != 0).then_some(planned)
    };
    GridRow::plain(vec![
        GridCell::strong(&partner.name),
        GridCell::plain(partner.partner_type.map(PartnerType::short_name).unwrap_or_default()),
        GridCell::plain(text(&partner.motion)),
        GridCell::plain(text(&partner.manager)),
        GridCell::plain(partner.sourced.as_ref().map_or_else(dash, |amount| amount.short.clone())),
        GridCell::plain(people(line.and_then(|line| line.fte.today))),
        GridCell::plain(people(planned(|line| (line.fte.today, line.fte.planned)))),
        GridCell::plain(money(line.and_then(|line| line.mdf.today))),
        GridCell::plain(money(planned(|line| (line.mdf.today, line.mdf.planned)))),
        GridCell::strong(line.map(plan_text).unwrap_or_default()),
    ])
}

/// "to Tier 1", "Sunset"; empty where it stays.
fn plan_text(line: &PlanLine) -> String {
    match line.tier {
        _ if line.is_sunset => "Sunset".to_owned(),
        Some(tier) if line.tier_today != Some(tier) => format!("to {}", tier.title()),
        _ => String::new(),
    }
}
