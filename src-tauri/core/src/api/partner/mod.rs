//! One partner, as the inspector shows it.

mod build;

pub use build::partner;

use serde::Serialize;

use super::overlap::DensityCell;
use super::{Amount, Fte, QuarterName};

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct PartnerView {
    pub id: u32,
    pub uuid: String,
    pub name: String,
    /// "Systems integrator, also reseller. Tier 2"
    pub subtitle: String,
    /// The sentences of the findings it is part of, the worst first.
    pub findings: Vec<String>,
    /// What is known of it, in the order to show: motion, manager, FTE, MDF, domain, region, partner since, ..
    pub fields: Vec<PartnerField>,
    /// Unknown columns of the files it came from.
    pub custom_fields: Vec<PartnerField>,
    pub overlap: PartnerOverlap,
    /// The last two quarters up to the review quarter, oldest first.
    pub quarters: Vec<QuarterName>,
    pub measures: Vec<MeasureRow>,
    /// "`roster.xlsx`, sheet Roster, row 8, as of 30 June 2026".
    pub provenance: Option<String>,
    pub mdf: Option<Amount>,
    pub fte: Option<Fte>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct PartnerField {
    pub label: String,
    /// Empty when nothing is recorded; the screen then shows `missing`.
    pub value: String,
    /// A secondary remark: "shared, 5 partners", "a quarter".
    pub note: String,
    /// Whether the missing value is a finding.
    pub is_gap: bool,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct PartnerOverlap {
    /// "215 of 994 overall"; the state in words where there is no value.
    pub summary: String,
    pub cells: Vec<NamedDensity>,
    pub warm: Option<u32>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct NamedDensity {
    pub segment: u32,
    pub name: String,
    pub cell: DensityCell,
}

/// One measure over the quarters of [`PartnerView::quarters`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MeasureRow {
    pub name: String,
    /// Empty text where nothing was recorded.
    pub values: Vec<String>,
    /// "+1", "+33%"; empty where it cannot be told.
    pub change: String,
}
