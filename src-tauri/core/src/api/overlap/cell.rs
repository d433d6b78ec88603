use std::cmp::Reverse;
use std::collections::HashMap;

use super::build::{density_cell, segment_name};
use super::{CellAccount, CellRequest, OverlapCellView, Rank, RelationshipTable};
use crate::api::short_id;
use crate::model::{Density, DensityState, Relationship, name_key, rounded};
use crate::overlap::{Matrix, PartnerOverlap, RelationshipCounts, place_of};
use crate::store::Snapshot;
use crate::store::tables::{Account, Overlap, Partner};
use crate::text::day_text;
use crate::{Error, Result};

/// Accounts cross in pages of this many.
const PAGE: usize = 100;

/// What the inspector shows of a cell: its numbers, its place in the column, and the accounts behind it.
///
/// # Errors
/// When the document has no such partner or segment any more.
pub fn overlap_cell(snapshot: &Snapshot, matrix: &Matrix, request: CellRequest) -> Result<OverlapCellView> {
    let (partner, row, column) = locate(snapshot, matrix, request)?;
    let density = column.map_or(row.overall, |column| row.cells[column]);
    let cell = density_cell(snapshot, &density, row);
    let shared = shared_accounts(snapshot, matrix, request, row);
    let place = column.and_then(|column| place_of(&density, matrix.column_cells(column)));
    let list = snapshot.lists.get(&partner.id);
    Ok(OverlapCellView {
        partner: short_id(partner.id),
        partner_name: partner.name.clone(),
        segment_name: column
            .map_or("All accounts", |column| segment_name(snapshot, matrix.segments[column]))
            .to_owned(),
        headline: headline(&density),
        lift: column.and_then(|_| lift(&density, &row.overall)),
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
    let (_, row, _) = locate(snapshot, matrix, request)?;
    Ok(page(matrix, &shared_accounts(snapshot, matrix, request, row), request.offset as usize))
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
    row: &PartnerOverlap,
) -> Vec<(&'a Overlap, &'a Account)> {
    let accounts: HashMap<i64, &Account> = snapshot.accounts.iter().map(|account| (account.id, account)).collect();
    let rows = crate::overlap::current_rows(snapshot);
    let own = rows.get(&i64::from(request.partner)).map_or(&[][..], Vec::as_slice);
    let is_visible = |account: &Account| {
        let column = matrix.column(account.segment_id);
        let is_shared = column.is_some_and(|column| row.cells[column].state != DensityState::NotShared);
        is_shared && request.segment.is_none_or(|segment| segment_id(segment) == account.segment_id)
    };
    let mut shared: Vec<(&Overlap, &Account)> = own
        .iter()
        .filter_map(|overlap| Some((*overlap, *accounts.get(&overlap.account_id)?)))
        .filter(|(_, account)| is_visible(account))
        .collect();
    let present = |account: &Account| matrix.presence.get(&account.id).copied();
    shared.sort_by_cached_key(|(_, account)| (Reverse(present(account)), name_key(&account.name), account.id));
    shared
}

fn page(matrix: &Matrix, shared: &[(&Overlap, &Account)], offset: usize) -> Vec<CellAccount> {
    let rows = shared.iter().skip(offset).take(PAGE);
    rows.map(|(overlap, account)| CellAccount {
        id: short_id(account.id),
        uuid: account.uuid.clone(),
        name: account.name.clone(),
        partners: matrix.presence.get(&account.id).copied().unwrap_or(0),
        theirs: overlap.theirs,
        ours: account.status,
        is_warm: overlap.theirs == Some(Relationship::Customer) && account.status == Some(Relationship::Prospect),
    })
    .collect()
}

fn relationships(shared: &[(&Overlap, &Account)]) -> RelationshipTable {
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

/// Density in the segment over the density over all segments, with two decimals, half to even.
fn lift(density: &Density, overall: &Density) -> Option<String> {
    let counts = |density: &Density| density.shared.zip(density.base);
    let (shared, base) = counts(density).filter(|_| density.state.has_value())?;
    let (all_shared, all_base) = counts(overall).filter(|(shared, _)| *shared > 0)?;
    let above = i64::from(shared) * i64::from(all_base) * 100;
    let below = i64::from(base) * i64::from(all_shared);
    if below == 0 {
        return None;
    }
    let hundredths = rounded(above, below);
    Some(format!("{}.{:02}", hundredths / 100, hundredths % 100))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(shared: u32, base: u32) -> Density {
        Density { shared: Some(shared), base: Some(base), stated: None, state: DensityState::Value }
    }

    #[test]
    fn lift_is_the_segment_over_the_whole() {
        // 64/164 is 39.02%, 276/994 is 27.77%.
        assert_eq!(lift(&counted(64, 164), &counted(276, 994)).as_deref(), Some("1.41"));
        assert_eq!(lift(&counted(0, 86), &counted(276, 994)).as_deref(), Some("0.00"));
        assert_eq!(lift(&counted(0, 86), &counted(0, 994)), None);
        assert_eq!(lift(&counted(0, 0), &counted(276, 994)), None);
    }
}
