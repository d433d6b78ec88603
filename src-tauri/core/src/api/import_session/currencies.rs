use std::collections::BTreeMap;

use crate::import::Staged;
use crate::model::{Currency, Quarter};
use crate::store::Snapshot;
use crate::text::{count_of, listed, short_day_text};

/// What becomes of the amounts of a roster in other currencies than the reporting one: "12 amounts in EUR, converted at 1.08
/// from 31 Mar 2026"; a currency without a rate says so. `None` where there is none.
pub fn currency_line(snapshot: &Snapshot, staged: &Staged) -> Option<String> {
    let Staged::Roster(rows) = staged else { return None };
    let reporting = snapshot.setting.currency;
    let mut foreign: BTreeMap<Currency, Vec<Quarter>> = BTreeMap::new();
    for fact in rows.iter().flat_map(|row| &row.facts) {
        if let Some(currency) = fact.currency.filter(|currency| *currency != reporting) {
            foreign.entry(currency).or_default().push(fact.quarter);
        }
    }
    let said: Vec<String> =
        foreign.into_iter().map(|(currency, quarters)| of_currency(snapshot, currency, &quarters)).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

fn of_currency(snapshot: &Snapshot, currency: Currency, quarters: &[Quarter]) -> String {
    let mut rates: Vec<_> = quarters.iter().filter_map(|quarter| snapshot.rate(currency, *quarter)).collect();
    let without = quarters.len() - rates.len();
    rates.sort_by_key(|rate| rate.since);
    rates.dedup();
    let rates: Vec<String> =
        rates.iter().map(|rate| format!("{} from {}", rate.rate.text(), short_day_text(rate.since))).collect();
    let rates: Vec<&str> = rates.iter().map(String::as_str).collect();
    let amounts = format!("{} {}", count_of(quarters.len(), "amount in", "amounts in"), currency.code());
    let converted = format!("converted at {}", listed(&rates, "and"));
    let missing = format!("no rate to {} and in no total", snapshot.setting.currency.code());
    match (rates.len(), without) {
        (0, _) => format!("{amounts} with {missing}"),
        (_, 0) => format!("{amounts}, {converted}"),
        (_, without) => format!("{amounts}, {converted}, {without} of them with {missing}"),
    }
}
