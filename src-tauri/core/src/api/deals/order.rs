use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::columns::{By, by_id};
use super::index::{DealsIndex, with_hand};
use crate::api::listing::{Filter, ListRequest, number_of, sort_by_number};
use crate::api::partners::{PartnersFilter, PartnersSort};
use crate::measures::Book;
use crate::model::{DealRole, name_key};
use crate::store::Snapshot;
use crate::store::tables::DealPartner;
use crate::{Error, Result};

/// The rows of the table at one revision in the order last asked for: its pages are cut from it.
#[derive(Default)]
pub struct DealsOrder {
    index: OnceLock<DealsIndex>,
    last: Mutex<Option<(ListRequest, Arc<Vec<u32>>)>>,
}

impl DealsOrder {
    pub(super) fn index(&self, snapshot: &Snapshot, book: &Book) -> &DealsIndex {
        self.index.get_or_init(|| DealsIndex::of(snapshot, book))
    }

    /// The places of the deals shown, in the order asked for.
    ///
    /// # Errors
    /// When the table has no such column.
    pub(crate) fn places(&self, snapshot: &Snapshot, book: &Book, request: &ListRequest) -> Result<Arc<Vec<u32>>> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, places)) = last.as_ref().filter(|(asked, _)| asked == request) {
            return Ok(Arc::clone(places));
        }
        let index = self.index(snapshot, book);
        let mut places = shown(snapshot, index, request);
        sort(snapshot, book, index, &sort_of(request), &mut places)?;
        let places = Arc::new(places);
        *last = Some((request.clone(), Arc::clone(&places)));
        Ok(places)
    }
}

/// Without another wish, the newest come first.
pub(super) fn sort_of(request: &ListRequest) -> PartnersSort {
    let usual = || PartnersSort { column: "created".to_owned(), is_descending: true };
    request.sort.clone().unwrap_or_else(usual)
}

/// By name, those that pass all filters and hold what is sought.
fn shown(snapshot: &Snapshot, index: &DealsIndex, request: &ListRequest) -> Vec<u32> {
    let sought = name_key(&request.find);
    let values = |column: &str| {
        let asked = request.filters.iter().find(|asked| asked.column == column && !asked.values.is_empty());
        asked.map(|asked| asked.values.as_slice())
    };
    // A partner and a role together ask for that partner in that role.
    let partners: Option<Vec<i64>> = values("partner").map(|ids| ids.iter().filter_map(|id| id.parse().ok()).collect());
    let roles: Option<Vec<DealRole>> =
        values("role").map(|codes| codes.iter().filter_map(|code| DealRole::from_code(code)).collect());
    let is_wanted = |on: &DealPartner| {
        partners.as_ref().is_none_or(|partners| partners.contains(&on.partner_id))
            && roles.as_ref().is_none_or(|roles| roles.contains(&on.role))
    };
    let with_hand = (partners.is_some() || roles.is_some()).then(|| Filter::Rows(with_hand(snapshot, is_wanted)));
    let filter = |asked: &PartnersFilter| {
        let facet = index.facet(&asked.column).filter(|_| !asked.values.is_empty());
        facet.map(|facet| Filter::of(facet, &asked.values))
    };
    let filters: Vec<Filter<'_>> = request.filters.iter().filter_map(filter).chain(with_hand).collect();
    let passes = |place: &u32| {
        let at = *place as usize;
        filters.iter().all(|filter| filter.lets_pass(at)) && (sought.is_empty() || index.names[at].contains(&sought))
    };
    index.by_name.iter().copied().filter(passes).collect()
}

/// Sorts rows that stand by name; missing values come last in either direction.
fn sort(snapshot: &Snapshot, book: &Book, index: &DealsIndex, sort: &PartnersSort, places: &mut [u32]) -> Result<()> {
    let by = by_id(&sort.column)
        .ok_or_else(|| Error::new(format!("deals cannot be sorted by `{}`; choose another column", sort.column)))?;
    if by == By::Name {
        if sort.is_descending {
            places.reverse();
        }
        return Ok(());
    }
    let facet = index.facet(&sort.column);
    let number = |place: usize| {
        let (deal, booked) = (&snapshot.deals[place], &book.deals[place]);
        match by {
            By::Account => index.account_rank(snapshot, place),
            By::Amount => booked.worth,
            By::Created => deal.created_on.map(number_of),
            By::Closed => deal.closed_on.map(number_of),
            By::Partners => i64::try_from(book.partners_on(booked).len()).ok(),
            _ => facet?.rank(place),
        }
    };
    sort_by_number(places, sort.is_descending, number);
    Ok(())
}
