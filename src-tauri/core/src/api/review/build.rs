use std::collections::HashMap;

use super::amounts::{fte_change, fte_text, money, signed};
use super::apply::is_applied;
use super::balances::balances;
use super::bands::{band_effect, bands};
use super::evidence::{proposal_views, verb};
use super::others::{motions, others, partners};
use super::record::{chosen, is_signed};
use super::signed_plan::is_of_what_stands;
use super::steps::steps;
use super::{ProposalGroup, ProposalRow, ProposalView, ReviewView, ScenarioName, SignatureView, Way};
use crate::Result;
use crate::api::{QuarterName, short_count, short_id};
use crate::measures::Book;
use crate::model::{Destination, Rule, Signatory, Subject, Tier, Verdict};
use crate::overlap::Matrix;
use crate::review::{Outcome, Plan, PlanLine, Proposal, is_overdue, standing};
use crate::store::Snapshot;
use crate::store::tables::{Decision, SignatureRow};
use crate::text::{capitalized, moment_text, rule_sentence, short_day_text};

/// The review of the review quarter by a scenario; without one by the plan.
///
/// # Errors
/// When the scenario is no longer there.
pub fn review(snapshot: &Snapshot, book: &Book, matrix: &Matrix, scenario: Option<u32>) -> Result<ReviewView> {
    let quarter = snapshot.setting.review_quarter;
    let calendar = snapshot.setting.calendar;
    let scenario = chosen(snapshot, scenario)?;
    let rules = &snapshot.review.standing_criteria().rules;
    let found = proposal_views(snapshot, book, matrix, rules);
    let plan = Plan::of(snapshot, scenario.map(|scenario| scenario.id));
    let decisions: HashMap<i64, &Decision> = (scenario.iter())
        .flat_map(|scenario| snapshot.review.decisions_of(scenario.id))
        .filter(|decision| decision.subject == Subject::Tier)
        .map(|decision| (decision.partner_id, decision))
        .collect();
    let decisions: HashMap<i64, &Decision> = decisions.into_iter().filter(|(_, one)| is_answer(one, &found)).collect();
    let rows = Rows { snapshot, plan: &plan, decisions: &decisions, found: &found };
    let mut groups: Vec<ProposalGroup> =
        (0..).zip(rules).map(|(place, rule)| rows.group(place, rule)).filter(|group| !group.rows.is_empty()).collect();
    groups.extend(rows.by_hand());
    let proposals = || found.iter().filter(|(one, _)| one.outcome == Outcome::Proposed);
    let proposed = short_count(proposals().count());
    let decided = short_count(proposals().filter(|(one, _)| decisions.contains_key(&one.partner)).count());
    let balances = balances(snapshot, &plan);
    let scenarios: Vec<ScenarioName> = snapshot
        .review
        .scenarios_of(quarter)
        .map(|scenario| ScenarioName {
            id: short_id(scenario.id),
            letter: scenario.letter.clone(),
            name: scenario.name.clone(),
            is_plan: scenario.is_plan,
        })
        .collect();
    // It is the plan that is signed, whichever scenario is looked at.
    let is_plan = scenario.is_none_or(|scenario| scenario.is_plan);
    let blockers = if is_plan {
        super::sign::blockers(snapshot, proposed - decided, &balances)
    } else {
        review(snapshot, book, matrix, None)?.blockers
    };
    Ok(ReviewView {
        revision: snapshot.revision,
        quarter: QuarterName::new(quarter, calendar),
        plan_for: QuarterName::new(quarter.plus(1), calendar),
        frozen: snapshot
            .review
            .frozen_quarter(quarter)
            .map(|frozen| format!("Frozen {}", moment_text(frozen.frozen_at)))
            .unwrap_or_default(),
        criteria: super::criteria::standing_title(snapshot),
        reviewer: snapshot.setting.reviewer.clone(),
        steps: steps(snapshot, (decided, proposed), &balances, scenarios.len()),
        scenarios,
        tiers: snapshot.setting.tiers().iter().map(|tier| tier.number()).collect(),
        scenario: scenario.map(|scenario| short_id(scenario.id)),
        groups,
        others: others(snapshot, scenario.map(|scenario| scenario.id)),
        partners: partners(snapshot),
        motions: motions(snapshot),
        proposed,
        decided,
        undecided: rows.undecided(),
        blockers,
        balances,
        bands: bands(snapshot, &plan),
        last_day: quarter.plus(1).last_day().to_string(),
        signatures: Signatory::ALL.iter().map(|role| signature(snapshot, *role)).collect(),
        is_signed: is_signed(snapshot, quarter),
        is_applied: is_signed(snapshot, quarter) && is_applied(snapshot),
    })
}

/// Whether a decision answers what is proposed now; one that accepted something else leaves the proposal open.
fn is_answer(decision: &Decision, found: &[(Proposal, ProposalView)]) -> bool {
    let proposed = found.iter().find(|(one, _)| one.partner == decision.partner_id);
    proposed.is_none_or(|(_, view)| decision.verdict != Verdict::Accepted || decision.target == view.to)
}

struct Rows<'a> {
    snapshot: &'a Snapshot,
    plan: &'a Plan,
    decisions: &'a HashMap<i64, &'a Decision>,
    found: &'a [(Proposal, ProposalView)],
}

impl Rows<'_> {
    fn group(&self, place: usize, rule: &Rule) -> ProposalGroup {
        let own = || self.found.iter().filter(move |(one, _)| one.rule == place);
        let proposed = || own().filter(|(one, _)| one.outcome == Outcome::Proposed);
        let count = proposed().count();
        let decided = proposed().filter(|(one, _)| self.decisions.contains_key(&one.partner)).count();
        let frees = rule.to == Destination::Sunset;
        let sum = |value: fn(&PlanLine) -> i64| {
            let lines = proposed().filter_map(|(one, _)| self.plan.line(one.partner));
            if frees { -lines.map(value).sum::<i64>() } else { 0 }
        };
        ProposalGroup {
            rule: short_count(place),
            title: verb(rule).to_owned(),
            way: way(rule),
            sentence: rule_sentence(rule, self.snapshot.setting.currency),
            count: short_count(count),
            lacking: short_count(own().count() - count),
            decided: if count == 0 { String::new() } else { format!("{decided} of {count} decided") },
            fte: fte_change(sum(|line| line.fte.today())),
            mdf: self.money_change(sum(|line| line.mdf.today())),
            rows: own().filter_map(|(one, view)| self.row(one.partner, view.clone(), frees)).collect(),
        }
    }

    /// What was decided of partners nothing is proposed for, or no longer.
    fn by_hand(&self) -> Option<ProposalGroup> {
        let is_proposed = |partner: i64| self.found.iter().any(|(one, _)| one.partner == partner);
        let mut others: Vec<&&Decision> = self.decisions.values().filter(|one| !is_proposed(one.partner_id)).collect();
        others.sort_by_key(|decision| {
            self.snapshot.partners.iter().position(|partner| partner.id == decision.partner_id)
        });
        let rows: Vec<ProposalRow> = others.iter().filter_map(|decision| self.row_by_hand(decision)).collect();
        (!rows.is_empty()).then(|| ProposalGroup {
            rule: u32::MAX,
            title: "Also decided".to_owned(),
            way: Way::Up,
            sentence: String::new(),
            count: short_count(rows.len()),
            lacking: 0,
            decided: String::new(),
            fte: String::new(),
            mdf: String::new(),
            rows,
        })
    }

    fn row_by_hand(&self, decision: &Decision) -> Option<ProposalRow> {
        let partner = self.snapshot.partner(decision.partner_id)?;
        let view = ProposalView {
            id: partner.uuid.clone(),
            partner: partner.name.clone(),
            from: standing(self.snapshot, partner).0.map_or(3, Tier::number),
            to: decision.target.clone(),
            rule: decision.rule.clone(),
            state: super::evidence::ProposalState::Proposed,
            evidence: Some(decision.evidence.clone()).filter(|text| !text.is_empty()).into_iter().collect(),
            lacks: String::new(),
            quarters: Vec::new(),
            deals: Vec::new(),
        };
        self.row(decision.partner_id, view, decision.destination() == Some(Destination::Sunset))
    }

    fn row(&self, partner: i64, view: ProposalView, frees: bool) -> Option<ProposalRow> {
        let known = self.snapshot.partner(partner)?;
        let line = self.plan.line(partner)?;
        let decision = self.decisions.get(&partner).copied();
        let is_proposed = view.lacks.is_empty() || decision.is_some();
        let effect = || band_effect(self.snapshot, self.plan, line, &view.to);
        let bands = if is_proposed { effect() } else { String::new() };
        let frees = |today: i64| if frees && is_proposed { -today } else { 0 };
        Some(ProposalRow {
            partner: short_id(partner),
            name: known.name.clone(),
            kind: known.partner_type.map(|kind| kind.short_name().to_owned()).unwrap_or_default(),
            proposal: view,
            bands,
            fte: fte_change(frees(line.fte.today())),
            mdf: self.money_change(frees(line.mdf.today())),
            verdict: decision.map(|decision| decision.verdict),
            decision: decision.map(decision_text).unwrap_or_default(),
            owner: decision.map(|decision| decision.owner.clone()).unwrap_or_default(),
            approver: decision.map(|decision| decision.approver.clone()).unwrap_or_default(),
            due: decision.and_then(|decision| decision.due).map(|due| due.to_string()).unwrap_or_default(),
            is_stuck: decision.is_some_and(|decision| is_overdue(self.snapshot, decision)),
        })
    }

    /// "2 undecided sunsets hold 0.44 FTE and $24,000."
    fn undecided(&self) -> String {
        let rules = &self.snapshot.review.standing_criteria().rules;
        let open = self.found.iter().filter(|(one, _)| {
            one.outcome == Outcome::Proposed
                && rules.get(one.rule).is_some_and(|rule| rule.to == Destination::Sunset)
                && !self.decisions.contains_key(&one.partner)
        });
        let lines: Vec<&PlanLine> = open.filter_map(|(one, _)| self.plan.line(one.partner)).collect();
        if lines.is_empty() {
            return String::new();
        }
        let fte = fte_text(lines.iter().map(|line| line.fte.planned).sum());
        let mdf = money(self.snapshot, lines.iter().map(|line| line.mdf.planned).sum()).full_text();
        let (sunsets, hold) = if lines.len() == 1 { ("sunset", "holds") } else { ("sunsets", "hold") };
        format!("{} undecided {sunsets} {hold} {fte} FTE and {mdf}.", lines.len())
    }

    fn money_change(&self, minor: i64) -> String {
        if minor == 0 { String::new() } else { signed(&money(self.snapshot, minor.abs()).full_text(), minor) }
    }
}

fn way(rule: &Rule) -> Way {
    match rule.to {
        Destination::Sunset => Way::Sunset,
        Destination::Tier(_) if rule.is_downward() => Way::Down,
        Destination::Tier(_) => Way::Up,
    }
}

fn decision_text(decision: &Decision) -> String {
    let reason = if decision.reason.is_empty() { String::new() } else { format!(": {}", decision.reason) };
    match (decision.verdict, decision.until, decision.destination()) {
        (Verdict::Deferred, Some(until), _) => format!("Deferred to {}{reason}", short_day_text(until)),
        (Verdict::Accepted, ..) => "Accepted".to_owned(),
        (_, _, Some(to)) => format!("{} instead{reason}", to.title()),
        (..) => format!("Kept{reason}"),
    }
}

pub(super) fn signature_view(role: Signatory, signed: Option<&SignatureRow>, is_valid: bool) -> SignatureView {
    SignatureView {
        role,
        title: capitalized(role.name()),
        name: signed.map(|signed| signed.name.clone()).unwrap_or_default(),
        at: signed.map(|signed| moment_text(signed.at)).unwrap_or_default(),
        hash: signed.and_then(|signed| signed.hash.get(..12)).unwrap_or_default().to_owned(),
        is_valid: signed.is_none() || is_valid,
    }
}

fn signature(snapshot: &Snapshot, role: Signatory) -> SignatureView {
    let signed = snapshot.review.signatures_of_plan(snapshot.setting.review_quarter).find(|row| row.role == role);
    signature_view(role, signed, signed.is_some_and(|row| is_of_what_stands(snapshot, row)))
}
