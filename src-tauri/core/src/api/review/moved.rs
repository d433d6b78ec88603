use std::collections::HashMap;

use serde::Serialize;

use super::amounts::money;
use super::changes::{Changes, Steps};
use super::compared::{Compared, comparable};
use super::outcomes::{Outcomes, outcomes};
use super::{ComparedQuarter, MovedRequest, OutcomeRow};
use crate::Result;
use crate::api::{short_count, short_id};
use crate::measures::{Book, Network, Period};
use crate::model::{Measure, Quarter};
use crate::overlap::Matrix;
use crate::review::{Frozen, Move, MoveKind, moved};
use crate::store::tables::{FrozenQuarter, Partner};
use crate::store::{Document, Snapshot};

/// What moved from one quarter to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MovedView {
    /// First days of the two quarters.
    pub from: String,
    pub to: String,
    /// What can be compared, oldest first.
    pub quarters: Vec<ComparedQuarter>,
    /// "Since Q1 2026, frozen 2 Apr 2026, 09:00 UTC"; or that it never was.
    pub since: String,
    pub groups: Vec<MoveGroup>,
    /// What partners sourced over two quarters then and now; empty where either is not known.
    pub pipeline: String,
    /// The two sums of it, "$24.0M" and "$35.5M".
    pub sourced: Vec<String>,
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

/// What moved from one quarter to another: tiers, types, motions, managers, densities and the working set where both are frozen or
/// the later is the review quarter as it stands, production always. Up to the review quarter also what became of the last plan.
///
/// # Errors
/// When a quarter is none of the document's, when they are in the wrong order, when the document cannot be read, or when a frozen
/// quarter is not as it was frozen.
pub fn moved_view(
    document: &Document,
    snapshot: &Snapshot,
    book: &Book,
    matrix: &Matrix,
    request: &MovedRequest,
) -> Result<MovedView> {
    let compared = Compared::of(snapshot, request)?;
    let changes = match compared.frozen_from {
        Some(frozen) => {
            let steps = Steps { behind: frozen.step, up_to: compared.frozen_to.map(|frozen| frozen.step) };
            Changes::of(document, steps, compared.to, &snapshot.attribution().sourcing)?
        }
        None => Changes::default(),
    };
    view(snapshot, book, matrix, &compared, &changes)
}

/// What moved up to the review quarter without who changed it, and whether more than production is known of both quarters.
///
/// # Errors
/// When a frozen quarter is not as it was frozen.
pub(crate) fn moved_now(snapshot: &Snapshot, book: &Book, matrix: &Matrix) -> Result<(MovedView, bool)> {
    let compared = Compared::of(snapshot, &MovedRequest::default())?;
    Ok((view(snapshot, book, matrix, &compared, &Changes::default())?, compared.is_standing_known()))
}

fn view(
    snapshot: &Snapshot,
    book: &Book,
    matrix: &Matrix,
    compared: &Compared<'_>,
    changes: &Changes,
) -> Result<MovedView> {
    let of = |quarter, frozen: Option<&FrozenQuarter>| match frozen {
        Some(frozen) => Frozen::stored(frozen),
        None => Ok(Frozen::of(snapshot, book, matrix, quarter)),
    };
    let (before, after) = (of(compared.from, compared.frozen_from)?, of(compared.to, compared.frozen_to)?);
    let text = |minor: i64| money(snapshot, minor).full_text();
    let found = moved(&before, &after, compared.is_standing_known(), text);
    let ids: HashMap<&str, &Partner> =
        snapshot.partners.iter().map(|partner| (partner.uuid.as_str(), partner)).collect();
    let row = |one: &Move| {
        let partner = ids.get(one.uuid.as_str()).copied();
        let by = changes.by(&one.uuid, one.kind);
        MovedRow {
            partner: partner.map(|partner| short_id(partner.id)),
            id: one.uuid.clone(),
            // As it is called now, like everywhere else.
            name: partner.map_or_else(|| one.partner.clone(), |partner| partner.name.clone()),
            from: one.from.clone(),
            to: one.to.clone(),
            by,
        }
    };
    let groups = found.chunk_by(|one, other| one.kind == other.kind);
    let outcomes = if compared.is_up_to_review() { outcomes(snapshot, book) } else { Outcomes::default() };
    let sums = pipeline(snapshot, book, [compared.from, compared.to]);
    let text = |minor: i64| money(snapshot, minor).sum_text();
    Ok(MovedView {
        from: compared.from.to_string(),
        to: compared.to.to_string(),
        quarters: comparable(snapshot, book, compared),
        since: compared.text(snapshot),
        groups: groups
            .map(|rows| MoveGroup {
                kind: rows[0].kind,
                title: rows[0].kind.heading().to_owned(),
                count: short_count(rows.len()),
                rows: rows.iter().map(row).collect(),
            })
            .collect(),
        pipeline: sums.map(|sums| pipeline_line(snapshot, [compared.from, compared.to], sums)).unwrap_or_default(),
        sourced: sums.into_iter().flatten().map(text).collect(),
        outcomes: outcomes.rows,
        outcome_line: outcomes.line,
        investment: outcomes.investment,
        investment_line: outcomes.investment_line,
    })
}

/// What partners sourced over the two quarters up to each of two, each deal once; of a document without deals what its rosters
/// state. `None` where either is not known.
fn pipeline(snapshot: &Snapshot, book: &Book, quarters: [Quarter; 2]) -> Option<[i64; 2]> {
    let calendar = snapshot.setting.calendar;
    let sums = quarters.map(|quarter| {
        let window = Period::up_to(quarter, 2);
        if book.deals.is_empty() {
            let partners = snapshot.partners.iter();
            // Of both quarters something is recorded, or it is no sum of two.
            let of = |quarter| {
                let mut known = partners
                    .clone()
                    .filter_map(|partner| snapshot.fact(partner.id, quarter, Measure::Sourced))
                    .peekable();
                known.peek().is_some().then(|| known.sum::<i64>())
            };
            return window.quarters().map(of).sum();
        }
        let since = calendar.quarter_of(book.since?);
        (since <= window.first).then(|| Network::of(book, window).pipeline.sourced_once)
    });
    Some([sums[0]?, sums[1]?])
}

/// "Partner-sourced pipeline of two quarters: $24.0M up to Q2 2026, $35.5M up to Q4 2026; annualized $48.0M and $71.0M."
fn pipeline_line(snapshot: &Snapshot, quarters: [Quarter; 2], [then, now]: [i64; 2]) -> String {
    let text = |minor: i64| money(snapshot, minor).sum_text();
    let [earlier, later] = quarters.map(|quarter| snapshot.setting.calendar.label(quarter));
    format!(
        "Partner-sourced pipeline of two quarters: {} up to {earlier}, {} up to {later}; annualized {} and {}.",
        text(then),
        text(now),
        text(then.saturating_mul(2)),
        text(now.saturating_mul(2)),
    )
}
