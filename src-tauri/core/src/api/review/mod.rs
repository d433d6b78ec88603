//! The quarterly investment review: its steps, what the criteria propose and what was decided of it, the investment and its
//! balance, the scenarios, the frozen quarters and the audit.

mod allocate;
pub(crate) mod amounts;
mod apply;
mod audit;
mod balances;
mod bands;
mod build;
mod changes;
mod compared;
mod criteria;
mod criteria_export;
mod decide;
mod evidence;
mod freeze;
mod investment;
mod moved;
mod others;
mod outcomes;
mod record;
mod rules;
mod scenarios;
mod sign;
mod signed_plan;
mod steps;
mod suggest;

pub use allocate::{AllocationEdit, EnvelopeEdit, ReallocationRequest, allocate, reallocate, set_envelope};
pub use apply::apply_plan;
pub use audit::{AuditLine, audit};
pub use build::review;
pub use changes::{ChangeMaker, DataChange, PartnerChange, Steps};
pub use compared::{ComparedQuarter, MovedRequest};
pub use criteria::{
    CriteriaEdit, CriteriaVersion, CriteriaView, CriterionChoice, RulePreview, TypeChoice, criteria_view,
    preview_criteria, write_criteria,
};
pub use criteria_export::{criteria_file_name, export_criteria};
pub use decide::{DecisionRequest, Resolution, WithdrawRequest, decide, withdraw};
pub use evidence::{ProposalDeal, ProposalState, ProposalView, proposal_views};
pub use freeze::freeze;
pub use investment::{InvestmentGroup, InvestmentLine, InvestmentView, ManagerLoad, investment};
pub(crate) use moved::moved_now;
pub use moved::{MoveGroup, MovedRow, MovedView, moved_view};
pub use outcomes::OutcomeRow;
pub use rules::{ConditionEdit, RuleEdit};
pub(crate) use scenarios::EXPECTED;
pub use scenarios::{ScenarioEdit, ScenarioRow, ScenariosView, change_scenario, scenarios};
pub use sign::{SignRequest, sign_criteria, sign_plan};
pub use suggest::{SuggestionLine, SuggestionView, suggestion};

use serde::{Deserialize, Serialize};

use super::QuarterName;
use crate::model::{Signatory, Subject, Verdict};
use crate::review::Resource;

/// The review of the review quarter, by one scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ReviewView {
    #[cfg_attr(feature = "types", specta(type = u32))]
    pub revision: i64,
    pub quarter: QuarterName,
    /// The quarter the plan is for.
    pub plan_for: QuarterName,
    /// "Frozen 6 Jul 2026, 09:12 UTC"; empty while it is not.
    pub frozen: String,
    /// "Criteria version 1, not signed".
    pub criteria: String,
    /// Who decides at this document; empty until the user says it.
    pub reviewer: String,
    pub steps: Vec<StepView>,
    /// The tiers of the document, by number.
    pub tiers: Vec<u8>,
    pub scenarios: Vec<ScenarioName>,
    /// The scenario that is shown; `None` before anything was decided.
    pub scenario: Option<u32>,
    pub groups: Vec<ProposalGroup>,
    /// What was decided of motions and marketplace listings.
    pub others: Vec<OtherDecision>,
    /// Whom something can be decided of, by name.
    pub partners: Vec<ReviewPartner>,
    /// The motions of the document, by name.
    pub motions: Vec<String>,
    pub proposed: u32,
    pub decided: u32,
    /// FTE, then MDF.
    pub balances: Vec<BalanceView>,
    pub bands: BandsView,
    /// The last day of the quarter the plan is for: "2026-09-30".
    pub last_day: String,
    /// "2 undecided sunsets hold 0.44 FTE and $24,000."; empty where there are none.
    pub undecided: String,
    /// Why the plan cannot be signed yet, one sentence each.
    pub blockers: Vec<String>,
    pub signatures: Vec<SignatureView>,
    /// Whether both have signed: nothing of the plan is changed any more.
    pub is_signed: bool,
    /// Whether the signed plan stands in the partners already.
    pub is_applied: bool,
}

/// A decision on a motion or a listing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct OtherDecision {
    pub partner: u32,
    pub name: String,
    pub subject: Subject,
    /// "Motion: Joint marketing (Co-sell today)", "Marketplace listing: yes".
    pub text: String,
    pub reason: String,
    pub owner: String,
    pub approver: String,
    /// "2026-09-30".
    pub due: String,
    /// Its due day has passed, and it is not done.
    pub is_stuck: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ReviewPartner {
    pub partner: u32,
    pub name: String,
    /// The tier it is in today; absent where it has none.
    pub tier: Option<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ReviewTab {
    Freeze,
    Moved,
    Proposals,
    Investment,
    Scenarios,
    Sign,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct StepView {
    pub tab: ReviewTab,
    pub title: String,
    /// "13 of 15 decided".
    pub detail: String,
    pub is_done: bool,
    /// It stands in the way: the balance is off.
    pub is_off: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ScenarioName {
    pub id: u32,
    pub letter: String,
    pub name: String,
    pub is_plan: bool,
}

/// What one rule proposes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ProposalGroup {
    /// The place of the rule among the criteria.
    pub rule: u32,
    /// "Promote", "Demote", "Sunset".
    pub title: String,
    pub way: Way,
    /// The rule as a sentence.
    pub sentence: String,
    pub count: u32,
    pub lacking: u32,
    /// "9 of 11 decided".
    pub decided: String,
    /// What its proposals, all accepted, free or cost; "0.00" and "$0" where nothing.
    pub fte: String,
    pub mdf: String,
    pub rows: Vec<ProposalRow>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Way {
    Up,
    Down,
    Sunset,
}

/// A proposal, and what was decided of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ProposalRow {
    pub partner: u32,
    pub name: String,
    /// "SI".
    pub kind: String,
    pub proposal: ProposalView,
    /// "Tier 2 28 to 27, below its band of 30 to 100. Tier 1 12 to 13.": how many the tiers have without it, and with it.
    pub bands: String,
    /// What it frees: "-0.22", "-$20,000"; empty where nothing.
    pub fte: String,
    pub mdf: String,
    pub verdict: Option<Verdict>,
    /// "Accepted", "Kept in Tier 3: Two renewals close in July", "Deferred to 1 Oct 2026"; empty while it is open.
    pub decision: String,
    pub owner: String,
    pub approver: String,
    /// "2026-09-30".
    pub due: String,
    /// Its due day has passed, and the partner still stands where it stood.
    pub is_stuck: bool,
}

/// What is given out of a resource.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct BalanceView {
    pub resource: Resource,
    pub name: String,
    pub envelope: String,
    /// Whether it was said, and is not what is spent today.
    pub is_envelope_set: bool,
    pub allocated: String,
    pub freed: String,
    /// "0.00", "+0.20 over", "$24,000.00 left".
    pub difference: String,
    pub state: BalanceState,
    pub parts: Vec<BalancePart>,
    /// Rules that would settle it, where it is off.
    pub fixes: Vec<BalanceFix>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum BalanceState {
    Balanced,
    Over,
    Left,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct BalancePart {
    /// "Tier 1".
    pub label: String,
    pub text: String,
    /// Of the larger of envelope and allocation.
    pub permille: u32,
}

/// How many partners a plan has in each tier, beside the bands. They warn, they never block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct BandsView {
    /// Partners today, those that stay, and those that are sunset.
    pub today: u32,
    pub planned: u32,
    pub sunset: u32,
    /// The tiers, with their count.
    pub parts: Vec<BalancePart>,
    /// "Tier 2 is below its band of 30 to 100"; empty where all are within.
    pub broken: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct BalanceFix {
    /// "Take it from Tier 2".
    pub label: String,
    pub rule: ReallocationRequest,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct SignatureView {
    pub role: Signatory,
    /// "Head of partnerships".
    pub title: String,
    /// Empty while it is open.
    pub name: String,
    /// "6 Jul 2026, 09:12 UTC".
    pub at: String,
    /// The first digits of its hash.
    pub hash: String,
    /// Whether it is of what stands.
    pub is_valid: bool,
}
