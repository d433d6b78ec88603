use std::collections::BTreeSet;

use super::{OtherDecision, ReviewPartner};
use crate::api::short_id;
use crate::model::{Subject, Tier, name_key};
use crate::review::{decided_motion, is_overdue, motion_text, standing};
use crate::store::Snapshot;
use crate::store::tables::{Decision, Partner};
use crate::{Error, Result};

/// What a decision on a marketplace listing says.
const LISTED: &str = "listed";
const NOT_LISTED: &str = "not_listed";

/// What a scenario decides of motions and listings, by partner's name.
pub(super) fn others(snapshot: &Snapshot, scenario: Option<i64>) -> Vec<OtherDecision> {
    let own = snapshot.review.decisions.iter().filter(|decision| Some(decision.scenario_id) == scenario);
    let others: Vec<&Decision> = own.filter(|decision| decision.subject != Subject::Tier).collect();
    let of = |partner: &Partner| {
        let own = others.iter().filter(|decision| decision.partner_id == partner.id);
        own.map(|decision| other(snapshot, partner, decision)).collect::<Vec<_>>()
    };
    snapshot.partners.iter().flat_map(of).collect()
}

fn other(snapshot: &Snapshot, partner: &Partner, decision: &Decision) -> OtherDecision {
    let today = partner.motion_id.and_then(|id| snapshot.motions.get(&id));
    let text = match decision.subject {
        Subject::Motion => {
            let decided = decided_motion(snapshot, decision).map(|motion| motion.id);
            let is_today = decided.is_some() && decided == partner.motion_id;
            let today = today.map_or("none", |motion| motion.name.as_str());
            let today = if is_today { String::new() } else { format!(" ({today} today)") };
            format!("Motion: {}{today}", motion_text(snapshot, decision))
        }
        _ => answer(decision),
    };
    OtherDecision {
        partner: short_id(partner.id),
        name: partner.name.clone(),
        subject: decision.subject,
        text,
        reason: decision.reason.clone(),
        owner: decision.owner.clone(),
        approver: decision.approver.clone(),
        due: decision.due.map(|due| due.to_string()).unwrap_or_default(),
        is_stuck: is_overdue(snapshot, decision),
    }
}

/// "Marketplace listing: yes".
pub(super) fn answer(decision: &Decision) -> String {
    format!("Marketplace listing: {}", if decision.target == LISTED { "yes" } else { "no" })
}

/// Whom something can be decided of, by name, with the tier the review starts from.
pub(super) fn partners(snapshot: &Snapshot) -> Vec<ReviewPartner> {
    let of = |partner: &Partner| ReviewPartner {
        partner: short_id(partner.id),
        name: partner.name.clone(),
        tier: standing(snapshot, partner).0.map(Tier::number),
    };
    snapshot.partners.iter().map(of).collect()
}

/// The motions of the document, by name.
pub(super) fn motions(snapshot: &Snapshot) -> Vec<String> {
    let names: BTreeSet<(String, String)> =
        snapshot.motions.values().map(|motion| (name_key(&motion.name), motion.name.clone())).collect();
    names.into_iter().map(|(_, name)| name).collect()
}

/// What can be decided of a motion or a listing.
///
/// # Errors
/// When the document has no such motion, or the answer is none.
pub(super) fn checked(snapshot: &Snapshot, subject: Subject, target: &str) -> Result<()> {
    let is_known = match subject {
        Subject::Motion => snapshot.motions.values().any(|motion| motion.name == target),
        Subject::Listing => [LISTED, NOT_LISTED].contains(&target),
        Subject::Tier => false,
    };
    let unknown = || Error::new("choose a motion of this document, or whether there is a listing; nothing was decided");
    is_known.then_some(()).ok_or_else(unknown)
}
