use jiff::civil::Date;
use serde::Deserialize;

use super::evidence::{evidence_line, proposal_views};
use super::others::checked;
use super::record::{advance, chosen, in_turn, is_open, plain, record, scenario_of};
use crate::api::document::Changed;
use crate::measures::Book;
use crate::model::{Destination, ReviewStep, Subject, Verdict};
use crate::overlap::Matrix;
use crate::review::Outcome;
use crate::store::tables::Decision;
use crate::store::{Document, Operation, Snapshot};
use crate::text::count_of;
use crate::{Error, Result};

/// What is decided of partners, in one step.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct DecisionRequest {
    /// The plan where none is said.
    pub scenario: Option<u32>,
    pub partners: Vec<u32>,
    pub subject: Subject,
    pub resolution: Resolution,
    pub owner: String,
    pub approver: String,
    /// "2026-09-30"; empty for none.
    pub due: String,
}

#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Resolution {
    /// As proposed.
    Accept,
    /// A motion by its name, or `listed` or `not_listed`; of a subject other than the tier.
    Choose { target: String, reason: String },
    /// A tier's number or "sunset", else it stays where it is; with a reason of ten letters or more.
    Override { target: String, reason: String },
    /// Not before a day.
    Defer { until: String, reason: String },
}

#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct WithdrawRequest {
    pub scenario: Option<u32>,
    pub subject: Subject,
    pub partners: Vec<u32>,
}

/// A reason has this many letters at least.
const LEAST_REASON: usize = 10;

/// Decides on the tier of partners: as proposed, otherwise with a reason, or later. The decision keeps the rule, its version and
/// the evidence as they stand.
///
/// # Errors
/// When the plan is signed, a partner is gone, nothing is proposed for one that is accepted, a reason is missing, or a day is none.
pub fn decide(document: &Document, (book, matrix): (&Book, &Matrix), request: &DecisionRequest) -> Result<Changed> {
    let _turn = in_turn();
    let snapshot = document.snapshot()?;
    is_open(&snapshot)?;
    let criteria = snapshot.review.standing_criteria();
    let found = proposal_views(&snapshot, book, matrix, &criteria.rules);
    let (verdict, target, reason, until) = resolved(&snapshot, request.subject, &request.resolution)?;
    let (owner, approver) = (plain("the owner", &request.owner)?, plain("the approver", &request.approver)?);
    let due = day("due day", &request.due)?;
    let motion = snapshot.motions.values().find(|motion| request.subject == Subject::Motion && motion.name == target);
    let motion_id = motion.map(|motion| motion.id);
    let mut decisions = Vec::with_capacity(request.partners.len());
    for id in &request.partners {
        let gone = || Error::new("a partner is no longer in the document; nothing was decided");
        let partner = snapshot.partner(i64::from(*id)).ok_or_else(gone)?;
        let is_of_tier = request.subject == Subject::Tier;
        let proposal =
            found.iter().find(|(one, _)| is_of_tier && one.partner == partner.id && one.outcome == Outcome::Proposed);
        let target = match verdict {
            Verdict::Accepted if is_of_tier => {
                let none = || Error::new(format!("nothing is proposed for {}; nothing was decided", partner.name));
                proposal.map(|(_, view)| view.to.clone()).ok_or_else(none)?
            }
            _ => target.clone(),
        };
        decisions.push(Decision {
            scenario_id: 0,
            partner_id: partner.id,
            subject: request.subject,
            verdict,
            target,
            motion_id,
            reason: reason.clone(),
            until,
            owner: owner.clone(),
            approver: approver.clone(),
            due,
            rule: proposal.map(|(_, view)| view.rule.clone()).unwrap_or_default(),
            version: proposal.map(|_| criteria.version),
            evidence: proposal.map(|(_, view)| evidence_line(view)).unwrap_or_default(),
            decided_at: document.environment().now(),
        });
    }
    let Some(first) = decisions.first() else { return document.unchanged() };
    let operation = Operation::Decide {
        partner: snapshot.partner(first.partner_id).map(|partner| partner.name.clone()).unwrap_or_default(),
        partners: u32::try_from(decisions.len()).unwrap_or(u32::MAX),
        verdict: verdict.name().to_owned(),
        target: title(&first.target, &decisions),
    };
    let ((), changed) = document.transact(&operation, |writer| {
        let scenario = scenario_of(&snapshot, writer, request.scenario)?;
        advance(&snapshot, writer, ReviewStep::Decisions)?;
        for decision in decisions {
            let decision = Decision { scenario_id: scenario, ..decision };
            writer.put(&decision)?;
            if decision.destination() == Some(Destination::Sunset) {
                // A sunset frees all of it, also what was set before.
                let set = snapshot.review.allocations_of(scenario).find(|row| row.partner_id == decision.partner_id);
                set.map(|row| writer.remove(row)).transpose()?;
            }
            let name = snapshot.partner(decision.partner_id).map(|partner| partner.name.as_str()).unwrap_or_default();
            let reason = if reason.is_empty() { String::new() } else { format!(": {reason}") };
            let what = match verdict {
                Verdict::Accepted => format!("{name}: {} accepted", place(&decision.target)),
                Verdict::Overridden => format!("{name}: overridden, {}{reason}", place(&decision.target)),
                Verdict::Deferred => format!("{name}: deferred{reason}"),
            };
            record((document, &snapshot), writer, what, decision.evidence.clone(), decision.version)?;
        }
        Ok(())
    })?;
    Ok(changed)
}

/// Takes decisions back, so that their proposals are open again.
///
/// # Errors
/// When the plan is signed, or nothing was decided of any of them.
pub fn withdraw(document: &Document, request: &WithdrawRequest) -> Result<Changed> {
    let _turn = in_turn();
    let snapshot = document.snapshot()?;
    is_open(&snapshot)?;
    let nothing = || Error::new("nothing was decided of these partners; nothing was changed");
    let scenario = chosen(&snapshot, request.scenario)?.ok_or_else(nothing)?;
    let wanted = |decision: &&Decision| {
        decision.subject == request.subject && request.partners.iter().any(|id| i64::from(*id) == decision.partner_id)
    };
    let standing: Vec<&Decision> = snapshot.review.decisions_of(scenario.id).filter(wanted).collect();
    let first = standing.first().ok_or_else(nothing)?;
    let name = |id: i64| snapshot.partner(id).map(|partner| partner.name.clone()).unwrap_or_default();
    let partners = u32::try_from(standing.len()).unwrap_or(u32::MAX);
    let operation = Operation::WithdrawDecision { partner: name(first.partner_id), partners };
    let ((), changed) = document.transact(&operation, |writer| {
        for decision in &standing {
            writer.remove(*decision)?;
            let what = format!("{}: decision taken back", name(decision.partner_id));
            record((document, &snapshot), writer, what, decision.evidence.clone(), decision.version)?;
        }
        Ok(())
    })?;
    Ok(changed)
}

fn resolved(
    snapshot: &Snapshot,
    subject: Subject,
    resolution: &Resolution,
) -> Result<(Verdict, String, String, Option<Date>)> {
    match resolution {
        Resolution::Choose { target, reason } => {
            checked(snapshot, subject, target)?;
            Ok((Verdict::Accepted, target.clone(), plain("the reason", reason)?, None))
        }
        _ if subject != Subject::Tier => Err(Error::new("say which motion, or whether there is a listing")),
        Resolution::Accept => Ok((Verdict::Accepted, String::new(), String::new(), None)),
        Resolution::Override { target, reason } => {
            let reason = plain("the reason", reason)?;
            if reason.chars().count() < LEAST_REASON {
                return Err(Error::new(format!(
                    "say why, in {LEAST_REASON} letters or more, so that it can be read next quarter"
                )));
            }
            let is_known = match Destination::from_code(target) {
                Some(Destination::Tier(tier)) => snapshot.setting.tiers().contains(&tier),
                Some(Destination::Sunset) => true,
                None => target.is_empty(),
            };
            if !is_known {
                return Err(Error::new("choose a tier of this document, sunset, or that the partner stays"));
            }
            Ok((Verdict::Overridden, target.clone(), reason, None))
        }
        Resolution::Defer { until, reason } => {
            let until = day("day it is put off to", until)?;
            let until = until.filter(|day| *day > snapshot.today);
            let until = until.ok_or_else(|| Error::new("choose a day after today to decide it on"))?;
            Ok((Verdict::Deferred, String::new(), plain("the reason", reason)?, Some(until)))
        }
    }
}

fn day(what: &str, text: &str) -> Result<Option<Date>> {
    let read = |text: &str| text.parse().map_err(|_| Error::new(format!("the {what} is none; write it as 2026-09-30")));
    Some(text.trim()).filter(|text| !text.is_empty()).map(read).transpose()
}

fn place(target: &str) -> String {
    match (Destination::from_code(target), target) {
        (Some(destination), _) => destination.title(),
        (None, "") => "stays".to_owned(),
        (None, "listed") => "marketplace listing".to_owned(),
        (None, "not_listed") => "no marketplace listing".to_owned(),
        (None, motion) => motion.to_owned(),
    }
}

/// "Sunset"; "2 moves" where they go to different places.
fn title(first: &str, decisions: &[Decision]) -> String {
    if decisions.iter().all(|decision| decision.target == first) {
        return place(first);
    }
    count_of(decisions.len(), "move", "moves")
}
