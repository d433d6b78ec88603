use trellis_core::api::map::map;
use trellis_core::api::settings::SettingChange;
use trellis_core::model::{Assumption, Measure, Unit};
use trellis_core::store::Snapshot;
use trellis_core::store::tables::MdfActivity;

use crate::desk::Desk;

fn currency(code: &str) -> SettingChange {
    SettingChange::Currency { code: code.to_owned() }
}

fn set(currency: &str, since: &str, rate: &str) -> SettingChange {
    let [currency, since, rate] = [currency, since, rate].map(str::to_owned);
    SettingChange::SetRate { currency, since, rate, instead_of: None }
}

fn moved(currency: &str, earlier: &str, since: &str, rate: &str) -> SettingChange {
    let [currency, since, rate] = [currency, since, rate].map(str::to_owned);
    SettingChange::SetRate { currency, since, rate, instead_of: Some(earlier.to_owned()) }
}

fn remove(currency: &str, since: &str) -> SettingChange {
    SettingChange::RemoveRate { currency: currency.to_owned(), since: since.to_owned() }
}

/// MDF and what was sourced of Tier 1: in the demo $420,000 and $15,000,000.
fn tier_one(now: &Snapshot) -> [Option<String>; 2] {
    let tier = map(now).tiers.remove(0);
    [tier.mdf, tier.sourced].map(|amount| amount.map(|amount| amount.text))
}

fn texts(mdf: &str, sourced: &str) -> [Option<String>; 2] {
    [mdf, sourced].map(|text| Some(text.to_owned()))
}

/// "1,554".
fn grouped(count: usize) -> String {
    format!("{},{:03}", count / 1_000, count % 1_000)
}

/// The amounts of facts, of deals, and of the MDF ledger.
fn written(snapshot: &Snapshot) -> usize {
    let facts = snapshot.facts.values().filter(|fact| fact.measure.unit() == Unit::Money).count();
    let deals = snapshot.deals.iter().filter(|deal| deal.amount_minor.is_some()).count();
    let of = |row: &MdfActivity| {
        let amounts =
            [row.requested_minor, row.approved_minor, row.spent_minor, row.pipeline_goal_minor, row.pipeline_minor];
        amounts.iter().flatten().count()
    };
    facts + deals + snapshot.mdf_activities.iter().map(of).sum::<usize>()
}

#[test]
fn amounts_stay_as_they_are_when_totals_are_in_another_currency() {
    let desk = Desk::demo();
    let facts = desk.snapshot().facts.clone();
    let count = written(&desk.snapshot());
    let lines = desk.lines(&currency("EUR"));
    assert_eq!(lines[0], "Totals are then in EUR; no amount is rewritten");
    assert_eq!(
        lines[1],
        format!("{} amounts in USD need a rate to EUR, and until then they are in no total", grouped(count))
    );

    desk.changes(&currency("eur"), "Set Reporting currency to EUR", [None, None], tier_one);
    desk.change(&currency("EUR"));

    assert_eq!(desk.snapshot().facts, facts);
    let missing = &desk.settings().missing_rates[0];
    assert_eq!(missing.amounts as usize, count);
    let first = facts.keys().map(|(_, quarter, _)| *quarter).min().unwrap();
    assert_eq!((missing.currency.as_str(), missing.since.clone()), ("USD", first.last_day().to_string()));
}

#[test]
fn an_assumption_without_a_rate_is_named() {
    let desk = Desk::demo();
    assert_eq!(desk.settings().missing_rates, []);
    let (assumption, amount) = (Assumption::ManagerYear, "EUR 180,000".to_owned());
    desk.change(&SettingChange::Assumption { assumption, amount });

    let missing = &desk.settings().missing_rates[0];
    assert_eq!(missing.sentence, "1 amount in EUR has no rate to USD");
    desk.change(&set("eur", &missing.since, "1.1"));

    assert_eq!(desk.settings().missing_rates, []);
    assert_eq!(desk.settings().rates[0].used, "1 amount");
}

#[test]
fn a_rate_brings_amounts_into_the_totals_and_another_changes_them() {
    let desk = Desk::demo();
    desk.change(&currency("EUR"));
    let since = desk.settings().missing_rates[0].since.clone();
    let count = grouped(desk.settings().missing_rates[0].amounts as usize);
    let first = set("usd", &since, "0,925");
    assert_eq!(desk.lines(&first)[0], format!("{count} amounts in USD are then in the totals"));
    let entry = "Set the rate of USD from 31 Mar 2025 to 0.925";
    desk.changes(&first, entry, texts("€388,500", "€13,875,000"), tier_one);
    desk.change(&first);
    // From the second quarter on: MDF is of Q2, and what was sourced of Q1 and Q2.
    let [mdf, _] = tier_one(&desk.snapshot());
    desk.change(&set("USD", "2026-06-30", "1"));
    assert_eq!((mdf.as_deref(), tier_one(&desk.snapshot())[0].as_deref()), (Some("€388,500"), Some("€420,000")));
    let entries: Vec<_> = desk.settings().rates.into_iter().map(|entry| (entry.since, entry.rate)).collect();
    assert_eq!(entries, [("2026-06-30".to_owned(), "1".to_owned()), (since, "0.925".to_owned())]);
    desk.document.undo().unwrap();
    assert_eq!(tier_one(&desk.snapshot()), texts("€388,500", "€13,875,000"));
}

#[test]
fn rates_to_the_former_reporting_currency_count_again_when_it_comes_back() {
    let desk = Desk::empty();
    desk.change(&set("EUR", "2026-03-31", "1.08"));
    desk.change(&currency("GBP"));
    assert_eq!(desk.settings().rates, []);
    desk.change(&currency("USD"));
    assert_eq!(desk.settings().rates[0].rate, "1.08");
}

#[test]
fn a_rate_moves_to_another_day_in_one_step() {
    let desk = Desk::empty();
    desk.change(&set("EUR", "2026-03-31", "1.08"));
    let days = |now: &Snapshot| now.rates.iter().map(|rate| rate.since.to_string()).collect::<Vec<_>>();
    let change = moved("EUR", "2026-03-31", "30 June 2026", "1.09");
    desk.changes(&change, "Set the rate of EUR from 30 Jun 2026 to 1.09", vec!["2026-06-30".to_owned()], days);
    desk.changes(&remove("EUR", "2026-03-31"), "Removed the rate of EUR from 31 Mar 2026", Vec::new(), days);
}

#[test]
fn what_is_no_rate_is_refused_with_its_reason() {
    let desk = Desk::empty();
    desk.refuses(&set("EUR", "2026-03-31", "1,080"), "“1,080” can be read in two ways; write 1.080 or 1080");
    desk.refuses(&set("EUR", "2026-03-31", "0"), "“0” is zero; a rate is more than that");
    desk.refuses(&set("EUR", "2026-03-31", "x"), "“x” is not a rate; write a number such as 1.08");
    desk.refuses(&set("EUR", "soon", "1.08"), "“soon” is not a day; write it as 2026-03-31");
    desk.refuses(
        &set("USD", "2026-03-31", "1"),
        "USD is the reporting currency and needs no rate; write another currency",
    );
    let gone = "there is no rate of EUR from 31 Mar 2026; nothing was changed";
    desk.refuses(&remove("EUR", "2026-03-31"), gone);
    desk.refuses(&moved("EUR", "2026-03-31", "2026-06-30", "1.08"), gone);
}

#[test]
fn a_currency_is_three_letters() {
    for code in ["", "US", "EURO", "12$"] {
        let sentence = format!("“{code}” is not a currency; write its three letters, such as USD or EUR");
        Desk::empty().refuses(&currency(code), &sentence);
        Desk::empty().refuses(&set(code, "2026-03-31", "1.08"), &sentence);
    }
}

#[test]
fn what_is_no_money_needs_no_rate() {
    let desk = Desk::demo();
    let count = |now: &Snapshot| now.facts.keys().filter(|(_, _, measure)| *measure == Measure::Fte).count();
    let fte = |now: &Snapshot| map(now).tiers[0].fte.clone();
    let stood = (count(&desk.snapshot()), fte(&desk.snapshot()));
    desk.change(&currency("JPY"));
    assert_eq!((count(&desk.snapshot()), fte(&desk.snapshot())), stood);
}
