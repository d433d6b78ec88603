use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::columns::{By, by_id};
use super::index::AccountsIndex;
use crate::api::listing::{Filter, ListRequest, number_of, sort_by_number};
use crate::api::partners::{PartnersFilter, PartnersSort};
use crate::model::name_key;
use crate::overlap::Matrix;
use crate::store::Snapshot;

use crate::{Error, Result};

/// The rows of the table at one revision in the order last asked for: its pages are cut from it.
#[derive(Default)]
pub struct AccountsOrder {
    index: OnceLock<AccountsIndex>,
    last: Mutex<Option<(ListRequest, Arc<Vec<u32>>)>>,
}

impl AccountsOrder {
    pub(super) fn index(&self, snapshot: &Snapshot, matrix: &Matrix) -> &AccountsIndex {
        self.index.get_or_init(|| AccountsIndex::of(snapshot, matrix))
    }

    /// The places of the accounts shown, in the order asked for.
    ///
    /// # Errors
    /// When the table has no such column.
    pub(super) fn places(&self, snapshot: &Snapshot, matrix: &Matrix, request: &ListRequest) -> Result<Arc<Vec<u32>>> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, places)) = last.as_ref().filter(|(asked, _)| asked == request) {
            return Ok(Arc::clone(places));
        }
        let index = self.index(snapshot, matrix);
        let mut places = shown(snapshot, matrix, index, request);
        sort(snapshot, matrix, index, &sort_of(request), &mut places)?;
        let places = Arc::new(places);
        *last = Some((request.clone(), Arc::clone(&places)));
        Ok(places)
    }
}

/// Without another wish, those most partners have come first.
pub(super) fn sort_of(request: &ListRequest) -> PartnersSort {
    let usual = || PartnersSort { column: "partners".to_owned(), is_descending: true };
    request.sort.clone().unwrap_or_else(usual)
}

/// By name, those that pass all filters and hold what is sought.
fn shown(snapshot: &Snapshot, matrix: &Matrix, index: &AccountsIndex, request: &ListRequest) -> Vec<u32> {
    let sought = name_key(&request.find);
    let filter = |asked: &PartnersFilter| match asked.column.as_str() {
        _ if asked.values.is_empty() => None,
        "partner" => Some(Filter::Rows(of_partners(snapshot, matrix, &asked.values))),
        column => index.facet(column).map(|facet| Filter::of(facet, &asked.values)),
    };
    let filters: Vec<Filter<'_>> = request.filters.iter().filter_map(filter).collect();
    let passes = |place: &u32| {
        let at = *place as usize;
        filters.iter().all(|filter| filter.lets_pass(at)) && (sought.is_empty() || index.names[at].contains(&sought))
    };
    index.by_name.iter().copied().filter(passes).collect()
}

/// The accounts that any of some partners has.
fn of_partners(snapshot: &Snapshot, matrix: &Matrix, partners: &[String]) -> Vec<bool> {
    let rows: Vec<_> = partners.iter().filter_map(|id| matrix.partners.get(&id.parse().ok()?)).collect();
    snapshot.accounts.iter().map(|account| rows.iter().any(|row| row.has(account.id))).collect()
}

/// Sorts rows that stand by name; missing values come last in either direction.
fn sort(
    snapshot: &Snapshot,
    matrix: &Matrix,
    index: &AccountsIndex,
    sort: &PartnersSort,
    places: &mut [u32],
) -> Result<()> {
    let by = by_id(&sort.column)
        .ok_or_else(|| Error::new(format!("accounts cannot be sorted by `{}`; choose another column", sort.column)))?;
    if by == By::Name {
        if sort.is_descending {
            places.reverse();
        }
        return Ok(());
    }
    let facet = index.facet(&sort.column);
    let number = |place: usize| {
        let account = &snapshot.accounts[place];
        match by {
            By::Partners => Some(i64::from(matrix.present(account.id))),
            By::Warm => Some(i64::from(index.warm[place])),
            By::Employees => account.employees.map(i64::from),
            By::LastActivity => account.last_activity.map(number_of),
            _ => facet?.rank(place),
        }
    };
    sort_by_number(places, sort.is_descending, number);
    Ok(())
}
