//! demo-two-quarters-after.xlsx: what came after the review, on three sheets: production and costs, the opportunities that are new
//! or have closed since, and the ledger of marketing money.

use std::path::Path;

use rust_xlsxwriter::{Worksheet, XlsxError};
use serde::Serialize;

use crate::accounts::Account;
use crate::after::{AFTER, tier_after};
use crate::deal_course::{OPEN_STAGES, set_stage};
use crate::deals::{Deal, created};
use crate::history_sheet::{MEASURES, facts_cells, total};
use crate::names::{PROMOTED_AFTER, SUNSET_AFTER};
use crate::partners::{NOW, Partner, QUARTER_ENDS, QUARTERS};
use crate::rng::Rng;
use crate::sheet::{Cell, workbook, write_header, write_row};
use crate::{deal_rows, mdf};

const HEADER_ROW: u32 = 3;

/// What the file holds, as counted while writing.
#[derive(Serialize)]
pub struct Written {
    pub partners: u32,
    pub new_deals: u32,
    /// Opportunities that were open before the two quarters and are not any more.
    pub closed_since: u32,
    pub activities: u32,
    /// Dollars sourced in each of the two quarters.
    pub sourced: [u32; 2],
    pub promoted: &'static [&'static str],
    pub sunset: &'static [&'static str],
}

/// Writes the workbook after `deals`, which stand at the end of the quarter under review.
pub fn write(
    path: &Path,
    partners: &[Partner],
    accounts: &[Account],
    mut deals: Vec<Deal>,
    activities: u32,
) -> Result<Written, XlsxError> {
    let mut book = workbook("Northfold, the two quarters after")?;
    let count = write_production(book.add_worksheet().set_name("Production by quarter")?, partners)?;
    let known = u32::try_from(deals.len()).unwrap_or(0);
    let mut rng = Rng::new(26_112_026);
    let as_of = QUARTER_ENDS[AFTER[1]];
    deals.retain(|deal| OPEN_STAGES.contains(&deal.stage) && deal.closed <= as_of);
    for deal in &mut deals {
        set_stage(deal, as_of, &mut rng);
        if !deal.registered.is_empty() && deal.decided.is_none() {
            (deal.decided, deal.status) = (Some(deal.closed), "Approved");
        }
    }
    let closed_since = u32::try_from(deals.len()).unwrap_or(0);
    let mut new = created(partners, accounts, AFTER[0]..=AFTER[1], [27_112_026, 28_112_026, 29_112_026]);
    (known + 1..).zip(&mut new).for_each(|(number, deal)| deal.number = number);
    let new_deals = u32::try_from(new.len()).unwrap_or(0);
    deals.extend(new);
    let sheet = book.add_worksheet().set_name("Opportunities")?;
    let rows = deals.iter().map(|deal| deal_rows::cells(deal, accounts).map(Cell::written));
    write_rows(sheet, &deal_rows::HEADERS, rows)?;
    let ledger = mdf::rows(partners, &AFTER, activities, &mut Rng::new(30_112_026));
    let activities = u32::try_from(ledger.len()).unwrap_or(0);
    let sheet = book.add_worksheet().set_name("MDF ledger")?;
    write_rows(sheet, &mdf::HEADERS, ledger.into_iter().map(|row| row.map(Cell::written)))?;
    book.save(path)?;
    let sourced = AFTER.map(|quarter| total(partners, quarter).sourced);
    Ok(Written {
        partners: count,
        new_deals,
        closed_since,
        activities,
        sourced,
        promoted: &PROMOTED_AFTER,
        sunset: &SUNSET_AFTER,
    })
}

/// A line for each partner that is still there; the number of them.
fn write_production(sheet: &mut Worksheet, partners: &[Partner]) -> Result<u32, XlsxError> {
    sheet.write_string(
        0,
        0,
        format!("Northfold partner production, {} and {}", QUARTERS[NOW + 1], QUARTERS[NOW + 2]),
    )?;
    let headers = AFTER.iter().flat_map(|quarter| MEASURES.map(|measure| format!("{measure} {}", QUARTERS[*quarter])));
    let headers: Vec<String> = std::iter::once("Partner".to_owned()).chain(headers).collect();
    write_header(sheet, HEADER_ROW, &headers)?;
    let mut row = HEADER_ROW;
    for partner in partners.iter().filter(|partner| tier_after(partner).is_some()) {
        row += 1;
        let facts = AFTER.iter().flat_map(|quarter| facts_cells(partner.quarters[*quarter]));
        write_row(sheet, row, std::iter::once(Cell::text(partner.name)).chain(facts))?;
    }
    let totals = AFTER.iter().flat_map(|quarter| facts_cells(Some(total(partners, *quarter))));
    write_row(sheet, row + 1, std::iter::once(Cell::text("Total")).chain(totals))?;
    sheet.write_string(row + 1, 0, "Confidential Information - Do Not Distribute")?;
    sheet.set_column_width(0, 24)?;
    Ok(row - HEADER_ROW)
}

fn write_rows<const N: usize>(
    sheet: &mut Worksheet,
    headers: &[&str; N],
    rows: impl Iterator<Item = [Cell; N]>,
) -> Result<(), XlsxError> {
    write_header(sheet, 1, &headers.map(str::to_owned))?;
    for (row, cells) in (2..).zip(rows) {
        write_row(sheet, row, cells)?;
    }
    Ok(())
}
