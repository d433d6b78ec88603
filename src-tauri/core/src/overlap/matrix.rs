use std::collections::HashMap;

use super::{CellEvidence, RelationshipCounts, density, overall};
use crate::model::{Density, Quarter, Relationship};
use crate::store::Snapshot;
use crate::store::tables::Overlap;

/// Every density of a document: partners by segments, and what each partner shares.
pub struct Matrix {
    /// The segments' ids in the document's order; `None`, the unsegmented bucket, last when it holds accounts.
    pub segments: Vec<Option<i64>>,
    /// Host accounts a segment.
    pub bases: Vec<u32>,
    /// By partner id.
    pub partners: HashMap<i64, PartnerOverlap>,
    /// Partners that have an account, by account id.
    pub presence: HashMap<i64, u32>,
}

/// One partner's row.
pub struct PartnerOverlap {
    /// One a segment, in the order of [`Matrix::segments`].
    pub cells: Vec<Density>,
    pub overall: Density,
    /// The quarter of what is known, where anything is.
    pub quarter: Option<Quarter>,
    pub has_list: bool,
    /// Over the accounts in segments it shares; all zero without a list.
    pub relationships: RelationshipCounts,
}

/// What an account's row is to the counting: its place among the segments, and our status.
struct AccountPlace {
    segment: usize,
    status: Option<Relationship>,
}

impl Matrix {
    /// Counts each partner's shared accounts a segment, in one pass over the overlap rows. Work grows with the rows.
    #[must_use]
    pub fn of(snapshot: &Snapshot) -> Self {
        let mut segments: Vec<Option<i64>> = snapshot.segments.iter().map(|segment| Some(segment.id)).collect();
        if snapshot.accounts.iter().any(|account| account.segment_id.is_none()) {
            segments.push(None);
        }
        let place: HashMap<Option<i64>, usize> = segments.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        let mut bases = vec![0; segments.len()];
        let mut accounts = HashMap::with_capacity(snapshot.accounts.len());
        for account in snapshot.accounts.iter() {
            if let Some(segment) = place.get(&account.segment_id).copied() {
                bases[segment] += 1;
                accounts.insert(account.id, AccountPlace { segment, status: account.status });
            }
        }
        let mut matrix = Self { segments, bases, partners: HashMap::new(), presence: HashMap::new() };
        let rows = current_rows(snapshot);
        for partner in &snapshot.partners {
            let own = rows.get(&partner.id).map_or(&[][..], Vec::as_slice);
            let row = matrix.partner_row(snapshot, partner.id, own, &accounts);
            matrix.partners.insert(partner.id, row);
        }
        for overlap in rows.values().flatten() {
            *matrix.presence.entry(overlap.account_id).or_default() += 1;
        }
        matrix
    }

    /// The position of a segment among the columns.
    #[must_use]
    pub fn column(&self, segment: Option<i64>) -> Option<usize> {
        self.segments.iter().position(|id| *id == segment)
    }

    /// The cells of one column, over all partners.
    pub fn column_cells(&self, column: usize) -> impl Iterator<Item = &Density> {
        self.partners.values().map(move |row| &row.cells[column])
    }

    fn partner_row(
        &self,
        snapshot: &Snapshot,
        partner: i64,
        rows: &[&Overlap],
        accounts: &HashMap<i64, AccountPlace>,
    ) -> PartnerOverlap {
        let calendar = snapshot.setting.calendar;
        let review = snapshot.setting.review_quarter;
        let list = snapshot.lists.get(&partner);
        let mut evidence: Vec<CellEvidence> = self
            .bases
            .iter()
            .map(|base| CellEvidence { accounts: *base, listed: list.map(|_| 0), ..CellEvidence::default() })
            .collect();
        let mut quarter = list.map(|list| calendar.quarter_of(list.as_of));
        for cell in &mut evidence {
            cell.is_stale = quarter.is_some_and(|quarter| quarter < review);
        }
        for stated in snapshot.stated.iter().filter(|stated| stated.partner_id == partner) {
            let Some(column) = self.column(Some(stated.segment_id)) else { continue };
            let cell = &mut evidence[column];
            cell.is_withheld = !stated.shares;
            cell.stated = stated.shared.zip(stated.base);
            cell.basis_points = stated.basis_points;
            let stated_quarter = calendar.quarter_of(stated.as_of);
            if list.is_none() {
                cell.is_stale = stated_quarter < review;
                quarter = quarter.max(Some(stated_quarter));
            }
        }
        withhold_unsegmented(&self.segments, &mut evidence);
        let mut relationships = RelationshipCounts::default();
        for overlap in rows {
            let Some(account) = accounts.get(&overlap.account_id) else { continue };
            let cell = &mut evidence[account.segment];
            cell.listed = cell.listed.map(|count| count + 1);
            if !cell.is_withheld {
                relationships.add(overlap.theirs, account.status);
            }
        }
        let small_base = snapshot.setting.small_base;
        let cells: Vec<Density> = evidence.iter().map(|cell| density(cell, small_base)).collect();
        let is_stale = quarter.is_some_and(|quarter| quarter < review);
        let overall = overall(&cells, list.is_some(), is_stale, small_base);
        PartnerOverlap { cells, overall, quarter, has_list: list.is_some(), relationships }
    }
}

/// A partner that withholds every segment withholds the accounts without one too.
fn withhold_unsegmented(segments: &[Option<i64>], evidence: &mut [CellEvidence]) {
    let Some(bucket) = segments.iter().position(Option::is_none) else { return };
    let others = evidence.iter().enumerate().filter(|(at, _)| *at != bucket);
    let withholds_all = segments.len() > 1 && others.clone().all(|(_, cell)| cell.is_withheld);
    evidence[bucket].is_withheld = withholds_all;
}

/// The rows of each partner's latest list; what an earlier quarter had and the latest has not takes no part.
#[must_use]
pub(crate) fn current_rows(snapshot: &Snapshot) -> HashMap<i64, Vec<&Overlap>> {
    let mut rows: HashMap<i64, Vec<&Overlap>> = HashMap::new();
    for overlap in snapshot.overlaps.iter().filter(|overlap| is_current(snapshot, overlap)) {
        rows.entry(overlap.partner_id).or_default().push(overlap);
    }
    rows
}

/// Whether a row is of the quarter of its partner's latest list.
#[must_use]
pub(crate) fn is_current(snapshot: &Snapshot, overlap: &Overlap) -> bool {
    let calendar = snapshot.setting.calendar;
    let list = snapshot.lists.get(&overlap.partner_id);
    list.is_some_and(|list| calendar.quarter_of(list.as_of) == calendar.quarter_of(overlap.as_of))
}
