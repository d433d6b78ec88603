use std::cmp::Reverse;

use super::index::Index;
use super::{CellTone, PartnersCell};
use crate::model::{Density, DensityState};
use crate::store::tables::Partner;

/// Where a partner overlaps most with our accounts.
pub(super) struct BestSegment {
    pub cell: PartnersCell,
    /// The density in millionths; `None` where it is not ranked.
    pub ranked: Option<u32>,
}

/// The densest of the partner's ranked segments: "Ent 56%", "92/164". Without a ranked one the densest of the others,
/// told apart by its tone; without any, why there is none. The unsegmented bucket is no segment to sell into.
pub(super) fn best_segment(index: &Index<'_>, partner: &Partner) -> BestSegment {
    let Some(row) = index.matrix.partners.get(&partner.id) else { return unknown(DensityState::NotImported) };
    let named = row.cells.iter().enumerate().filter_map(|(column, cell)| {
        let name = index.segment_name(column)?;
        Some((name, cell, cell.millionths()?, Reverse(column)))
    });
    let densest = named.max_by_key(|(_, cell, millionths, column)| (cell.state.is_ranked(), *millionths, *column));
    let Some((name, cell, millionths, _)) = densest else { return unknown(row.overall.state) };
    let text = match cell.state {
        DensityState::Zero => cell.percent(),
        _ => format!("{name} {}", cell.percent()),
    };
    let cell_shown = PartnersCell { text, note: cell.counts(), tone: tone(cell), ..PartnersCell::default() };
    BestSegment { cell: cell_shown, ranked: cell.state.is_ranked().then_some(millionths) }
}

fn tone(cell: &Density) -> CellTone {
    match cell.state {
        DensityState::Value => CellTone::Plain,
        DensityState::Stale => CellTone::Stale,
        _ => CellTone::Muted,
    }
}

fn unknown(state: DensityState) -> BestSegment {
    let text = if state == DensityState::NotShared { "not shared" } else { "not imported" };
    let cell = PartnersCell { text: text.to_owned(), tone: CellTone::Muted, ..PartnersCell::default() };
    BestSegment { cell, ranked: None }
}
