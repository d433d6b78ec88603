//! At which rates amounts were converted for a screen or a slide, and which amounts have none.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Currency, Measure, Quarter};
use crate::store::tables::{ExchangeRate, Fact, Partner};
use crate::store::{Amount, Snapshot};
use crate::text::{count_of, short_day_text};

/// A line has room for so many rates.
const MOST_NAMED: usize = 3;

/// "EUR at 1.08 from 31 Mar 2026".
#[must_use]
pub fn rate_text(rate: &ExchangeRate) -> String {
    format!("{} at {} from {}", rate.currency.code(), rate.rate.text(), short_day_text(rate.since))
}

/// What has no rate to the reporting currency for its quarter, by currency.
#[must_use]
pub fn without_rate(snapshot: &Snapshot) -> BTreeMap<Currency, Vec<Amount>> {
    let mut without: BTreeMap<Currency, Vec<Amount>> = BTreeMap::new();
    for amount in snapshot.amounts_without_rate() {
        without.entry(amount.money.currency).or_default().push(amount);
    }
    without
}

/// "12 amounts in EUR have no rate to USD".
#[must_use]
pub fn without_rate_text(amounts: usize, currency: Currency, reporting: Currency) -> String {
    let verb = if amounts == 1 { "has" } else { "have" };
    format!(
        "{} {} {verb} no rate to {}",
        count_of(amounts, "amount in", "amounts in"),
        currency.code(),
        reporting.code()
    )
}

/// How the amounts that the map's totals are made of were converted, in one line: "EUR at 1.08 from 31 Mar 2026; 2 amounts
/// in GBP have no rate and are left out". Empty where all of them are in the reporting currency.
#[must_use]
pub fn conversion_line<'p>(snapshot: &Snapshot, partners: impl IntoIterator<Item = &'p Partner>) -> String {
    let [before, review] = snapshot.last_two_quarters();
    let summed = [(Measure::MdfAllocated, review), (Measure::Sourced, before), (Measure::Sourced, review)];
    let facts = partners.into_iter().flat_map(|partner| summed.map(|it| fact(snapshot, partner.id, it)));
    let foreign: Vec<(Currency, Quarter)> =
        facts.flatten().filter_map(|fact| Some((fact.figure().currency?, fact.quarter))).collect();
    let foreign = foreign.into_iter().filter(|(currency, _)| *currency != snapshot.setting.currency);
    let (mut used, mut without): (BTreeSet<_>, BTreeMap<Currency, usize>) = Default::default();
    for (currency, quarter) in foreign {
        match snapshot.rate(currency, quarter) {
            Some(rate) => drop(used.insert((rate.currency, rate.since))),
            None => *without.entry(currency).or_default() += 1,
        }
    }
    let rates = snapshot.rates.iter().filter(|rate| rate.reporting == snapshot.setting.currency);
    let rates = rates.filter(|rate| used.contains(&(rate.currency, rate.since)));
    let mut said: Vec<String> = shortened(&rates.map(rate_text).collect::<Vec<_>>()).into_iter().collect();
    said.extend(without.into_iter().map(|(currency, count)| {
        let amounts = count_of(count, "amount in", "amounts in");
        let left = if count == 1 { "has no rate and is left out" } else { "have no rate and are left out" };
        format!("{amounts} {} {left}", currency.code())
    }));
    said.join("; ")
}

/// "EUR at 1.08 from 31 Mar 2026, GBP at 1.25 from 31 Mar 2026 and 2 more rates"; `None` where there is none.
fn shortened(rates: &[String]) -> Option<String> {
    let more = rates.len().saturating_sub(MOST_NAMED);
    let named = rates[..rates.len() - more].join(", ");
    match more {
        0 => Some(named).filter(|named| !named.is_empty()),
        more => Some(format!("{named} and {}", count_of(more, "more rate", "more rates"))),
    }
}

fn fact(snapshot: &Snapshot, partner: i64, (measure, quarter): (Measure, Quarter)) -> Option<&Fact> {
    snapshot.facts.get(&(partner, quarter, measure))
}
