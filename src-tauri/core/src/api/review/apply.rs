use super::record::{in_turn, is_signed, record};
use super::signed_plan::is_of_what_stands;
use crate::api::document::Changed;
use crate::api::edit::{FieldKey, Named, Rewrite, Value, Writing};
use crate::model::{Figure, Lifecycle, Measure, Subject};
use crate::review::{Plan, decided_motion};
use crate::store::tables::Decision;
use crate::store::{Document, Operation, Snapshot};
use crate::{Error, Result};

/// Whether every partner stands where the signed plan of the review quarter puts it.
pub(super) fn is_applied(snapshot: &Snapshot) -> bool {
    lost_motion(snapshot).is_none() && rewrites(snapshot, &keys(snapshot)).is_empty()
}

/// Writes the signed plan to the partners: their tiers, sunsets, and what they have of time and money in the quarter after the
/// reviewed one. It can be undone.
///
/// # Errors
/// When the plan is not signed by both, or decides a motion that is no longer in the document.
pub fn apply_plan(document: &Document) -> Result<Changed> {
    let _turn = in_turn();
    let snapshot = document.snapshot()?;
    let quarter = snapshot.setting.review_quarter;
    if !is_signed(&snapshot, quarter) {
        return Err(Error::new("the plan is not signed by both; nothing was changed"));
    }
    if snapshot.review.signatures_of_plan(quarter).any(|row| !is_of_what_stands(&snapshot, row)) {
        return Err(Error::new("what stands is not what was signed; take back what changed since"));
    }
    if let Some((partner, motion)) = lost_motion(&snapshot) {
        return Err(Error::new(format!(
            "by the plan {partner} is to run the motion {motion}, which is no longer in the list; add it again (Settings, \
             Motions); nothing was changed"
        )));
    }
    let keys = keys(&snapshot);
    let rewrites = rewrites(&snapshot, &keys);
    if rewrites.is_empty() {
        return document.unchanged();
    }
    let partners = rewrites.chunk_by(|one, other| one.partner == other.partner).count();
    let label = snapshot.setting.calendar.label(quarter.plus(1));
    let operation =
        Operation::ApplyPlan { quarter: label.clone(), partners: u32::try_from(partners).unwrap_or(u32::MAX) };
    let ((), changed) = document.transact(&operation, |writer| {
        let mut writing = Writing::new(writer, document, snapshot.setting.currency);
        for own in rewrites.chunk_by(|one, other| one.partner == other.partner) {
            writing.partner(own[0].partner, &own.iter().collect::<Vec<_>>())?;
        }
        record((document, &snapshot), writer, format!("Applied the plan for {label}"), String::new(), None)
    })?;
    Ok(changed)
}

/// A partner the plan gives a motion that is no longer in the document, and the motion.
fn lost_motion(snapshot: &Snapshot) -> Option<(&str, &str)> {
    let plan = snapshot.review.scenarios_of(snapshot.setting.review_quarter).find(|scenario| scenario.is_plan)?;
    let mut decisions = snapshot.review.decisions_of(plan.id);
    let is_lost =
        |decision: &&Decision| decision.subject == Subject::Motion && decided_motion(snapshot, decision).is_none();
    let lost = decisions.find(is_lost)?;
    Some((snapshot.partner(lost.partner_id)?.name.as_str(), lost.target.as_str()))
}

/// The fields a plan is written to: FTE and MDF of the quarter it is for.
fn keys(snapshot: &Snapshot) -> [FieldKey; 2] {
    let quarter = snapshot.setting.review_quarter.plus(1).to_string();
    [Measure::Fte, Measure::MdfAllocated].map(|measure| FieldKey::Fact { measure, quarter: quarter.clone() })
}

fn rewrites<'a>(snapshot: &Snapshot, [fte, mdf]: &'a [FieldKey; 2]) -> Vec<Rewrite<'a>> {
    let quarter = snapshot.setting.review_quarter;
    let scenario = snapshot.review.scenarios_of(quarter).find(|scenario| scenario.is_plan);
    let plan = Plan::of(snapshot, scenario.map(|scenario| scenario.id));
    let decisions = || scenario.map(|scenario| snapshot.review.decisions_of(scenario.id)).into_iter().flatten();
    let mut found = Vec::new();
    for line in &plan.lines {
        let Some(partner) = snapshot.partner(line.partner) else { continue };
        let mut rewrite = |key: &'a FieldKey, value: Value| found.push(Rewrite { partner: partner.id, key, value });
        if line.is_sunset && partner.lifecycle != Some(Lifecycle::Sunset) {
            rewrite(&FieldKey::Lifecycle, Value::Lifecycle(Some(Lifecycle::Sunset)));
        }
        let is_taken_back = line.was_sunset && !line.is_sunset && partner.lifecycle == Some(Lifecycle::Sunset);
        if is_taken_back {
            rewrite(&FieldKey::Lifecycle, Value::Lifecycle(Some(Lifecycle::Active)));
        }
        if !line.is_sunset && line.tier != line.tier_today && partner.tier != line.tier {
            rewrite(&FieldKey::Tier, Value::Tier(line.tier));
        }
        let own = || decisions().find(|one| one.partner_id == partner.id && one.subject == Subject::Motion);
        let motion = own().and_then(|decision| decided_motion(snapshot, decision));
        if let Some(motion) = motion.filter(|motion| partner.motion_id != Some(motion.id)) {
            rewrite(&FieldKey::Motion, Value::Motion(Some(Named::Known(motion.id))));
        }
        let currency = Some(snapshot.setting.currency);
        for (key, measure, value, currency, is_known) in [
            (fte, Measure::Fte, line.fte.planned, None, line.fte.set.or(line.fte.today).is_some()),
            (mdf, Measure::MdfAllocated, line.mdf.planned, currency, line.mdf.set.or(line.mdf.today).is_some()),
        ] {
            let figure = Figure { value, currency };
            if is_known && snapshot.figure(partner.id, quarter.plus(1), measure) != Some(figure) {
                rewrite(key, Value::Fact(Some(figure)));
            }
        }
    }
    found
}
