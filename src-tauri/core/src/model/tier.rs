use serde::{Deserialize, Serialize};

/// A partner's tier: 1 strategic, 2 managed, 3 transactional. The optional fourth, above Tier 1, is number 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(transparent)]
pub struct Tier(u8);

impl Tier {
    /// The optional fourth tier, above Tier 1.
    pub const ALLIANCE: Self = Self(0);
    pub const STRATEGIC: Self = Self(1);
    pub const MANAGED: Self = Self(2);
    pub const TRANSACTIONAL: Self = Self(3);
    /// The tiers every document has, in the order of the map's rows.
    pub const ALL: [Self; 3] = [Self::STRATEGIC, Self::MANAGED, Self::TRANSACTIONAL];
    /// The same with the fourth tier switched on.
    pub const WITH_ALLIANCE: [Self; 4] = [Self::ALLIANCE, Self::STRATEGIC, Self::MANAGED, Self::TRANSACTIONAL];

    /// The tier with this number; `None` when there is no such tier.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        Self::WITH_ALLIANCE.into_iter().find(|tier| i64::from(tier.0) == number)
    }

    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }

    /// "strategic", "managed", "transactional"; "strategic alliance" for the fourth.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self.0 {
            0 => "strategic alliance",
            1 => "strategic",
            2 => "managed",
            _ => "transactional",
        }
    }

    /// How the tier is staffed and run, as the map's row says it.
    #[must_use]
    pub fn staffing(self) -> &'static str {
        match self.0 {
            0 => "An executive each, joint business plan",
            1 => "A manager each, named motions, MDF",
            2 => "Shared managers, scoped motions",
            _ => "Self-serve workflow",
        }
    }

    /// Whether a missing joint motion is a finding: "every Tier 1 and Tier 2 partner needs one".
    #[must_use]
    pub fn needs_motion(self) -> bool {
        self.0 <= 2
    }

    /// Whether the tier asks for a dedicated manager and its own MDF: Tier 1, and what stands above it.
    #[must_use]
    pub fn is_dedicated(self) -> bool {
        self.0 <= 1
    }

    /// "Tier 1".
    #[must_use]
    pub fn title(self) -> String {
        format!("Tier {}", self.0)
    }
}

/// One manager for one Tier 1 partner is dedicated; a default the user can change.
pub const TIER_ONE_A_MANAGER: u32 = 1;

/// The expected number of partners of a tier. A band warns, it never blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Band {
    pub low: u32,
    pub high: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum BandState {
    Below,
    Within,
    Above,
}

impl Band {
    #[must_use]
    pub fn state(self, count: usize) -> BandState {
        if count < self.low as usize {
            BandState::Below
        } else if count > self.high as usize {
            BandState::Above
        } else {
            BandState::Within
        }
    }
}

const STRATEGIC_EXIT: &str = "Nothing produced (no co-sell, registered or sourced deal) in two quarters: to Tier 2";
const TRANSACTIONAL_EXIT: &str = "No registered deal in two quarters, and nothing else produced: sunset";

/// What a document expects of a tier. Defaults: Tier 1 10 to 30, Tier 2 30 to 100, Tier 3 the long tail, without a band;
/// Tier 1 and Tier 3 have an exit rule, for Tier 2 the user writes one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TierRule {
    pub tier: Tier,
    pub band: Option<Band>,
    /// The written rule by which a partner leaves the tier; empty where none is written.
    pub exit_rule: &'static str,
}

impl TierRule {
    #[must_use]
    pub fn defaults() -> [Self; 3] {
        [
            Self { tier: Tier::STRATEGIC, band: Some(Band { low: 10, high: 30 }), exit_rule: STRATEGIC_EXIT },
            Self { tier: Tier::MANAGED, band: Some(Band { low: 30, high: 100 }), exit_rule: "" },
            Self { tier: Tier::TRANSACTIONAL, band: None, exit_rule: TRANSACTIONAL_EXIT },
        ]
    }
}
