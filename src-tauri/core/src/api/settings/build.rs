use super::rates::{missing_rates, rates};
use super::segment_rules::{industries, segment_rules};
use super::uses::{manager_use, motion_use, segment_use};
use super::{AssumptionView, ListEntry, ReviewStepName, SettingsView, TierSettings, TypeSettings};
use crate::Result;
use crate::api::attribution::attribution_view;
use crate::api::document::quarters;
use crate::api::led::percent_input;
use crate::api::{QuarterName, short_count, short_id};
use crate::model::{Assumption, FiscalCalendar, PartnerType, ReviewStep, Tier, name_key};
use crate::store::Snapshot;
use crate::text::{count_of, day_text};

/// The settings of a document, with how much each word and type is used.
pub fn settings(snapshot: &Snapshot) -> Result<SettingsView> {
    let setting = &snapshot.setting;
    Ok(SettingsView {
        revision: snapshot.revision,
        name: setting.name.clone(),
        company: setting.company.clone(),
        confidentiality: setting.confidentiality.clone(),
        program_sponsor: setting.program_sponsor.clone(),
        reviewer: setting.reviewer.clone(),
        currency: setting.currency.code().to_owned(),
        rates: rates(snapshot),
        missing_rates: missing_rates(snapshot),
        fiscal_first_month: u8::try_from(setting.calendar.first_month()).unwrap_or(1),
        month_labels: month_labels(snapshot),
        review_quarter: QuarterName::new(setting.review_quarter, setting.calendar),
        quarters: quarters(snapshot),
        small_base: setting.small_base,
        tier_one_a_manager: setting.tier_one_a_manager,
        stuck_days: setting.stuck_days,
        led_target: setting.led_target.map(percent_input).unwrap_or_default(),
        fourth_tier: setting.fourth_tier,
        review_step: setting.review_step,
        review_since: review_since(snapshot),
        review_steps: ReviewStep::ALL
            .iter()
            .map(|step| ReviewStepName { step: *step, name: step.name().to_owned() })
            .collect(),
        tiers: setting.tiers().iter().map(|tier| tier_settings(snapshot, *tier)).collect(),
        types: PartnerType::ALL.iter().map(|kind| type_settings(snapshot, *kind)).collect(),
        segments: snapshot.segments.iter().map(|one| entry(one.id, &one.name, segment_use(snapshot, one.id))).collect(),
        segment_rules: segment_rules(snapshot),
        industries: industries(snapshot),
        attribution: attribution_view(snapshot),
        health_weights: setting.health_weights,
        assumptions: Assumption::ALL.iter().map(|one| assumption(snapshot, *one)).collect(),
        motions: motions(snapshot),
        managers: managers(snapshot),
    })
}

fn assumption(snapshot: &Snapshot, assumption: Assumption) -> AssumptionView {
    let amount = snapshot.setting.assumptions.of(assumption);
    let amount = amount.map(|amount| amount.full_text()).unwrap_or_default();
    AssumptionView { assumption, name: assumption.name().to_owned(), amount }
}

/// What the review quarter is called in the calendar of each month; where it begins no quarter there, the quarter its
/// first day falls in.
fn month_labels(snapshot: &Snapshot) -> Vec<String> {
    let first_day = snapshot.setting.review_quarter.first_day();
    let calendars = (1..=12).filter_map(FiscalCalendar::starting_in);
    calendars.map(|calendar| calendar.label(calendar.quarter_of(first_day))).collect()
}

fn review_since(snapshot: &Snapshot) -> String {
    let Some(since) = snapshot.setting.review_step_since else { return String::new() };
    let days = (snapshot.today - since).get_days();
    match usize::try_from(days) {
        Ok(days @ 1..) => format!("since {}, {}", day_text(since), count_of(days, "day", "days")),
        _ => format!("since {}, today", day_text(since)),
    }
}

fn tier_settings(snapshot: &Snapshot, tier: Tier) -> TierSettings {
    let rule = snapshot.tiers.iter().find(|rule| rule.tier == tier);
    TierSettings {
        tier: tier.number(),
        title: tier.title(),
        name: tier.name().to_owned(),
        count: short_count(snapshot.current_partners().filter(|partner| partner.tier == Some(tier)).count()),
        band: rule.and_then(|rule| rule.band),
        exit_rule: rule.map(|rule| rule.exit_rule.clone()).unwrap_or_default(),
    }
}

fn type_settings(snapshot: &Snapshot, kind: PartnerType) -> TypeSettings {
    TypeSettings {
        partner_type: kind,
        name: kind.short_name().to_owned(),
        operating_model: kind.operating_model().to_owned(),
        is_hidden: snapshot.setting.hidden_types.contains(&kind),
        count: short_count(snapshot.partners.iter().filter(|partner| partner.partner_type == Some(kind)).count()),
    }
}

/// In the order they were added, the five of a new document first.
fn motions(snapshot: &Snapshot) -> Vec<ListEntry> {
    let mut motions: Vec<_> = snapshot.motions.values().collect();
    motions.sort_by_key(|motion| motion.id);
    motions.into_iter().map(|one| entry(one.id, &one.name, motion_use(snapshot, one.id))).collect()
}

fn managers(snapshot: &Snapshot) -> Vec<ListEntry> {
    let mut managers: Vec<_> = snapshot.managers.values().collect();
    managers.sort_by_cached_key(|manager| (name_key(&manager.name), manager.id));
    managers.into_iter().map(|one| entry(one.id, &one.name, manager_use(snapshot, one.id))).collect()
}

fn entry(id: i64, name: &str, used: Option<String>) -> ListEntry {
    let is_unused = used.is_none();
    let used = used.unwrap_or_else(|| "not used".to_owned());
    ListEntry { id: short_id(id), name: name.to_owned(), used, is_unused }
}
