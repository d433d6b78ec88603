use super::columns::columns;
use super::index::{DealsIndex, with_hand};
use super::order::sort_of;
use super::rows::Rows;
use super::{DealsOrder, DealsPageRequest, DealsRequest, DealsView};
use crate::Result;
use crate::api::accounts::AccountsRow;
use crate::api::listing::choice;
use crate::api::partners::{FilterChoice, FilterValue};
use crate::api::short_count;
use crate::measures::Book;
use crate::model::{DealRole, DealStage, Money, name_key};
use crate::store::Snapshot;
use crate::text::count_of;

/// The table with its first page.
///
/// # Errors
/// When it has no such column to sort by.
pub fn deals(snapshot: &Snapshot, book: &Book, request: &DealsRequest, order: &DealsOrder) -> Result<DealsView> {
    let places = order.places(snapshot, book, request)?;
    let index = order.index(snapshot, book);
    Ok(DealsView {
        revision: snapshot.revision,
        deal_count: short_count(snapshot.deals.len()),
        shown_count: short_count(places.len()),
        columns: columns(),
        filters: filters(snapshot, book, index),
        sort: sort_of(request),
        rows: Rows { snapshot, book, index }.page(&places, 0),
        totals: totals(snapshot, book, &places),
    })
}

/// A page of the rows.
///
/// # Errors
/// As [`deals`].
pub fn deals_page(
    snapshot: &Snapshot,
    book: &Book,
    request: &DealsPageRequest,
    order: &DealsOrder,
) -> Result<Vec<AccountsRow>> {
    let places = order.places(snapshot, book, &request.table)?;
    let index = order.index(snapshot, book);
    Ok(Rows { snapshot, book, index }.page(&places, request.offset as usize))
}

/// What can be filtered by, over all deals. A deal may have several partners and roles: each of them counts it.
fn filters(snapshot: &Snapshot, book: &Book, index: &DealsIndex) -> Vec<FilterChoice> {
    let mut filters: Vec<FilterChoice> = index.facets.iter().filter_map(choice).collect();
    let role = |role: &DealRole| FilterValue {
        value: role.code().to_owned(),
        label: role.name().to_owned(),
        count: short_count(with_hand(snapshot, |on| on.role == *role).into_iter().filter(|has| *has).count()),
    };
    let roles = DealRole::ALL.iter().map(role).filter(|value| value.count > 0);
    let partner = |partner: &crate::store::tables::Partner| FilterValue {
        value: partner.id.to_string(),
        label: partner.name.clone(),
        count: short_count(book.deals_of(partner.id).count()),
    };
    let mut partners: Vec<FilterValue> =
        snapshot.partners.iter().map(partner).filter(|value| value.count > 0).collect();
    partners.sort_by_cached_key(|value| name_key(&value.label));
    for (column, label, values) in [("role", "Role", roles.collect()), ("partner", "Partner", partners)] {
        if !values.is_empty() {
            filters.push(FilterChoice { column: column.to_owned(), label: label.to_owned(), values });
        }
    }
    filters
}

/// "1,240 deals", "Open $12.4M", "Won $31.0M", "Lost $8.2M".
fn totals(snapshot: &Snapshot, book: &Book, places: &[u32]) -> Vec<String> {
    let mut totals = vec![count_of(places.len(), "deal", "deals")];
    let mut unpriced = 0;
    for stage in DealStage::ALL.iter().copied().map(Some).chain([None]) {
        let deals = places.iter().map(|place| &book.deals[*place as usize]).filter(|deal| deal.stage == stage);
        let (mut sum, mut count) = (0, 0);
        for deal in deals {
            count += 1;
            match deal.worth {
                Some(worth) => sum += worth,
                None => unpriced += 1,
            }
        }
        if count > 0 {
            let sum = Money { minor: sum, currency: snapshot.setting.currency };
            totals.push(format!("{} {}", stage.map_or("Stage not known", DealStage::name), sum.sum_text()));
        }
    }
    if unpriced > 0 {
        let deals =
            count_of(unpriced, "deal without an amount or a rate for it", "deals without an amount or a rate for it");
        totals.push(format!("{deals} in no sum"));
    }
    totals
}
