use super::{action, edit, finding, settings};
use crate::api::edit::FieldKey;
use crate::api::map::{ActionTarget, Finding, FindingKind, FindingOffer, SettingsSection};
use crate::review::overdue_decisions;
use crate::store::Snapshot;
use crate::store::tables::{Decision, Partner};
use crate::text::{count_of, day_text};

/// A review step that has lasted longer than the document allows.
pub(super) fn stuck(snapshot: &Snapshot) -> Option<Finding> {
    let (step, since) = snapshot.setting.review_step.zip(snapshot.setting.review_step_since)?;
    let most = snapshot.setting.stuck_days;
    let days = u32::try_from((snapshot.today - since).get_days()).unwrap_or(0);
    if days <= most {
        return None;
    }
    let title = format!("The review has stood at “{}” for {days} days", step.name());
    let detail = format!("since {}, expected {}", day_text(since), count_of(most as usize, "day", "days"));
    let action = match step.next() {
        Some(_) => action("Move on", ActionTarget::NextReviewStep),
        None => settings("End review…", SettingsSection::Review),
    };
    Some(finding(FindingKind::StuckReview, "", title, detail, action))
}

/// Decisions of the plans so far whose day has passed.
pub(super) fn overdue(snapshot: &Snapshot) -> Option<Finding> {
    let overdue = overdue_decisions(snapshot);
    let of: Vec<(&Partner, &Decision)> =
        overdue.into_iter().filter_map(|decision| Some((snapshot.partner(decision.partner_id)?, decision))).collect();
    let first = of.iter().filter_map(|(_, decision)| decision.until.or(decision.due)).min()?;
    let mut concerned: Vec<&Partner> = of.iter().map(|(partner, _)| *partner).collect();
    concerned.sort_by_key(|partner| partner.id);
    concerned.dedup_by_key(|partner| partner.id);
    let title = count_of(of.len(), "decision is overdue", "decisions are overdue");
    let detail = format!("the first since {}", day_text(first));
    let action = action("Open the review", ActionTarget::Review);
    Some(finding(FindingKind::OverdueDecision, "", title, detail, action).about(&concerned))
}

/// Partners of which nothing is known of the review quarter.
pub(super) fn stale(snapshot: &Snapshot) -> Option<Finding> {
    let concerned: Vec<&Partner> = snapshot.current_partners().filter(|partner| snapshot.is_stale(partner)).collect();
    let newest = concerned.iter().map(|partner| partner.as_of).max()?;
    let calendar = snapshot.setting.calendar;
    let title = count_of(concerned.len(), "partner is stale", "partners are stale");
    let detail = format!("last refreshed in {}", calendar.label(calendar.quarter_of(newest)));
    // Before the review quarter begins, today is stale too.
    let refreshes = calendar.quarter_of(snapshot.today) >= snapshot.setting.review_quarter;
    let offer = refreshes.then(|| FindingOffer {
        label: "Still true today".to_owned(),
        texts: vec![snapshot.today.to_string(); concerned.len()],
    });
    let action = edit("Refresh…", FieldKey::AsOf, offer);
    Some(finding(FindingKind::Stale, "", title, detail, action).about(&concerned))
}
