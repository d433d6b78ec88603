use std::collections::HashMap;
use std::sync::Mutex;

use jiff::Timestamp;
use serde::Serialize;

use super::record::{advance, in_turn, record};
use crate::api::document::Changed;
use crate::api::{Views, short_count, short_id};
use crate::measures::Book;
use crate::model::{Destination, Money, ReviewStep, Subject, Verdict};
use crate::overlap::Matrix;
use crate::review::{Frozen, Move, MoveKind, compared_with, moved};
use crate::store::tables::{Decision, FrozenQuarter, Partner};
use crate::store::{Document, Operation, Snapshot};
use crate::text::{count_of, day_text, moment_text};
use crate::{Error, Result};

/// What moved since an earlier quarter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MovedView {
    /// "Since Q1 2026, frozen 2 Apr 2026, 09:00 UTC"; or that it never was.
    pub since: String,
    pub groups: Vec<MoveGroup>,
    /// What became of each decision of the last plan.
    pub outcomes: Vec<MovedRow>,
    /// "9 of 13 decisions of Q1 2026 are done"; empty without any.
    pub outcome_line: String,
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

/// Freezes the review quarter: what stands now is kept for good.
///
/// # Errors
/// When it is frozen already, or not over yet.
pub fn freeze(document: &Document) -> Result<Changed> {
    let _turn = in_turn();
    let snapshot = document.snapshot()?;
    let quarter = snapshot.setting.review_quarter;
    let label = snapshot.setting.calendar.label(quarter);
    if let Some(frozen) = snapshot.review.frozen_quarter(quarter) {
        return Err(Error::new(format!("{label} was frozen on {}; it stays as it is", moment_text(frozen.frozen_at))));
    }
    if snapshot.today <= quarter.last_day() {
        let last = day_text(quarter.last_day());
        return Err(Error::new(format!("{label} ends on {last}; it can be frozen once it is over")));
    }
    let views = Views::of(document, &Mutex::default())?;
    let bytes = Frozen::of(views.snapshot(), views.book(), views.matrix(), quarter).bytes()?;
    let (frozen_at, frozen_by) = (document.environment().now(), snapshot.setting.reviewer.clone());
    let row = FrozenQuarter::packed(quarter, frozen_at, frozen_by, &bytes)?;
    let ((), changed) = document.transact(&Operation::FreezeQuarter { quarter: label.clone() }, |writer| {
        if writer.revision()? != snapshot.revision {
            return Err(Error::new("the document changed in the meantime; nothing was frozen, look at it again"));
        }
        writer.create(&row)?;
        advance(&snapshot, writer, ReviewStep::WhatMoved)?;
        record((document, &snapshot), writer, format!("Froze {label}"), format!("SHA-256 {}", row.hash), None)?;
        writer.is_barrier()
    })?;
    Ok(changed)
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
    let text = |minor: i64| Money { minor, currency: snapshot.setting.currency }.full_text();
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
    let (outcomes, outcome_line) = outcomes(snapshot);
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
        outcomes,
        outcome_line,
    })
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

/// What became of the decisions of the newest plan before the review quarter.
fn outcomes(snapshot: &Snapshot) -> (Vec<MovedRow>, String) {
    let quarter = snapshot.setting.review_quarter;
    let plans = snapshot.review.scenarios.iter().filter(|scenario| scenario.is_plan && scenario.quarter < quarter);
    let Some(plan) = plans.max_by_key(|scenario| scenario.quarter) else { return (Vec::new(), String::new()) };
    let decisions = snapshot.review.decisions_of(plan.id).filter(|decision| decision.subject == Subject::Tier);
    let mut done = 0;
    let row = |decision: &Decision| {
        let partner = snapshot.partner(decision.partner_id)?;
        let wanted = decision.destination();
        let stands = match partner.lifecycle {
            Some(crate::model::Lifecycle::Sunset) => Some(Destination::Sunset),
            _ => partner.tier.map(Destination::Tier),
        };
        let is_done = wanted == stands || (wanted.is_none() && decision.verdict != Verdict::Deferred);
        let to = match (wanted, is_done) {
            (None, _) if decision.verdict == Verdict::Deferred => "Deferred, to be decided".to_owned(),
            (None, _) => {
                stands.map_or_else(|| "Without a tier".to_owned(), |stands| format!("Is in {}", stands.title()))
            }
            (_, true) => "Done".to_owned(),
            (_, false) => {
                format!("Open: still {}", stands.map_or_else(|| "without a tier".to_owned(), Destination::title))
            }
        };
        done += usize::from(is_done);
        Some(MovedRow {
            partner: Some(short_id(partner.id)),
            id: partner.uuid.clone(),
            name: partner.name.clone(),
            from: match wanted {
                Some(wanted) => wanted.title(),
                None if decision.verdict == Verdict::Deferred => "Deferred".to_owned(),
                None => "Stays".to_owned(),
            },
            to,
            by: decision.reason.clone(),
        })
    };
    let mut rows: Vec<MovedRow> = decisions.filter_map(row).collect();
    rows.sort_by(|one, other| one.name.cmp(&other.name));
    let label = snapshot.setting.calendar.label(plan.quarter);
    let line = format!("{done} of {} of {label} done", count_of(rows.len(), "decision", "decisions"));
    (rows, line)
}
