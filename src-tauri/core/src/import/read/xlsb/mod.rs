//! The binary .xlsx: records in the parts of an archive.

mod notes;
mod records;

use std::io::{Read, Seek};

use calamine::{Reader, SheetType, SheetVisible, Xlsb, XlsbError};
use zip::ZipArchive;

use super::number_format::Shown;
use super::xlsx::taken;
use super::{Refusal, Sink};
use notes::notes;

/// Reads a binary Excel workbook into the sink, streaming its cells.
pub fn read<R: Read + Seek>(mut archive: ZipArchive<R>, sink: &mut impl Sink) -> Result<(), Refusal> {
    let notes = notes(&mut archive);
    sink.alive()?;
    let mut reader = archive.into_inner();
    reader.rewind().map_err(|_| Refusal::Damaged)?;
    let mut workbook = Xlsb::new(reader).map_err(|error| refusal(&error))?;
    if workbook.has_1904_epoch() {
        sink.dates_from_1904()?;
    }
    let sheets = workbook.sheets_metadata().to_vec();
    for sheet in sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        sink.sheet(&sheet.name, sheet.visible != SheetVisible::Visible)?;
        let notes = notes.get(&sheet.name);
        let mut cells = workbook.worksheet_cells_reader(&sheet.name).map_err(|error| refusal(&error))?;
        while let Some(cell) = cells.next_cell().map_err(|error| refusal(&error))? {
            let place = cell.get_position();
            let shown = notes.and_then(|notes| notes.shown.get(&place)).copied().unwrap_or(Shown::Plain);
            if let Some(value) = taken(cell.get_value(), shown) {
                sink.cell(place.0.saturating_add(1), place.1, value)?;
            }
        }
        if let Some(notes) = notes {
            notes.marks.tell(sink)?;
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
