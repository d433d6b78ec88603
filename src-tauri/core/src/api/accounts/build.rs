use super::columns::columns;
use super::index::AccountsIndex;
use super::order::sort_of;
use super::rows::Rows;
use super::{AccountsOrder, AccountsView};
use crate::Result;
use crate::api::listing::{ListPageRequest, ListRequest, ListRow, choice};
use crate::api::partners::{FilterChoice, FilterValue};
use crate::api::short_count;
use crate::overlap::Matrix;
use crate::store::Snapshot;
use crate::text::count_of;

/// The table with its first page.
///
/// # Errors
/// When it has no such column to sort by.
pub fn accounts(
    snapshot: &Snapshot,
    matrix: &Matrix,
    request: &ListRequest,
    order: &AccountsOrder,
) -> Result<AccountsView> {
    let places = order.places(snapshot, matrix, request)?;
    let index = order.index(snapshot, matrix);
    Ok(AccountsView {
        revision: snapshot.revision,
        account_count: short_count(snapshot.accounts.len()),
        shown_count: short_count(places.len()),
        columns: columns(),
        filters: filters(snapshot, matrix, index),
        sort: sort_of(request),
        rows: Rows::of(snapshot, matrix, index).page(&places, 0),
        totals: totals(snapshot, matrix, index, &places),
    })
}

/// A page of the rows.
///
/// # Errors
/// As [`accounts`].
pub fn accounts_page(
    snapshot: &Snapshot,
    matrix: &Matrix,
    request: &ListPageRequest,
    order: &AccountsOrder,
) -> Result<Vec<ListRow>> {
    let places = order.places(snapshot, matrix, &request.table)?;
    let index = order.index(snapshot, matrix);
    Ok(Rows::of(snapshot, matrix, index).page(&places, request.offset as usize))
}

/// What can be filtered by, over all accounts; what only has one kind of nothing is left out.
fn filters(snapshot: &Snapshot, matrix: &Matrix, index: &AccountsIndex) -> Vec<FilterChoice> {
    let mut filters: Vec<FilterChoice> = index.facets.iter().filter_map(choice).collect();
    let listed = snapshot.partners.iter().filter_map(|partner| {
        let row = matrix.partners.get(&partner.id).filter(|row| row.has_list)?;
        Some(FilterValue {
            value: partner.id.to_string(),
            label: partner.name.clone(),
            count: short_count(row.accounts.len()),
        })
    });
    let values: Vec<FilterValue> = listed.collect();
    if !values.is_empty() {
        filters.push(FilterChoice { column: "partner".to_owned(), label: "Partner".to_owned(), values });
    }
    filters
}

/// "994 accounts", "212 white space", "84 with a warm introduction".
fn totals(snapshot: &Snapshot, matrix: &Matrix, index: &AccountsIndex, places: &[u32]) -> Vec<String> {
    let white = places.iter().filter(|place| matrix.present(snapshot.accounts[**place as usize].id) == 0).count();
    let warm = places.iter().filter(|place| index.warm[**place as usize] > 0).count();
    let mut totals = vec![count_of(places.len(), "account", "accounts")];
    totals.push(count_of(white, "account no partner reaches", "accounts no partner reaches"));
    totals.push(count_of(warm, "account with a warm introduction", "accounts with a warm introduction"));
    totals
}
