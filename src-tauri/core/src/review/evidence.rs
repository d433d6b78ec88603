use std::collections::BTreeSet;

use crate::measures::{Book, BookedDeal, Period, health, psat_scale};
use crate::model::{Bound, Condition, Criterion, DealRole, Measure, Quarter, rounded};
use crate::overlap::Matrix;
use crate::store::Snapshot;

/// What a document shows of a partner, for a condition to be held against.
pub struct Evidence<'a> {
    snapshot: &'a Snapshot,
    book: &'a Book,
    matrix: &'a Matrix,
    /// The quarter of the first deal that is known; before it nothing is.
    since: Option<Quarter>,
    scale: i64,
}

/// What a partner has of a criterion over a window of quarters, in the criterion's unit. What is not known is no zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// Oldest first; `None` where nothing is known. Of a criterion that does not add up: the one value there is, or none.
    pub quarters: Vec<(Quarter, Option<i64>)>,
    /// What is known of it all: the sum, or the newest value.
    pub value: Option<i64>,
    /// Whether something is missing that could still raise or lower it.
    pub is_partial: bool,
    /// The deals it counts, by id.
    pub deals: Vec<i64>,
}

impl Measured {
    /// Whether a condition holds; `None` where that depends on what is not known. A count can only grow by what is missing, so
    /// that it may be enough already, or too much.
    #[must_use]
    pub fn meets(&self, condition: Condition) -> Option<bool> {
        let value = self.value.unwrap_or(0);
        let can_only_grow = condition.criterion.adds_up() && condition.criterion != Criterion::SourcedPipeline;
        let is_known = self.value.is_some() && !self.is_partial;
        match condition.bound {
            Bound::AtLeast if is_known => Some(value >= condition.number),
            Bound::AtMost if is_known => Some(value <= condition.number),
            Bound::AtLeast => (can_only_grow && value >= condition.number).then_some(true),
            Bound::AtMost => (can_only_grow && value > condition.number).then_some(false),
        }
    }
}

impl<'a> Evidence<'a> {
    #[must_use]
    pub fn of(snapshot: &'a Snapshot, book: &'a Book, matrix: &'a Matrix) -> Self {
        let since = book.since.map(|day| snapshot.setting.calendar.quarter_of(day));
        Self { snapshot, book, matrix, since, scale: psat_scale(snapshot) }
    }

    /// A criterion of a partner over a window.
    #[must_use]
    pub fn measured(&self, partner: i64, criterion: Criterion, window: Period) -> Measured {
        match criterion {
            Criterion::CoSellDeals
            | Criterion::RegisteredDeals
            | Criterion::SourcedDeals
            | Criterion::ProducedDeals
            | Criterion::Deals => self.counted(partner, criterion, window),
            Criterion::SourcedPipeline => self.pipeline(partner, window),
            Criterion::MdfSpent => {
                added_up(window, |quarter| self.book.mdf_spent(self.snapshot, partner, quarter), Vec::new())
            }
            Criterion::Psat => self.newest(partner, Measure::Psat, window),
            Criterion::Csat => self.newest(partner, Measure::Csat, window),
            Criterion::Certifications => self.newest(partner, Measure::Certifications, window),
            Criterion::Engagement => self.newest(partner, Measure::Engagement, window),
            Criterion::IntegrationUsers => self.newest(partner, Measure::IntegrationUsers, window),
            Criterion::WinRate => self.win_rate(partner, window),
            Criterion::Health => {
                let health = health(self.book, self.snapshot, self.matrix, self.scale, partner);
                level(window.last, health.map(|health| i64::from(health.score)), Vec::new())
            }
        }
    }

    /// Distinct deals by creation date; of a document without deals what its rosters state.
    fn counted(&self, partner: i64, criterion: Criterion, window: Period) -> Measured {
        if self.book.deals.is_empty() {
            return added_up(window, |quarter| self.stated(partner, criterion, quarter), Vec::new());
        }
        let counts = |deal: &&BookedDeal| window.has(deal.created_on) && self.is_counted(deal, partner, criterion);
        let deals: Vec<&BookedDeal> = self.book.deals_of(partner).filter(counts).collect();
        let in_quarter = |quarter: Quarter| {
            let of = Period::up_to(quarter, 1);
            let count = deals.iter().filter(|deal| of.has(deal.created_on)).count();
            self.is_known(quarter).then(|| i64::try_from(count).unwrap_or(i64::MAX))
        };
        let ids: BTreeSet<i64> = deals.iter().map(|deal| deal.id).collect();
        added_up(window, in_quarter, ids.into_iter().collect())
    }

    fn is_counted(&self, deal: &BookedDeal, partner: i64, criterion: Criterion) -> bool {
        let has = |role| self.book.has_role(deal, partner, role);
        let is_sourced = || self.book.is_sourced_by(deal, partner);
        match criterion {
            Criterion::CoSellDeals => has(DealRole::CoSell),
            Criterion::RegisteredDeals => has(DealRole::Registered),
            Criterion::SourcedDeals => is_sourced(),
            Criterion::ProducedDeals => has(DealRole::CoSell) || has(DealRole::Registered) || is_sourced(),
            _ => true,
        }
    }

    /// What a roster states of a quarter. Of deals sourced it says only what they are worth: something, or nothing.
    fn stated(&self, partner: i64, criterion: Criterion, quarter: Quarter) -> Option<i64> {
        let fact = |measure| self.snapshot.fact(partner, quarter, measure);
        let sourced = || fact(Measure::Sourced).map(|worth| i64::from(worth > 0));
        match criterion {
            Criterion::CoSellDeals => fact(Measure::CoSellDeals),
            Criterion::RegisteredDeals => fact(Measure::RegisteredDeals),
            Criterion::SourcedDeals => sourced(),
            Criterion::ProducedDeals | Criterion::Deals => {
                Some(fact(Measure::CoSellDeals)? + fact(Measure::RegisteredDeals)? + sourced()?)
            }
            _ => None,
        }
    }

    fn pipeline(&self, partner: i64, window: Period) -> Measured {
        let counts = |deal: &&BookedDeal| window.has(deal.created_on) && self.book.is_sourced_by(deal, partner);
        let deals = self.book.deals_of(partner).filter(counts).map(|deal| deal.id).collect();
        added_up(window, |quarter| sourced_in(self.snapshot, self.book, partner, quarter), deals)
    }

    /// The pipeline a partner sourced in the last two quarters, by which partners are ranked: minor units.
    #[must_use]
    pub fn sourced_lately(&self, partner: i64) -> Option<i64> {
        let window = Period::up_to(self.snapshot.setting.review_quarter, 2);
        self.measured(partner, Criterion::SourcedPipeline, window).value
    }

    fn win_rate(&self, partner: i64, window: Period) -> Measured {
        let decided = self.book.deals_of(partner).filter(|deal| deal.is_decided() && window.has(deal.closed_on));
        let decided: Vec<&BookedDeal> = decided.collect();
        let (base, won) = (decided.len(), decided.iter().filter(|deal| deal.is_won()).count());
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let rate = (base > 0).then(|| rounded(number(won) * 10_000, number(base)));
        level(window.last, rate, decided.iter().map(|deal| deal.id).collect())
    }

    fn newest(&self, partner: i64, measure: Measure, window: Period) -> Measured {
        let quarters: Vec<Quarter> = window.quarters().collect();
        let known = |quarter: &Quarter| Some((*quarter, self.snapshot.fact(partner, *quarter, measure)?));
        match quarters.iter().rev().find_map(known) {
            Some((quarter, value)) => level(quarter, Some(value), Vec::new()),
            None => level(window.last, None, Vec::new()),
        }
    }

    fn is_known(&self, quarter: Quarter) -> bool {
        self.since.is_some_and(|since| since <= quarter)
    }
}

/// The pipeline a partner sourced in a quarter, minor units: by its deals, else as its roster states it; `None` is not known.
pub(crate) fn sourced_in(snapshot: &Snapshot, book: &Book, partner: i64, quarter: Quarter) -> Option<i64> {
    if book.deals.is_empty() {
        return snapshot.fact(partner, quarter, Measure::Sourced);
    }
    let of = Period::up_to(quarter, 1);
    let since = snapshot.setting.calendar.quarter_of(book.since?);
    let own = book.deals_of(partner).filter(|deal| of.has(deal.created_on) && book.is_sourced_by(deal, partner));
    (since <= quarter).then(|| own.filter_map(|deal| deal.worth).sum())
}

fn added_up(window: Period, of: impl Fn(Quarter) -> Option<i64>, deals: Vec<i64>) -> Measured {
    let quarters: Vec<(Quarter, Option<i64>)> = window.quarters().map(|quarter| (quarter, of(quarter))).collect();
    let known = quarters.iter().filter_map(|(_, value)| *value);
    let value = (known.clone().count() > 0).then(|| known.sum());
    let is_partial = quarters.iter().any(|(_, value)| value.is_none());
    Measured { quarters, value, is_partial, deals }
}

fn level(quarter: Quarter, value: Option<i64>, deals: Vec<i64>) -> Measured {
    Measured { quarters: vec![(quarter, value)], value, is_partial: value.is_none(), deals }
}
