//! The opportunities of a CRM. Of every partner and quarter its deals add up to what the roster and the history say: what it sourced
//! and influenced to the dollar, its co-sell and registered deals to the deal.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use crate::accounts::Account;
use crate::deal_course::{set_accounts, set_axes, set_course, set_registrations};
use crate::partners::{NOW, Partner, QUARTER_ENDS};
use crate::rng::{Rng, share_out};

/// An opportunity of the export.
#[derive(Clone, Default)]
pub struct Deal {
    /// Counted in the order of creation, from 1.
    pub number: u32,
    pub quarter: usize,
    /// In dollars; blank where nobody wrote one.
    pub amount: Option<u32>,
    pub sourced: Option<&'static str>,
    pub influenced: Vec<&'static str>,
    pub co_sell: Vec<&'static str>,
    pub registered: Vec<&'static str>,
    pub created: Date,
    pub closed: Date,
    pub stage: &'static str,
    pub kind: &'static str,
    pub account: usize,
    pub owner: &'static str,
    pub decided: Option<Date>,
    /// What became of its registration.
    pub status: &'static str,
    pub protected: Option<Date>,
    /// The marketplace it is bought through.
    pub marketplace: &'static str,
    /// Whether the account was chosen with the partner; of deals with one.
    pub selection: Option<bool>,
    /// The day it was designed with the partner.
    pub intent: Option<Date>,
}

/// The opportunities of the six quarters before the review, in the order of their creation.
pub fn deals(partners: &[Partner], accounts: &[Account]) -> Vec<Deal> {
    let mut deals = created(partners, accounts, 0..=NOW, [19_112_026, 22_112_026, 23_112_026]);
    (1..).zip(&mut deals).for_each(|(number, deal)| deal.number = number);
    deals
}

/// The opportunities of some quarters as they stand at their end; one chance each for course, axes and registrations.
pub fn created(
    partners: &[Partner],
    accounts: &[Account],
    quarters: RangeInclusive<usize>,
    seeds: [u64; 3],
) -> Vec<Deal> {
    let [mut rng, mut axes, mut registrations] = seeds.map(Rng::new);
    let as_of = QUARTER_ENDS[*quarters.end()];
    let mut deals = Vec::new();
    for quarter in quarters {
        let mut of_quarter = sourced(partners, quarter, &mut rng);
        of_quarter.extend(influenced(partners, quarter, &mut rng));
        set_roles(partners, quarter, &mut of_quarter);
        let direct =
            (0..rng.between(150, 170)).map(|_| Deal { amount: Some(rng.between(8, 66) * 1_000), ..Deal::default() });
        of_quarter.extend(direct.collect::<Vec<_>>());
        for deal in &mut of_quarter {
            deal.quarter = quarter;
            set_course(deal, as_of, &mut rng);
        }
        deals.extend(of_quarter);
    }
    set_accounts(&mut deals, accounts, &mut rng);
    set_axes(&mut deals, &mut axes);
    set_registrations(&mut deals, partners, &mut registrations);
    deals.sort_by_key(|deal| deal.created);
    deals
}

/// What each partner brought: one partner a deal, of several sizes.
fn sourced(partners: &[Partner], quarter: usize, rng: &mut Rng) -> Vec<Deal> {
    let mut deals = Vec::new();
    for partner in partners {
        let facts = partner.facts(quarter);
        let fewest = 1 + facts.sourced / 160_000;
        let count = if facts.sourced == 0 { 0 } else { fewest.max(facts.co_sell).max(facts.registered) };
        let weights: Vec<u32> = (0..count).map(|_| rng.between(3, 14)).collect();
        let amounts = if count == 0 { Vec::new() } else { share_out(facts.sourced, 100, &weights) };
        deals.extend(amounts.into_iter().map(|amount| Deal {
            amount: Some(amount),
            sourced: Some(partner.name),
            ..Deal::default()
        }));
    }
    deals
}

/// What partners had a hand in and did not bring: often two on one deal, at times three.
fn influenced(partners: &[Partner], quarter: usize, rng: &mut Rng) -> Vec<Deal> {
    let rest = |partner: &Partner| partner.facts(quarter).influenced - partner.facts(quarter).sourced;
    let mut left: Vec<(&'static str, u32)> =
        partners.iter().map(|partner| (partner.name, rest(partner))).filter(|(_, rest)| *rest > 0).collect();
    let mut deals = Vec::new();
    while !left.is_empty() {
        rng.shuffle(&mut left);
        let hands = match rng.below(10) {
            0..5 => 1,
            5..9 => 2,
            _ => 3,
        };
        let on = left.len().min(hands);
        let least = left[..on].iter().map(|(_, rest)| *rest).min().unwrap_or_default();
        let amount = least.min(rng.between(20, 260) * 1_000);
        deals.push(Deal {
            amount: Some(amount),
            influenced: left[..on].iter().map(|(name, _)| *name).collect(),
            ..Deal::default()
        });
        left[..on].iter_mut().for_each(|(_, rest)| *rest -= amount);
        left.retain(|(_, rest)| *rest > 0);
    }
    deals
}

/// As many co-sell and registered deals as the roster says, among those a partner has a hand in; without an amount where
/// there are none.
fn set_roles(partners: &[Partner], quarter: usize, deals: &mut Vec<Deal>) {
    for partner in partners {
        let facts = partner.facts(quarter);
        let is_on = |deal: &Deal| deal.sourced == Some(partner.name) || deal.influenced.contains(&partner.name);
        let missing = facts.co_sell.max(facts.registered) as usize;
        while deals.iter().filter(|deal| is_on(deal)).count() < missing {
            deals.push(Deal { influenced: vec![partner.name], ..Deal::default() });
        }
        let (mut co_sell, mut registered) = (facts.co_sell, facts.registered);
        for deal in deals.iter_mut().filter(|deal| is_on(deal)) {
            if co_sell > 0 {
                deal.co_sell.push(partner.name);
                co_sell -= 1;
            }
            if registered > 0 {
                deal.registered.push(partner.name);
                registered -= 1;
            }
        }
    }
}

pub fn has_partner(deal: &Deal) -> bool {
    deal.sourced.is_some() || !deal.influenced.is_empty()
}

/// Brought and sold with a partner, with an account chosen together, designed before it was there.
pub fn is_led(deal: &Deal) -> bool {
    let is_designed = deal.intent.is_some_and(|day| day < deal.created);
    deal.sourced.is_some() && !deal.co_sell.is_empty() && deal.selection == Some(true) && is_designed
}
