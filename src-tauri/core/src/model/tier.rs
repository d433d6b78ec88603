use serde::{Deserialize, Serialize};

/// A partner's tier: 1 strategic, 2 managed, 3 transactional. The optional fourth, above Tier 1, is number 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(transparent)]
pub struct Tier(u8);

impl Tier {
    pub const STRATEGIC: Self = Self(1);
    pub const MANAGED: Self = Self(2);
    pub const TRANSACTIONAL: Self = Self(3);
    /// The tiers every document has, in the order of the map's rows.
    pub const ALL: [Self; 3] = [Self::STRATEGIC, Self::MANAGED, Self::TRANSACTIONAL];

    /// The tier with this number; `None` when there is no such tier.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|tier| i64::from(tier.0) == number)
    }

    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }

    /// "strategic", "managed", "transactional".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self.0 {
            1 => "strategic",
            2 => "managed",
            _ => "transactional",
        }
    }

    /// How the tier is staffed and run, as the map's row says it.
    #[must_use]
    pub fn staffing(self) -> &'static str {
        match self.0 {
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
}

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

/// What a document expects of a tier. Defaults: Tier 1 10 to 30, Tier 2 30 to 100, Tier 3 the long tail, without a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TierRule {
    pub tier: Tier,
    pub band: Option<Band>,
}

impl TierRule {
    #[must_use]
    pub fn defaults() -> [Self; 3] {
        [
            Self { tier: Tier::STRATEGIC, band: Some(Band { low: 10, high: 30 }) },
            Self { tier: Tier::MANAGED, band: Some(Band { low: 30, high: 100 }) },
            Self { tier: Tier::TRANSACTIONAL, band: None },
        ]
    }
}
