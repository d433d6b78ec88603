use std::cmp::Reverse;

use super::{DensityCell, OverlapGroup, OverlapRow, OverlapSegment, OverlapView};
use crate::api::{QuarterName, short_id};
use crate::model::{Density, DensityState, PartnerType, Quarter, Tier, rounded};
use crate::overlap::{Matrix, PartnerOverlap, median_text};
use crate::store::Snapshot;
use crate::store::tables::Partner;
use crate::text::names;

/// The ramp's seven bins in percent: a colour means the same on every page.
const BINS: [u32; 6] = [5, 10, 15, 25, 35, 50];

/// The heatmap of a document: partners by segments, grouped by tier, densest first.
#[must_use]
pub fn overlap(snapshot: &Snapshot, matrix: &Matrix) -> OverlapView {
    let tiers = snapshot.setting.tiers().iter().copied().map(Some).chain([None]);
    let groups = tiers.map(|tier| group(snapshot, matrix, tier)).filter(|group| !group.rows.is_empty()).collect();
    let lists = matrix.partners.values().filter(|row| row.has_list).count();
    let counted = matrix.partners.values().filter(|row| !row.has_list && row.overall.state.has_value()).count();
    OverlapView {
        revision: snapshot.revision,
        quarter: QuarterName::new(snapshot.setting.review_quarter, snapshot.setting.calendar),
        account_count: matrix.bases.iter().sum(),
        partner_count: count(snapshot.partners.len()),
        lists: count(lists),
        counted: count(counted),
        segments: segments(snapshot, matrix),
        groups,
        legend: legend(),
        small_base: snapshot.setting.small_base,
    }
}

/// A density as it crosses, with everything the cell cannot show in its notes.
#[must_use]
pub fn density_cell(snapshot: &Snapshot, cell: &Density, row: &PartnerOverlap) -> DensityCell {
    let stale = row.quarter.filter(|quarter| *quarter < snapshot.setting.review_quarter);
    let label = |quarter: Quarter| snapshot.setting.calendar.label(quarter);
    DensityCell {
        state: cell.state,
        shared: cell.shared.filter(|_| cell.state.has_value()),
        base: cell.base.filter(|_| cell.state.has_value()),
        value: cell.millionths().map(|millionths| f64::from(millionths) / 1_000_000.0),
        percent: cell.percent(),
        counts: cell.counts(),
        step: cell.millionths().map(step),
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

/// The bin of the whole percent the cell shows, so that two cells that read 5% have one colour.
fn step(millionths: u32) -> u8 {
    let percent = rounded(i64::from(millionths), 10_000);
    let bin = BINS.iter().filter(|bound| percent >= i64::from(**bound)).count();
    u8::try_from(bin).unwrap_or(6)
}

fn legend() -> Vec<String> {
    let mut labels = vec![format!("<{}", BINS[0])];
    labels.extend(BINS.windows(2).map(|pair| format!("{}–{}", pair[0], pair[1])));
    labels.push(format!("{}+", BINS[BINS.len() - 1]));
    labels
}

fn segments(snapshot: &Snapshot, matrix: &Matrix) -> Vec<OverlapSegment> {
    let named = matrix.segments.iter().zip(&matrix.bases).enumerate();
    named
        .map(|(column, (id, base))| OverlapSegment {
            id: id.map_or(0, short_id),
            name: segment_name(snapshot, *id).to_owned(),
            base: *base,
            median: median_text(matrix.column_cells(column)),
            is_small: *base < snapshot.setting.small_base,
        })
        .collect()
}

/// The segment's name; "Unsegmented" for the explicit bucket.
pub fn segment_name(snapshot: &Snapshot, id: Option<i64>) -> &str {
    let segment = snapshot.segments.iter().find(|segment| Some(segment.id) == id);
    segment.map_or("Unsegmented", |segment| segment.name.as_str())
}

fn group(snapshot: &Snapshot, matrix: &Matrix, tier: Option<Tier>) -> OverlapGroup {
    let own = snapshot.partners.iter().filter(|partner| partner.tier == tier);
    let mut rows: Vec<(Reverse<Option<u32>>, OverlapRow)> = own
        .filter_map(|partner| {
            let row = matrix.partners.get(&partner.id)?;
            Some((Reverse(row.overall.millionths()), overlap_row(snapshot, matrix, partner, row)))
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

fn overlap_row(snapshot: &Snapshot, matrix: &Matrix, partner: &Partner, row: &PartnerOverlap) -> OverlapRow {
    let mut overall = density_cell(snapshot, &row.overall, row);
    overall.notes.extend(withheld_note(snapshot, matrix, row));
    OverlapRow {
        partner: short_id(partner.id),
        uuid: partner.uuid.clone(),
        name: partner.name.clone(),
        type_name: partner.partner_type.map_or("", PartnerType::short_name).to_owned(),
        overall,
        cells: row.cells.iter().map(|cell| density_cell(snapshot, cell, row)).collect(),
        warm: row.has_list.then(|| row.relationships.warm()),
    }
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

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bin_begins_at_the_percent_that_is_shown() {
        assert_eq!([44_999, 45_238, 50_000, 144_000, 150_000, 344_000, 500_000].map(step), [0, 1, 1, 2, 3, 4, 6]);
        assert_eq!(legend(), ["<5", "5–10", "10–15", "15–25", "25–35", "35–50", "50+"]);
    }
}
