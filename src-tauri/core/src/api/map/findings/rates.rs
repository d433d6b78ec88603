use std::collections::HashSet;

use super::{finding, name_list, settings};
use crate::api::map::{Finding, FindingKind, SettingsSection};
use crate::api::rates::{without_rate, without_rate_text};
use crate::store::Snapshot;
use crate::store::tables::Partner;

/// Amounts in another currency without a rate for their quarter, a finding for each currency: they are in no total.
pub(super) fn missing(snapshot: &Snapshot) -> Vec<Finding> {
    let reporting = snapshot.setting.currency;
    let told = without_rate(snapshot).into_iter().map(|(currency, amounts)| {
        let title = without_rate_text(amounts.len(), currency, reporting);
        let holders: HashSet<i64> = amounts.iter().filter_map(|amount| amount.partner).collect();
        let concerned: Vec<&Partner> =
            snapshot.partners.iter().filter(|partner| holders.contains(&partner.id)).collect();
        let named = if concerned.is_empty() { String::new() } else { format!("; {}", name_list(&concerned)) };
        let detail = format!("in no total{named}");
        let action = settings("Add rate…", SettingsSection::Currencies);
        finding(FindingKind::NoRate, &currency.code().to_lowercase(), title, detail, action).about(&concerned)
    });
    told.collect()
}
