use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{ROWS, TEXT, cut, styles};
use crate::import::read::{Sheet, SheetRow};
use crate::import::recognized::Recognized;
use crate::import::table::OutsideReason;

/// Whether a row that holds anything stands outside the table.
pub fn has_rows(recognized: &Recognized, sheet: &Sheet) -> bool {
    rows(recognized, sheet).next().is_some()
}

/// Lists the rows outside the table with the reason and all their text, so that nothing is dropped in silence.
pub fn write(to: &mut Worksheet, recognized: &Recognized, sheet: &Sheet) -> Result<(), XlsxError> {
    let header = styles::header();
    for (column, text) in (0..).zip(["Row", "Why left out", "What stands there"]) {
        to.write_string_with_format(0, column, text, &header)?;
    }
    to.set_column_width(1, 18)?.set_column_width(2, 100)?.set_freeze_panes(1, 0)?;
    for (at, (row, reason)) in (1..ROWS).zip(rows(recognized, sheet)) {
        let texts: Vec<_> = row.filled().map(|(_, cell)| cell.text()).collect();
        to.write_number(at, 0, row.number)?;
        to.write_string(at, 1, reason.name())?;
        to.write_string(at, 2, cut(&texts.join(" | "), TEXT))?;
    }
    Ok(())
}

/// The rows outside the table that hold anything, in the order of the sheet.
fn rows<'a>(recognized: &'a Recognized, sheet: &'a Sheet) -> impl Iterator<Item = (&'a SheetRow, OutsideReason)> {
    recognized.outside.iter().flat_map(|outside| {
        let first = sheet.rows.partition_point(|row| row.number < outside.first);
        let rows = sheet.rows[first..].iter().take_while(|row| row.number <= outside.last);
        rows.map(|row| (row, outside.reason))
    })
}
