use super::columns::columns;
use super::order::sort_of;
use super::rows::Rows;
use super::{DealsOrder, DealsView};
use crate::Result;
use crate::api::listing::{ListPageRequest, ListRequest, ListRow};
use crate::api::short_count;
use crate::measures::Book;
use crate::model::{DealStage, Money};
use crate::store::Snapshot;
use crate::text::count_of;

/// The table with its first page.
///
/// # Errors
/// When it has no such column to sort by.
pub fn deals(snapshot: &Snapshot, book: &Book, request: &ListRequest, order: &DealsOrder) -> Result<DealsView> {
    let places = order.places(snapshot, book, request)?;
    let index = order.index(snapshot, book);
    Ok(DealsView {
        revision: snapshot.revision,
        deal_count: short_count(snapshot.deals.len()),
        shown_count: short_count(places.len()),
        columns: columns(),
        filters: index.choices.clone(),
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
    request: &ListPageRequest,
    order: &DealsOrder,
) -> Result<Vec<ListRow>> {
    let places = order.places(snapshot, book, &request.table)?;
    let index = order.index(snapshot, book);
    Ok(Rows { snapshot, book, index }.page(&places, request.offset as usize))
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
