//! The measures of the Deals screen: the network headline with its bridge, and partner-sourced deals beside the others.

mod build;
mod comparison;
mod ecosystem;
mod network;
mod window;

pub use build::measures;
pub(crate) use build::notes;
pub(crate) use window::{named_period, windows};

use serde::{Deserialize, Serialize};

use crate::model::PartnerType;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MeasuresRequest {
    /// So many quarters up to the review quarter.
    pub quarters: u32,
    /// Only the comparison: deals with accounts of this segment; 0 is the bucket of those in none, absent all.
    pub segment: Option<u32>,
    /// Only the comparison: deals with partners of this type.
    pub partner_type: Option<PartnerType>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MeasuresView {
    #[cfg_attr(feature = "types", specta(type = u32))]
    pub revision: i64,
    pub deal_count: u32,
    pub window: MeasureWindow,
    /// The windows to choose from.
    pub windows: Vec<MeasureWindow>,
    pub network: NetworkView,
    pub ecosystem: EcosystemView,
    pub comparison: ComparisonView,
    /// What has to be known to read the numbers: the rule of attribution, rates, deals without an amount.
    pub notes: Vec<String>,
}

/// So many quarters up to the review quarter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MeasureWindow {
    pub quarters: u32,
    /// "2 quarters".
    pub label: String,
    /// "Q1 2026 to Q2 2026".
    pub period: String,
}

/// The network headline: what partners had a hand in, each deal once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct NetworkView {
    /// "$41.2M of revenue had a partner on it: 62% of $66.1M."
    pub headline: String,
    pub cards: Vec<MeasureCard>,
    /// Of revenue, then of pipeline.
    pub bridges: Vec<BridgeView>,
    /// By what each had a hand in, most first.
    pub partners: Vec<NetworkPartner>,
}

/// How the ecosystem stands in the review quarter: what runs ahead of results beside results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct EcosystemView {
    /// "Ecosystem health in Q2 2026".
    pub title: String,
    /// Active partners, growth of sourced pipeline, certifications.
    pub leading: Vec<MeasureCard>,
    /// Joint deals won, satisfaction.
    pub lagging: Vec<MeasureCard>,
}

/// A number that stands by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MeasureCard {
    pub label: String,
    /// "$41.2M"; "none" where there is nothing to count.
    pub text: String,
    /// "310 deals, 62% of all revenue".
    pub note: String,
}

/// From each deal once to the sum over partners, step by step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct BridgeView {
    /// "Revenue", "Pipeline".
    pub title: String,
    /// "Partner by partner the sums come to $58.0M: $16.8M more, for 120 deals have several partners."
    pub sentence: String,
    pub steps: Vec<BridgeStep>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct BridgeStep {
    pub label: String,
    /// "$41.2M", "+$12.0M".
    pub text: String,
    /// "310 deals".
    pub note: String,
    pub is_total: bool,
    /// Where its bar begins and ends, in thousandths of the largest total.
    pub start: u32,
    pub end: u32,
}

/// A partner in the network. Its sums add up to more than the headline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct NetworkPartner {
    pub id: u32,
    pub uuid: String,
    pub name: String,
    /// "Tier 1, SI".
    pub place: String,
    pub sourced_revenue: String,
    pub influenced_revenue: String,
    pub sourced_pipeline: String,
    pub influenced_pipeline: String,
    /// Influenced revenue in thousandths of the largest.
    pub bar: u32,
}

/// Partner-sourced deals beside those partners were on and those without a partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ComparisonView {
    /// "Partner-sourced deals were won 41% of the time, those without a partner 22%."
    pub headline: String,
    pub groups: Vec<ComparisonGroup>,
    pub rows: Vec<ComparisonRow>,
    pub segments: Vec<ComparisonChoice>,
    pub types: Vec<ComparisonType>,
    /// Whom it leaves out.
    pub notes: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ComparisonGroup {
    /// "Partner-sourced", "Partner involved", "No partner".
    pub label: String,
    /// "124 deals decided".
    pub note: String,
}

/// A measure, a cell a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ComparisonRow {
    /// `win_rate`, `cycle`, `size`, `retention`, `expansion`, `lifetime`.
    pub id: String,
    pub label: String,
    /// How it is counted.
    pub tip: String,
    pub cells: Vec<ComparisonCell>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ComparisonCell {
    /// "41%", "62 days", "$84k"; empty where nothing can be said.
    pub text: String,
    /// "51/124", "n = 51"; why nothing can be said.
    pub base: String,
    /// "32% to 50%": where it lies with 95 % confidence; empty where there is too little to say.
    pub interval: String,
    /// Fewer than ten deals: it is marked.
    pub is_few: bool,
    /// The value in thousandths of the row's largest.
    pub bar: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ComparisonChoice {
    /// 0 is the bucket of accounts in no segment.
    pub id: u32,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ComparisonType {
    pub id: PartnerType,
    pub name: String,
}
