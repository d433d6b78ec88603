use std::collections::HashMap;

use jiff::civil::Date;

use super::book::Book;
use super::comparison::Tally;
use super::health::{Health, health, psat_scale};
use super::middle::{Middle, middle};
use super::own_kpi::{OwnKpi, knows_integration_users};
use super::period::Period;
use super::registration::{Registered, Registration, registered};
use super::ropi::Ropi;
use crate::model::{DealRole, Measure, Quarter, half_to_even, rounded};
use crate::overlap::Matrix;
use crate::store::Snapshot;
use crate::store::tables::{Deal, Partner};

/// Quarters a trend shows.
pub const TREND: u32 = 8;

/// What a partner produced in a period, and how well. Money in minor units of the reporting currency; `None` where nothing is
/// known, which is not zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scores {
    /// What the deals it brought are worth, by creation, whatever became of them.
    pub sourced_pipeline: Option<i64>,
    /// What was won of the deals it brought, and of all it had a hand in.
    pub sourced_revenue: Option<i64>,
    pub influenced_revenue: Option<i64>,
    /// Deals created with it in this role.
    pub co_sell_deals: Option<u32>,
    pub registered_deals: Option<u32>,
    /// Deals won, of those decided with a hand of it in them.
    pub win_rate: Tally,
    /// Days from creation to closing of those won.
    pub cycle: Option<Middle>,
    /// Deals it has a hand in that are open.
    pub open_deals: Option<u32>,
    /// Pipeline velocity: open deals x win rate x mean size of a won deal / median cycle; so much a day.
    pub velocity: Option<i64>,
    /// Days from "partner since" to the first deal it referred, sourced or co-sold; `None` where the partnership is older than
    /// the deals that are known.
    pub first_value_days: Option<i64>,
    /// Registrations decided in time, of those decided in the period, as [`Registration`] says.
    pub decided_in_time: Tally,
    /// What was spent of MDF, and the pipeline it brought for each unit of money: hundredths.
    pub mdf_spent: Option<i64>,
    pub pipeline_per_mdf: Option<i64>,
    pub certifications: Option<i64>,
    /// Hundredths of a percent, as it is stated.
    pub engagement: Option<i64>,
    /// Deals created that it brought, by the attribution rule: the referrals and leads that were taken up.
    pub referrals: Option<u32>,
    /// Deals won with a hand of it, of all won: millionths.
    pub attach_rate: Option<i64>,
    /// Monthly users of the joint integration in the newest quarter that has them, and in the one known before.
    pub integration_users: Option<i64>,
    pub integration_users_before: Option<i64>,
    /// Hundredths of a percent point, newest quarter.
    pub churn: Option<i64>,
    /// What partners of its type are there for.
    pub own_kpi: Option<OwnKpi>,
    /// Hundredths, of the newest quarter of the period that has them.
    pub psat: Option<i64>,
    pub csat: Option<i64>,
    pub ropi: Option<Ropi>,
    /// At the end of the period's last quarter.
    pub health: Option<Health>,
    /// Sourced pipeline of the last eight quarters, oldest first; `None` before the quarter of the document's first deal.
    pub trend: Vec<(Quarter, Option<i64>)>,
}

/// The scores of every partner over a period, by id. Where a document has no deals, what its rosters state stands for
/// pipeline and counts.
#[must_use]
pub fn scores(book: &Book, snapshot: &Snapshot, matrix: &Matrix, period: Period) -> HashMap<i64, Scores> {
    let deals: HashMap<i64, &Deal> = snapshot.deals.iter().map(|deal| (deal.id, deal)).collect();
    let scale = psat_scale(snapshot);
    let knows_users = knows_integration_users(snapshot);
    let all_won = book.deals.iter().filter(|deal| deal.is_won() && period.has(deal.closed_on)).count();
    let all_won = i64::try_from(all_won).unwrap_or(i64::MAX);
    let of = |partner: &Partner| {
        let mut scores = Scores::default();
        let sourced = if book.deals.is_empty() {
            scores.take_stated(snapshot, partner.id, period)
        } else {
            scores.take_deals((book, snapshot), &deals, partner, period)
        };
        scores.take_facts((book, snapshot), partner.id, period, &sourced);
        let own_won = i64::from(scores.win_rate.count);
        scores.attach_rate = (all_won > 0).then(|| rounded(own_won * 1_000_000, all_won));
        scores.own_kpi = OwnKpi::of(&scores, partner.partner_type, knows_users);
        scores.trend = sourced[sourced.len() - TREND as usize..].to_vec();
        scores.ropi = Ropi::of(book, snapshot, partner.id, period);
        scores.health = health(book, snapshot, matrix, scale, partner.id);
        (partner.id, scores)
    };
    snapshot.partners.iter().map(of).collect()
}

/// A sum of what deals are worth.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    total: i64,
    priced: u32,
    unpriced: u32,
}

impl Sum {
    fn add(&mut self, worth: Option<i64>) {
        match worth {
            Some(worth) => (self.total, self.priced) = (self.total + worth, self.priced + 1),
            None => self.unpriced += 1,
        }
    }

    /// `None` where there are deals and none of them has an amount that can be counted.
    fn value(self) -> Option<i64> {
        (self.priced > 0 || self.unpriced == 0).then_some(self.total)
    }
}

/// The quarters of a period, and those before it that a trend shows besides.
fn shown_quarters(period: Period) -> Period {
    let trend = Period::up_to(period.last, TREND);
    Period { first: period.first.min(trend.first), last: period.last }
}

impl Scores {
    /// Answers what it sourced by quarter.
    fn take_deals(
        &mut self,
        (book, snapshot): (&Book, &Snapshot),
        deals: &HashMap<i64, &Deal>,
        partner: &Partner,
        period: Period,
    ) -> Vec<(Quarter, Option<i64>)> {
        let (mut sourced, mut won_sourced, mut won) = (Sum::default(), Sum::default(), Sum::default());
        let (mut co_sell, mut registered, mut referred, mut open) = (0, 0, 0, 0);
        let mut cycles = Vec::new();
        let mut first: Option<Date> = None;
        let shown = shown_quarters(period);
        let mut by_quarter: Vec<(Quarter, Sum)> = shown.quarters().map(|quarter| (quarter, Sum::default())).collect();
        for deal in book.deals_of(partner.id) {
            let is_sourced = book.is_sourced_by(deal, partner.id);
            let (is_co_sell, is_registered) = (
                book.has_role(deal, partner.id, DealRole::CoSell),
                book.has_role(deal, partner.id, DealRole::Registered),
            );
            let has = |role| book.has_role(deal, partner.id, role);
            if is_co_sell || has(DealRole::Referral) || has(DealRole::Sourced) {
                // A deal from before the partnership says nothing of how long it took.
                first = earliest(first, deal.created_on.filter(|day| partner.partner_since <= Some(*day)));
            }
            if is_sourced && shown.has(deal.created_on) {
                let own = by_quarter.iter_mut().rev().find(|(quarter, _)| deal.created_on >= Some(quarter.first_day()));
                if let Some((_, sum)) = own {
                    sum.add(deal.worth);
                }
            }
            open += u32::from(deal.is_open());
            if period.has(deal.created_on) {
                if is_sourced {
                    sourced.add(deal.worth);
                }
                co_sell += u32::from(is_co_sell);
                registered += u32::from(is_registered);
                referred += u32::from(is_sourced);
            }
            if is_registered {
                self.take_registration(snapshot, deals.get(&deal.id).copied(), partner.id, period);
            }
            if deal.is_decided() && period.has(deal.closed_on) {
                self.win_rate.add(deal.is_won());
                if deal.is_won() {
                    won.add(deal.worth);
                    if is_sourced {
                        won_sourced.add(deal.worth);
                    }
                    cycles.extend(deal.cycle_days());
                }
            }
        }
        (self.sourced_revenue, self.influenced_revenue) = (won_sourced.value(), won.value());
        self.open_deals = Some(open);
        self.cycle = middle(cycles);
        self.velocity = self.velocity_of(won, open);
        let Some(since) = book.since else { return shown.quarters().map(|quarter| (quarter, None)).collect() };
        self.sourced_pipeline = sourced.value();
        (self.co_sell_deals, self.registered_deals) = (Some(co_sell), Some(registered));
        self.referrals = Some(referred);
        let started = partner.partner_since.filter(|started| since <= *started);
        self.first_value_days = started.zip(first).map(|(started, first)| i64::from((first - started).get_days()));
        let known = |(quarter, sum): (Quarter, Sum)| (quarter, sum.value().filter(|_| since <= quarter.last_day()));
        by_quarter.into_iter().map(known).collect()
    }

    /// What the roster says of a partner whose deals are not known.
    fn take_stated(&mut self, snapshot: &Snapshot, partner: i64, period: Period) -> Vec<(Quarter, Option<i64>)> {
        let quarters: Vec<Quarter> = period.quarters().collect();
        let count = |measure| {
            snapshot.fact_over(partner, &quarters, measure).map(|count| u32::try_from(count).unwrap_or(u32::MAX))
        };
        self.sourced_pipeline = snapshot.fact_over(partner, &quarters, Measure::Sourced);
        self.co_sell_deals = count(Measure::CoSellDeals);
        self.registered_deals = count(Measure::RegisteredDeals);
        let sourced = |quarter| (quarter, snapshot.fact(partner, quarter, Measure::Sourced));
        shown_quarters(period).quarters().map(sourced).collect()
    }

    fn take_facts(
        &mut self,
        (book, snapshot): (&Book, &Snapshot),
        partner: i64,
        period: Period,
        sourced: &[(Quarter, Option<i64>)],
    ) {
        let quarters: Vec<Quarter> = period.quarters().collect();
        let newest = |measure| quarters.iter().rev().find_map(|quarter| snapshot.fact(partner, *quarter, measure));
        let spent = |quarter: Quarter| book.mdf_spent(snapshot, partner, quarter);
        let mut known = quarters.iter().copied().filter_map(spent).peekable();
        self.mdf_spent = known.peek().is_some().then(|| known.sum());
        self.certifications = newest(Measure::Certifications);
        self.churn = newest(Measure::Churn);
        self.engagement = newest(Measure::Engagement);
        let users = |quarter: Quarter| snapshot.fact(partner, quarter, Measure::IntegrationUsers);
        let at = quarters.iter().rev().copied().find(|quarter| users(*quarter).is_some());
        self.integration_users = at.and_then(users);
        self.integration_users_before = at.and_then(|at| (1..=4).find_map(|by| users(at.plus(-by))));
        (self.psat, self.csat) = (newest(Measure::Psat), newest(Measure::Csat));
        // Only quarters of which both are known: what was spent in one has not brought the pipeline of another.
        let both = sourced
            .iter()
            .filter(|(quarter, _)| quarters.contains(quarter))
            .filter_map(|(quarter, sourced)| spent(*quarter).zip(*sourced));
        let (spent, pipeline) = both.fold((0, 0), |(spent, pipeline), one| (spent + one.0, pipeline + one.1));
        self.pipeline_per_mdf = (spent > 0).then(|| divided(pipeline, 100, spent));
    }

    fn take_registration(&mut self, snapshot: &Snapshot, deal: Option<&Deal>, partner: i64, period: Period) {
        let found = deal.map(|deal| registered(snapshot, deal)).unwrap_or_default();
        let own = found.iter().find(|one| one.partner == partner && period.has(one.decided_on));
        match own.and_then(Registered::timing) {
            Some(Registration::InTime) => self.decided_in_time.add(true),
            Some(Registration::Late) => self.decided_in_time.add(false),
            Some(Registration::Waiting) | None => {}
        }
    }

    /// Open deals x win rate x mean size / median days. Of deals won without an amount the size is taken for the mean.
    fn velocity_of(&self, won: Sum, open: u32) -> Option<i64> {
        let days = self.cycle.map(|cycle| cycle.median).filter(|days| *days > 0)?;
        let of = i128::from(self.win_rate.base) * i128::from(won.priced) * i128::from(days);
        let all = i128::from(won.total) * i128::from(open) * i128::from(self.win_rate.count);
        (of > 0).then(|| half_to_even(all, of)).and_then(|velocity| i64::try_from(velocity).ok())
    }
}

/// `value` x `times` / `by`, halves to the even one.
fn divided(value: i64, times: i64, by: i64) -> i64 {
    rounded(value.saturating_mul(times), by)
}

fn earliest(one: Option<Date>, other: Option<Date>) -> Option<Date> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}
