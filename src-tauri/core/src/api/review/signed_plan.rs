use serde::Serialize;
use serde_json::Value;

use crate::Result;
use crate::review::{Plan, PlanLine};
use crate::store::Snapshot;
use crate::store::tables::{Decision, SignatureRow};

/// What is signed of a plan, as JSON.
#[derive(Serialize)]
struct SignedPlan<'a> {
    decided: Decided<'a>,
    lines: Vec<SignedLine<'a>>,
}

/// What was decided, and what it starts from: with the frozen quarter it makes up the whole plan, whatever comes to the document
/// later.
#[derive(Serialize)]
struct Decided<'a> {
    quarter: String,
    /// The hash of the frozen quarter.
    frozen: &'a str,
    currency: &'a str,
    /// As they were set; absent is what is spent today.
    fte_envelope: Option<i64>,
    mdf_envelope: Option<i64>,
    decisions: Vec<(&'a str, &'a Decision)>,
    /// FTE in hundredths and MDF in minor units, as they were set.
    allocations: Vec<(&'a str, Option<i64>, Option<i64>)>,
}

/// Where a partner goes and what it gets, for who reads the signature.
#[derive(Serialize)]
struct SignedLine<'a> {
    id: &'a str,
    name: &'a str,
    /// A tier's number, "sunset", or nothing.
    to: String,
    fte: i64,
    mdf_minor: i64,
}

/// What is signed of the plan of the review quarter.
///
/// # Errors
/// When it cannot be written down.
pub(super) fn plan_text(snapshot: &Snapshot) -> Result<String> {
    let plan = Plan::of(snapshot, plan_of(snapshot));
    let line = |line: &PlanLine| {
        let partner = snapshot.partner(line.partner)?;
        Some(SignedLine {
            id: &partner.uuid,
            name: &partner.name,
            to: match (line.is_sunset, line.tier) {
                (true, _) => "sunset".to_owned(),
                (false, tier) => tier.map(|tier| tier.number().to_string()).unwrap_or_default(),
            },
            fte: line.fte.planned,
            mdf_minor: line.mdf.planned,
        })
    };
    let signed = SignedPlan { decided: decided(snapshot), lines: plan.lines.iter().filter_map(line).collect() };
    Ok(serde_json::to_string(&signed)?)
}

/// Whether a signature is of what is decided now.
pub(super) fn is_of_what_stands(snapshot: &Snapshot, row: &SignatureRow) -> bool {
    let signed: Option<Value> = serde_json::from_str(&row.content).ok();
    let signed = signed.as_ref().and_then(|signed| signed.get("decided"));
    let stands = serde_json::to_value(decided(snapshot)).ok();
    row.is_as_signed() && signed.is_some() && signed == stands.as_ref()
}

fn plan_of(snapshot: &Snapshot) -> Option<i64> {
    let mut own = snapshot.review.scenarios_of(snapshot.setting.review_quarter);
    own.find(|scenario| scenario.is_plan).map(|scenario| scenario.id)
}

fn decided(snapshot: &Snapshot) -> Decided<'_> {
    let review = &snapshot.review;
    let quarter = snapshot.setting.review_quarter;
    let scenario = plan_of(snapshot);
    let id = |partner: i64| snapshot.partner(partner).map_or("", |partner| partner.uuid.as_str());
    let envelope = review.envelopes.iter().find(|envelope| envelope.quarter == quarter);
    let decisions = review.decisions.iter().filter(|decision| Some(decision.scenario_id) == scenario);
    let allocations = review.allocations.iter().filter(|allocation| Some(allocation.scenario_id) == scenario);
    Decided {
        quarter: quarter.to_string(),
        frozen: review.frozen_quarter(quarter).map_or("", |frozen| frozen.hash.as_str()),
        currency: envelope.map_or("", |envelope| envelope.currency.code()),
        fte_envelope: envelope.and_then(|envelope| envelope.fte),
        mdf_envelope: envelope.and_then(|envelope| envelope.mdf_minor),
        decisions: decisions.map(|decision| (id(decision.partner_id), decision)).collect(),
        allocations: allocations.map(|row| (id(row.partner_id), row.fte, row.mdf_minor)).collect(),
    }
}
