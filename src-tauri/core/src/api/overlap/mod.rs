//! The overlap heatmap: partners by segments, and the accounts behind a cell.

mod build;
mod cell;
mod measured;

pub use build::overlap;
pub(crate) use build::{density_cell, segment_name};
pub use cell::{accounts_of_cell, overlap_cell};
pub(crate) use measured::bins;

use serde::{Deserialize, Serialize};

use super::QuarterName;
use super::partners::{FilterChoice, PartnersFilter};
use crate::model::{DensityState, Relationship, WorkingSetState};

/// What the heatmap is to show.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct OverlapRequest {
    pub measure: OverlapMeasure,
    /// By tier, type, region, manager: only these partners, in rows and medians.
    pub filters: Vec<PartnersFilter>,
}

/// What the cells of the heatmap say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum OverlapMeasure {
    #[default]
    Density,
    /// Density in the segment over the partner's density over all segments.
    Lift,
    /// Warm introductions: their customer, our prospect.
    Warm,
}

/// Partners by segments, grouped by tier, sorted by density over all shared segments.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct OverlapView {
    #[cfg_attr(feature = "types", specta(type = u32))]
    pub revision: i64,
    pub quarter: QuarterName,
    pub measure: OverlapMeasure,
    /// Whether a newer state is being computed: these are the values before it.
    pub is_updating: bool,
    /// Host accounts in all.
    pub account_count: u32,
    pub partner_count: u32,
    /// Partners the filters let through.
    pub shown_count: u32,
    /// Partners with an imported account list, and with counts only.
    pub lists: u32,
    pub counted: u32,
    /// The document's segments in their order; "Unsegmented" last, when it holds accounts.
    pub segments: Vec<OverlapSegment>,
    pub groups: Vec<OverlapGroup>,
    /// The seven bins of the ramp, palest first: "<5", "5–10", ..
    pub legend: Vec<String>,
    /// What the bins count: "%", "times", "warm introductions".
    pub unit: String,
    pub small_base: u32,
    /// What can be filtered by, with the values that occur.
    pub filters: Vec<FilterChoice>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct OverlapSegment {
    /// 0 is the unsegmented bucket.
    pub id: u32,
    pub name: String,
    /// Distinct host accounts in the segment.
    pub base: u32,
    /// "median 12%" over the ranked cells shown; absent when none is ranked.
    pub median: Option<String>,
    /// Host accounts no partner reaches.
    pub white_space: u32,
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
    pub overall: OverlapCell,
    /// One a segment, in the order of [`OverlapView::segments`].
    pub cells: Vec<OverlapCell>,
    /// Warm introductions: their customer, our prospect. Absent without an account list.
    pub warm: Option<u32>,
    /// Joint expansion: their customer, our customer. Absent without an account list.
    pub expansion: Option<u32>,
    pub working_set: WorkingSetCell,
}

/// Whether a partner passes the working-set test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct WorkingSetCell {
    /// Accounts on its joint target account list of the review quarter.
    pub count: u32,
    pub state: WorkingSetState,
}

/// One cell: its state, its numbers, its texts and its colour step.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct OverlapCell {
    pub state: DensityState,
    pub shared: Option<u32>,
    pub base: Option<u32>,
    /// The measure as a number, rounded to six decimals: `shared / base`, the lift, the count of introductions; absent where
    /// the state has no value.
    pub value: Option<f64>,
    /// What the measure says: "39%", "1.41×", "12"; empty where there is no value.
    pub figure: String,
    /// What stands small beside it: "64/164", "39%", "of 64"; empty where it is not known.
    pub beside: String,
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
    pub cell: OverlapCell,
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
