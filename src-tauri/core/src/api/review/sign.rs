use std::sync::Mutex;

use serde::{Deserialize, Serialize};

use super::criteria::criteria_text;
use super::record::{advance, in_turn, is_signed, record};
use super::{BalanceState, BalanceView};
use crate::api::Views;
use crate::api::document::Changed;
use crate::api::edit::{FieldKey, Named, Rewrite, Value, Writing};
use crate::model::{Figure, Lifecycle, Measure, ReviewStep, Signatory, SignedSubject, Subject};
use crate::review::{Plan, PlanLine};
use crate::store::tables::{Criteria, Decision, SignatureRow};
use crate::store::{Document, Operation, Snapshot, Writer};
use crate::text::count_of;
use crate::{Error, Result};

/// Letters a name has at most.
const MOST: usize = 120;

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
    let name = signer(request)?;
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
    let name = signer(request)?;
    let _turn = in_turn();
    let snapshot = document.snapshot()?;
    let quarter = snapshot.setting.review_quarter;
    if snapshot.review.signatures_of_plan(quarter).any(|row| row.role == request.role) {
        return Err(Error::new("the plan is signed by that role already; nothing was changed"));
    }
    let content = plan_text(&snapshot)?;
    match snapshot.review.signatures_of_plan(quarter).next() {
        Some(first) if first.content != content => {
            return Err(Error::new(format!(
                "what stands is not what {} signed; take back what changed since",
                first.name
            )));
        }
        Some(_) => {}
        None => {
            let blockers = Views::of(document, &Mutex::default())?.review(None)?.blockers;
            if !blockers.is_empty() {
                return Err(Error::new(format!("the plan cannot be signed yet: {}", blockers.join(" "))));
            }
        }
    }
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

fn signer(request: &SignRequest) -> Result<String> {
    let name = request.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Error::new("say who signs; nothing was signed"));
    }
    if name.chars().count() > MOST {
        return Err(Error::new("a name has at most 120 characters; nothing was signed"));
    }
    Ok(name)
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

/// What is signed of a plan: each partner's place, time and money, and each decision with its rule, as JSON.
#[derive(Serialize)]
struct SignedPlan<'a> {
    quarter: String,
    criteria_version: u32,
    fte_envelope: i64,
    mdf_envelope: i64,
    currency: &'a str,
    lines: Vec<SignedLine<'a>>,
}

#[derive(Serialize)]
struct SignedLine<'a> {
    id: &'a str,
    name: &'a str,
    /// A tier's number, "sunset", or nothing.
    to: String,
    fte: i64,
    mdf_minor: i64,
    decisions: Vec<&'a Decision>,
}

fn plan_text(snapshot: &Snapshot) -> Result<String> {
    let quarter = snapshot.setting.review_quarter;
    let scenario = snapshot.review.scenarios_of(quarter).find(|scenario| scenario.is_plan).map(|scenario| scenario.id);
    let plan = Plan::of(snapshot, scenario);
    let line = |line: &PlanLine| {
        let partner = snapshot.partner(line.partner)?;
        let own = |decision: &&Decision| Some(decision.scenario_id) == scenario && decision.partner_id == line.partner;
        Some(SignedLine {
            id: &partner.uuid,
            name: &partner.name,
            to: match (line.is_sunset, line.tier) {
                (true, _) => "sunset".to_owned(),
                (false, tier) => tier.map(|tier| tier.number().to_string()).unwrap_or_default(),
            },
            fte: line.fte.planned,
            mdf_minor: line.mdf.planned,
            decisions: snapshot.review.decisions.iter().filter(own).collect(),
        })
    };
    let signed = SignedPlan {
        quarter: quarter.to_string(),
        criteria_version: snapshot.review.standing_criteria().version,
        fte_envelope: plan.fte_envelope,
        mdf_envelope: plan.mdf_envelope,
        currency: snapshot.setting.currency.code(),
        lines: plan.lines.iter().filter_map(line).collect(),
    };
    Ok(serde_json::to_string(&signed)?)
}

/// Whether a signature is of the plan as it stands.
pub(super) fn matches(snapshot: &Snapshot, row: &SignatureRow) -> bool {
    row.is_as_signed() && plan_text(snapshot).is_ok_and(|content| content == row.content)
}

/// Whether every partner stands where the signed plan of the review quarter puts it.
pub(super) fn is_applied(snapshot: &Snapshot) -> bool {
    rewrites(snapshot, &keys(snapshot)).is_empty()
}

/// Writes the signed plan to the partners: their tiers, sunsets, and what they have of time and money in the quarter after the
/// reviewed one. It can be undone.
///
/// # Errors
/// When the plan is not signed by both.
pub fn apply_plan(document: &Document) -> Result<Changed> {
    let _turn = in_turn();
    let snapshot = document.snapshot()?;
    let quarter = snapshot.setting.review_quarter;
    if !is_signed(&snapshot, quarter) {
        return Err(Error::new("the plan is not signed by both; nothing was changed"));
    }
    if snapshot.review.signatures_of_plan(quarter).any(|row| !matches(&snapshot, row)) {
        return Err(Error::new("what stands is not what was signed; take back what changed since"));
    }
    let keys = keys(&snapshot);
    let rewrites = rewrites(&snapshot, &keys);
    let Some(first) = rewrites.first() else { return document.unchanged() };
    debug_assert!(first.partner > 0);
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

/// The fields a plan is written to: FTE and MDF of the quarter it is for.
fn keys(snapshot: &Snapshot) -> [FieldKey; 2] {
    let quarter = snapshot.setting.review_quarter.plus(1).to_string();
    [Measure::Fte, Measure::MdfAllocated].map(|measure| FieldKey::Fact { measure, quarter: quarter.clone() })
}

fn rewrites<'a>(snapshot: &Snapshot, [fte, mdf]: &'a [FieldKey; 2]) -> Vec<Rewrite<'a>> {
    let quarter = snapshot.setting.review_quarter;
    let scenario = snapshot.review.scenarios_of(quarter).find(|scenario| scenario.is_plan);
    let plan = Plan::of(snapshot, scenario.map(|scenario| scenario.id));
    let mut found = Vec::new();
    for line in &plan.lines {
        let Some(partner) = snapshot.partner(line.partner) else { continue };
        let mut rewrite = |key: &'a FieldKey, value: Value| found.push(Rewrite { partner: partner.id, key, value });
        if line.is_sunset && partner.lifecycle != Some(Lifecycle::Sunset) {
            rewrite(&FieldKey::Lifecycle, Value::Lifecycle(Some(Lifecycle::Sunset)));
        }
        if !line.is_sunset && line.tier != line.tier_today && partner.tier != line.tier {
            rewrite(&FieldKey::Tier, Value::Tier(line.tier));
        }
        let motion = snapshot.review.decisions.iter().find(|decision| {
            Some(decision.scenario_id) == scenario.map(|scenario| scenario.id)
                && decision.partner_id == partner.id
                && decision.subject == Subject::Motion
        });
        let motion = motion.and_then(|one| snapshot.motions.values().find(|motion| motion.name == one.target));
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
