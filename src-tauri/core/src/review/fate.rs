use crate::model::{Destination, Lifecycle, Subject, Verdict};
use crate::store::Snapshot;
use crate::store::tables::{Decision, Scenario};

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
    match decision.subject {
        _ if decision.verdict == Verdict::Deferred => Fate::Deferred,
        Subject::Listing => Fate::Unknown,
        Subject::Motion => {
            let motion = partner.and_then(|partner| snapshot.motions.get(&partner.motion_id?));
            done(motion.is_some_and(|motion| motion.name == decision.target))
        }
        Subject::Tier => match decision.destination() {
            // Whoever stays does so by itself.
            None => Fate::Done,
            Some(Destination::Sunset) => {
                done(partner.is_some_and(|partner| partner.lifecycle == Some(Lifecycle::Sunset)))
            }
            Some(Destination::Tier(tier)) => done(
                partner
                    .is_some_and(|partner| partner.tier == Some(tier) && partner.lifecycle != Some(Lifecycle::Sunset)),
            ),
        },
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

/// The newest plan up to the review quarter of which something was decided.
#[must_use]
pub fn standing_plan(snapshot: &Snapshot) -> Option<&Scenario> {
    let review = &snapshot.review;
    let is_begun = |scenario: &&Scenario| {
        scenario.is_plan
            && scenario.quarter <= snapshot.setting.review_quarter
            && review.decisions_of(scenario.id).next().is_some()
    };
    review.scenarios.iter().filter(is_begun).max_by_key(|scenario| scenario.quarter)
}
