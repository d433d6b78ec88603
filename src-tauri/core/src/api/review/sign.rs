use std::sync::Mutex;

use serde::Deserialize;

use super::criteria::criteria_text;
use super::record::{advance, in_turn, record};
use super::signed_plan::{is_of_what_stands, plan_text};
use super::{BalanceState, BalanceView};
use crate::api::Views;
use crate::api::attribution::signer;
use crate::api::document::Changed;
use crate::model::{ReviewStep, Signatory, SignedSubject};
use crate::store::tables::{Criteria, SignatureRow};
use crate::store::{Document, Operation, Snapshot, Writer};
use crate::text::count_of;
use crate::{Error, Result};

#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct SignRequest {
    pub role: Signatory,
    pub name: String,
}

/// Why the plan cannot be signed yet, one sentence each.
pub(super) fn blockers(snapshot: &Snapshot, open: u32, balances: &[BalanceView]) -> Vec<String> {
    let review = &snapshot.review;
    let quarter = snapshot.setting.review_quarter;
    let label = snapshot.setting.calendar.label(quarter);
    let mut found = Vec::new();
    if review.signatures_of_plan(quarter).next().is_some() {
        // What was signed is signed; the second has only to be of the same.
        return found;
    }
    if review.frozen_quarter(quarter).is_none() {
        found.push(format!("{label} is not frozen."));
    }
    if review.frozen_quarter(quarter).is_some() && review.base(quarter).is_none() {
        found.push(format!("{label} is not as it was frozen: the document was changed from outside."));
    }
    let criteria = review.standing_criteria();
    match review.signatures_of_criteria(criteria.version).count() {
        2 => {}
        0 => found.push("The criteria are not signed.".to_owned()),
        _ => found.push("The criteria are signed by one of two.".to_owned()),
    }
    let text = criteria_text(snapshot, criteria);
    if review.signatures_of_criteria(criteria.version).any(|row| !row.is_as_signed() || row.content != text) {
        found.push("The criteria are not as they were signed: report in the currency they were signed in.".to_owned());
    }
    let envelope = review.envelopes.iter().find(|envelope| envelope.quarter == quarter);
    if let Some(envelope) = envelope.filter(|envelope| envelope.currency != snapshot.setting.currency) {
        let currency = envelope.currency.code().to_owned();
        found.push(format!("The amounts of this review are in {currency}: report in it before you sign."));
    }
    let attribution = snapshot.attribution();
    if attribution.signature.is_none() && !snapshot.deals.is_empty() {
        found.push("The attribution rule is not signed (Settings, Measures).".to_owned());
    }
    if open > 0 {
        found.push(format!("{} open.", count_of(open as usize, "proposal is", "proposals are")));
    }
    if review.scenarios_of(quarter).next().is_none() {
        found.push("Nothing has been decided.".to_owned());
    }
    for balance in balances.iter().filter(|balance| balance.state != BalanceState::Balanced) {
        found.push(format!("{} does not balance: {}.", balance.name, balance.difference));
    }
    found
}

/// Signs the newest version of the criteria. It is never changed again, and signing is not undone.
///
/// # Errors
/// When no name is said or it is too long, or this role has signed.
pub fn sign_criteria(document: &Document, request: &SignRequest) -> Result<Changed> {
    let name = signer(&request.name)?;
    let _turn = in_turn();
    let snapshot = document.snapshot()?;
    let standing = snapshot.review.standing_criteria();
    let criteria = Criteria { version: standing.version.max(1), rules: standing.rules.clone() };
    if snapshot.review.signatures_of_criteria(criteria.version).any(|row| row.role == request.role) {
        return Err(Error::new("this version is signed by that role already; nothing was changed"));
    }
    if criteria.rules.is_empty() {
        return Err(Error::new("there is no rule to sign; write one first"));
    }
    let subject = (SignedSubject::Criteria, criteria.version.to_string());
    let content = criteria_text(&snapshot, &criteria);
    let what = format!("version {} of the criteria", criteria.version);
    sign(document, &snapshot, subject, (request.role, name), content, &what, Some(criteria.version), |writer| {
        writer.put(&criteria)?;
        writer.seal::<Criteria>()
    })
}

/// Signs the plan of the review quarter. From the first signature on nothing of it is changed any more, and signing is not undone.
///
/// # Errors
/// When no name is said, this role has signed, or something stands in the way: every reason is told.
pub fn sign_plan(document: &Document, request: &SignRequest) -> Result<Changed> {
    let name = signer(&request.name)?;
    let _turn = in_turn();
    let snapshot = document.snapshot()?;
    let quarter = snapshot.setting.review_quarter;
    if snapshot.review.signatures_of_plan(quarter).any(|row| row.role == request.role) {
        return Err(Error::new("the plan is signed by that role already; nothing was changed"));
    }
    let content = match snapshot.review.signatures_of_plan(quarter).next() {
        Some(first) if !is_of_what_stands(&snapshot, first) => {
            return Err(Error::new(format!(
                "what stands is not what {} signed; take back what changed since",
                first.name
            )));
        }
        // The same words, whatever has come to the document since.
        Some(first) => first.content.clone(),
        None => {
            let blockers = Views::of(document, &Mutex::default())?.review(None)?.blockers;
            if !blockers.is_empty() {
                return Err(Error::new(format!("the plan cannot be signed yet: {}", blockers.join(" "))));
            }
            plan_text(&snapshot)?
        }
    };
    let plan_for = snapshot.setting.calendar.label(quarter.plus(1));
    let version = snapshot.review.standing_criteria().version;
    let what = format!("the plan for {plan_for}");
    let subject = (SignedSubject::Plan, quarter.to_string());
    sign(document, &snapshot, subject, (request.role, name), content, &what, Some(version), |writer| {
        let is_last = snapshot.review.signatures_of_plan(quarter).next().is_some();
        advance(&snapshot, writer, if is_last { ReviewStep::ReadOut } else { ReviewStep::Signature })?;
        writer.is_barrier()
    })
}

#[expect(clippy::too_many_arguments, reason = "what is signed, by whom, and what it seals belong together")]
fn sign(
    document: &Document,
    snapshot: &Snapshot,
    subject: (SignedSubject, String),
    who: (Signatory, String),
    content: String,
    what: &str,
    version: Option<u32>,
    seal: impl FnOnce(&mut Writer<'_>) -> Result<()>,
) -> Result<Changed> {
    let name = who.1.clone();
    let row = SignatureRow::under(subject, who, document.environment().now(), content);
    let operation = Operation::SignReview { what: what.to_owned(), name: name.clone() };
    let ((), changed) = document.transact(&operation, |writer| {
        if writer.revision()? != snapshot.revision {
            return Err(Error::new("the document changed in the meantime; nothing was signed, look at it again"));
        }
        seal(writer)?;
        writer.create(&row)?;
        let what = format!("{name}, {}, signed {what}", row.role.name());
        record((document, snapshot), writer, what, format!("SHA-256 {}", row.hash), version)?;
        writer.is_for_good()
    })?;
    Ok(changed)
}
