use std::collections::BTreeMap;

use super::book::{Book, BookedDeal, Involvement};
use super::period::Period;
use super::scorecard::TREND;
use crate::model::{DealAxis, DealKind, Quarter};

/// What partners led beside what they were involved in, each deal once. Involved is any touch, so that led is a part of it.
/// Minor units of the reporting currency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Led {
    /// Won in the period.
    pub revenue: LedShare,
    /// Created in the period, whatever became of it.
    pub pipeline: LedShare,
    /// Open now, whenever it was created. What is led can be expected; what is only involved cannot be forecast.
    pub open: LedShare,
    /// Of the deals in `pipeline`, how many meet each axis, in the order of [`DealAxis::ALL`].
    pub met: [u32; 4],
    /// Of the same, how many meet no axis, one, two, three, all four.
    pub by_count: [u32; 5],
    /// The quarters of the trends, oldest first.
    pub quarters: Vec<Quarter>,
    /// The pipeline of each quarter.
    pub trend: Vec<LedShare>,
    /// The same of each kind of deals that has some; `None`, the last, is a kind that is not known.
    pub by_kind: Vec<(Option<DealKind>, Vec<LedShare>)>,
    /// Accounts with open deals that partners are involved in and do not lead, most first.
    pub raising: Vec<Raising>,
}

/// What was led of what partners were involved in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LedShare {
    pub involved: i64,
    pub involved_deals: u32,
    pub led: i64,
    pub led_deals: u32,
}

/// An account whose open deals would raise the led share, were they led.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raising {
    pub account: i64,
    pub worth: i64,
    pub deals: u32,
    /// How many of the deals miss each axis, in the order of [`DealAxis::ALL`].
    pub missing: [u32; 4],
}

impl Led {
    /// Of deals won or created in a period; the trend has the last eight quarters up to its end.
    #[must_use]
    pub fn of(book: &Book, period: Period) -> Self {
        let quarters: Vec<Quarter> = Period::up_to(period.last, TREND).quarters().collect();
        let mut led = Self { quarters, ..Self::default() };
        let mut all = vec![LedShare::default(); led.quarters.len()];
        let mut kinds: BTreeMap<(bool, Option<DealKind>), Vec<LedShare>> = BTreeMap::new();
        let mut raising: BTreeMap<i64, Raising> = BTreeMap::new();
        for deal in book.deals.iter().filter(|deal| deal.involvement != Involvement::None) {
            let Some(worth) = deal.worth else { continue };
            if deal.is_won() && period.has(deal.closed_on) {
                led.revenue.add(deal, worth);
            }
            if period.has(deal.created_on) {
                led.pipeline.add(deal, worth);
                led.count_axes(deal);
            }
            if deal.is_open() {
                led.open.add(deal, worth);
                raise(&mut raising, deal, worth);
            }
            if let Some(place) = led.quarters.iter().position(|at| Period::up_to(*at, 1).has(deal.created_on)) {
                all[place].add(deal, worth);
                let of_kind = kinds.entry((deal.kind.is_none(), deal.kind));
                of_kind.or_insert_with(|| vec![LedShare::default(); led.quarters.len()])[place].add(deal, worth);
            }
        }
        led.trend = all;
        led.by_kind = kinds.into_iter().map(|((_, kind), row)| (kind, row)).collect();
        led.raising = raising.into_values().collect();
        led.raising.sort_by_key(|raising| (-raising.worth, raising.account));
        led
    }

    fn count_axes(&mut self, deal: &BookedDeal) {
        for (axis, met) in DealAxis::ALL.iter().zip(&mut self.met) {
            *met += u32::from(deal.axes.meets(*axis));
        }
        self.by_count[deal.axes.count() as usize] += 1;
    }
}

fn raise(raising: &mut BTreeMap<i64, Raising>, deal: &BookedDeal, worth: i64) {
    let Some(account) = deal.account.filter(|_| !deal.axes.is_led()) else { return };
    let new = || Raising { account, worth: 0, deals: 0, missing: [0; 4] };
    let raising = raising.entry(account).or_insert_with(new);
    raising.worth += worth;
    raising.deals += 1;
    for (axis, missing) in DealAxis::ALL.iter().zip(&mut raising.missing) {
        *missing += u32::from(!deal.axes.meets(*axis));
    }
}

impl LedShare {
    /// What partners were involved in and did not lead.
    #[must_use]
    pub fn gap(&self) -> i64 {
        self.involved - self.led
    }

    /// The led share in hundredths of a percent, rounded to the nearest; `None` where there is nothing to be a share of.
    #[must_use]
    pub fn share(&self) -> Option<u32> {
        share_of(self.led, self.involved)
    }

    fn add(&mut self, deal: &BookedDeal, worth: i64) {
        self.involved += worth;
        self.involved_deals += 1;
        if deal.axes.is_led() {
            self.led += worth;
            self.led_deals += 1;
        }
    }
}

/// A part in hundredths of a percent of a whole; `None` where refunds leave no whole to be a part of.
#[must_use]
pub fn share_of(part: i64, whole: i64) -> Option<u32> {
    let is_part = whole > 0 && (0..=whole).contains(&part);
    let points = || (i128::from(part) * 20_000 + i128::from(whole)) / (2 * i128::from(whole));
    is_part.then(|| u32::try_from(points()).unwrap_or(10_000))
}
