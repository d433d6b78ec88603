use serde::Serialize;

use super::MovedRow;
use super::amounts::{fte_text, money};
use super::others::answer;
use crate::api::short_id;
use crate::measures::{Book, Period};
use crate::model::{Destination, Lifecycle, Measure, Money, Quarter, Subject, Verdict};
use crate::review::{Fate, Resource, fate, motion_text, sourced_in};
use crate::store::Snapshot;
use crate::store::tables::{Allocation, Decision, Partner, Scenario};
use crate::text::{count_of, short_day_text};

/// What became of the last plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Outcomes {
    pub rows: Vec<OutcomeRow>,
    pub line: String,
    pub investment: Vec<MovedRow>,
    pub investment_line: String,
}

/// What became of a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct OutcomeRow {
    pub partner: u32,
    /// The partner's UUID.
    pub id: String,
    pub name: String,
    /// "Tier 1", "Sunset", "Motion: Joint marketing", "Deferred to 30 Sep 2026".
    pub decided: String,
    /// "Done", "Open: still Tier 2".
    pub now: String,
    /// Whether somebody has to see to it.
    pub is_open: bool,
    /// "$1.05M to $1.62M": what it sourced over two quarters, up to the plan's and up to the reviewed one; empty where it is not
    /// known.
    pub since: String,
    pub reason: String,
}

/// The decisions of the newest plan before the review quarter, and whether what it gave was recorded.
pub(super) fn outcomes(snapshot: &Snapshot, book: &Book) -> Outcomes {
    let quarter = snapshot.setting.review_quarter;
    let review = &snapshot.review;
    let is_filled = |scenario: &&Scenario| {
        review.decisions_of(scenario.id).next().is_some() || review.allocations_of(scenario.id).next().is_some()
    };
    let plans =
        review.scenarios.iter().filter(|scenario| scenario.is_plan && scenario.quarter < quarter).filter(is_filled);
    let Some(plan) = plans.max_by_key(|scenario| scenario.quarter) else { return Outcomes::default() };
    let mut rows: Vec<OutcomeRow> = snapshot
        .review
        .decisions_of(plan.id)
        .filter_map(|decision| Some(row(snapshot, book, plan, snapshot.partner(decision.partner_id)?, decision)))
        .collect();
    rows.sort_by(|one, other| (&one.name, &one.decided).cmp(&(&other.name, &other.decided)));
    let told = || snapshot.review.decisions_of(plan.id).map(|decision| fate(snapshot, decision));
    let done = told().filter(|fate| *fate == Fate::Done).count();
    let of = told().filter(|fate| *fate != Fate::Unknown).count();
    let label = snapshot.setting.calendar.label(plan.quarter);
    let (investment, investment_line) = investment(snapshot, plan);
    let line = if of == 0 { String::new() } else { format!("{done} of {} of {label} done", decisions(of)) };
    Outcomes { rows, line, investment, investment_line }
}

fn decisions(count: usize) -> String {
    count_of(count, "decision", "decisions")
}

fn row(snapshot: &Snapshot, book: &Book, plan: &Scenario, partner: &Partner, decision: &Decision) -> OutcomeRow {
    let fate = fate(snapshot, decision);
    let now = match fate {
        Fate::Done if decision.verdict == Verdict::Deferred => "Decided since".to_owned(),
        Fate::Open if decision.destination().is_none() && decision.subject == Subject::Tier => {
            format!("Otherwise: is {}", stands(partner))
        }
        Fate::Done if decision.subject == Subject::Tier && decision.destination().is_none() => {
            format!("Is in {}", stands(partner))
        }
        Fate::Done => "Done".to_owned(),
        Fate::Open => format!("Open: still {}", still(snapshot, partner, decision.subject)),
        Fate::Deferred => "To be decided".to_owned(),
        Fate::Unknown if decision.owner.is_empty() => "Not recorded here".to_owned(),
        Fate::Unknown => format!("Not recorded here; {} knows", decision.owner),
    };
    let since = sourced(snapshot, book, partner.id, plan.quarter)
        .zip(sourced(snapshot, book, partner.id, snapshot.setting.review_quarter))
        .map(|(then, now)| [then, now].map(|minor| money(snapshot, minor).short_text()).join(" to "));
    OutcomeRow {
        partner: short_id(partner.id),
        id: partner.uuid.clone(),
        name: partner.name.clone(),
        decided: decided(snapshot, decision),
        now,
        is_open: matches!(fate, Fate::Open | Fate::Deferred),
        since: since.unwrap_or_default(),
        reason: decision.reason.clone(),
    }
}

fn decided(snapshot: &Snapshot, decision: &Decision) -> String {
    match (decision.subject, decision.destination(), decision.until) {
        (Subject::Motion, ..) => format!("Motion: {}", motion_text(snapshot, decision)),
        (Subject::Listing, ..) => answer(decision),
        (_, Some(to), _) => to.title(),
        (_, None, Some(until)) if decision.verdict == Verdict::Deferred => {
            format!("Deferred to {}", short_day_text(until))
        }
        _ => "Stays".to_owned(),
    }
}

fn stands(partner: &Partner) -> String {
    let stands = match partner.lifecycle {
        Some(Lifecycle::Sunset) => Some(Destination::Sunset),
        _ => partner.tier.map(Destination::Tier),
    };
    stands.map_or_else(|| "no tier".to_owned(), Destination::title)
}

fn still(snapshot: &Snapshot, partner: &Partner, subject: Subject) -> String {
    let motion = || partner.motion_id.and_then(|id| snapshot.motions.get(&id)).map(|motion| motion.name.clone());
    if subject == Subject::Motion { motion().unwrap_or_else(|| "without one".to_owned()) } else { stands(partner) }
}

/// What a partner sourced over two quarters up to one; `None` where either is not known.
fn sourced(snapshot: &Snapshot, book: &Book, partner: i64, quarter: Quarter) -> Option<i64> {
    Period::up_to(quarter, 2).quarters().map(|quarter| sourced_in(snapshot, book, partner, quarter)).sum()
}

/// What the plan gave, and was recorded otherwise in the quarter it was for; and how much of it all is as planned.
fn investment(snapshot: &Snapshot, plan: &Scenario) -> (Vec<MovedRow>, String) {
    let quarter = plan.quarter.plus(1);
    let (mut rows, mut as_planned, mut all) = (Vec::new(), 0, 0);
    for allocation in snapshot.review.allocations_of(plan.id) {
        let Some(partner) = snapshot.partner(allocation.partner_id) else { continue };
        for (resource, measure) in [(Resource::Fte, Measure::Fte), (Resource::Mdf, Measure::MdfAllocated)] {
            let Some(planned) = planned(snapshot, plan, allocation, resource) else { continue };
            all += 1;
            let recorded = snapshot.fact(partner.id, quarter, measure);
            if recorded == Some(planned) {
                as_planned += 1;
                continue;
            }
            let text = |value: i64| match resource {
                Resource::Fte => format!("{} FTE", fte_text(value)),
                Resource::Mdf => format!("{} MDF", money(snapshot, value).full_text()),
            };
            rows.push(MovedRow {
                partner: Some(short_id(partner.id)),
                id: partner.uuid.clone(),
                name: partner.name.clone(),
                from: text(planned),
                to: recorded.map_or_else(|| "Nothing recorded".to_owned(), text),
                by: String::new(),
            });
        }
    }
    rows.sort_by(|one, other| (&one.name, &one.from).cmp(&(&other.name, &other.from)));
    let label = snapshot.setting.calendar.label(quarter);
    let line = match all {
        0 => String::new(),
        _ => format!(
            "{as_planned} of {} recorded for {label} as planned",
            count_of(all, "changed amount", "changed amounts")
        ),
    };
    (rows, line)
}

/// Hundredths of FTE, or minor units of the reporting currency.
fn planned(snapshot: &Snapshot, plan: &Scenario, allocation: &Allocation, resource: Resource) -> Option<i64> {
    if resource == Resource::Fte {
        return allocation.fte;
    }
    let envelope = snapshot.review.envelopes.iter().find(|envelope| envelope.quarter == plan.quarter);
    let currency = envelope.map_or(snapshot.setting.currency, |envelope| envelope.currency);
    snapshot.in_reporting(Money { minor: allocation.mdf_minor?, currency }, plan.quarter)
}
