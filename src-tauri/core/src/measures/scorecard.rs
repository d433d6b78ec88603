use std::collections::HashMap;

use jiff::civil::Date;

use super::book::Book;
use super::comparison::Tally;
use super::health::{Health, health, psat_scale};
use super::middle::{Middle, middle};
use super::period::Period;
use crate::model::{DealRole, Measure, Quarter, rounded};
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
    pub open_deals: u32,
    /// Pipeline velocity: open deals x win rate x mean size of a won deal / median cycle; so much a day.
    pub velocity: Option<i64>,
    /// Days from "partner since" to the first deal it referred, sourced or co-sold; `None` where the partnership is older than
    /// the deals that are known.
    pub first_value_days: Option<i64>,
    /// Registrations decided within 24 hours, of those decided; days are all a file gives, so the day after counts.
    pub decided_in_time: Tally,
    /// What was spent of MDF, and the pipeline it brought for each unit of money: hundredths.
    pub mdf_spent: Option<i64>,
    pub pipeline_per_mdf: Option<i64>,
    pub certifications: Option<i64>,
    /// Hundredths, of the newest quarter of the period that has them.
    pub psat: Option<i64>,
    pub csat: Option<i64>,
    /// At the end of the period's last quarter.
    pub health: Option<Health>,
    /// Sourced pipeline of the last eight quarters, oldest first; `None` before the first deal of the document.
    pub trend: Vec<(Quarter, Option<i64>)>,
}

/// The scores of every partner over a period, by id. Where a document has no deals, what its rosters state stands for
/// pipeline and counts.
#[must_use]
pub fn scores(book: &Book, snapshot: &Snapshot, matrix: &Matrix, period: Period) -> HashMap<i64, Scores> {
    let deals: HashMap<i64, &Deal> = snapshot.deals.iter().map(|deal| (deal.id, deal)).collect();
    let scale = psat_scale(snapshot);
    let of = |partner: &Partner| {
        let mut scores = Scores::default();
        match book.since {
            Some(since) => scores.take_deals(book, &deals, partner, period, since),
            None => scores.take_stated(snapshot, partner.id, period),
        }
        scores.take_facts(snapshot, partner.id, period);
        scores.health = health(book, snapshot, matrix, scale, partner.id);
        (partner.id, scores)
    };
    snapshot.partners.iter().map(of).collect()
}

impl Scores {
    fn take_deals(&mut self, book: &Book, deals: &HashMap<i64, &Deal>, partner: &Partner, period: Period, since: Date) {
        let (mut sourced, mut won_sourced, mut won, mut co_sell, mut registered) = (0, 0, 0, 0, 0);
        let mut cycles = Vec::new();
        let mut first: Option<Date> = None;
        let trend = Period::up_to(period.last, TREND);
        let mut by_quarter: Vec<(Quarter, Option<i64>)> =
            trend.quarters().map(|quarter| (quarter, (since <= quarter.last_day()).then_some(0))).collect();
        for deal in book.deals_of(partner.id) {
            let is_sourced = book.is_sourced_by(deal, partner.id);
            let worth = deal.worth.unwrap_or(0);
            if is_sourced || book.has_role(deal, partner.id, DealRole::CoSell) {
                // A deal from before the partnership says nothing of how long it took.
                first = earliest(first, deal.created_on.filter(|day| partner.partner_since <= Some(*day)));
            }
            if is_sourced && trend.has(deal.created_on) {
                let quarter =
                    by_quarter.iter_mut().rev().find(|(quarter, _)| deal.created_on >= Some(quarter.first_day()));
                if let Some((_, Some(sum))) = quarter {
                    *sum += worth;
                }
            }
            self.open_deals += u32::from(deal.is_open());
            if period.has(deal.created_on) {
                sourced += if is_sourced { worth } else { 0 };
                co_sell += u32::from(book.has_role(deal, partner.id, DealRole::CoSell));
                registered += u32::from(book.has_role(deal, partner.id, DealRole::Registered));
            }
            if book.has_role(deal, partner.id, DealRole::Registered) {
                self.take_registration(deals.get(&deal.id).copied(), period);
            }
            if deal.is_decided() && period.has(deal.closed_on) {
                self.win_rate.add(deal.is_won());
                if deal.is_won() {
                    won += worth;
                    won_sourced += if is_sourced { worth } else { 0 };
                    cycles.extend(deal.cycle_days());
                }
            }
        }
        self.sourced_pipeline = Some(sourced);
        (self.sourced_revenue, self.influenced_revenue) = (Some(won_sourced), Some(won));
        (self.co_sell_deals, self.registered_deals) = (Some(co_sell), Some(registered));
        self.cycle = middle(cycles);
        self.velocity = self.velocity_of(won);
        let started = partner.partner_since.filter(|started| since <= *started);
        self.first_value_days = started.zip(first).map(|(started, first)| i64::from((first - started).get_days()));
        self.trend = by_quarter;
    }

    /// What the roster says of a partner whose deals are not known.
    fn take_stated(&mut self, snapshot: &Snapshot, partner: i64, period: Period) {
        let quarters: Vec<Quarter> = period.quarters().collect();
        let count = |measure| {
            snapshot.fact_over(partner, &quarters, measure).map(|count| u32::try_from(count).unwrap_or(u32::MAX))
        };
        self.sourced_pipeline = snapshot.fact_over(partner, &quarters, Measure::Sourced);
        self.co_sell_deals = count(Measure::CoSellDeals);
        self.registered_deals = count(Measure::RegisteredDeals);
        let trend = Period::up_to(period.last, TREND);
        self.trend =
            trend.quarters().map(|quarter| (quarter, snapshot.fact(partner, quarter, Measure::Sourced))).collect();
    }

    fn take_facts(&mut self, snapshot: &Snapshot, partner: i64, period: Period) {
        let quarters: Vec<Quarter> = period.quarters().collect();
        let newest = |measure| quarters.iter().rev().find_map(|quarter| snapshot.fact(partner, *quarter, measure));
        self.mdf_spent = snapshot.fact_over(partner, &quarters, Measure::MdfSpent);
        self.certifications = newest(Measure::Certifications);
        (self.psat, self.csat) = (newest(Measure::Psat), newest(Measure::Csat));
        let spent = self.mdf_spent.filter(|spent| *spent > 0);
        self.pipeline_per_mdf = self.sourced_pipeline.zip(spent).map(|(pipeline, spent)| divided(pipeline, 100, spent));
    }

    fn take_registration(&mut self, deal: Option<&Deal>, period: Period) {
        let days = deal.and_then(|deal| deal.submitted_on.zip(deal.decided_on));
        if let Some((submitted, decided)) = days.filter(|(_, decided)| period.has(Some(*decided))) {
            let days = (decided - submitted).get_days();
            self.decided_in_time.add((0..=1).contains(&days));
        }
    }

    /// Open deals x won / decided x won revenue / won / days: the count of deals won falls out.
    fn velocity_of(&self, won_revenue: i64) -> Option<i64> {
        let days = self.cycle.map(|cycle| cycle.median).filter(|days| *days > 0)?;
        let decided = i64::from(self.win_rate.base);
        (decided > 0).then(|| divided(won_revenue, i64::from(self.open_deals), decided * days))
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
