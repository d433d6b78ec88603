use super::{Plan, PlanLine, Share};
use crate::model::Tier;

/// What a plan gives out of one resource, beside what it may: FTE in hundredths, or MDF in minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance {
    pub envelope: i64,
    pub allocated: i64,
    /// What the partners have today.
    pub today: i64,
    /// What sunsets had and do not keep.
    pub freed: i64,
    /// By the tier a partner is planned for, then those without one; sunsets take no part.
    pub tiers: Vec<TierSum>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TierSum {
    /// `None`: partners without a tier.
    pub tier: Option<Tier>,
    pub partners: u32,
    /// What those in the tier today have today.
    pub today: i64,
    pub planned: i64,
}

impl Balance {
    /// Of a resource, by a line's share of it.
    #[must_use]
    pub fn of(plan: &Plan, envelope: i64, tiers: &[Tier], share: impl Fn(&PlanLine) -> Share) -> Self {
        let lines = &plan.lines;
        let tiers = tiers.iter().copied().map(Some).chain([None]);
        let sum = |tier: Option<Tier>| {
            let planned = || lines.iter().filter(move |line| line.tier == tier && !line.is_sunset);
            let today = lines.iter().filter(|line| line.tier_today == tier);
            TierSum {
                tier,
                partners: u32::try_from(planned().count()).unwrap_or(u32::MAX),
                today: today.map(|line| share(line).today()).sum(),
                planned: planned().map(|line| share(line).planned).sum(),
            }
        };
        let freed = lines.iter().filter(|line| line.is_sunset);
        Self {
            envelope,
            allocated: lines.iter().map(|line| share(line).planned).sum(),
            today: lines.iter().map(|line| share(line).today()).sum(),
            freed: freed.map(|line| share(line).today() - share(line).planned).sum(),
            tiers: tiers.map(sum).filter(|sum| sum.tier.is_some() || sum.partners > 0 || sum.today != 0).collect(),
        }
    }

    /// Above zero: more is given out than there is.
    #[must_use]
    pub fn difference(&self) -> i64 {
        self.allocated - self.envelope
    }
}

impl Plan {
    /// The balance of manager time, hundredths of a full-time equivalent.
    #[must_use]
    pub fn fte_balance(&self, tiers: &[Tier]) -> Balance {
        Balance::of(self, self.fte_envelope, tiers, |line| line.fte)
    }

    /// The balance of marketing money, minor units of the reporting currency.
    #[must_use]
    pub fn mdf_balance(&self, tiers: &[Tier]) -> Balance {
        Balance::of(self, self.mdf_envelope, tiers, |line| line.mdf)
    }
}
