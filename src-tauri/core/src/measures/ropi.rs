use super::book::{Book, BookedDeal};
use super::period::Period;
use crate::model::{Measure, Money, rounded};
use crate::store::Snapshot;

/// The return on what was put into a partner, with its parts: minor units of the reporting currency. Return and cost are those
/// of the same quarters: of a period's, those of which the deals and the partner's FTE are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ropi {
    /// What was won of the deals it brought.
    pub revenue: i64,
    /// What it would have cost to win these without it, as assumed.
    pub acquisition: i64,
    /// Its share of a manager.
    pub headcount: i64,
    /// Hundredths of an FTE, summed over the quarters, and how many they are.
    pub fte: i64,
    pub quarters: u32,
    /// MDF spent, as the roster or else the ledger says; `None` where none is recorded, which costs nothing here and is said.
    pub mdf: Option<i64>,
    /// As assumed, a quarter.
    pub other: i64,
}

impl Ropi {
    /// Of a partner over a period. `None` where it has no such quarter, nobody said what a manager costs, or there is no rate for
    /// what is assumed: a return on half of the cost would be none.
    #[must_use]
    pub fn of(book: &Book, snapshot: &Snapshot, partner: i64, period: Period) -> Option<Self> {
        let assumed = snapshot.setting.assumptions;
        let worth = |amount: Option<Money>| amount.map_or(Some(0), |amount| snapshot.in_reporting(amount, period.last));
        let manager = assumed.manager_year.and_then(|amount| snapshot.in_reporting(amount, period.last))?;
        let (acquisition, other) = (worth(assumed.acquisition)?, worth(assumed.other_quarter)?);
        let since = book.since?;
        let mut ropi = Self::default();
        for quarter in period.quarters().filter(|quarter| since <= quarter.last_day()) {
            let Some(fte) = snapshot.fact(partner, quarter, Measure::Fte) else { continue };
            ropi.quarters += 1;
            ropi.fte += fte;
            ropi.other += other;
            let spent = book.mdf_spent(snapshot, partner, quarter);
            ropi.mdf = spent.map(|spent| ropi.mdf.unwrap_or(0) + spent).or(ropi.mdf);
            let is_counted = |deal: &&BookedDeal| {
                deal.is_won() && Period::up_to(quarter, 1).has(deal.closed_on) && book.is_sourced_by(deal, partner)
            };
            for deal in book.deals_of(partner).filter(is_counted) {
                ropi.revenue += deal.worth.unwrap_or(0);
                ropi.acquisition += acquisition;
            }
        }
        // A quarter of a year, and a hundredth of an FTE.
        ropi.headcount = rounded(ropi.fte.saturating_mul(manager), 400);
        (ropi.quarters > 0).then_some(ropi)
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
