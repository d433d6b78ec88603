use crate::model::{Subject, Verdict};
use crate::readout::book::{Cell, Column, Sheet};
use crate::review::{Fate, fate, motion_text};
use crate::store::Snapshot;
use crate::store::tables::{Decision, Scenario};
use crate::text::{capitalized, moment_text};

/// What the plan decides of each partner, with rule, evidence and reason.
pub fn sheet(snapshot: &Snapshot, scenario: Option<&Scenario>) -> Sheet {
    let decisions = scenario.map(|scenario| snapshot.review.decisions_of(scenario.id)).into_iter().flatten();
    let mut named: Vec<(&str, &Decision)> =
        decisions.filter_map(|one| Some((snapshot.partner(one.partner_id)?.name.as_str(), one))).collect();
    named.sort_by_key(|(name, decision)| (decision.subject, *name));
    let row = |(name, decision): &(&str, &Decision)| {
        vec![
            Cell::text(*name),
            Cell::text(capitalized(decision.subject.name())),
            Cell::text(target(snapshot, decision)),
            Cell::text(capitalized(decision.verdict.name())),
            Cell::text(state(snapshot, decision)),
            Cell::text(&decision.owner),
            Cell::text(&decision.approver),
            Cell::text(decision.due.map(|due| due.to_string()).unwrap_or_default()),
            Cell::text(&decision.reason),
            Cell::text(&decision.rule),
            Cell::text(&decision.evidence),
            Cell::text(decision.version.map(|version| version.to_string()).unwrap_or_default()),
            Cell::text(moment_text(decision.decided_at)),
        ]
    };
    Sheet {
        name: "Decisions",
        title: "Decisions".to_owned(),
        note: "What the plan decides, by whom it is done and by when.".to_owned(),
        columns: vec![
            Column::new("Partner", 26),
            Column::new("What", 18),
            Column::new("Decision", 20),
            Column::new("Answer", 12),
            Column::new("State", 10),
            Column::new("Owner", 16),
            Column::new("Approver", 16),
            Column::new("Due", 11),
            Column::new("Reason", 30).wrapped(),
            Column::new("Rule", 36).wrapped(),
            Column::new("Evidence", 44).wrapped(),
            Column::new("Criteria version", 9),
            Column::new("Decided", 22),
        ],
        above: Vec::new(),
        rows: named.iter().map(row).collect(),
        frozen_columns: 1,
    }
}

fn target(snapshot: &Snapshot, decision: &Decision) -> String {
    match (decision.subject, decision.destination(), decision.until) {
        (_, Some(to), _) => to.title(),
        (_, _, Some(until)) if decision.verdict == Verdict::Deferred => format!("Deferred to {until}"),
        (Subject::Tier, ..) => "Stays".to_owned(),
        (Subject::Listing, ..) => if decision.target == "listed" { "Yes" } else { "No" }.to_owned(),
        (Subject::Motion, ..) => motion_text(snapshot, decision),
    }
}

fn state(snapshot: &Snapshot, decision: &Decision) -> &'static str {
    match fate(snapshot, decision) {
        Fate::Done => "Done",
        Fate::Open => "Open",
        Fate::Deferred => "Deferred",
        Fate::Unknown => "",
    }
}
