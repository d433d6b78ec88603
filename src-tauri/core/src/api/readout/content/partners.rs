//! The partners that are on no card of the Tier 1 map, a row each, as the review starts from them.

use std::cmp::Reverse;

use super::{Built, Source, fte};
use crate::model::{PartnerType, Tier};
use crate::readout::{Content, Grid, GridCell, GridColumn, GridRow, TableSlide};
use crate::review::{Evidence, PlanLine};

pub(super) fn slide(source: &Source<'_>) -> Built {
    let evidence = Evidence::of(source.snapshot, source.views.book(), source.views.matrix());
    let has_type =
        |line: &PlanLine| source.snapshot.partner(line.partner).is_some_and(|one| one.partner_type.is_some());
    let mut rows = Vec::new();
    let mut told = Vec::new();
    for tier in source.snapshot.setting.tiers().iter().copied().map(Some).chain([None]) {
        // The map has a card for each partner of the first tier that has a type.
        let is_listed = |line: &&PlanLine| {
            !line.was_sunset && line.tier_today == tier && (tier != Some(Tier::STRATEGIC) || !has_type(line))
        };
        let mut own: Vec<(&PlanLine, Option<i64>)> = source
            .plan
            .lines
            .iter()
            .filter(is_listed)
            .map(|line| (line, evidence.sourced_lately(line.partner)))
            .collect();
        if own.is_empty() {
            continue;
        }
        own.sort_by_key(|(line, sourced)| (Reverse(*sourced), source.name(line.partner)));
        let title = tier.map_or_else(|| "No tier".to_owned(), |tier| format!("{} {}", tier.title(), tier.name()));
        let place = tier.map_or_else(|| "without a tier".to_owned(), |tier| format!("in {}", tier.title()));
        let untyped = if tier == Some(Tier::STRATEGIC) { ", without a type" } else { "" };
        told.push(format!("{} {place}{untyped}", own.len()));
        rows.push(GridRow::group(format!("{title}{untyped}")));
        rows.extend(own.into_iter().map(|(line, sourced)| row(source, line, sourced)));
    }
    if rows.is_empty() {
        return Err("Every partner stands on the Tier 1 map.".to_owned());
    }
    let slide = TableSlide {
        title: format!("The other partners: {}, by sourced pipeline", told.join(", ")),
        continued: "Partners of the other tiers".to_owned(),
        note: format!(
            "Sourced: pipeline of two quarters up to {0}, partner by partner. FTE and MDF: of {0}, and as planned for {1}. A dash: nothing \
             recorded.",
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

fn row(source: &Source<'_>, line: &PlanLine, sourced: Option<i64>) -> GridRow {
    let snapshot = source.snapshot;
    let partner = snapshot.partner(line.partner);
    let dash = || "–".to_owned();
    let motion = partner.and_then(|one| snapshot.motions.get(&one.motion_id?)).map(|motion| motion.name.clone());
    let manager = partner.and_then(|one| snapshot.managers.get(&one.manager_id?)).map(|manager| manager.name.clone());
    let people = |hundredths: Option<i64>| hundredths.map_or_else(dash, fte);
    let money = |minor: Option<i64>| minor.map_or_else(dash, |minor| source.money(minor).short_text());
    let planned = |today: Option<i64>, planned: i64| (today.is_some() || planned != 0).then_some(planned);
    GridRow::plain(vec![
        GridCell::strong(source.name(line.partner)),
        GridCell::plain(partner.and_then(|one| one.partner_type).map(PartnerType::short_name).unwrap_or_default()),
        GridCell::plain(motion.unwrap_or_else(dash)),
        GridCell::plain(manager.unwrap_or_else(dash)),
        GridCell::plain(money(sourced)),
        GridCell::plain(people(line.fte.today)),
        GridCell::plain(people(planned(line.fte.today, line.fte.planned))),
        GridCell::plain(money(line.mdf.today)),
        GridCell::plain(money(planned(line.mdf.today, line.mdf.planned))),
        GridCell::strong(plan_text(line)),
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
