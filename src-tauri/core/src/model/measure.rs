use serde::{Deserialize, Serialize};

/// What a partner did or cost in a quarter; each is a row of the facts table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    MdfAllocated,
    MdfSpent,
    Fte,
    Sourced,
    Influenced,
    RegisteredDeals,
    CoSellDeals,
    Psat,
    Csat,
    Certifications,
    /// How engaged the partner is, as its portal or program scores it: hundredths of a percent.
    Engagement,
    /// Monthly users of the integration with the partner's product.
    IntegrationUsers,
    /// The share of the integration's customers that left, hundredths of a percent point.
    Churn,
}

/// How the integer of a fact is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Minor units of the currency the amount was said in.
    Money,
    /// Hundredths: FTE, satisfaction.
    Hundredths,
    Count,
}

impl Measure {
    pub const ALL: [Self; 13] = [
        Self::MdfAllocated,
        Self::MdfSpent,
        Self::Fte,
        Self::Sourced,
        Self::Influenced,
        Self::RegisteredDeals,
        Self::CoSellDeals,
        Self::Psat,
        Self::Csat,
        Self::Certifications,
        Self::Engagement,
        Self::IntegrationUsers,
        Self::Churn,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::MdfAllocated => "mdf_allocated",
            Self::MdfSpent => "mdf_spent",
            Self::Fte => "fte",
            Self::Sourced => "sourced",
            Self::Influenced => "influenced",
            Self::RegisteredDeals => "registered_deals",
            Self::CoSellDeals => "co_sell_deals",
            Self::Psat => "psat",
            Self::Csat => "csat",
            Self::Certifications => "certifications",
            Self::Engagement => "engagement",
            Self::IntegrationUsers => "integration_users",
            Self::Churn => "churn",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.code() == code)
    }

    /// The name on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::MdfAllocated => "MDF allocated",
            Self::MdfSpent => "MDF spent",
            Self::Fte => "FTE",
            Self::Sourced => "Sourced",
            Self::Influenced => "Influenced",
            Self::RegisteredDeals => "Registered deals",
            Self::CoSellDeals => "Co-sell deals",
            Self::Psat => "PSAT",
            Self::Csat => "CSAT",
            Self::Certifications => "Certifications",
            Self::Engagement => "Engagement %",
            Self::IntegrationUsers => "Integration users",
            Self::Churn => "Churn %",
        }
    }

    #[must_use]
    pub fn unit(self) -> Unit {
        match self {
            Self::MdfAllocated | Self::MdfSpent | Self::Sourced | Self::Influenced => Unit::Money,
            Self::Fte | Self::Psat | Self::Csat | Self::Engagement | Self::Churn => Unit::Hundredths,
            Self::RegisteredDeals | Self::CoSellDeals | Self::Certifications | Self::IntegrationUsers => Unit::Count,
        }
    }
}
