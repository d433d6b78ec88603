use std::collections::HashMap;

use jiff::Timestamp;
use serde::Serialize;

use super::OutcomeRow;
use super::amounts::money;
use super::outcomes::outcomes;
use crate::Result;
use crate::api::{short_count, short_id};
use crate::measures::{Book, Network, Period};
use crate::model::{Measure, Quarter};
use crate::overlap::Matrix;
use crate::review::{Frozen, Move, MoveKind, compared_with, moved};
use crate::store::tables::Partner;
use crate::store::{Document, Snapshot};
use crate::text::moment_text;

/// What moved since an earlier quarter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MovedView {
    /// "Since Q1 2026, frozen 2 Apr 2026, 09:00 UTC"; or that it never was.
    pub since: String,
    pub groups: Vec<MoveGroup>,
    /// What partners sourced over two quarters then and now; empty where either is not known.
    pub pipeline: String,
    /// What became of each decision of the last plan.
    pub outcomes: Vec<OutcomeRow>,
    /// "9 of 13 decisions of Q1 2026 done"; empty without a plan.
    pub outcome_line: String,
    /// Amounts of the last plan that are recorded otherwise.
    pub investment: Vec<MovedRow>,
    /// "56 of 56 changed amounts recorded for Q3 2026 as planned"; empty without any.
    pub investment_line: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MoveGroup {
    pub kind: MoveKind,
    pub title: String,
    pub count: u32,
    pub rows: Vec<MovedRow>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MovedRow {
    /// Absent where the partner is gone.
    pub partner: Option<u32>,
    /// The partner's UUID.
    pub id: String,
    pub name: String,
    pub from: String,
    pub to: String,
    /// What changed it, and when: "Imported 90 partners from roster.xlsx, 6 Jul 2026"; empty where nothing is recorded.
    pub by: String,
}

/// What moved up to the review quarter since the newest frozen one before it; where none is, production since the quarter before.
///
/// # Errors
/// When the document cannot be read, or a frozen quarter is not as it was frozen.
pub fn moved_view(document: &Document, snapshot: &Snapshot, book: &Book, matrix: &Matrix) -> Result<MovedView> {
    let quarter = snapshot.setting.review_quarter;
    let calendar = snapshot.setting.calendar;
    let quarters: Vec<_> = snapshot.review.frozen_quarters().collect();
    let (earlier, is_frozen) = compared_with(&quarters, quarter);
    let stored = |quarter| snapshot.review.frozen_quarter(quarter);
    let of = |quarter| match stored(quarter) {
        Some(frozen) => Frozen::stored(frozen),
        None => Ok(Frozen::of(snapshot, book, matrix, quarter)),
    };
    let (before, after) = (of(earlier)?, of(quarter)?);
    let text = |minor: i64| money(snapshot, minor).full_text();
    let found = moved(&before, &after, is_frozen, text);
    let frozen_at = stored(earlier).map(|frozen| frozen.frozen_at);
    let changes = frozen_at.map(|at| document.partner_changes_since(at)).transpose()?.unwrap_or_default();
    let ids: HashMap<&str, &Partner> =
        snapshot.partners.iter().map(|partner| (partner.uuid.as_str(), partner)).collect();
    let row = |one: &Move| {
        let partner = ids.get(one.uuid.as_str()).copied();
        let by = partner.and_then(|partner| changed_by(&changes, partner, one.kind)).unwrap_or_default();
        MovedRow {
            partner: partner.map(|partner| short_id(partner.id)),
            id: one.uuid.clone(),
            name: one.partner.clone(),
            from: one.from.clone(),
            to: one.to.clone(),
            by,
        }
    };
    let groups = found.chunk_by(|one, other| one.kind == other.kind);
    let label = calendar.label(earlier);
    let outcomes = outcomes(snapshot, book);
    Ok(MovedView {
        since: match frozen_at {
            Some(at) => format!("Since {label}, frozen {}", moment_text(at)),
            None => format!(
                "{label} was never frozen, so only production, which is recorded by quarter, is compared with it. From the next \
                 review on everything is."
            ),
        },
        groups: groups
            .map(|rows| MoveGroup {
                kind: rows[0].kind,
                title: rows[0].kind.heading().to_owned(),
                count: short_count(rows.len()),
                rows: rows.iter().map(row).collect(),
            })
            .collect(),
        pipeline: pipeline(snapshot, book, earlier).unwrap_or_default(),
        outcomes: outcomes.rows,
        outcome_line: outcomes.line,
        investment: outcomes.investment,
        investment_line: outcomes.investment_line,
    })
}

/// "Partner-sourced pipeline of two quarters: $24.0M in Q2 2026, $35.5M in Q4 2026; annualized $48.0M and $71.0M." Each deal once;
/// of a document without deals what its rosters state.
fn pipeline(snapshot: &Snapshot, book: &Book, earlier: Quarter) -> Option<String> {
    let calendar = snapshot.setting.calendar;
    let sums = [earlier, snapshot.setting.review_quarter].map(|quarter| {
        let window = Period::up_to(quarter, 2);
        if book.deals.is_empty() {
            let partners = snapshot.partners.iter();
            let of = |id| window.quarters().filter_map(move |quarter| snapshot.fact(id, quarter, Measure::Sourced));
            let mut known = partners.flat_map(|partner| of(partner.id)).peekable();
            return known.peek().is_some().then(|| known.sum());
        }
        let since = calendar.quarter_of(book.since?);
        (since <= window.first).then(|| Network::of(book, window).pipeline.sourced_once)
    });
    let [then, now] = [sums[0]?, sums[1]?];
    let text = |minor: i64| money(snapshot, minor).sum_text();
    Some(format!(
        "Partner-sourced pipeline of two quarters: {} up to {}, {} up to {}; annualized {} and {}.",
        text(then),
        calendar.label(earlier),
        text(now),
        calendar.label(snapshot.setting.review_quarter),
        text(then.saturating_mul(2)),
        text(now.saturating_mul(2)),
    ))
}

/// The change that gave a partner the field as it stands: its sentence and day.
fn changed_by(changes: &[PartnerChange], partner: &Partner, kind: MoveKind) -> Option<String> {
    let is_it = |change: &&PartnerChange| {
        let (before, after) = (&change.before, &change.after);
        if after.id != partner.id {
            return false;
        }
        match kind {
            MoveKind::Tier => before.as_ref().is_some_and(|before| before.tier != after.tier),
            MoveKind::Type => before.as_ref().is_some_and(|before| before.partner_type != after.partner_type),
            MoveKind::Motion => before.as_ref().is_some_and(|before| before.motion_id != after.motion_id),
            MoveKind::Manager => before.as_ref().is_some_and(|before| before.manager_id != after.manager_id),
            MoveKind::New => before.is_none(),
            _ => false,
        }
    };
    let last = changes.iter().rev().find(is_it)?;
    Some(format!("{}, {}", last.operation, moment_text(last.at)))
}

/// A change of a partner's row, with the operation it was part of.
#[derive(Clone, Debug)]
pub struct PartnerChange {
    pub at: Timestamp,
    /// In plain words.
    pub operation: String,
    pub before: Option<Partner>,
    pub after: Partner,
}
