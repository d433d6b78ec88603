use std::collections::BTreeMap;

use super::{MissingRate, RateEntry};
use crate::api::rates::without_rate;
use crate::model::Currency;
use crate::store::Snapshot;
use crate::text::{count_of, short_day_text};
use jiff::civil::Date;

/// The rates to the reporting currency, by currency and the newest first, with how many amounts each converts.
pub fn rates(snapshot: &Snapshot) -> Vec<RateEntry> {
    let mut uses: BTreeMap<(Currency, Date), usize> = BTreeMap::new();
    for fact in snapshot.facts.values() {
        let used = fact.figure().currency.and_then(|currency| snapshot.rate(currency, fact.quarter));
        if let Some(rate) = used {
            *uses.entry((rate.currency, rate.since)).or_default() += 1;
        }
    }
    let mut own: Vec<_> = snapshot.rates.iter().filter(|rate| rate.reporting == snapshot.setting.currency).collect();
    own.sort_by_key(|rate| (rate.currency, std::cmp::Reverse(rate.since)));
    let entry = |rate: &crate::store::tables::ExchangeRate| {
        let used = uses.get(&(rate.currency, rate.since)).copied().unwrap_or(0);
        RateEntry {
            currency: rate.currency.code().to_owned(),
            since: rate.since.to_string(),
            since_text: short_day_text(rate.since),
            rate: rate.rate.text(),
            amounts: u32::try_from(used).unwrap_or(u32::MAX),
            used: if used == 0 { "not used".to_owned() } else { count_of(used, "amount", "amounts") },
        }
    };
    own.into_iter().map(entry).collect()
}

/// The currencies whose amounts have no rate, with the day from which one would convert them all.
pub fn missing_rates(snapshot: &Snapshot) -> Vec<MissingRate> {
    let missing = without_rate(snapshot).into_iter().filter_map(|(currency, facts)| {
        let first = facts.iter().map(|fact| fact.quarter).min()?;
        let verb = if facts.len() == 1 { "has" } else { "have" };
        let amounts = count_of(facts.len(), "amount in", "amounts in");
        Some(MissingRate {
            currency: currency.code().to_owned(),
            amounts: u32::try_from(facts.len()).unwrap_or(u32::MAX),
            since: first.last_day().to_string(),
            sentence: format!("{amounts} {} {verb} no rate to {}", currency.code(), snapshot.setting.currency.code()),
        })
    });
    missing.collect()
}
