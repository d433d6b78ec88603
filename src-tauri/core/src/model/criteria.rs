use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::words::words;
use super::{PartnerType, Tier};

words! {
    /// What a condition of a criterion measures of a partner over its window of quarters.
    Criterion {
        /// Distinct deals with the co-sell role, any stage, by creation date.
        CoSellDeals = "co_sell_deals", "co-sell deals";
        RegisteredDeals = "registered_deals", "registered deals";
        /// Deals it brought, by the attribution rule.
        SourcedDeals = "sourced_deals", "sourced deals";
        /// Co-sell, registered or sourced deals, each once.
        ProducedDeals = "produced_deals", "deals produced";
        /// Deals with any hand of it: its activity.
        Deals = "deals", "deals with a hand in them";
        /// What the deals it brought are worth, minor units of the reporting currency.
        SourcedPipeline = "sourced_pipeline", "sourced pipeline";
        MdfSpent = "mdf_spent", "MDF spent";
        Psat = "psat", "PSAT";
        Csat = "csat", "CSAT";
        Certifications = "certifications", "certifications";
        /// As it is stated: hundredths of a percent.
        Engagement = "engagement", "engagement";
        IntegrationUsers = "integration_users", "integration users";
        /// Deals won, of those decided in the window: hundredths of a percent.
        WinRate = "win_rate", "win rate";
        /// Points of 100, at the end of the review quarter.
        Health = "health", "health";
    }
}

/// How the number of a condition is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum CriterionUnit {
    Count,
    /// Minor units of the reporting currency.
    Money,
    Hundredths,
    /// Hundredths of a percent.
    Percent,
}

impl Criterion {
    #[must_use]
    pub fn unit(self) -> CriterionUnit {
        match self {
            Self::SourcedPipeline | Self::MdfSpent => CriterionUnit::Money,
            Self::Psat | Self::Csat => CriterionUnit::Hundredths,
            Self::Engagement | Self::WinRate => CriterionUnit::Percent,
            _ => CriterionUnit::Count,
        }
    }

    /// Whether it is added up over the quarters of the window; else the newest of them that is known counts.
    #[must_use]
    pub fn adds_up(self) -> bool {
        !matches!(
            self,
            Self::Psat
                | Self::Csat
                | Self::Certifications
                | Self::Engagement
                | Self::IntegrationUsers
                | Self::WinRate
                | Self::Health
        )
    }
}

words! {
    Bound {
        AtLeast = "at_least", "at least";
        AtMost = "at_most", "at most";
    }
}

/// "6 or more co-sell deals"; "no registered deal".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Condition {
    pub criterion: Criterion,
    pub bound: Bound,
    /// In the criterion's unit.
    #[cfg_attr(feature = "types", specta(type = u32))]
    pub number: i64,
}

/// Where a partner goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Destination {
    Tier(Tier),
    Sunset,
}

impl Destination {
    /// "1", "sunset".
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Tier(tier) => tier.number().to_string(),
            Self::Sunset => "sunset".to_owned(),
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "sunset" => Some(Self::Sunset),
            number => Tier::from_number(number.parse().ok()?).map(Self::Tier),
        }
    }

    /// "Tier 1", "Sunset".
    #[must_use]
    pub fn title(self) -> String {
        match self {
            Self::Tier(tier) => tier.title(),
            Self::Sunset => "Sunset".to_owned(),
        }
    }

    /// Whether it is below a tier: a demotion, or the end.
    #[must_use]
    pub fn is_below(self, from: Tier) -> bool {
        match self {
            Self::Tier(tier) => tier > from,
            Self::Sunset => true,
        }
    }
}

impl Serialize for Destination {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.code())
    }
}

impl<'de> Deserialize<'de> for Destination {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::from_code(&code).ok_or_else(|| serde::de::Error::custom(format!("`{code}` is no tier and not sunset")))
    }
}

/// A written criterion: partners of a tier for which every condition holds, over so many consecutive closed quarters up to the
/// review quarter, are proposed for another tier, or for sunset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    pub from: Tier,
    pub to: Destination,
    /// At least one; what the rule is about comes first, minimums that have to hold besides after it.
    pub conditions: Vec<Condition>,
    pub quarters: u32,
    /// The types it applies to; empty is all of them.
    pub types: Vec<PartnerType>,
}

/// Most quarters a window has.
pub const MOST_QUARTERS: u32 = 12;

impl Rule {
    /// What a document begins with: Tier 2 to Tier 1 at six co-sell deals, Tier 1 to Tier 2 and Tier 3 to sunset where nothing
    /// was produced, each within two consecutive quarters. Tier 2 to 3 and Tier 3 to 2 are for the user to write.
    #[must_use]
    pub fn defaults() -> Vec<Self> {
        let condition = |criterion, bound, number| Condition { criterion, bound, number };
        let rule = |from, to, conditions| Self { from, to, conditions, quarters: 2, types: Vec::new() };
        vec![
            rule(
                Tier::MANAGED,
                Destination::Tier(Tier::STRATEGIC),
                vec![condition(Criterion::CoSellDeals, Bound::AtLeast, 6)],
            ),
            rule(
                Tier::STRATEGIC,
                Destination::Tier(Tier::MANAGED),
                vec![condition(Criterion::ProducedDeals, Bound::AtMost, 0)],
            ),
            rule(
                Tier::TRANSACTIONAL,
                Destination::Sunset,
                vec![
                    condition(Criterion::RegisteredDeals, Bound::AtMost, 0),
                    condition(Criterion::ProducedDeals, Bound::AtMost, 0),
                ],
            ),
        ]
    }

    #[must_use]
    pub fn applies_to(&self, kind: Option<PartnerType>) -> bool {
        self.types.is_empty() || kind.is_some_and(|kind| self.types.contains(&kind))
    }

    /// Whether it takes something away from a partner, which what is not known never does.
    #[must_use]
    pub fn is_downward(&self) -> bool {
        self.to.is_below(self.from)
    }
}
