use std::io::{Read, Seek};

use calamine::{Reader, SheetType, SheetVisible, Xlsb, XlsbError};

use super::number_format::Shown;
use super::xlsx::taken;
use super::{Refusal, Sink};

/// Reads a binary Excel workbook into the sink, streaming its cells.
pub fn read<R: Read + Seek>(reader: R, sink: &mut impl Sink) -> Result<(), Refusal> {
    let mut workbook = Xlsb::new(reader).map_err(|error| refusal(&error))?;
    if workbook.has_1904_epoch() {
        sink.dates_from_1904()?;
    }
    let sheets = workbook.sheets_metadata().to_vec();
    for sheet in sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        sink.sheet(&sheet.name, sheet.visible != SheetVisible::Visible)?;
        let mut cells = workbook.worksheet_cells_reader(&sheet.name).map_err(|error| refusal(&error))?;
        while let Some(cell) = cells.next_cell().map_err(|error| refusal(&error))? {
            let (row, column) = cell.get_position();
            if let Some(value) = taken(cell.get_value(), Shown::Plain) {
                sink.cell(row.saturating_add(1), column, value)?;
            }
        }
    }
    Ok(())
}

fn refusal(error: &XlsbError) -> Refusal {
    match error {
        XlsbError::Password => Refusal::PasswordProtected,
        _ => Refusal::damage(error),
    }
}
