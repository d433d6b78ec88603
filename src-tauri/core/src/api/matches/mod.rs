//! What accounts on partners' lists are taken for, to be looked through: accepted, rejected, linked by hand.

mod build;
mod decide;
mod fields;

pub use build::{MatchListing, match_listing, matches};
pub use decide::decide_match;
pub(crate) use fields::own_fields;

use serde::{Deserialize, Serialize};

use super::partners::FilterValue;

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MatchesRequest {
    pub show: MatchesShown,
    /// Of one partner's list only.
    pub partner: Option<u32>,
    /// A page of 100 from here.
    pub offset: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum MatchesShown {
    /// Doubtful ones, likest first.
    #[default]
    Asked,
    /// Taken without asking, the least likely first.
    Taken,
    /// What the user said: accepted, rejected or linked.
    Decided,
    /// Accounts on partners' lists that are none of ours, by name.
    Unmatched,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MatchesView {
    #[cfg_attr(feature = "types", specta(type = u32))]
    pub revision: i64,
    /// How many there are of each, in the order of [`MatchesShown`], over all partners or the one asked for.
    pub asked: u32,
    pub taken: u32,
    pub decided: u32,
    pub unmatched: u32,
    /// The partners with lists, with how many are asked about.
    pub partners: Vec<FilterValue>,
    pub rows: Vec<MatchRow>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MatchRow {
    /// The account on the partner's list.
    pub partner_account: u32,
    pub partner: u32,
    pub partner_name: String,
    pub their_name: String,
    /// What it is taken for; absent for an unmatched one.
    pub account: Option<u32>,
    pub our_name: String,
    /// "87%"; empty for what the user said.
    pub probability: String,
    /// "Same website", "Same name", "Names alike", "Linked by hand", "Said to be different".
    pub basis: String,
    /// Both sides, field by field: name, website, country, city, industry, employees.
    pub fields: Vec<MatchField>,
    /// Whether the user said so, and then what.
    pub decision: Option<bool>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MatchField {
    pub label: String,
    /// Empty where nothing is recorded.
    pub theirs: String,
    pub ours: String,
    pub agreement: FieldAgreement,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum FieldAgreement {
    Same,
    Differs,
    /// One side says nothing.
    OneSided,
}

/// What the user says: one company, or two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MatchDecisionRequest {
    pub partner_account: u32,
    /// Any of our accounts: another than the one asked about is a link by hand.
    pub account: u32,
    pub is_same: bool,
}
