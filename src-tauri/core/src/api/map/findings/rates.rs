use std::collections::HashSet;

use super::{finding, name_list, settings};
use crate::api::map::{Finding, FindingKind, SettingsSection};
use crate::api::rates::without_rate;
use crate::store::Snapshot;
use crate::store::tables::Partner;
use crate::text::count_of;

/// Amounts in another currency without a rate for their quarter, a finding for each currency: they are in no total.
pub(super) fn missing(snapshot: &Snapshot) -> Vec<Finding> {
    let reporting = snapshot.setting.currency;
    let told = without_rate(snapshot).into_iter().map(|(currency, facts)| {
        let verb = if facts.len() == 1 { "has" } else { "have" };
        let amounts = count_of(facts.len(), "amount in", "amounts in");
        let title = format!("{amounts} {} {verb} no rate to {}", currency.code(), reporting.code());
        let holders: HashSet<i64> = facts.iter().map(|fact| fact.partner_id).collect();
        let concerned: Vec<&Partner> =
            snapshot.partners.iter().filter(|partner| holders.contains(&partner.id)).collect();
        let detail = format!("in no total; {}", name_list(&concerned));
        let action = settings("Add rate…", SettingsSection::Currencies);
        finding(FindingKind::NoRate, &currency.code().to_lowercase(), title, detail, action).about(&concerned)
    });
    told.collect()
}
