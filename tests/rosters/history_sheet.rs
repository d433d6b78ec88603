//! demo-history.xlsx: the five quarters before the one in the roster, a column for each measure and quarter.

use std::path::Path;

use rust_xlsxwriter::XlsxError;

use crate::partners::{Facts, NOW, Partner, QUARTERS};
use crate::sheet::{Cell, workbook, write_header, write_row};

pub const SHEET: &str = "Production by quarter";
pub const HEADER_ROW: u32 = 3;
/// In the order of the columns of a quarter.
pub const MEASURES: [&str; 6] = ["Sourced", "Influenced", "Deal Regs", "Joint Deals", "MDF Allocated", "FTE"];

/// Writes the sheet; its last row of data.
pub fn write(path: &Path, partners: &[Partner]) -> Result<u32, XlsxError> {
    let mut book = workbook("Northfold partner production")?;
    let sheet = book.add_worksheet().set_name(SHEET)?;
    sheet.write_string(0, 0, "Northfold partner production, Q1 2025 to Q1 2026")?;
    let quarters = || QUARTERS[..NOW].iter();
    let headers = quarters().flat_map(|quarter| MEASURES.map(|measure| format!("{measure} {quarter}")));
    let headers: Vec<String> = std::iter::once("Partner".to_owned()).chain(headers).collect();
    write_header(sheet, HEADER_ROW, &headers)?;
    let mut row = HEADER_ROW;
    for partner in partners {
        row += 1;
        let facts = partner.quarters[..NOW].iter().flat_map(|facts| facts_cells(*facts));
        write_row(sheet, row, std::iter::once(Cell::text(partner.name)).chain(facts))?;
    }
    let totals = (0..NOW).flat_map(|quarter| facts_cells(Some(total(partners, quarter))));
    write_row(sheet, row + 1, std::iter::once(Cell::text("Total")).chain(totals))?;
    sheet.write_string(row + 1, 0, "Confidential Information - Do Not Distribute")?;
    sheet.set_column_width(0, 24)?;
    book.save(path)?;
    Ok(row)
}

/// What stands in the columns of a quarter; blank where there is nothing to say.
pub fn facts_cells(facts: Option<Facts>) -> [Cell; 6] {
    let Some(facts) = facts else { return [const { Cell::Blank }; 6] };
    [
        Cell::number(facts.sourced),
        Cell::number(facts.influenced),
        Cell::number(facts.registered),
        Cell::number(facts.co_sell),
        facts.mdf.map_or(Cell::Blank, Cell::number),
        Cell::Hundredths(facts.fte),
    ]
}

/// What all partners did and cost in a quarter.
pub fn total(partners: &[Partner], quarter: usize) -> Facts {
    partners.iter().map(|partner| partner.facts(quarter)).fold(Facts::default(), |sum, facts| Facts {
        sourced: sum.sourced + facts.sourced,
        influenced: sum.influenced + facts.influenced,
        registered: sum.registered + facts.registered,
        co_sell: sum.co_sell + facts.co_sell,
        mdf: Some(sum.mdf.unwrap_or_default() + facts.mdf.unwrap_or_default()),
        fte: sum.fte + facts.fte,
    })
}
