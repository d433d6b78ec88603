use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::model::{Quarter, ReviewStep};
use crate::store::tables::{Audit, Scenario, Setting};
use crate::store::{Document, Snapshot, Writer};
use crate::text::spaced;
use crate::{Error, Result};

/// Letters a reason and a name have at most.
const MOST: usize = 400;

/// Changes of a review are made one after the other: each is worked out from what stands.
pub(super) fn in_turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A text without needless spaces.
pub(super) fn plain(what: &str, text: &str) -> Result<String> {
    let text = spaced(text);
    if text.chars().count() > MOST {
        return Err(Error::new(format!("{what} is longer than {MOST} letters; shorten it")));
    }
    Ok(text)
}

/// Writes a line of the audit in the same transaction: what was done, on which evidence and criteria.
pub(super) fn record(
    (document, snapshot): (&Document, &Snapshot),
    writer: &mut Writer<'_>,
    what: String,
    evidence: String,
    version: Option<u32>,
) -> Result<()> {
    let line = Audit {
        id: writer.next_id::<Audit>()?,
        at: document.environment().now(),
        who: snapshot.setting.reviewer.clone(),
        quarter: snapshot.setting.review_quarter,
        what,
        evidence,
        version,
    };
    writer.create(&line)
}

/// Whether both have signed the plan of a quarter.
pub(super) fn is_signed(snapshot: &Snapshot, quarter: Quarter) -> bool {
    snapshot.review.signatures_of_plan(quarter).count() == crate::model::Signatory::ALL.len()
}

/// Nothing of a plan that anyone signed is changed.
pub(super) fn is_open(snapshot: &Snapshot) -> Result<()> {
    let quarter = snapshot.setting.review_quarter;
    match snapshot.review.signatures_of_plan(quarter).next() {
        None => Ok(()),
        Some(signed) => Err(Error::new(format!(
            "{} signed the plan of {}; nothing of it is changed any more",
            signed.name,
            snapshot.setting.calendar.label(quarter)
        ))),
    }
}

/// Moves the review on to a step it has not reached yet.
pub(super) fn advance(snapshot: &Snapshot, writer: &mut Writer<'_>, step: ReviewStep) -> Result<()> {
    let quarter = snapshot.setting.review_quarter;
    let review = &snapshot.review;
    // The step may be that of an earlier quarter's review.
    let has_begun = review.frozen_quarter(quarter).is_some() || review.scenarios_of(quarter).next().is_some();
    if has_begun && snapshot.setting.review_step.is_some_and(|standing| standing >= step) {
        return Ok(());
    }
    let standing = Setting::read(writer.connection())?;
    writer.put(&Setting { review_step: Some(step), review_step_since: Some(snapshot.today), ..standing })
}

/// The scenario by its id, else the plan; `None` before there is any.
pub(super) fn chosen(snapshot: &Snapshot, scenario: Option<u32>) -> Result<Option<&Scenario>> {
    let quarter = snapshot.setting.review_quarter;
    let mut own = snapshot.review.scenarios_of(quarter);
    match scenario {
        None => Ok(own.find(|scenario| scenario.is_plan)),
        Some(id) => {
            let gone = || Error::new("this scenario is no longer there; nothing was changed");
            own.find(|scenario| scenario.id == i64::from(id)).map(Some).ok_or_else(gone)
        }
    }
}

/// The scenario a change is made to: the chosen one, or a first one, which is the plan.
pub(super) fn scenario_of(snapshot: &Snapshot, writer: &mut Writer<'_>, scenario: Option<u32>) -> Result<i64> {
    if let Some(chosen) = chosen(snapshot, scenario)? {
        return Ok(chosen.id);
    }
    let first = Scenario {
        id: writer.next_id::<Scenario>()?,
        quarter: snapshot.setting.review_quarter,
        letter: "A".to_owned(),
        name: "Plan".to_owned(),
        is_plan: true,
    };
    writer.put(&first)?;
    super::allocate::keep_currency(snapshot, writer)?;
    Ok(first.id)
}
