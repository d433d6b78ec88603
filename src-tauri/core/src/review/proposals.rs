use jiff::civil::Date;

use super::plan::standing;
use super::{Evidence, Measured};
use crate::measures::{Book, Period};
use crate::model::{Lifecycle, Rule};
use crate::overlap::Matrix;
use crate::store::Snapshot;
use crate::store::tables::Partner;

/// What a rule says of a partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Proposed,
    /// It would be, were enough known: the partner started, or what is known of it, after the window began.
    InsufficientHistory,
}

/// A partner a rule would move, with what it goes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub partner: i64,
    /// The place of the rule among the criteria.
    pub rule: usize,
    pub outcome: Outcome,
    pub window: Period,
    /// One a condition of the rule, in its order.
    pub measured: Vec<Measured>,
}

/// What the rules propose for the review quarter: rule by rule, partners by name. A partner is proposed by the first rule that
/// moves it; one that lacks history for a rule may still be proposed by a later one.
#[must_use]
pub fn proposals(snapshot: &Snapshot, book: &Book, matrix: &Matrix, rules: &[Rule]) -> Vec<Proposal> {
    let evidence = Evidence::of(snapshot, book, matrix);
    let mut found: Vec<Proposal> = Vec::new();
    for partner in snapshot.partners.iter().filter(|partner| standing(snapshot, partner).1 != Some(Lifecycle::Sunset)) {
        let mut lacking = None;
        let decided = rules.iter().enumerate().find_map(|(place, rule)| {
            let proposal = proposed(snapshot, &evidence, partner, (place, rule))?;
            match proposal.outcome {
                Outcome::Proposed => Some(proposal),
                Outcome::InsufficientHistory => {
                    lacking.get_or_insert(proposal);
                    None
                }
            }
        });
        found.extend(decided.or(lacking));
    }
    // Stable: within a rule the partners stay in the order of their names.
    found.sort_by_key(|proposal| (proposal.rule, proposal.outcome == Outcome::InsufficientHistory));
    found
}

/// Since when a partner is one: as it is said, else since it was taken on or became active.
#[must_use]
pub fn started(partner: &Partner) -> Option<Date> {
    partner.partner_since.or(partner.onboarding_on).or(partner.active_on)
}

fn proposed(
    snapshot: &Snapshot,
    evidence: &Evidence<'_>,
    partner: &Partner,
    (place, rule): (usize, &Rule),
) -> Option<Proposal> {
    if standing(snapshot, partner).0 != Some(rule.from)
        || rule.conditions.is_empty()
        || !rule.applies_to(partner.partner_type)
    {
        return None;
    }
    let window = Period::up_to(snapshot.setting.review_quarter, rule.quarters);
    let mut is_unknown = false;
    let mut measured = Vec::with_capacity(rule.conditions.len());
    for condition in &rule.conditions {
        let own = evidence.measured(partner.id, condition.criterion, window);
        match own.meets(*condition) {
            Some(true) => {}
            Some(false) => return None,
            None => is_unknown = true,
        }
        measured.push(own);
    }
    let started_late = started(partner).is_some_and(|since| since > window.first.first_day());
    let is_new = matches!(standing(snapshot, partner).1, Some(Lifecycle::Recruiting | Lifecycle::Onboarding));
    let lacks_history = is_unknown || rule.is_downward() && (started_late || is_new);
    let outcome = if lacks_history { Outcome::InsufficientHistory } else { Outcome::Proposed };
    Some(Proposal { partner: partner.id, rule: place, outcome, window, measured })
}
