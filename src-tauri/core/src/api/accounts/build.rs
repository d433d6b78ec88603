use super::columns::columns;
use super::index::{AccountsIndex, Column};
use super::order::sort_of;
use super::rows::Rows;
use super::{AccountsOrder, AccountsPageRequest, AccountsRequest, AccountsRow, AccountsView};
use crate::Result;
use crate::api::partners::{FilterChoice, FilterValue};
use crate::api::short_count;
use crate::overlap::Matrix;
use crate::store::Snapshot;
use crate::text::count_of;

/// A column with more values than this is offered by its most frequent ones.
const MOST_VALUES: usize = 200;

/// The table with its first page.
///
/// # Errors
/// When it has no such column to sort by.
pub fn accounts(
    snapshot: &Snapshot,
    matrix: &Matrix,
    request: &AccountsRequest,
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
    request: &AccountsPageRequest,
    order: &AccountsOrder,
) -> Result<Vec<AccountsRow>> {
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

fn choice(facet: &Column) -> Option<FilterChoice> {
    let mut counts = vec![0; facet.values.len()];
    facet.of.iter().for_each(|value| counts[*value as usize] += 1);
    let mut values: Vec<FilterValue> = facet
        .values
        .iter()
        .zip(counts)
        .map(|(held, count)| FilterValue { value: held.value.clone(), label: held.label.clone(), count })
        .collect();
    if values.len() > MOST_VALUES {
        let mut counts: Vec<u32> = values.iter().map(|value| value.count).collect();
        counts.sort_unstable_by(|one, other| other.cmp(one));
        let least = counts[MOST_VALUES - 1];
        let mut room = MOST_VALUES - values.iter().filter(|value| value.count > least).count();
        values.retain(|value| {
            let is_last = value.count == least && room > 0;
            room -= usize::from(is_last);
            value.count > least || is_last
        });
    }
    let is_held = values.iter().any(|value| !value.value.is_empty());
    is_held.then(|| FilterChoice { column: facet.id.to_owned(), label: facet.label.to_owned(), values })
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
