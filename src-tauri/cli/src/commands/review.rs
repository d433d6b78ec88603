use std::path::Path;
use std::sync::Mutex;

use serde::Serialize;
use serde_json::Value;
use trellis_core::api::Views;
use trellis_core::api::review::{self, MovedRequest, MovedView, ProposalDeal, ProposalState, ProposalView};
use trellis_core::{Error, Result};

use super::{with_document, with_views};
use crate::output;
use crate::values::ReviewAction;

pub fn run(path: &Path, action: ReviewAction, compared: &MovedRequest, json: bool) -> Result<()> {
    let says_quarters = *compared != MovedRequest::default();
    match action {
        ReviewAction::Propose | ReviewAction::Freeze if says_quarters => {
            Err(Error::new("--from and --to are the quarters `diff` compares"))
        }
        ReviewAction::Propose => propose(path, json),
        ReviewAction::Freeze => freeze(path, json),
        ReviewAction::Diff => diff(path, compared, json),
    }
}

#[derive(Serialize)]
struct Proposals {
    criteria_version: u32,
    proposals: Vec<Proposal>,
}

#[derive(Serialize)]
struct Proposal {
    id: String,
    partner: String,
    from: u8,
    /// A tier's number, or "sunset".
    to: Value,
    rule: String,
    evidence: Vec<String>,
    deals: Vec<ProposalDeal>,
    state: ProposalState,
    lacks: String,
}

impl From<ProposalView> for Proposal {
    fn from(view: ProposalView) -> Self {
        Self {
            id: view.id,
            partner: view.partner,
            from: view.from,
            to: view.to.parse::<u8>().map_or(Value::from(view.to.clone()), Value::from),
            rule: view.rule,
            evidence: view.evidence,
            deals: view.deals,
            state: view.state,
            lacks: view.lacks,
        }
    }
}

fn propose(path: &Path, json: bool) -> Result<()> {
    let (criteria_version, found) = with_views(path, |views| Ok(views.proposals()))?;
    if json {
        let proposals = found.into_iter().map(Proposal::from).collect();
        return output::json(&Proposals { criteria_version, proposals });
    }
    let header = ["Partner", "From", "To", "State", "Evidence"].map(ToOwned::to_owned).to_vec();
    let line = |view: ProposalView| {
        let to = view.to.parse::<u8>().map_or("Sunset".to_owned(), |tier| format!("Tier {tier}"));
        let (state, evidence) = match view.state {
            ProposalState::Proposed => ("proposed", view.evidence.join("; ")),
            ProposalState::InsufficientHistory => ("insufficient history", view.lacks),
        };
        vec![view.partner, format!("Tier {}", view.from), to, state.to_owned(), evidence]
    };
    output::table(&std::iter::once(header).chain(found.into_iter().map(line)).collect::<Vec<_>>())
}

#[derive(Serialize)]
struct Frozen {
    quarter: String,
    at: String,
    hash: String,
}

fn freeze(path: &Path, json: bool) -> Result<()> {
    let frozen = with_document(path, |document| {
        review::freeze(document)?;
        let snapshot = document.snapshot()?;
        let quarter = snapshot.setting.review_quarter;
        let frozen = snapshot.review.frozen_quarter(quarter);
        let label = snapshot.setting.calendar.label(quarter);
        Ok(frozen.map(|frozen| Frozen { quarter: label, at: frozen.frozen_at.to_string(), hash: frozen.hash.clone() }))
    })?;
    let Some(frozen) = frozen else { return Ok(()) };
    if json {
        return output::json(&frozen);
    }
    output::line(&format!("Froze {} (SHA-256 {})", frozen.quarter, frozen.hash))
}

fn diff(path: &Path, compared: &MovedRequest, json: bool) -> Result<()> {
    let view: MovedView = with_document(path, |document| {
        let views = Views::of(document, &Mutex::default())?;
        review::moved_view(document, views.snapshot(), views.book(), views.matrix(), compared)
    })?;
    if json {
        return output::json(&view);
    }
    output::line(&view.since)?;
    if !view.pipeline.is_empty() {
        output::line(&view.pipeline)?;
    }
    for group in &view.groups {
        output::line(&format!("\n{} ({})", group.title, group.count))?;
        let line = |row: &review::MovedRow| vec![row.name.clone(), row.from.clone(), row.to.clone(), row.by.clone()];
        output::table(&group.rows.iter().map(line).collect::<Vec<_>>())?;
    }
    if !view.outcome_line.is_empty() {
        output::line(&format!("\n{}", view.outcome_line))?;
        let line = |row: &review::OutcomeRow| {
            vec![row.name.clone(), row.decided.clone(), row.now.clone(), row.since.clone(), row.reason.clone()]
        };
        output::table(&view.outcomes.iter().map(line).collect::<Vec<_>>())?;
    }
    if !view.investment_line.is_empty() {
        output::line(&format!("\n{}", view.investment_line))?;
        let line = |row: &review::MovedRow| vec![row.name.clone(), row.from.clone(), row.to.clone()];
        output::table(&view.investment.iter().map(line).collect::<Vec<_>>())?;
    }
    Ok(())
}
