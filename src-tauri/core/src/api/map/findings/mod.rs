//! The gaps the map shows by itself: one file for what belongs together.

mod absent;
mod bands;
mod layers;
mod managers;
mod motions;
mod partners;
mod rates;
mod review;
mod warnings;
mod working_set;

use std::collections::HashMap;

use super::{ActionTarget, Finding, FindingAction, FindingKind, FindingOffer, FindingPartner, SettingsSection};
use crate::api::edit::FieldKey;
use crate::api::short_id;
use crate::model::Measure;
use crate::store::Snapshot;
use crate::store::tables::Partner;
use crate::text::names;

/// The gaps the map shows by itself, the worst first. A finding warns, it never blocks. A document without partners has
/// none: there is no map yet.
#[must_use]
pub fn findings(snapshot: &Snapshot) -> Vec<Finding> {
    if snapshot.partners.is_empty() {
        return Vec::new();
    }
    let mut found = partners::unplaced(snapshot);
    found.extend(partners::without_manager(snapshot));
    found.extend(partners::without_mdf(snapshot));
    found.extend(managers::shared(snapshot));
    found.extend(motions::missing(snapshot));
    found.extend(rates::missing(snapshot));
    found.extend(bands::broken(snapshot));
    found.extend(warnings::early(snapshot));
    found.extend(managers::time_in_self_serve(snapshot));
    found.extend(working_set::spent_outside(snapshot));
    found.extend(bands::without_exit_rule(snapshot));
    found.extend(layers::empty(snapshot));
    found.extend(review::stuck(snapshot));
    found.extend(review::overdue(snapshot));
    found.extend(review::stale(snapshot));
    found.extend(absent::from_roster(snapshot));
    found
}

/// A finding as one sentence: "Tessaroy has no manager: Tier 1 needs one each".
#[must_use]
pub fn sentence(finding: &Finding) -> String {
    if finding.detail.is_empty() { finding.title.clone() } else { format!("{}: {}", finding.title, finding.detail) }
}

/// What each finding says to one partner, by the partner's id; the worst first.
#[must_use]
pub fn by_partner(findings: &[Finding]) -> HashMap<u32, Vec<&Finding>> {
    let mut said: HashMap<u32, Vec<&Finding>> = HashMap::new();
    for finding in findings {
        for partner in &finding.partners {
            said.entry(partner.id).or_default().push(finding);
        }
    }
    said
}

/// A finding of a kind. `rest` tells it apart from others of the kind, and is empty where there is only one.
fn finding(kind: FindingKind, rest: &str, title: String, detail: String, action: FindingAction) -> Finding {
    let key = format!("{} {rest}", kind.code()).trim_end().to_owned();
    Finding { kind, title, detail, key, partners: Vec::new(), tier: None, action }
}

impl Finding {
    fn about(mut self, partners: &[&Partner]) -> Self {
        let named = partners.iter().map(|partner| FindingPartner {
            id: short_id(partner.id),
            uuid: partner.uuid.clone(),
            name: partner.name.clone(),
        });
        self.partners = named.collect();
        self
    }

    fn in_tier(mut self, tier: Option<u8>) -> Self {
        self.tier = tier;
        self
    }
}

fn action(label: &str, target: ActionTarget) -> FindingAction {
    FindingAction { label: label.to_owned(), target }
}

/// Editing a field of each of the partners.
fn edit(label: &str, field: FieldKey, offer: Option<FindingOffer>) -> FindingAction {
    action(label, ActionTarget::EditField { field, offer })
}

fn settings(label: &str, section: SettingsSection) -> FindingAction {
    action(label, ActionTarget::Settings { section })
}

/// What a partner has or costs in the review quarter.
fn fact_key(snapshot: &Snapshot, measure: Measure) -> FieldKey {
    FieldKey::Fact { measure, quarter: snapshot.setting.review_quarter.to_string() }
}

/// What is recorded for the review quarter; nothing recorded counts as nothing spent.
fn spent(snapshot: &Snapshot, partner: &Partner, measure: Measure) -> i64 {
    snapshot.fact(partner.id, snapshot.setting.review_quarter, measure).unwrap_or(0)
}

/// Whether an amount or a time is recorded for the review quarter, in whatever currency, and is more than nothing.
fn has_any(snapshot: &Snapshot, partner: &Partner, measure: Measure) -> bool {
    let figure = snapshot.figure(partner.id, snapshot.setting.review_quarter, measure);
    figure.is_some_and(|figure| figure.value != 0)
}

/// "Obrel, Redstile Group and 2 more".
fn name_list(partners: &[&Partner]) -> String {
    let list: Vec<&str> = partners.iter().map(|partner| partner.name.as_str()).collect();
    names(&list, 6)
}
