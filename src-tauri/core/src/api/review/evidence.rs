use serde::Serialize;

use crate::api::{QuarterName, short_id};
use crate::measures::Book;
use crate::model::{Criterion, Destination, Money, Rule};
use crate::overlap::Matrix;
use crate::review::{Measured, Outcome, Proposal, proposals, started};
use crate::store::Snapshot;
use crate::store::tables::Deal;
use crate::text::{capitalized, criterion_amount, criterion_value, day_text, listed, rule_sentence, short_day_text};

/// What a rule proposes of a partner, in words and down to the deals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ProposalView {
    /// The partner's UUID.
    pub id: String,
    pub partner: String,
    /// A tier's number.
    pub from: u8,
    /// A tier's number, or "sunset".
    pub to: String,
    /// The rule as a sentence.
    pub rule: String,
    pub state: ProposalState,
    /// "7 co-sell deals: 3 in Q1 2026, 4 in Q2 2026", one a condition.
    pub evidence: Vec<String>,
    /// Why nothing can be proposed: "partner since 12 May 2026, after the two quarters began"; empty where it can.
    pub lacks: String,
    /// The quarters it goes by, oldest first.
    pub quarters: Vec<QuarterName>,
    /// The deals that count.
    pub deals: Vec<ProposalDeal>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ProposalState {
    Proposed,
    InsufficientHistory,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ProposalDeal {
    pub deal: u32,
    /// The deal's UUID.
    pub id: String,
    pub name: String,
    /// "12 May 2026".
    pub created: String,
    /// "$120,000"; empty where nobody wrote one.
    pub amount: String,
    /// "Open", "Won", "Lost"; empty where it is not known.
    pub stage: String,
}

/// What rules propose for the review quarter.
#[must_use]
pub fn proposal_views(
    snapshot: &Snapshot,
    book: &Book,
    matrix: &Matrix,
    rules: &[Rule],
) -> Vec<(Proposal, ProposalView)> {
    let found = proposals(snapshot, book, matrix, rules);
    found.into_iter().filter_map(|one| Some((one.clone(), view(snapshot, book, rules, &one)?))).collect()
}

fn view(snapshot: &Snapshot, book: &Book, rules: &[Rule], proposal: &Proposal) -> Option<ProposalView> {
    let (rule, partner) = (rules.get(proposal.rule)?, snapshot.partner(proposal.partner)?);
    let calendar = snapshot.setting.calendar;
    let measured = || rule.conditions.iter().zip(&proposal.measured);
    let evidence =
        measured().map(|(condition, own)| sentence(snapshot, book, proposal.partner, condition.criterion, own));
    let mut deals: Vec<i64> = proposal.measured.iter().flat_map(|own| own.deals.iter().copied()).collect();
    deals.sort_unstable();
    deals.dedup();
    let mut evidence: Vec<String> = evidence.collect();
    // "No registered deal" is said by "nothing produced" already, and by itself it says what the rule asks.
    evidence.dedup();
    if let Some(first) = evidence.first_mut() {
        *first = capitalized(first);
    }
    let found = |id: &i64| snapshot.deal(*id).map(|deal| proposal_deal(snapshot, deal));
    let mut deals: Vec<ProposalDeal> = deals.iter().filter_map(found).collect();
    deals.sort_by(|one, other| one.name.cmp(&other.name));
    let lacks = match proposal.outcome {
        Outcome::Proposed => String::new(),
        Outcome::InsufficientHistory => lacks(snapshot, rule, proposal),
    };
    Some(ProposalView {
        id: partner.uuid.clone(),
        partner: partner.name.clone(),
        from: rule.from.number(),
        to: rule.to.code(),
        rule: rule_sentence(rule, snapshot.setting.currency),
        state: match proposal.outcome {
            Outcome::Proposed => ProposalState::Proposed,
            Outcome::InsufficientHistory => ProposalState::InsufficientHistory,
        },
        evidence,
        lacks,
        quarters: proposal.window.quarters().map(|quarter| QuarterName::new(quarter, calendar)).collect(),
        deals,
    })
}

/// "7 co-sell deals: 3 in Q1 2026, 4 in Q2 2026"; "no registered deal, the last one in Q4 2025".
fn sentence(snapshot: &Snapshot, book: &Book, partner: i64, criterion: Criterion, own: &Measured) -> String {
    let currency = snapshot.setting.currency;
    let label = |quarter| snapshot.setting.calendar.label(quarter);
    let Some(value) = own.value else { return format!("{} not known", criterion.name()) };
    let amount = criterion_amount(criterion, value, currency);
    if !criterion.adds_up() {
        let in_quarter = own.quarters.first().map(|(quarter, _)| format!(", {}", label(*quarter)));
        return format!("{amount}{}", in_quarter.unwrap_or_default());
    }
    let of = |(quarter, value): &(crate::model::Quarter, Option<i64>)| match value {
        Some(value) => format!("{} in {}", criterion_value(criterion, *value, currency), label(*quarter)),
        None => format!("{} not known", label(*quarter)),
    };
    if value == 0 && !own.is_partial {
        return format!("{amount}{}", last_deal(snapshot, book, partner, criterion));
    }
    let quarters: Vec<String> = own.quarters.iter().map(of).collect();
    format!("{amount}: {}", quarters.join(", "))
}

/// When the last deal of the kind was, before the window: "; last deal Q4 2025".
fn last_deal(snapshot: &Snapshot, book: &Book, partner: i64, criterion: Criterion) -> String {
    if criterion != Criterion::ProducedDeals || book.deals.is_empty() {
        return String::new();
    }
    let until = snapshot.setting.review_quarter.last_day();
    let last = book.deals_of(partner).filter_map(|deal| deal.created_on).filter(|day| *day <= until).max();
    last.map_or_else(
        || "; no deal before".to_owned(),
        |day| format!("; last deal {}", snapshot.setting.calendar.label(snapshot.setting.calendar.quarter_of(day))),
    )
}

fn lacks(snapshot: &Snapshot, rule: &Rule, proposal: &Proposal) -> String {
    let first = proposal.window.first;
    let partner = snapshot.partner(proposal.partner);
    let since = partner.and_then(started);
    if let Some(since) = since.filter(|since| *since > first.first_day()) {
        return format!("partner since {}, after the quarters that count began", short_day_text(since));
    }
    if proposal.measured.iter().all(|own| !own.is_partial) {
        return "still being recruited or taken on".to_owned();
    }
    let unknown = rule.conditions.iter().zip(&proposal.measured).filter(|(_, own)| own.is_partial);
    let unknown: Vec<&str> = unknown.map(|(condition, _)| condition.criterion.name()).collect();
    format!("{} not known of every quarter from {}", listed(&unknown, "and"), day_text(first.first_day()))
}

fn proposal_deal(snapshot: &Snapshot, deal: &Deal) -> ProposalDeal {
    ProposalDeal {
        deal: short_id(deal.id),
        id: deal.uuid.clone(),
        name: deal.name.clone(),
        created: deal.created_on.map(short_day_text).unwrap_or_default(),
        amount: snapshot
            .worth(deal)
            .map(|minor| Money { minor, currency: snapshot.setting.currency }.full_text())
            .unwrap_or_default(),
        stage: deal.stage.map(|stage| stage.name().to_owned()).unwrap_or_default(),
    }
}

/// The evidence as one line, for the record.
#[must_use]
pub(super) fn evidence_line(view: &ProposalView) -> String {
    let names: Vec<&str> = view.deals.iter().map(|deal| deal.name.as_str()).collect();
    let deals = if names.is_empty() { String::new() } else { format!(" ({})", names.join("; ")) };
    format!("{}{deals}", view.evidence.join("; "))
}

/// "Promote", "Demote", "Sunset".
#[must_use]
pub(super) fn verb(rule: &Rule) -> &'static str {
    match rule.to {
        Destination::Sunset => "Sunset",
        Destination::Tier(_) if rule.is_downward() => "Demote",
        Destination::Tier(_) => "Promote",
    }
}
