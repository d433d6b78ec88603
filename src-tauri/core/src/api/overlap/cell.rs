use std::cmp::Reverse;

use super::build::segment_name;
use super::measured::measured_cell;
use super::{CellAccount, CellRequest, OverlapCellView, OverlapMeasure, Rank, RelationshipTable};
use crate::api::{PAGE, short_id};
use crate::model::{Density, DensityState, Relationship, name_key};
use crate::overlap::{Lift, Matrix, PartnerOverlap, RelationshipCounts, lift, place_of};
use crate::store::tables::{Account, Partner};
use crate::store::{SharedAccount, Snapshot};
use crate::text::day_text;
use crate::{Error, Result};

/// What the inspector shows of a cell: its numbers, its place in the column, and the accounts behind it.
///
/// # Errors
/// When the document has no such partner or segment any more.
pub fn overlap_cell(snapshot: &Snapshot, matrix: &Matrix, request: CellRequest) -> Result<OverlapCellView> {
    let (partner, row, column) = locate(snapshot, matrix, request)?;
    let density = column.map_or(row.overall, |column| row.cells[column]);
    let cell = measured_cell(snapshot, row, OverlapMeasure::Density, (&density, None));
    let shared = shared_accounts(snapshot, matrix, request);
    let place = column.and_then(|column| place_of(&density, matrix.column_cells(column)));
    let list = snapshot.lists.get(&partner.id);
    Ok(OverlapCellView {
        partner: short_id(partner.id),
        partner_name: partner.name.clone(),
        segment_name: column
            .map_or("All accounts", |column| segment_name(snapshot, matrix.segments[column]))
            .to_owned(),
        headline: headline(&density),
        lift: column.and_then(|_| lift(&density, &row.overall)).map(Lift::text),
        rank: place.map(|(place, of)| Rank { place, of }),
        source: list.map(|list| format!("Matched {}", day_text(list.as_of))),
        relationships: row.has_list.then(|| relationships(&shared)).filter(|_| cell.state.has_value()),
        account_count: u32::try_from(shared.len()).unwrap_or(u32::MAX),
        accounts: page(matrix, &shared, 0),
        cell,
    })
}

/// A page of a cell's accounts, sorted by partners present, then name.
///
/// # Errors
/// When the document has no such partner or segment any more.
pub fn accounts_of_cell(snapshot: &Snapshot, matrix: &Matrix, request: CellRequest) -> Result<Vec<CellAccount>> {
    locate(snapshot, matrix, request)?;
    Ok(page(matrix, &shared_accounts(snapshot, matrix, request), request.offset as usize))
}

fn locate<'a>(
    snapshot: &'a Snapshot,
    matrix: &'a Matrix,
    request: CellRequest,
) -> Result<(&'a Partner, &'a PartnerOverlap, Option<usize>)> {
    let gone = || Error::new("this partner or segment is no longer in the document; look at the heatmap again");
    let partner = snapshot.partner(i64::from(request.partner)).ok_or_else(gone)?;
    let row = matrix.partners.get(&partner.id).ok_or_else(gone)?;
    let column = match request.segment {
        None => None,
        Some(segment) => Some(matrix.column(segment_id(segment)).ok_or_else(gone)?),
    };
    Ok((partner, row, column))
}

fn segment_id(segment: u32) -> Option<i64> {
    (segment > 0).then_some(i64::from(segment))
}

/// The accounts behind a cell, those most partners have first. What the partner does not share stays out.
fn shared_accounts<'a>(
    snapshot: &'a Snapshot,
    matrix: &Matrix,
    request: CellRequest,
) -> Vec<(SharedAccount, &'a Account)> {
    let own = matrix.shared_accounts(snapshot, i64::from(request.partner));
    let is_in =
        |account: &Account| request.segment.is_none_or(|segment| segment_id(segment) == snapshot.segment_of(account));
    let mut shared: Vec<(SharedAccount, &Account)> = own
        .filter_map(|shared| Some((shared, snapshot.account(shared.account_id)?)))
        .filter(|(_, account)| is_in(account))
        .collect();
    shared
        .sort_by_cached_key(|(_, account)| (Reverse(matrix.present(account.id)), name_key(&account.name), account.id));
    shared
}

fn page(matrix: &Matrix, shared: &[(SharedAccount, &Account)], offset: usize) -> Vec<CellAccount> {
    let rows = shared.iter().skip(offset).take(PAGE);
    rows.map(|(overlap, account)| CellAccount {
        id: short_id(account.id),
        uuid: account.uuid.clone(),
        name: account.name.clone(),
        partners: matrix.present(account.id),
        theirs: overlap.theirs,
        ours: account.status,
        is_warm: Relationship::is_warm(overlap.theirs, account.status),
    })
    .collect()
}

fn relationships(shared: &[(SharedAccount, &Account)]) -> RelationshipTable {
    let mut table = RelationshipCounts::default();
    for (overlap, account) in shared {
        table.add(overlap.theirs, account.status);
    }
    RelationshipTable { counts: table.counts, unknown: table.unknown, warm: table.warm() }
}

fn headline(density: &Density) -> String {
    match (density.state, density.shared, density.base) {
        (DensityState::NotImported, ..) => "not imported".to_owned(),
        (DensityState::NotShared, ..) => "not shared".to_owned(),
        (_, Some(shared), Some(base)) => format!("{shared} of {base} accounts"),
        _ => "stated without counts".to_owned(),
    }
}
