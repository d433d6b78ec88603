use serde::{Deserialize, Serialize};

use super::Tier;

/// The six types of the map. The type sets the operating design, the tier sets the investment.
///
/// The order of the variants is the order of the map's columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum PartnerType {
    Si,
    Isv,
    Reseller,
    Marketplace,
    Agency,
    Alliance,
}

impl PartnerType {
    /// The family it belongs to, in the plural.
    #[must_use]
    pub fn family(self) -> &'static str {
        match self {
            Self::Si | Self::Agency => "services",
            Self::Isv => "technology",
            Self::Reseller | Self::Marketplace => "channel",
            Self::Alliance => "alliances",
        }
    }

    pub const ALL: [Self; 6] = [Self::Si, Self::Isv, Self::Reseller, Self::Marketplace, Self::Agency, Self::Alliance];

    /// The word stored in the document and printed in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Si => "si",
            Self::Isv => "isv",
            Self::Reseller => "reseller",
            Self::Marketplace => "marketplace",
            Self::Agency => "agency",
            Self::Alliance => "alliance",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The heading of the map's column.
    #[must_use]
    pub fn short_name(self) -> &'static str {
        match self {
            Self::Si => "SI",
            Self::Isv => "ISV",
            Self::Reseller => "Reseller",
            Self::Marketplace => "Marketplace",
            Self::Agency => "Agency",
            Self::Alliance => "Alliance",
        }
    }

    /// The name in a sentence: "systems integrator".
    #[must_use]
    pub fn long_name(self) -> &'static str {
        match self {
            Self::Si => "systems integrator",
            Self::Isv => "software vendor",
            Self::Reseller => "reseller",
            Self::Marketplace => "marketplace",
            Self::Agency => "agency",
            Self::Alliance => "alliance",
        }
    }

    /// The motion the type suggests: co-sell, a listing for marketplaces, joint marketing for agencies, and deal
    /// registration only for resellers in Tier 3. It is offered, never set in silence.
    #[must_use]
    pub fn suggested_motion(self, tier: Option<Tier>) -> &'static str {
        match self {
            Self::Reseller if tier == Some(Tier::TRANSACTIONAL) => "Deal registration only",
            Self::Si | Self::Isv | Self::Reseller | Self::Alliance => "Co-sell",
            Self::Marketplace => "Marketplace listing",
            Self::Agency => "Joint marketing",
        }
    }

    /// The operating model, as the map's heading says it.
    #[must_use]
    pub fn operating_model(self) -> &'static str {
        match self {
            Self::Si => "Services-led, deal room",
            Self::Isv => "Technology integration",
            Self::Reseller => "Channel-led, margin",
            Self::Marketplace => "Hyperscaler co-sell",
            Self::Agency => "Marketing-led, leads",
            Self::Alliance => "Multi-partner, strategic",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DEFAULT_MOTIONS;

    #[test]
    fn every_suggested_motion_is_one_a_new_document_has() {
        for kind in PartnerType::ALL {
            for tier in [None, Some(Tier::STRATEGIC), Some(Tier::TRANSACTIONAL)] {
                assert!(DEFAULT_MOTIONS.contains(&kind.suggested_motion(tier)), "{kind:?} in {tier:?}");
            }
        }
        assert_eq!(PartnerType::Reseller.suggested_motion(Some(Tier::MANAGED)), "Co-sell");
        assert_eq!(PartnerType::Reseller.suggested_motion(Some(Tier::TRANSACTIONAL)), "Deal registration only");
    }
}
