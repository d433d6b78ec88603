use super::scorecard::Scores;
use crate::model::{Measure, PartnerType};
use crate::store::Snapshot;

/// What a type of partner is there for, by which its partners are compared: each motion has its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnKpi {
    /// Deals co-sold: systems integrators and alliances.
    CoSellDeals(i64),
    /// Referrals that became a deal: agencies.
    Referrals(i64),
    /// What was won with a hand of it, in minor units: resellers and marketplaces.
    Booked(i64),
    /// Monthly users of the joint integration: software vendors, where the document knows of any.
    IntegrationUsers(i64),
    /// The share of all deals won with a hand of it, in millionths: software vendors otherwise.
    AttachRate(i64),
}

impl OwnKpi {
    /// Of a partner by its primary type; `None` without a type, or where nothing is known.
    #[must_use]
    pub fn of(scores: &Scores, kind: Option<PartnerType>, knows_users: bool) -> Option<Self> {
        let count = |count: Option<u32>| count.map(i64::from);
        match kind? {
            PartnerType::Si | PartnerType::Alliance => count(scores.co_sell_deals).map(Self::CoSellDeals),
            PartnerType::Agency => count(scores.referrals).map(Self::Referrals),
            PartnerType::Reseller | PartnerType::Marketplace => scores.influenced_revenue.map(Self::Booked),
            PartnerType::Isv if knows_users => scores.integration_users.map(Self::IntegrationUsers),
            PartnerType::Isv => scores.attach_rate.map(Self::AttachRate),
        }
    }

    /// What it is ranked by, among partners of one type.
    #[must_use]
    pub fn value(self) -> i64 {
        match self {
            Self::CoSellDeals(value)
            | Self::Referrals(value)
            | Self::Booked(value)
            | Self::IntegrationUsers(value)
            | Self::AttachRate(value) => value,
        }
    }
}

/// Whether users of an integration are recorded of any partner.
#[must_use]
pub fn knows_integration_users(snapshot: &Snapshot) -> bool {
    snapshot.facts.keys().any(|(_, _, measure)| *measure == Measure::IntegrationUsers)
}
