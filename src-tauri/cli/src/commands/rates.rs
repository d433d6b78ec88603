use serde::Serialize;
use trellis_core::Result;
use trellis_core::api::settings::{SettingChange, SettingsView, change_setting, settings};

use super::with_document;
use crate::arguments::RatesArguments;
use crate::output;

#[derive(Serialize)]
struct Listing<'a> {
    reporting: &'a str,
    rates: Vec<Entry<'a>>,
    missing: Vec<Missing<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    currency: &'a str,
    since: &'a str,
    rate: &'a str,
    amounts: u32,
}

#[derive(Serialize)]
struct Missing<'a> {
    currency: &'a str,
    since: &'a str,
    amounts: u32,
}

/// Removes and sets what was asked, each a step of the history, and lists what there is then.
pub fn run(arguments: &RatesArguments) -> Result<()> {
    let removed = arguments
        .remove
        .iter()
        .map(|(currency, since)| SettingChange::RemoveRate { currency: currency.clone(), since: since.clone() });
    let set = arguments.set.iter().map(|(currency, rate, since)| SettingChange::SetRate {
        currency: currency.clone(),
        since: since.clone(),
        rate: rate.clone(),
        instead_of: None,
    });
    let changes: Vec<SettingChange> = removed.chain(set).collect();
    let view = with_document(&arguments.document, |document| {
        changes.iter().try_for_each(|change| change_setting(document, change).map(drop))?;
        settings(&*document.snapshot()?)
    })?;
    if arguments.json { output::json(&rates(&view)) } else { table(&view) }
}

fn rates(view: &SettingsView) -> Listing<'_> {
    let rates = view.rates.iter().map(|entry| Entry {
        currency: &entry.currency,
        since: &entry.since,
        rate: &entry.rate,
        amounts: entry.amounts,
    });
    let missing = view.missing_rates.iter().map(|missing| Missing {
        currency: &missing.currency,
        since: &missing.since,
        amounts: missing.amounts,
    });
    Listing { reporting: &view.currency, rates: rates.collect(), missing: missing.collect() }
}

/// A row a rate, then a sentence for each currency whose amounts have none.
fn table(view: &SettingsView) -> Result<()> {
    let header = ["Currency".to_owned(), "From".to_owned(), format!("In {}", view.currency), "Used by".to_owned()];
    let rows = view
        .rates
        .iter()
        .map(|entry| vec![entry.currency.clone(), entry.since.clone(), entry.rate.clone(), entry.used.clone()]);
    output::table(&std::iter::once(header.to_vec()).chain(rows).collect::<Vec<_>>())?;
    view.missing_rates.iter().try_for_each(|missing| {
        output::line(&format!("{}; one from {} on would convert them", missing.sentence, missing.since))
    })
}
