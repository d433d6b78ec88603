//! One partner, as the inspector shows it.

mod build;

pub use build::partner;

use serde::Serialize;

use super::edit::EditableField;
use super::overlap::OverlapCell;
use super::{Amount, Fte, QuarterName};
use crate::model::WorkingSetState;

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
    /// What is known of it, in the order to show; the first has no title.
    pub sections: Vec<PartnerSection>,
    /// The joint target account list of the review quarter.
    pub joint_targets: JointTargets,
    /// Partners that were merged into it: "Acme Ltd".
    pub former_names: Vec<String>,
    /// Deals it has a hand in.
    pub deal_count: u32,
    pub overlap: PartnerOverlap,
    /// The last two quarters up to the review quarter, oldest first.
    pub quarters: Vec<QuarterName>,
    pub measures: Vec<MeasureRow>,
    /// "`roster.xlsx`, sheet Roster, row 8, as of 30 June 2026".
    pub provenance: Option<String>,
    pub mdf: Option<Amount>,
    pub fte: Option<Fte>,
}

/// Fields that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct PartnerSection {
    /// Empty for the first: motion, manager, FTE, MDF.
    pub title: String,
    pub fields: Vec<EditableField>,
}

/// The accounts pursued with a partner this quarter, and the working-set test: can it be tied to 8 to 15 of them?
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct JointTargets {
    /// "11 accounts, within 8–15".
    pub summary: String,
    pub state: WorkingSetState,
    /// By name.
    pub accounts: Vec<JointTargetAccount>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct JointTargetAccount {
    pub id: u32,
    pub name: String,
    /// "Enterprise, open opportunity".
    pub detail: String,
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
    pub cell: OverlapCell,
}

/// One measure over the quarters of [`PartnerView::quarters`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MeasureRow {
    pub name: String,
    /// One a quarter; an empty value where nothing was recorded.
    pub fields: Vec<EditableField>,
    /// "+1", "+33%"; empty where it cannot be told.
    pub change: String,
}
