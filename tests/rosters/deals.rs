//! demo-deals.csv: the CRM export of six quarters' opportunities. Of every partner and quarter its deals add up to what the
//! roster and the history say: what it sourced and influenced to the dollar, its co-sell and registered deals to the deal.

use std::error::Error;
use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;

use crate::accounts::{Account, Status};
use crate::names::Kind;
use crate::partners::{NOW, Partner, QUARTER_ENDS};
use crate::rng::{Rng, share_out};

pub const HEADERS: [&str; 21] = [
    "Opportunity ID",
    "Opportunity Name",
    "Account ID",
    "Account Name",
    "Stage",
    "Type",
    "Amount",
    "Created Date",
    "Close Date",
    "Opportunity Owner",
    "Sourced By",
    "Influenced By",
    "Co-Sell Partners",
    "Registered By",
    "Registration Submitted",
    "Registration Decided",
    "Registration Status",
    "Protected Until",
    "Marketplace",
    "Account Selection",
    "Partner Intent Date",
];

/// An opportunity of the export.
#[derive(Default)]
pub struct Deal {
    quarter: usize,
    /// In dollars; blank where nobody wrote one.
    amount: Option<u32>,
    sourced: Option<&'static str>,
    influenced: Vec<&'static str>,
    co_sell: Vec<&'static str>,
    registered: Vec<&'static str>,
    created: Date,
    closed: Date,
    stage: &'static str,
    kind: &'static str,
    account: usize,
    owner: &'static str,
    decided: Option<Date>,
    /// What became of its registration.
    status: &'static str,
    protected: Option<Date>,
    /// The marketplace it is bought through.
    marketplace: &'static str,
    /// Whether the account was chosen with the partner; of deals with one.
    selection: Option<bool>,
    /// The day it was designed with the partner.
    intent: Option<Date>,
}

/// What the file holds, as counted while writing.
#[derive(Serialize)]
pub struct Written {
    pub rows: u32,
    pub with_partner: u32,
    pub sourced: u32,
    pub won: u32,
    pub lost: u32,
    pub open: u32,
    /// Dollars of the last two quarters, each deal once: of deals a partner sourced, of all with a partner, of all.
    pub sourced_pipeline: u32,
    pub influenced_pipeline: u32,
    pub pipeline: u32,
    /// The same of what was won in them, by the day of closing.
    pub influenced_revenue: u32,
    pub revenue: u32,
    /// Of the influenced pipeline, what partners led.
    pub led_pipeline: u32,
    pub led_deals: u32,
}

const OWNERS: [&str; 8] =
    ["Ines Arden", "Tomas Bray", "Wanda Cole", "Petra Ellery", "Hugo Farr", "Rosa Ibsen", "Niall Kerr", "Sofia Lund"];
const OPEN_STAGES: [&str; 5] =
    ["Discovery", "Qualification", "Proposal/Price Quote", "Negotiation/Review", "Technical Validation"];

/// The opportunities in the order of their creation.
pub fn deals(partners: &[Partner], accounts: &[Account]) -> Vec<Deal> {
    let mut rng = Rng::new(19_112_026);
    let mut deals = Vec::new();
    for quarter in 0..=NOW {
        let mut of_quarter = sourced(partners, quarter, &mut rng);
        of_quarter.extend(influenced(partners, quarter, &mut rng));
        set_roles(partners, quarter, &mut of_quarter);
        let direct =
            (0..rng.between(150, 170)).map(|_| Deal { amount: Some(rng.between(8, 66) * 1_000), ..Deal::default() });
        of_quarter.extend(direct.collect::<Vec<_>>());
        for deal in &mut of_quarter {
            deal.quarter = quarter;
            set_course(deal, &mut rng);
        }
        deals.extend(of_quarter);
    }
    set_accounts(&mut deals, accounts, &mut rng);
    set_axes(&mut deals, &mut Rng::new(22_112_026));
    set_registrations(&mut deals, partners, &mut Rng::new(23_112_026));
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

/// When a deal was created, and what became of it by the end of June 2026. Partners' deals close sooner and more often.
fn set_course(deal: &mut Deal, rng: &mut Rng) {
    let (end, length) = (QUARTER_ENDS[deal.quarter], 89);
    deal.created = end.saturating_sub(jiff::Span::new().days(i64::from(rng.below(length))));
    let (days, chance) = match (deal.sourced, deal.influenced.is_empty()) {
        (Some(_), _) => (rng.between(24, 96), 43),
        (None, false) => (rng.between(30, 120), 34),
        (None, true) => (rng.between(45, 170), 23),
    };
    deal.closed = deal.created.saturating_add(jiff::Span::new().days(i64::from(days)));
    let is_decided = deal.closed <= QUARTER_ENDS[NOW];
    deal.stage = match is_decided {
        true if rng.percent_chance(chance) => "Closed Won",
        true => "Closed Lost",
        false => rng.pick(&OPEN_STAGES),
    };
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
        deal.decided = (decided <= QUARTER_ENDS[NOW]).then_some(decided);
    }
}

/// Won deals, renewals and upgrades are with customers, open ones with accounts that have an open opportunity; each is taken in
/// turn.
fn set_accounts(deals: &mut [Deal], accounts: &[Account], rng: &mut Rng) {
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
fn set_registrations(deals: &mut [Deal], partners: &[Partner], rng: &mut Rng) {
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
fn set_axes(deals: &mut [Deal], rng: &mut Rng) {
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

fn has_partner(deal: &Deal) -> bool {
    deal.sourced.is_some() || !deal.influenced.is_empty()
}

/// Brought and sold with a partner, with an account chosen together, designed before it was there.
fn is_led(deal: &Deal) -> bool {
    let is_designed = deal.intent.is_some_and(|day| day < deal.created);
    deal.sourced.is_some() && !deal.co_sell.is_empty() && deal.selection == Some(true) && is_designed
}

/// Writes the export, with the footer such exports end with.
pub fn write(path: &Path, deals: &[Deal], accounts: &[Account]) -> Result<Written, Box<dyn Error>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADERS)?;
    for (number, deal) in (1..).zip(deals) {
        let account = &accounts[deal.account];
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let submitted = (!deal.registered.is_empty()).then_some(deal.created);
        writer.write_record([
            format!("006{number:05}"),
            format!("{} {}", account.name, title(deal)),
            account.id.clone(),
            account.name.clone(),
            deal.stage.to_owned(),
            deal.kind.to_owned(),
            deal.amount.map(|amount| format!("USD {amount}.00")).unwrap_or_default(),
            deal.created.to_string(),
            deal.closed.to_string(),
            deal.owner.to_owned(),
            deal.sourced.unwrap_or_default().to_owned(),
            deal.influenced.join("; "),
            deal.co_sell.join("; "),
            deal.registered.join("; "),
            day(submitted),
            day(deal.decided),
            deal.status.to_owned(),
            day(deal.protected),
            deal.marketplace.to_owned(),
            deal.selection.map(|is_met| if is_met { "Yes" } else { "No" }).unwrap_or_default().to_owned(),
            day(deal.intent),
        ])?;
    }
    let mut bytes = writer.into_inner()?;
    bytes.extend_from_slice(b"Confidential Information - Do Not Distribute\n");
    std::fs::write(path, bytes)?;
    Ok(written(deals))
}

fn title(deal: &Deal) -> &'static str {
    match deal.kind {
        "Renewal" => "renewal",
        "New Business" => "platform",
        _ => "expansion",
    }
}

fn written(deals: &[Deal]) -> Written {
    let count = |is: &dyn Fn(&Deal) -> bool| u32::try_from(deals.iter().filter(|deal| is(deal)).count()).unwrap_or(0);
    let sum = |is: &dyn Fn(&Deal) -> bool| deals.iter().filter(|deal| is(deal)).filter_map(|deal| deal.amount).sum();
    let is_new = |deal: &Deal| deal.quarter >= NOW - 1;
    let is_won = |deal: &Deal| deal.stage == "Closed Won";
    let is_revenue = |deal: &Deal| is_won(deal) && deal.closed > QUARTER_ENDS[NOW - 2];
    Written {
        rows: u32::try_from(deals.len()).unwrap_or(0),
        with_partner: count(&has_partner),
        sourced: count(&|deal| deal.sourced.is_some()),
        won: count(&is_won),
        lost: count(&|deal| deal.stage == "Closed Lost"),
        open: count(&|deal| OPEN_STAGES.contains(&deal.stage)),
        sourced_pipeline: sum(&|deal| is_new(deal) && deal.sourced.is_some()),
        influenced_pipeline: sum(&|deal| is_new(deal) && has_partner(deal)),
        pipeline: sum(&is_new),
        influenced_revenue: sum(&|deal| is_revenue(deal) && has_partner(deal)),
        revenue: sum(&is_revenue),
        led_pipeline: sum(&|deal| is_new(deal) && is_led(deal)),
        led_deals: count(&|deal| is_new(deal) && is_led(deal) && deal.amount.is_some()),
    }
}
