use serde::{Deserialize, Serialize};

use super::SignatureView;
use super::build::signature_view;
use super::evidence::proposal_views;
use super::record::{in_turn, record};
use super::rules::{RuleEdit, edited, understood};
use crate::api::document::Changed;
use crate::measures::Book;
use crate::model::{Criterion, CriterionUnit, PartnerType, Rule, Signatory};
use crate::overlap::Matrix;
use crate::review::Outcome;
use crate::store::tables::{Criteria, SignatureRow};
use crate::store::{Document, Operation, Snapshot};
use crate::text::{count_of, names, rule_sentence};
use crate::{Error, Result};

/// Most rules a version has.
const MOST_RULES: usize = 20;

/// The written criteria, with what each rule would move today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct CriteriaView {
    /// "Criteria version 2, not signed".
    pub title: String,
    pub rules: Vec<RuleEdit>,
    pub previews: Vec<RulePreview>,
    pub signatures: Vec<SignatureView>,
    /// Whether a change makes the next version: this one is signed.
    pub is_closed: bool,
    pub choices: Vec<CriterionChoice>,
    /// The tiers of the document, by number.
    pub tiers: Vec<u8>,
    pub types: Vec<TypeChoice>,
    /// Every version, the newest first.
    pub versions: Vec<CriteriaVersion>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct CriterionChoice {
    pub criterion: Criterion,
    pub name: String,
    pub unit: CriterionUnit,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct TypeChoice {
    pub partner_type: PartnerType,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct CriteriaVersion {
    /// "Version 2".
    pub title: String,
    pub sentences: Vec<String>,
    pub signatures: Vec<SignatureView>,
}

#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct CriteriaEdit {
    pub rules: Vec<RuleEdit>,
}

/// What a rule would do today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct RulePreview {
    /// The rule as a sentence; empty where it cannot be read.
    pub sentence: String,
    /// "Moves 2 partners today: Corvane, Plinthworks"; or what is wrong with the rule.
    pub text: String,
    pub moves: u32,
    pub lacking: u32,
    pub is_wrong: bool,
}

/// "Criteria version 2, signed by Ana Ruiz and Ben Okoro", "Criteria as Trellis begins with, not signed".
pub(super) fn standing_title(snapshot: &Snapshot) -> String {
    let criteria = snapshot.review.standing_criteria();
    let version = match criteria.version {
        0 => "Criteria as Trellis begins with".to_owned(),
        version => format!("Criteria version {version}"),
    };
    let signed: Vec<&SignatureRow> = snapshot.review.signatures_of_criteria(criteria.version).collect();
    let text = criteria_text(snapshot, criteria);
    if signed.iter().any(|row| !row.is_as_signed() || row.content != text) {
        return format!("{version}, a signature does not match");
    }
    match signed.as_slice() {
        [] => format!("{version}, not signed"),
        [one] => format!("{version}, signed by {} only", one.name),
        [one, other, ..] => format!("{version}, signed by {} and {}", one.name, other.name),
    }
}

/// What is signed: the rules word for word, a line each.
pub(super) fn criteria_text(snapshot: &Snapshot, criteria: &Criteria) -> String {
    sentences(snapshot, criteria).join("\n")
}

fn sentences(snapshot: &Snapshot, criteria: &Criteria) -> Vec<String> {
    criteria.rules.iter().map(|rule| rule_sentence(rule, snapshot.setting.currency)).collect()
}

/// The criteria that hold, with every version there was.
#[must_use]
pub fn criteria_view(snapshot: &Snapshot, book: &Book, matrix: &Matrix) -> CriteriaView {
    let criteria = snapshot.review.standing_criteria();
    let version = |criteria: &Criteria| CriteriaVersion {
        title: format!("Version {}", criteria.version),
        sentences: sentences(snapshot, criteria),
        signatures: signatures(snapshot, criteria),
    };
    CriteriaView {
        title: standing_title(snapshot),
        rules: criteria.rules.iter().map(|rule| edited(snapshot, rule)).collect(),
        previews: previews(snapshot, book, matrix, &criteria.rules.iter().cloned().map(Ok).collect::<Vec<_>>()),
        signatures: signatures(snapshot, criteria),
        is_closed: snapshot.review.signatures_of_criteria(criteria.version).next().is_some(),
        choices: Criterion::ALL
            .iter()
            .map(|criterion| CriterionChoice {
                criterion: *criterion,
                name: criterion.name().to_owned(),
                unit: criterion.unit(),
            })
            .collect(),
        tiers: snapshot.setting.tiers().iter().map(|tier| tier.number()).collect(),
        types: snapshot
            .shown_types()
            .into_iter()
            .map(|kind| TypeChoice { partner_type: kind, name: kind.short_name().to_owned() })
            .collect(),
        versions: snapshot.review.criteria.iter().rev().map(version).collect(),
    }
}

fn signatures(snapshot: &Snapshot, criteria: &Criteria) -> Vec<SignatureView> {
    let text = criteria_text(snapshot, criteria);
    let of = |role: &Signatory| {
        let signed = snapshot.review.signatures_of_criteria(criteria.version).find(|row| row.role == *role);
        signature_view(*role, signed, signed.is_some_and(|row| row.is_as_signed() && row.content == text))
    };
    Signatory::ALL.iter().map(of).collect()
}

/// What rules that are not stored yet would do today.
#[must_use]
pub fn preview_criteria(snapshot: &Snapshot, book: &Book, matrix: &Matrix, edit: &CriteriaEdit) -> Vec<RulePreview> {
    let rules: Vec<Result<Rule>> = edit.rules.iter().map(|rule| understood(snapshot, rule)).collect();
    previews(snapshot, book, matrix, &rules)
}

/// Each rule by itself: what it would move if no other stood before it.
fn previews(snapshot: &Snapshot, book: &Book, matrix: &Matrix, rules: &[Result<Rule>]) -> Vec<RulePreview> {
    let of = |rule: &Result<Rule>| {
        let rule = match rule {
            Ok(rule) => rule,
            Err(error) => {
                let text = crate::text::capitalized(&error.to_string());
                return RulePreview { sentence: String::new(), text, moves: 0, lacking: 0, is_wrong: true };
            }
        };
        let found = proposal_views(snapshot, book, matrix, std::slice::from_ref(rule));
        let moved: Vec<&str> = found
            .iter()
            .filter(|(one, _)| one.outcome == Outcome::Proposed)
            .map(|(_, view)| view.partner.as_str())
            .collect();
        let lacking = found.len() - moved.len();
        let lacks = match lacking {
            0 => String::new(),
            1 => "; 1 more lacks history".to_owned(),
            _ => format!("; {lacking} more lack history"),
        };
        let text = match moved.len() {
            0 => format!("Moves nobody today{lacks}"),
            count => format!("Moves {} today: {}{lacks}", count_of(count, "partner", "partners"), names(&moved, 6)),
        };
        RulePreview {
            sentence: rule_sentence(rule, snapshot.setting.currency),
            text,
            moves: crate::api::short_count(moved.len()),
            lacking: crate::api::short_count(lacking),
            is_wrong: false,
        }
    };
    rules.iter().map(of).collect()
}

/// Writes the criteria. A version anyone signed stays as it is, and the change makes the next one.
///
/// # Errors
/// When a rule cannot be read: which, and why.
pub fn write_criteria(document: &Document, edit: &CriteriaEdit) -> Result<Changed> {
    let _turn = in_turn();
    let snapshot = document.snapshot()?;
    if edit.rules.len() > MOST_RULES {
        return Err(Error::new(format!("at most {MOST_RULES} rules can be written; nothing was changed")));
    }
    let mut rules = Vec::with_capacity(edit.rules.len());
    for (place, rule) in edit.rules.iter().enumerate() {
        let rule = understood(&snapshot, rule);
        rules.push(rule.map_err(|error| Error::new(format!("rule {}: {error}; nothing was changed", place + 1)))?);
    }
    let standing = snapshot.review.standing_criteria();
    if standing.rules == rules {
        return document.unchanged();
    }
    let is_closed = snapshot.review.signatures_of_criteria(standing.version).next().is_some();
    let version = if is_closed { standing.version + 1 } else { standing.version.max(1) };
    let next = Criteria { version, rules };
    let text = criteria_text(&snapshot, &next);
    let ((), changed) = document.transact(&Operation::WriteCriteria { version }, |writer| {
        writer.put(&next)?;
        let what = format!("Wrote version {version} of the criteria");
        record((document, &snapshot), writer, what, text, Some(version))
    })?;
    Ok(changed)
}
