//! The joint target account lists of the review quarter: what we pursue with whom, how far it is, who owns it and what comes
//! next. The account-level pipeline review is this, grouped by stage.

mod build;
mod edit;

pub use build::joint_plan;
pub(crate) use build::working_set_note;
pub use edit::edit_joint_target;

use serde::{Deserialize, Serialize};

use super::partners::{CellTone, FilterChoice, PartnersFilter};
use crate::model::JointStage;

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct JointPlanRequest {
    pub group: JointPlanGrouping,
    pub filters: Vec<PartnersFilter>,
    /// Part of an account's or a partner's name; empty shows all.
    pub find: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum JointPlanGrouping {
    /// Each partner with its working-set test.
    #[default]
    Partner,
    /// The pipeline review: mapped, planned, in execution, reviewed.
    Stage,
    Owner,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct JointPlanView {
    #[cfg_attr(feature = "types", specta(type = u32))]
    pub revision: i64,
    /// "Q2 2026".
    pub quarter: String,
    pub target_count: u32,
    pub shown_count: u32,
    pub groups: Vec<JointPlanGroup>,
    /// By partner, stage, owner, segment, our status.
    pub filters: Vec<FilterChoice>,
    /// "7 partners pass the working-set test", "84 joint targets", "12 without an owner", "9 without a next step".
    pub totals: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct JointPlanGroup {
    /// Tells groups apart between two answers.
    pub key: String,
    /// "Corvane"; "In execution"; "No owner".
    pub title: String,
    /// "12 accounts, in the working set"; "5 accounts, 3 short of the working set"; "31 accounts".
    pub note: String,
    /// Good where the working-set test is met, attention where the list is unfocused.
    pub tone: CellTone,
    pub rows: Vec<JointPlanRow>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct JointPlanRow {
    pub partner: u32,
    pub partner_name: String,
    pub account: u32,
    pub account_name: String,
    pub segment: String,
    /// "their customer, our prospect: warm introduction".
    pub relationship: String,
    pub is_warm: bool,
    pub stage: JointStage,
    /// "In execution".
    pub stage_name: String,
    /// Empty where nobody owns it.
    pub owner: String,
    pub next_step: String,
    /// Of our opportunity, as our CRM names it; empty without one.
    pub opportunity: String,
    /// Partners present on the account.
    pub partners: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum JointTargetField {
    Stage,
    Owner,
    NextStep,
}

/// One field of a joint target, rewritten. An empty text clears owner and next step.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct JointTargetEdit {
    pub partner: u32,
    pub account: u32,
    pub field: JointTargetField,
    /// A stage's code: `in_execution`; else what was typed.
    pub text: String,
}
