//! The settings of the document, and what a change of one would do.

mod build;
mod change;
mod effect;
mod plan;
mod rates;
mod rehearsal;
mod segment_rules;
mod uses;

pub use build::settings;
pub use change::change_setting;
pub use effect::preview_setting;

use serde::{Deserialize, Serialize};

use super::QuarterName;
use super::attribution::{Attributed, AttributionView};
use crate::model::{Assumption, Band, DealRole, HealthWeights, PartnerType, ReviewStep};

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct SettingsView {
    #[cfg_attr(feature = "types", specta(type = u32))]
    pub revision: i64,
    pub name: String,
    pub company: String,
    pub confidentiality: String,
    pub program_sponsor: String,
    /// Who decides at this document: what the audit names.
    pub reviewer: String,
    /// The one totals are in: "USD".
    pub currency: String,
    /// What other currencies are worth in it, by currency and the newest first.
    pub rates: Vec<RateEntry>,
    pub missing_rates: Vec<MissingRate>,
    /// 1 January to 12 December.
    pub fiscal_first_month: u8,
    /// What the review quarter is called in each calendar, January first: "Q2 2026", "Q1 FY27".
    pub month_labels: Vec<String>,
    pub review_quarter: QuarterName,
    pub quarters: Vec<QuarterName>,
    pub small_base: u32,
    pub tier_one_a_manager: u32,
    pub stuck_days: u32,
    /// The share of the pipeline with partners that is to be led, in per cent as it is typed; empty until somebody sets one.
    pub led_target: String,
    pub fourth_tier: bool,
    pub review_step: Option<ReviewStep>,
    /// "since 2 July 2026, 12 days"; empty before the review begins.
    pub review_since: String,
    pub review_steps: Vec<ReviewStepName>,
    pub tiers: Vec<TierSettings>,
    pub types: Vec<TypeSettings>,
    pub segments: Vec<ListEntry>,
    /// One a segment, in their order.
    pub segment_rules: Vec<SegmentRuleView>,
    /// The industries of the accounts, those of most accounts first: what a rule can name.
    pub industries: Vec<String>,
    pub attribution: AttributionView,
    pub health_weights: HealthWeights,
    pub assumptions: Vec<AssumptionView>,
    pub motions: Vec<ListEntry>,
    pub managers: Vec<ListEntry>,
}

/// What the return on partner investment is worked out with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct AssumptionView {
    pub assumption: Assumption,
    pub name: String,
    /// "$180,000"; empty until somebody says it.
    pub amount: String,
}

/// What a unit of a currency is worth in the reporting currency from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct RateEntry {
    /// "EUR".
    pub currency: String,
    /// "2026-03-31".
    pub since: String,
    /// "31 Mar 2026".
    pub since_text: String,
    /// An exact decimal: "1.08".
    pub rate: String,
    /// How many amounts it converts.
    pub amounts: u32,
    /// "12 amounts", "not used".
    pub used: String,
}

/// A currency with amounts that are in no total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MissingRate {
    pub currency: String,
    /// How many amounts have no rate.
    pub amounts: u32,
    /// A rate from this day on would convert them all: "2026-03-31".
    pub since: String,
    /// "12 amounts in EUR have no rate to USD".
    pub sentence: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ReviewStepName {
    pub step: ReviewStep,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct TierSettings {
    pub tier: u8,
    /// "Tier 1".
    pub title: String,
    /// "strategic".
    pub name: String,
    pub count: u32,
    pub band: Option<Band>,
    pub exit_rule: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct TypeSettings {
    pub partner_type: PartnerType,
    pub name: String,
    pub operating_model: String,
    pub is_hidden: bool,
    pub count: u32,
}

/// A word of a list the user keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ListEntry {
    pub id: u32,
    pub name: String,
    /// "432 accounts, 12 of them by rule", "31 partners, 2 as a further motion", "5 partners, 1 in Tier 1".
    pub used: String,
    /// Whether nothing uses it.
    pub is_unused: bool,
}

/// The rule by which accounts without a segment from their file are in a segment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct SegmentRuleView {
    pub segment: u32,
    /// "1,000"; empty without a limit.
    pub employees_at_least: String,
    pub employees_at_most: String,
    pub industries: Vec<String>,
    /// "1,000 employees or more"; empty without a rule.
    pub sentence: String,
}

/// A rule as it is typed: what is empty is no condition, and without any there is no rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct WrittenRule {
    /// A whole number, zero or more: "1,000".
    pub employees_at_least: String,
    pub employees_at_most: String,
    pub industries: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum List {
    Segments,
    Motions,
    Managers,
}

/// One change of the settings.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum SettingChange {
    Name {
        name: String,
    },
    Company {
        company: String,
    },
    Confidentiality {
        text: String,
    },
    Reviewer {
        name: String,
    },
    ProgramSponsor {
        name: String,
    },
    /// Totals are in this currency; amounts stay in the one they were said in.
    Currency {
        code: String,
    },
    /// One unit of `currency` is `rate` units of the reporting currency from the day `since` on. A rate that held from
    /// `instead_of` moves to that day.
    SetRate {
        currency: String,
        since: String,
        rate: String,
        instead_of: Option<String>,
    },
    RemoveRate {
        currency: String,
        since: String,
    },
    FiscalYear {
        first_month: u8,
    },
    ReviewQuarter {
        first_day: String,
    },
    SmallBase {
        accounts: u32,
    },
    TierOneAManager {
        partners: u32,
    },
    /// They have to add up to 100.
    HealthWeights {
        weights: HealthWeights,
    },
    /// An amount as it is typed, in the reporting currency unless it says another; empty is none.
    Assumption {
        assumption: Assumption,
        amount: String,
    },
    /// Whether a role brings a deal, or sells it together.
    Attribution {
        role: DealRole,
        axis: Attributed,
        is_on: bool,
    },
    /// The share of the pipeline with partners that is to be led, as it is typed in per cent: "40", "37.5"; empty is none.
    LedTarget {
        percent: String,
    },
    StuckDays {
        days: u32,
    },
    FourthTier {
        is_on: bool,
    },
    /// `None` takes the review back to before it began.
    ReviewStep {
        step: Option<ReviewStep>,
    },
    /// `None` expects no number.
    Band {
        tier: u8,
        band: Option<Band>,
    },
    ExitRule {
        tier: u8,
        rule: String,
    },
    HiddenType {
        partner_type: PartnerType,
        is_hidden: bool,
    },
    AddWord {
        list: List,
        name: String,
    },
    RenameWord {
        list: List,
        id: u32,
        name: String,
    },
    /// What used it uses `into` instead, or nothing.
    RemoveWord {
        list: List,
        id: u32,
        into: Option<u32>,
    },
    /// Which accounts are in a segment that have none from their file.
    SegmentRule {
        id: u32,
        rule: WrittenRule,
    },
    /// Puts a segment at another place of the order, the first being 0.
    MoveSegment {
        id: u32,
        place: u32,
    },
}

/// What a change would do, before it is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct SettingEffect {
    /// "14 densities become too small a base and leave the ranking"; empty when nothing else changes.
    pub lines: Vec<String>,
    /// Why it cannot be done; absent when it can.
    pub refusal: Option<String>,
}
