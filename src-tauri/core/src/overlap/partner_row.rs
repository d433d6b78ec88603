use super::account_places::AccountPlaces;
use super::{CellEvidence, PartnerOverlap, RelationshipCounts, density, overall};
use crate::model::{Density, Quarter, Relationship};
use crate::store::Snapshot;

/// Counts one partner's row: its accounts a segment, in one pass over them, with what it stated beside.
pub(super) fn partner_row(
    snapshot: &Snapshot,
    segments: &[Option<i64>],
    bases: &[u32],
    places: &AccountPlaces,
    partner: i64,
) -> PartnerOverlap {
    let list = snapshot.lists.get(&partner);
    let (mut evidence, quarter) = stated(snapshot, segments, bases, partner);
    withhold_unsegmented(segments, &mut evidence);
    let mut by_segment = vec![RelationshipCounts::default(); segments.len()];
    let mut accounts = Vec::with_capacity(snapshot.overlaps.rows_of(partner).map_or(0, |rows| rows.len()));
    for (account, theirs) in current_rows(snapshot, partner) {
        let Some(place) = places.get(i64::from(account)) else { continue };
        let cell = &mut evidence[usize::from(place.segment)];
        cell.listed = cell.listed.map(|count| count + 1);
        if !cell.is_withheld {
            by_segment[usize::from(place.segment)].add(theirs, place.ours);
            accounts.push(account);
        }
    }
    let small_base = snapshot.setting.small_base;
    let cells: Vec<Density> = evidence.iter().map(|cell| density(cell, small_base)).collect();
    let is_stale = quarter.is_some_and(|quarter| quarter < snapshot.setting.review_quarter);
    let overall = overall(&cells, list.is_some(), is_stale, small_base);
    let relationships = RelationshipCounts::sum(&by_segment);
    PartnerOverlap { cells, overall, quarter, has_list: list.is_some(), relationships, by_segment, accounts }
}

/// What is known of each segment before a single account is counted, and the quarter it is of.
fn stated(
    snapshot: &Snapshot,
    segments: &[Option<i64>],
    bases: &[u32],
    partner: i64,
) -> (Vec<CellEvidence>, Option<Quarter>) {
    let calendar = snapshot.setting.calendar;
    let review = snapshot.setting.review_quarter;
    let list = snapshot.lists.get(&partner);
    let mut quarter = list.map(|list| calendar.quarter_of(list.as_of));
    let is_stale = quarter.is_some_and(|quarter| quarter < review);
    let listed = list.map(|_| 0);
    let cell = |base: &u32| CellEvidence { accounts: *base, listed, is_stale, ..CellEvidence::default() };
    let mut evidence: Vec<CellEvidence> = bases.iter().map(cell).collect();
    for stated in snapshot.stated.iter().filter(|stated| stated.partner_id == partner) {
        let Some(column) = segments.iter().position(|id| *id == Some(stated.segment_id)) else { continue };
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
    (evidence, quarter)
}

/// A partner that withholds every segment withholds the accounts without one too.
fn withhold_unsegmented(segments: &[Option<i64>], evidence: &mut [CellEvidence]) {
    let Some(bucket) = segments.iter().position(Option::is_none) else { return };
    let others = evidence.iter().enumerate().filter(|(at, _)| *at != bucket);
    let withholds_all = segments.len() > 1 && others.clone().all(|(_, cell)| cell.is_withheld);
    evidence[bucket].is_withheld = withholds_all;
}

/// The accounts of a partner's latest list; what an earlier quarter had and the latest has not takes no part.
fn current_rows(snapshot: &Snapshot, partner: i64) -> impl Iterator<Item = (u32, Option<Relationship>)> {
    let calendar = snapshot.setting.calendar;
    let quarter = snapshot.lists.get(&partner).map(|list| calendar.quarter_of(list.as_of));
    let days = quarter.map(|quarter| quarter.first_day()..=quarter.last_day());
    snapshot.overlaps.rows_of(partner).zip(days).into_iter().flat_map(|(rows, days)| rows.of_days(days))
}
