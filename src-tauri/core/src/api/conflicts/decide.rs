use jiff::civil::Date;

use super::{RegistrationDecision, Submission};
use crate::api::document::Changed;
use crate::measures::registered;
use crate::model::{DealRole, DealStage, RegistrationOutcome};
use crate::store::tables::{Deal, DealPartner, Partner, RegistrationRow};
use crate::store::{Document, Operation, Snapshot};
use crate::text::spaced;
use crate::{Error, Result};

/// Registers an open deal for a partner, which is on it from then on.
///
/// # Errors
/// When the deal is not open, the partner has registered it already, the day is none or to come, or either is gone.
pub fn submit_registration(document: &Document, submission: &Submission) -> Result<Changed> {
    let snapshot = document.snapshot()?;
    let (deal, partner) = both(&snapshot, submission.deal, submission.partner)?;
    let is_registered = snapshot
        .partners_of_deal(deal.id)
        .iter()
        .any(|on| on.partner_id == partner.id && on.role == DealRole::Registered);
    if is_registered {
        return Err(Error::new(format!("{} has registered this deal already; nothing was changed", partner.name)));
    }
    if deal.stage != Some(DealStage::Open) {
        return Err(Error::new("only an open deal can be registered; nothing was changed"));
    }
    let submitted_on = match submission.day.trim() {
        "" => snapshot.today,
        text => day(text)?,
    };
    if submitted_on > snapshot.today {
        return Err(Error::new("the day it was submitted is still to come; nothing was changed"));
    }
    let operation = Operation::SubmitRegistration { deal: deal.name.clone(), partner: partner.name.clone() };
    let on = |role| DealPartner { deal_id: deal.id, partner_id: partner.id, role, import_id: None };
    let ((), changed) = document.transact(&operation, |writer| {
        // That no role was stated no longer holds.
        let unstated = snapshot.partners_of_deal(deal.id).iter();
        for row in unstated.filter(|on| on.partner_id == partner.id && on.role == DealRole::Involved) {
            writer.remove(row)?;
        }
        writer.put(&on(DealRole::Registered))?;
        writer.put(&RegistrationRow {
            deal_id: deal.id,
            partner_id: partner.id,
            submitted_on: Some(submitted_on),
            ..RegistrationRow::default()
        })
    })?;
    Ok(changed)
}

/// Decides a partner's registration of a deal: as of today, unless it was decided so before.
///
/// # Errors
/// When nobody is named who decides, a rejection has no reason, the protection ends in the past, the partner has not registered the
/// deal, or either is gone.
pub fn decide_registration(document: &Document, decision: &RegistrationDecision) -> Result<Changed> {
    let snapshot = document.snapshot()?;
    let (deal, partner) = both(&snapshot, decision.deal, decision.partner)?;
    let on = snapshot.partners_of_deal(deal.id).iter();
    if !on.clone().any(|on| on.partner_id == partner.id && on.role == DealRole::Registered) {
        return Err(Error::new(format!("{} has not registered this deal; nothing was changed", partner.name)));
    }
    let owner = said(&decision.owner, "say who decides; nothing was changed")?;
    let reason = decision.reason.trim();
    let is_approved = decision.outcome == RegistrationOutcome::Approved;
    if !is_approved && reason.is_empty() {
        return Err(Error::new("say why it is rejected: the partner will ask; nothing was changed"));
    }
    let protected_until = match decision.protected_until.trim() {
        text if is_approved && !text.is_empty() => Some(day(text)?),
        _ => None,
    };
    if protected_until.is_some_and(|until| until < snapshot.today) {
        return Err(Error::new("the protection would have ended already; choose a later day"));
    }
    let operation = Operation::DecideRegistration {
        deal: deal.name.clone(),
        partner: partner.name.clone(),
        outcome: decision.outcome.name().to_lowercase(),
    };
    // Who changes the protection, or says how a decision of the file went, decides nothing anew.
    let known = registered(&snapshot, deal).into_iter().find(|one| one.partner == partner.id).unwrap_or_default();
    let is_same = known.outcome.is_none_or(|outcome| outcome == decision.outcome);
    let decided_on = known.decided_on.filter(|_| is_same).unwrap_or(snapshot.today);
    let standing = snapshot.registrations_of_deal(deal.id).iter().find(|row| row.partner_id == partner.id).cloned();
    let row = RegistrationRow {
        deal_id: deal.id,
        partner_id: partner.id,
        decided_on: Some(decided_on),
        outcome: Some(decision.outcome),
        protected_until,
        owner: Some(owner),
        reason: (!reason.is_empty()).then(|| reason.to_owned()),
        ..standing.unwrap_or_default()
    };
    let ((), changed) = document.transact(&operation, |writer| writer.put(&row))?;
    Ok(changed)
}

fn both(snapshot: &Snapshot, deal: u32, partner: u32) -> Result<(&Deal, &Partner)> {
    let gone = |what: &str| Error::new(format!("this {what} is no longer in the document; nothing was changed"));
    let place = snapshot.deals.binary_search_by_key(&i64::from(deal), |deal| deal.id).map_err(|_| gone("deal"))?;
    Ok((&snapshot.deals[place], snapshot.partner(i64::from(partner)).ok_or_else(|| gone("partner"))?))
}

fn day(text: &str) -> Result<Date> {
    text.parse().map_err(|_| Error::new(format!("`{text}` is no day; write it as in 2026-06-30")))
}

/// A text that has to be there, of up to 500 characters.
pub(super) fn said(text: &str, missing: &str) -> Result<String> {
    match spaced(text) {
        text if text.is_empty() => Err(Error::new(missing)),
        text if text.chars().count() > 500 => Err(Error::new("this is longer than 500 characters; shorten it")),
        text => Ok(text),
    }
}
