//! What became of each opportunity: when it closed and how, with which account, what was decided of its registration.

use jiff::civil::Date;

use crate::accounts::{Account, Status};
use crate::deals::{Deal, has_partner};
use crate::names::Kind;
use crate::partners::{Partner, QUARTER_ENDS};
use crate::rng::Rng;

const OWNERS: [&str; 8] =
    ["Ines Arden", "Tomas Bray", "Wanda Cole", "Petra Ellery", "Hugo Farr", "Rosa Ibsen", "Niall Kerr", "Sofia Lund"];
pub const OPEN_STAGES: [&str; 5] =
    ["Discovery", "Qualification", "Proposal/Price Quote", "Negotiation/Review", "Technical Validation"];

/// When a deal was created, and what became of it by a day. Partners' deals close sooner and more often.
pub fn set_course(deal: &mut Deal, as_of: Date, rng: &mut Rng) {
    let (end, length) = (QUARTER_ENDS[deal.quarter], 89);
    deal.created = end.saturating_sub(jiff::Span::new().days(i64::from(rng.below(length))));
    let days = match (deal.sourced, deal.influenced.is_empty()) {
        (Some(_), _) => rng.between(24, 96),
        (None, false) => rng.between(30, 120),
        (None, true) => rng.between(45, 170),
    };
    deal.closed = deal.created.saturating_add(jiff::Span::new().days(i64::from(days)));
    set_stage(deal, as_of, rng);
    deal.kind = match rng.below(100) {
        0..66 => "New Business",
        66..86 => "Existing Customer - Upgrade",
        _ => "Renewal",
    };
    deal.owner = rng.pick(&OWNERS);
    if !deal.registered.is_empty() {
        let later = match rng.below(20) {
            0..9 => 0,
            9..16 => 1,
            _ => rng.between(2, 6),
        };
        let decided = deal.created.saturating_add(jiff::Span::new().days(i64::from(later)));
        deal.decided = (decided <= as_of).then_some(decided);
    }
}

/// Won or lost where it closed by a day; else one of the open stages.
pub fn set_stage(deal: &mut Deal, as_of: Date, rng: &mut Rng) {
    let chance = match (deal.sourced, deal.influenced.is_empty()) {
        (Some(_), _) => 43,
        (None, false) => 34,
        (None, true) => 23,
    };
    deal.stage = match deal.closed <= as_of {
        true if rng.percent_chance(chance) => "Closed Won",
        true => "Closed Lost",
        false => rng.pick(&OPEN_STAGES),
    };
}

/// Won deals, renewals and upgrades are with customers, open ones with accounts that have an open opportunity; each is taken in
/// turn.
pub fn set_accounts(deals: &mut [Deal], accounts: &[Account], rng: &mut Rng) {
    let mut pools = [Status::Customer, Status::OpenOpportunity, Status::Prospect].map(|status| {
        let mut pool: Vec<usize> = (0..accounts.len()).filter(|place| accounts[*place].status == status).collect();
        rng.shuffle(&mut pool);
        (pool, 0)
    });
    for deal in deals {
        let (pool, next) = match (deal.kind, deal.stage) {
            ("New Business", "Closed Lost") => &mut pools[2],
            ("New Business", stage) if stage != "Closed Won" => &mut pools[1],
            _ => &mut pools[0],
        };
        deal.account = pool[*next % pool.len()];
        *next += 1;
    }
}

/// What was decided of each registration: a few are rejected; half of the approved ones are protected for half a year. Deals a
/// marketplace has a hand in, and a few others, are bought through one.
pub fn set_registrations(deals: &mut [Deal], partners: &[Partner], rng: &mut Rng) {
    let marketplaces: Vec<&'static str> =
        partners.iter().filter(|partner| partner.kind == Kind::Marketplace).map(|partner| partner.name).collect();
    for deal in deals {
        if !deal.registered.is_empty() {
            deal.status = match deal.decided {
                None => "Pending",
                Some(_) if rng.percent_chance(6) => "Rejected",
                Some(_) => "Approved",
            };
        }
        if deal.status == "Approved" && rng.percent_chance(50) {
            deal.protected = deal.decided.map(|day| day.saturating_add(jiff::Span::new().days(180)));
        }
        let on = deal.sourced.iter().chain(&deal.influenced);
        let through = on.copied().find(|name| marketplaces.contains(name));
        deal.marketplace = match through {
            Some(name) => name,
            None if deal.stage == "Closed Won" && rng.percent_chance(7) => rng.pick(&marketplaces),
            None => "",
        };
    }
}

/// Whether the account of a deal with partners was chosen with them, and when it was designed: more of them quarter by quarter,
/// a few only after the deal was there.
pub fn set_axes(deals: &mut [Deal], rng: &mut Rng) {
    for deal in deals.iter_mut().filter(|deal| has_partner(deal)) {
        let is_close = deal.sourced.is_some() || !deal.co_sell.is_empty();
        deal.selection = Some(rng.percent_chance(if is_close { 72 } else { 24 }));
        let chance = if is_close { 34 + 7 * u32::try_from(deal.quarter).unwrap_or(0) } else { 8 };
        if rng.percent_chance(chance) {
            let before = i64::from(rng.between(6, 70));
            let days = if rng.percent_chance(8) { 4 } else { -before };
            deal.intent = Some(deal.created.saturating_add(jiff::Span::new().days(days)));
        }
    }
}
