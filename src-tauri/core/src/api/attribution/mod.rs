//! The attribution rule: which roles bring a deal and which sell it together; versioned, and signed before a review uses it.

mod build;
mod sign;

pub(crate) use build::{attribution_view, rule_sentence, signed_by};
pub use sign::sign_attribution;
pub(crate) use sign::signer;

use serde::{Deserialize, Serialize};

use crate::model::DealRole;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct AttributionView {
    /// "Version 2, not signed".
    pub title: String,
    /// One a role.
    pub roles: Vec<AttributionRole>,
    /// Whether there is something to sign.
    pub is_open: bool,
    /// Every version, the newest first.
    pub versions: Vec<AttributionVersion>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct AttributionRole {
    pub role: DealRole,
    pub name: String,
    /// "on 310 deals", "on no deal".
    pub used: String,
    /// It brings a deal: the deal is partner-sourced.
    pub brings: bool,
    /// It sells a deal together with us.
    pub sells: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct AttributionVersion {
    /// "Version 2".
    pub title: String,
    /// "Sourced and Referral bring a deal; Co-sell sells it together."
    pub sentence: String,
    /// "Signed by Ana Ruiz, Head of partnerships, on 2 Jul 2026, 14:32 UTC (3f2a91c0d4e5)"; empty while it is not.
    pub signed: String,
}

/// What a role is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Attributed {
    /// Bringing a deal.
    Sourcing,
    /// Selling it together.
    Motion,
}

#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct SignAttribution {
    pub name: String,
    /// "Head of partnerships".
    pub role: String,
}
