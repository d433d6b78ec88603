use std::cmp::Reverse;
use std::collections::HashSet;

use crate::model::{Destination, Lifecycle, Subject, Verdict};
use crate::store::Snapshot;
use crate::store::tables::{Decision, Motion, Scenario};

/// What became of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It stands in the document.
    Done,
    Open,
    /// It was put off, and is to be decided.
    Deferred,
    /// The document has nothing that could tell it: whether a listing stands is known to its owner.
    Unknown,
}

/// What became of a decision, as the document stands.
#[must_use]
pub fn fate(snapshot: &Snapshot, decision: &Decision) -> Fate {
    let done = |is_done: bool| if is_done { Fate::Done } else { Fate::Open };
    let partner = snapshot.partner(decision.partner_id);
    let is_sunset = partner.is_some_and(|partner| partner.lifecycle == Some(Lifecycle::Sunset));
    match decision.subject {
        _ if decision.verdict == Verdict::Deferred && is_decided_since(snapshot, decision) => Fate::Done,
        _ if decision.verdict == Verdict::Deferred => Fate::Deferred,
        Subject::Listing => Fate::Unknown,
        Subject::Motion => {
            let motion = decided_motion(snapshot, decision);
            done(motion.is_some_and(|motion| partner.is_some_and(|partner| partner.motion_id == Some(motion.id))))
        }
        Subject::Tier => match decision.destination() {
            // Whoever stays does so by itself.
            None => done(!is_sunset),
            Some(Destination::Sunset) => done(is_sunset),
            Some(Destination::Tier(tier)) => done(
                partner
                    .is_some_and(|partner| partner.tier == Some(tier) && partner.lifecycle != Some(Lifecycle::Sunset)),
            ),
        },
    }
}

/// The motion a decision is on: the one it was made of, by whatever name, or where that is gone one of the same name; `None` where
/// there is none, or it is on something else.
#[must_use]
pub fn decided_motion<'a>(snapshot: &'a Snapshot, decision: &Decision) -> Option<&'a Motion> {
    let decided = decision.motion_id.and_then(|id| snapshot.motions.get(&id));
    let is_motion = decision.subject == Subject::Motion;
    let named = || snapshot.motions.values().find(|motion| is_motion && motion.name == decision.target);
    decided.or_else(named)
}

/// A motion decided on as it was called then, and as it is called now.
#[must_use]
pub fn motion_text(snapshot: &Snapshot, decision: &Decision) -> String {
    match decided_motion(snapshot, decision) {
        Some(motion) if motion.name != decision.target => format!("{}, now {}", decision.target, motion.name),
        _ => decision.target.clone(),
    }
}

/// Whether a decision is stuck: its day has passed, and it is not done, or was put off to a day that has passed.
#[must_use]
pub fn is_overdue(snapshot: &Snapshot, decision: &Decision) -> bool {
    let day = match fate(snapshot, decision) {
        Fate::Open => decision.due,
        Fate::Deferred => decision.until,
        Fate::Done | Fate::Unknown => None,
    };
    day.is_some_and(|day| day < snapshot.today)
}

/// The decisions of the plans up to the review quarter that are stuck, the newest plan first. What a later plan decides again is
/// the later one's.
#[must_use]
pub fn overdue_decisions(snapshot: &Snapshot) -> Vec<&Decision> {
    let review = &snapshot.review;
    let is_begun = |scenario: &&Scenario| scenario.is_plan && scenario.quarter <= snapshot.setting.review_quarter;
    let mut plans: Vec<&Scenario> = review.scenarios.iter().filter(is_begun).collect();
    plans.sort_by_key(|scenario| Reverse(scenario.quarter));
    let mut seen = HashSet::new();
    let decisions = plans.into_iter().flat_map(|plan| review.decisions_of(plan.id));
    let standing = decisions.filter(|decision| seen.insert((decision.partner_id, decision.subject)));
    standing.filter(|decision| is_overdue(snapshot, decision)).collect()
}

/// Whether a later plan up to the review quarter decides what was put off.
fn is_decided_since(snapshot: &Snapshot, deferred: &Decision) -> bool {
    let review = &snapshot.review;
    let quarter = |id: i64| review.scenarios.iter().find(|scenario| scenario.id == id).map(|scenario| scenario.quarter);
    let since = quarter(deferred.scenario_id);
    let is_later = |scenario: &&Scenario| {
        scenario.is_plan && Some(scenario.quarter) > since && scenario.quarter <= snapshot.setting.review_quarter
    };
    let decides = |decision: &Decision| {
        (decision.partner_id, decision.subject) == (deferred.partner_id, deferred.subject)
            && decision.verdict != Verdict::Deferred
    };
    review.scenarios.iter().filter(is_later).any(|plan| review.decisions_of(plan.id).any(decides))
}
