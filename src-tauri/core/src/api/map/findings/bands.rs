use super::{finding, settings};
use crate::api::map::{Finding, FindingKind, SettingsSection};
use crate::model::BandState;
use crate::store::Snapshot;
use crate::text::count_of;

/// Tiers with fewer or more partners than the document expects of them.
pub(super) fn broken(snapshot: &Snapshot) -> Vec<Finding> {
    let rules = snapshot.tiers.iter().filter(|rule| snapshot.setting.tiers().contains(&rule.tier));
    let told = rules.filter_map(|rule| {
        let count = snapshot.current_partners().filter(|partner| partner.tier == Some(rule.tier)).count();
        let band = rule.band?;
        let side = match band.state(count) {
            BandState::Below => "below",
            BandState::Above => "above",
            BandState::Within => return None,
        };
        let name = rule.tier.title();
        let title = format!("{name} is {side} its band");
        let detail = format!("{}, expected {}–{}", count_of(count, "partner", "partners"), band.low, band.high);
        let action = settings("Edit band…", SettingsSection::Tiers);
        let told = finding(FindingKind::BandBroken, &name.to_lowercase(), title, detail, action);
        Some(told.in_tier(Some(rule.tier.number())))
    });
    told.collect()
}

/// Tiers of the document for which nobody wrote when a partner leaves them, as a rule of the tier or among the criteria.
pub(super) fn without_exit_rule(snapshot: &Snapshot) -> Vec<Finding> {
    let has_rule = |tier| {
        let rule = snapshot.tiers.iter().find(|rule| rule.tier == tier);
        let is_written = rule.is_some_and(|rule| !rule.exit_rule.trim().is_empty());
        let criteria = &snapshot.review.standing_criteria().rules;
        is_written || criteria.iter().any(|rule| rule.from == tier && rule.is_downward())
    };
    let tiers = snapshot.setting.tiers().iter().filter(|tier| !has_rule(**tier));
    let told = tiers.map(|tier| {
        let name = tier.title();
        let action = settings("Write rule…", SettingsSection::Tiers);
        let detail = "nothing says when a partner leaves it".to_owned();
        finding(FindingKind::NoExitRule, &name.to_lowercase(), format!("{name} has no exit rule"), detail, action)
            .in_tier(Some(tier.number()))
    });
    told.collect()
}
