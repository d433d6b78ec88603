//! The old .xls: a compound file (OLE) with records in a stream. Encrypted workbooks of the newer formats are compound files
//! too.

mod chains;
mod formats;
mod records;

use std::io::{Cursor, Read, Seek};

use calamine::{Data, DataRef, Reader, SheetType, SheetVisible, Xls, XlsError};
use cfb::CompoundFile;

use super::number_format::Shown;
use super::xlsx::taken;
use super::{Refusal, Sink};
pub use formats::Formats;
pub use records::SheetNotes;

/// Entries of a compound file's directory are this long and start at multiples of it.
const ENTRY_BYTES: usize = 128;
/// The stream with the workbook's records, in files since Excel 97 and before.
const STREAMS: [&str; 2] = ["/Workbook", "/Book"];

/// Reads a compound file into the sink.
pub fn read(mut reader: impl Read + Seek, sink: &mut impl Sink) -> Result<(), Refusal> {
    let mut content = Vec::new();
    reader.read_to_end(&mut content).map_err(|error| Refusal::unread(&error))?;
    drop(reader);
    if has_entry(&content, &["EncryptedPackage", "EncryptionInfo"]) {
        return Err(Refusal::PasswordProtected);
    }
    if !has_entry(&content, &["Workbook", "Book", "WORKBOOK", "BOOK"]) {
        return Err(Refusal::NotASpreadsheet);
    }
    chains::check(&content)?;
    let notes = notes(&mut content)?;
    sink.alive()?;
    let mut workbook = Xls::new(Cursor::new(content)).map_err(|error| match error {
        XlsError::Password => Refusal::PasswordProtected,
        _ => Refusal::damage(&error),
    })?;
    sink.alive()?;
    if workbook.has_1904_epoch() {
        sink.dates_from_1904()?;
    }
    let sheets = workbook.sheets_metadata().to_vec();
    for (index, sheet) in sheets.iter().enumerate().filter(|(_, sheet)| sheet.typ == SheetType::WorkSheet) {
        sink.sheet(&sheet.name, sheet.visible != SheetVisible::Visible)?;
        let range = workbook.worksheet_range(&sheet.name).map_err(|error| Refusal::damage(&error))?;
        let notes = notes.get(index);
        cells(&range, notes, sink)?;
        if let Some(notes) = notes {
            notes.marks.tell(sink)?;
        }
    }
    Ok(())
}

fn cells(range: &calamine::Range<Data>, notes: Option<&SheetNotes>, sink: &mut impl Sink) -> Result<(), Refusal> {
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (row, column, data) in range.used_cells() {
        let offset = |first: u32, at: usize| first.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
        let place = (offset(first_row, row), offset(first_column, column));
        let shown = notes.and_then(|notes| notes.shown.get(&place)).copied().unwrap_or(Shown::Plain);
        if let Some(value) = taken(&borrowed(data), shown) {
            sink.cell(place.0.saturating_add(1), place.1, value)?;
        }
    }
    Ok(())
}

fn borrowed(data: &Data) -> DataRef<'_> {
    match data {
        Data::Empty => DataRef::Empty,
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => DataRef::SharedString(text),
        Data::Bool(value) => DataRef::Bool(*value),
        Data::DateTime(serial) => DataRef::DateTime(*serial),
        Data::Error(error) => DataRef::Error(error.clone()),
    }
}

/// Whether a directory entry carries one of these names: UTF-16, ended by a zero. All sectors are looked at, so that it is
/// found in a damaged file too.
fn has_entry(content: &[u8], names: &[&str]) -> bool {
    let names: Vec<Vec<u8>> =
        names.iter().map(|name| name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect()).collect();
    content.chunks_exact(ENTRY_BYTES).any(|entry| names.iter().any(|name| entry.starts_with(name)))
}

/// What the reader does not tell of each sheet, in the order of the workbook; errs when the workbook is encrypted. Takes from
/// the records what they claim of the sheets' size, for the reader takes memory for it: where they cannot be come to, that may be any
/// amount, and percentages would be read as numbers.
fn notes(content: &mut [u8]) -> Result<Vec<SheetNotes>, Refusal> {
    let Ok(mut file) = CompoundFile::open(Cursor::new(&mut *content)) else { return Err(Refusal::Damaged) };
    let Some(path) = STREAMS.into_iter().find(|path| file.is_stream(path)) else { return Err(Refusal::Damaged) };
    let mut stream = file.open_stream(path).map_err(|_| Refusal::Damaged)?;
    records::look_through(&mut stream)
}
