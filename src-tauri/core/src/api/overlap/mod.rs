//! The overlap heatmap: partners by segments, and the accounts behind a cell.

mod build;
mod cell;

pub use build::overlap;
pub(crate) use build::{density_cell, segment_name};
pub use cell::{accounts_of_cell, overlap_cell};

use serde::{Deserialize, Serialize};

use super::QuarterName;
use crate::model::{DensityState, Relationship};

/// Partners by segments, grouped by tier, sorted by density over all shared segments.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct OverlapView {
    #[cfg_attr(feature = "types", specta(type = u32))]
    pub revision: i64,
    pub quarter: QuarterName,
    /// Host accounts in all.
    pub account_count: u32,
    pub partner_count: u32,
    /// Partners with an imported account list, and with counts only.
    pub lists: u32,
    pub counted: u32,
    /// The document's segments in their order; "Unsegmented" last, when it holds accounts.
    pub segments: Vec<OverlapSegment>,
    pub groups: Vec<OverlapGroup>,
    /// The seven bins of the ramp, palest first: "<5", "5–10", ..
    pub legend: Vec<String>,
    pub small_base: u32,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct OverlapSegment {
    /// 0 is the unsegmented bucket.
    pub id: u32,
    pub name: String,
    /// Distinct host accounts in the segment.
    pub base: u32,
    /// "median 12%" over the ranked cells; absent when none is ranked.
    pub median: Option<String>,
    pub is_small: bool,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct OverlapGroup {
    /// Absent for the partners without a tier, which come last.
    pub tier: Option<u8>,
    /// "Tier 1"; "No tier".
    pub title: String,
    /// "strategic"; empty without a tier.
    pub name: String,
    /// Sorted by overall density, then name; partners without a value last.
    pub rows: Vec<OverlapRow>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct OverlapRow {
    pub partner: u32,
    pub uuid: String,
    pub name: String,
    /// "Reseller"; empty when the partner has no type.
    pub type_name: String,
    /// Over the segments the partner shares only; its note says so when that is not all of them.
    pub overall: DensityCell,
    /// One a segment, in the order of [`OverlapView::segments`].
    pub cells: Vec<DensityCell>,
    /// Warm introductions: their customer, our prospect. Absent without an account list.
    pub warm: Option<u32>,
}

/// One density: its state, its numbers, its texts and its colour step.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct DensityCell {
    pub state: DensityState,
    pub shared: Option<u32>,
    pub base: Option<u32>,
    /// `shared / base` rounded to six decimals; absent where the state has no value.
    pub value: Option<f64>,
    /// "39%"; empty where there is no value.
    pub percent: String,
    /// "64/164"; empty where the counts are not known.
    pub counts: String,
    /// The bin of the ramp, 0 to 6.
    pub step: Option<u8>,
    /// The quarter a stale value is of: "Q1 2026"; only for stale cells.
    pub quarter: Option<String>,
    /// Everything the cell cannot show: one sentence each, for the tooltip and screen readers.
    pub notes: Vec<String>,
}

/// What the inspector shows of one cell.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct OverlapCellView {
    pub partner: u32,
    pub partner_name: String,
    pub segment_name: String,
    pub cell: DensityCell,
    /// "64 of 164 accounts"; the state in words where there are no counts.
    pub headline: String,
    /// "1.41", density in the segment over the density over all shared segments.
    pub lift: Option<String>,
    /// Rank within the column among ranked cells, 1 the densest, ties by name; with how many are ranked.
    pub rank: Option<Rank>,
    /// "Matched 1 July 2026"; where the numbers come from.
    pub source: Option<String>,
    pub relationships: Option<RelationshipTable>,
    /// Named accounts behind the cell; fewer than `shared` only on further pages.
    pub account_count: u32,
    /// The first page of the accounts, sorted by partners present, then name.
    pub accounts: Vec<CellAccount>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Rank {
    pub place: u32,
    pub of: u32,
}

/// Their status by ours. Rows are theirs, columns ours, both customer, open opportunity, prospect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct RelationshipTable {
    pub counts: [[u32; 3]; 3],
    /// Accounts where a side's status is not known; they are in no cell.
    pub unknown: u32,
    pub warm: u32,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct CellAccount {
    pub id: u32,
    pub uuid: String,
    pub name: String,
    /// Partners that also have this account, this one included.
    pub partners: u32,
    pub theirs: Option<Relationship>,
    pub ours: Option<Relationship>,
    pub is_warm: bool,
}

/// A page of a cell's accounts: 100 from `offset`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct CellRequest {
    pub partner: u32,
    /// 0 is the unsegmented bucket; absent asks over all segments.
    pub segment: Option<u32>,
    pub offset: u32,
}
