use std::collections::BTreeMap;

use super::{MissingRate, RateEntry};
use crate::api::rates::{without_rate, without_rate_text};
use crate::api::short_count;
use crate::model::Currency;
use crate::store::Snapshot;
use crate::text::{count_of, short_day_text};
use jiff::civil::Date;

/// The rates to the reporting currency, by currency and the newest first, with how many amounts each converts.
pub fn rates(snapshot: &Snapshot) -> Vec<RateEntry> {
    let mut uses: BTreeMap<(Currency, Date), usize> = BTreeMap::new();
    for amount in snapshot.amounts() {
        if let Some(rate) = snapshot.rate(amount.money.currency, amount.quarter) {
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
            amounts: short_count(used),
            used: if used == 0 { "not used".to_owned() } else { count_of(used, "amount", "amounts") },
        }
    };
    own.into_iter().map(entry).collect()
}

/// The currencies whose amounts have no rate, with the day from which one would convert them all.
pub fn missing_rates(snapshot: &Snapshot) -> Vec<MissingRate> {
    let missing = without_rate(snapshot).into_iter().filter_map(|(currency, amounts)| {
        let first = amounts.iter().map(|amount| amount.quarter).min()?;
        Some(MissingRate {
            currency: currency.code().to_owned(),
            amounts: short_count(amounts.len()),
            since: first.last_day().to_string(),
            sentence: without_rate_text(amounts.len(), currency, snapshot.setting.currency),
        })
    });
    missing.collect()
}
