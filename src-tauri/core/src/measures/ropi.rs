use super::period::Period;
use crate::model::{Measure, Money, rounded};
use crate::store::Snapshot;

/// The return on what was put into a partner over a period, with its parts: minor units of the reporting currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ropi {
    /// What was won of the deals it brought.
    pub revenue: i64,
    /// What it would have cost to win these without it, as assumed.
    pub acquisition: i64,
    /// Its share of a manager, over the quarters of which it is recorded.
    pub headcount: i64,
    /// Hundredths of an FTE, summed over these quarters, and how many they are.
    pub fte: i64,
    pub fte_quarters: u32,
    /// MDF spent; `None` where none is recorded, which costs nothing here and is said.
    pub mdf: Option<i64>,
    /// As assumed, a quarter.
    pub other: i64,
}

impl Ropi {
    /// Of a partner that brought `won` deals worth `revenue`. `None` where the deals are not known, nobody said what a manager
    /// costs (or there is no rate for it), or no FTE of the period is recorded: a return on half of the cost would be none.
    #[must_use]
    pub fn of(
        snapshot: &Snapshot,
        partner: i64,
        period: Period,
        (revenue, won): (Option<i64>, u32),
        mdf: Option<i64>,
    ) -> Option<Self> {
        let assumed = snapshot.setting.assumptions;
        let worth = |amount: Option<Money>| amount.map_or(Some(0), |amount| snapshot.in_reporting(amount, period.last));
        let manager = assumed.manager_year.and_then(|amount| snapshot.in_reporting(amount, period.last))?;
        let recorded: Vec<i64> =
            period.quarters().filter_map(|quarter| snapshot.fact(partner, quarter, Measure::Fte)).collect();
        let fte: i64 = recorded.iter().sum();
        let quarters = i64::try_from(period.quarters().count()).unwrap_or(i64::MAX);
        (!recorded.is_empty()).then_some(())?;
        Some(Self {
            revenue: revenue?,
            acquisition: worth(assumed.acquisition)?.saturating_mul(i64::from(won)),
            // A quarter of a year, and a hundredth of an FTE.
            headcount: rounded(fte.saturating_mul(manager), 400),
            fte,
            fte_quarters: u32::try_from(recorded.len()).unwrap_or(u32::MAX),
            mdf,
            other: worth(assumed.other_quarter)?.saturating_mul(quarters),
        })
    }

    #[must_use]
    pub fn gain(&self) -> i64 {
        self.revenue + self.acquisition
    }

    #[must_use]
    pub fn cost(&self) -> i64 {
        self.headcount + self.mdf.unwrap_or(0) + self.other
    }

    /// (return - cost) / cost in whole per cent, halves to the even one; `None` where nothing was put in.
    #[must_use]
    pub fn percent(&self) -> Option<i64> {
        let cost = self.cost();
        (cost > 0).then(|| rounded((self.gain() - cost).saturating_mul(100), cost))
    }
}
