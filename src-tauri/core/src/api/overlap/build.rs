use std::cmp::Reverse;
use std::collections::HashMap;

use super::measured::{legend, measured_cell, percent_step, unit};
use super::{
    OverlapCell, OverlapGroup, OverlapMeasure, OverlapRequest, OverlapRow, OverlapSegment, OverlapView, WorkingSetCell,
};
use crate::api::facets::{choices, let_pass};
use crate::api::partner_facets::partner_facets;
use crate::api::{QuarterName, short_count, short_id};
use crate::model::{Density, DensityState, PartnerType, Quarter, Tier, WorkingSetState};
use crate::overlap::{Matrix, PartnerOverlap, median_text};
use crate::store::Snapshot;
use crate::store::tables::Partner;
use crate::text::names;

/// The heatmap of a document: partners by segments, grouped by tier, densest first. Filters restrict the partners, in rows and
/// medians.
#[must_use]
pub fn overlap(snapshot: &Snapshot, matrix: &Matrix, request: &OverlapRequest) -> OverlapView {
    let partners: Vec<&Partner> = snapshot.current_partners().collect();
    let facets = partner_facets(snapshot);
    let mut shown = partners.clone();
    shown.retain(|partner| let_pass(&facets, &request.filters, partner));
    let heatmap = Heatmap { snapshot, matrix, request, partners: shown, targets: targets(snapshot) };
    let tiers = snapshot.setting.tiers().iter().copied().map(Some).chain([None]);
    let groups = tiers.map(|tier| heatmap.group(tier)).filter(|group| !group.rows.is_empty()).collect();
    let known = || partners.iter().filter_map(|partner| matrix.partners.get(&partner.id));
    let lists = known().filter(|row| row.has_list).count();
    let counted = known().filter(|row| !row.has_list && row.overall.state.has_value()).count();
    OverlapView {
        revision: snapshot.revision,
        quarter: QuarterName::new(snapshot.setting.review_quarter, snapshot.setting.calendar),
        measure: request.measure,
        is_updating: false,
        account_count: matrix.bases.iter().sum(),
        partner_count: short_count(partners.len()),
        shown_count: short_count(heatmap.partners.len()),
        lists: short_count(lists),
        counted: short_count(counted),
        segments: heatmap.segments(),
        groups,
        legend: legend(request.measure),
        unit: unit(request.measure).to_owned(),
        small_base: snapshot.setting.small_base,
        filters: choices(&facets, &partners),
    }
}

/// How many joint targets of the review quarter each partner has.
fn targets(snapshot: &Snapshot) -> HashMap<i64, usize> {
    let mut targets = HashMap::new();
    for target in snapshot.targets() {
        *targets.entry(target.partner_id).or_default() += 1;
    }
    targets
}

/// What the rows of the heatmap are made of.
struct Heatmap<'a> {
    snapshot: &'a Snapshot,
    matrix: &'a Matrix,
    request: &'a OverlapRequest,
    /// Those the filters let through.
    partners: Vec<&'a Partner>,
    targets: HashMap<i64, usize>,
}

impl Heatmap<'_> {
    fn segments(&self) -> Vec<OverlapSegment> {
        let Self { snapshot, matrix, .. } = self;
        let named = matrix.segments.iter().zip(&matrix.bases).enumerate();
        named
            .map(|(column, (id, base))| OverlapSegment {
                id: id.map_or(0, short_id),
                name: segment_name(snapshot, *id).to_owned(),
                base: *base,
                median: self.median(column),
                white_space: matrix.white_space[column],
                is_small: *base < snapshot.setting.small_base,
            })
            .collect()
    }

    /// Of densities: a median of lifts or of introductions would say little.
    fn median(&self, column: usize) -> Option<String> {
        let rows = self.partners.iter().filter_map(|partner| self.matrix.partners.get(&partner.id));
        let median = || median_text(rows.map(|row| &row.cells[column]));
        (self.request.measure == OverlapMeasure::Density).then(median).flatten()
    }

    fn group(&self, tier: Option<Tier>) -> OverlapGroup {
        let own = self.partners.iter().filter(|partner| partner.tier == tier);
        let mut rows: Vec<(Reverse<Option<u32>>, OverlapRow)> = own
            .filter_map(|partner| {
                let row = self.matrix.partners.get(&partner.id)?;
                Some((Reverse(row.overall.millionths()), self.row(partner, row)))
            })
            .collect();
        // Partners stand by name already; the sort is stable, so ties stay in that order.
        rows.sort_by_key(|(density, _)| *density);
        OverlapGroup {
            tier: tier.map(Tier::number),
            title: tier.map_or_else(|| "No tier".to_owned(), |tier| format!("Tier {}", tier.number())),
            name: tier.map_or("", Tier::name).to_owned(),
            rows: rows.into_iter().map(|(_, row)| row).collect(),
        }
    }

    fn row(&self, partner: &Partner, row: &PartnerOverlap) -> OverlapRow {
        let Self { snapshot, matrix, request, .. } = self;
        let cell = |density, relationships| measured_cell(snapshot, row, request.measure, (density, relationships));
        let mut overall = cell(&row.overall, Some(&row.relationships));
        overall.notes.extend(withheld_note(snapshot, matrix, row));
        let accounts = self.targets.get(&partner.id).copied().unwrap_or(0);
        OverlapRow {
            partner: short_id(partner.id),
            uuid: partner.uuid.clone(),
            name: partner.name.clone(),
            type_name: partner.partner_type.map_or("", PartnerType::short_name).to_owned(),
            overall,
            cells: row.cells.iter().zip(&row.by_segment).map(|(density, by)| cell(density, Some(by))).collect(),
            warm: row.has_list.then(|| row.relationships.warm()),
            expansion: row.has_list.then(|| row.relationships.expansion()),
            working_set: WorkingSetCell { count: short_count(accounts), state: WorkingSetState::of(accounts) },
        }
    }
}

/// A density as it crosses, with everything the cell cannot show in its notes.
#[must_use]
pub fn density_cell(snapshot: &Snapshot, cell: &Density, row: &PartnerOverlap) -> OverlapCell {
    let stale = row.quarter.filter(|quarter| *quarter < snapshot.setting.review_quarter);
    let label = |quarter: Quarter| snapshot.setting.calendar.label(quarter);
    OverlapCell {
        state: cell.state,
        shared: cell.shared.filter(|_| cell.state.has_value()),
        base: cell.base.filter(|_| cell.state.has_value()),
        value: cell.millionths().map(|millionths| f64::from(millionths) / 1_000_000.0),
        figure: cell.percent(),
        beside: cell.counts(),
        step: cell.millionths().map(percent_step),
        quarter: stale.filter(|_| cell.state == DensityState::Stale).map(label),
        notes: notes(snapshot, cell, row, stale.map(label)),
    }
}

fn notes(snapshot: &Snapshot, cell: &Density, row: &PartnerOverlap, stale: Option<String>) -> Vec<String> {
    let mut notes = Vec::new();
    match cell.state {
        DensityState::NotImported => notes.push("Nothing was imported for it yet.".to_owned()),
        DensityState::NotShared => notes.push("The partner does not share these accounts.".to_owned()),
        DensityState::SmallBase => {
            notes.push(format!("Fewer than {} accounts: shown, not ranked.", snapshot.setting.small_base));
        }
        DensityState::Zero => notes.push("A true zero: the list was imported and shares none.".to_owned()),
        DensityState::Stale | DensityState::CountsOnly | DensityState::Value => {}
    }
    if let Some(quarter) = stale.filter(|_| cell.state.has_value()) {
        notes.push(format!("As of {quarter}, before the quarter under review."));
    }
    if cell.state.has_value() && !row.has_list {
        let what = if cell.stated.is_some() { "A stated percentage" } else { "Stated counts" };
        notes.push(format!("{what}: there is no account list behind it."));
    }
    notes
}

/// The segment's name; "Unsegmented" for the explicit bucket.
pub fn segment_name(snapshot: &Snapshot, id: Option<i64>) -> &str {
    let segment = snapshot.segments.iter().find(|segment| Some(segment.id) == id);
    segment.map_or("Unsegmented", |segment| segment.name.as_str())
}

/// Which segments the overall density leaves out.
fn withheld_note(snapshot: &Snapshot, matrix: &Matrix, row: &PartnerOverlap) -> Option<String> {
    let cells = matrix.segments.iter().zip(&row.cells);
    let withheld: Vec<&str> = cells
        .filter(|(_, cell)| cell.state == DensityState::NotShared)
        .map(|(id, _)| segment_name(snapshot, *id))
        .collect();
    let has_value = row.overall.state.has_value() && !withheld.is_empty();
    has_value.then(|| format!("Over the shared segments only, without {}.", names(&withheld, 4)))
}
