//! The ledger of marketing money: request, activity, spend and result, with the return on it.

mod build;
mod edit;
mod listing;

pub use build::mdf;
pub use edit::{put_mdf, remove_mdf};
pub use listing::{ListedActivity, mdf_listing};

use serde::{Deserialize, Serialize};

use super::measures::{MeasureCard, MeasureWindow};
use crate::model::MdfState;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MdfView {
    #[cfg_attr(feature = "types", specta(type = u32))]
    pub revision: i64,
    pub window: MeasureWindow,
    /// The windows to choose from.
    pub windows: Vec<MeasureWindow>,
    /// "Each $1 of MDF spent from Q1 2026 to Q2 2026 brought $5.10 of pipeline."
    pub headline: String,
    /// Allocated, approved of what was requested, spent, pipeline and goals reached.
    pub cards: Vec<MeasureCard>,
    /// By kind of activity, the one with most spent first.
    pub kinds: Vec<MdfKind>,
    /// The newest quarter first, then by partner.
    pub activities: Vec<MdfActivityView>,
    /// The quarters an activity may be of, the newest first.
    pub quarters: Vec<super::QuarterName>,
    /// The kinds that occur.
    pub known_kinds: Vec<String>,
    /// What has to be known to read the numbers.
    pub notes: Vec<String>,
}

/// A kind of activity with what its activities add up to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MdfKind {
    /// "Event"; "Kind not said".
    pub name: String,
    pub activities: u32,
    pub spent: String,
    /// Empty where no result is known.
    pub pipeline: String,
    /// "$5.10"; "n/a" where nothing is known of it.
    pub returned: String,
    /// Of the highest return, in thousandths.
    pub bar: u32,
    /// "7 of 12"; empty where none had a goal.
    pub reached: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MdfActivityView {
    pub id: u32,
    pub uuid: String,
    pub partner: u32,
    pub partner_name: String,
    /// "Tier 1, SI".
    pub place: String,
    pub name: String,
    /// "Q2 2026".
    pub quarter: String,
    pub kind: String,
    pub state: MdfState,
    /// "Approved".
    pub state_text: String,
    /// In the reporting currency, short; empty where not known.
    pub requested: String,
    pub approved: String,
    pub spent: String,
    pub pipeline: String,
    /// Pipeline for each unit spent, "$5.10"; empty where not known.
    pub returned: String,
    /// Whether it brought the pipeline it was to bring; absent where either is not known.
    pub reached: Option<bool>,
    /// "$120,000 of a goal of $100,000"; empty without a goal.
    pub goal_text: String,
    /// "demo-mdf.csv, row 12"; empty where it was written here.
    pub provenance: String,
    /// As it is edited.
    pub fields: MdfFields,
}

/// What is recorded of an activity, as it is written: amounts as text, in whatever currency they say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MdfFields {
    pub name: String,
    /// By its first day.
    pub quarter: String,
    pub kind: String,
    pub goal: String,
    /// The code of a state; empty is told by the amounts.
    pub state: String,
    pub requested: String,
    pub approved: String,
    pub spent: String,
    pub pipeline_goal: String,
    pub pipeline: String,
    pub leads: String,
}

/// An activity that is written: a new one, or one that stands.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MdfEdit {
    /// Absent for a new one.
    pub id: Option<u32>,
    pub partner: u32,
    pub fields: MdfFields,
}
