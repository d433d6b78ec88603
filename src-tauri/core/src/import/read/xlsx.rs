use std::io::{Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{CellErrorType, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use jiff::civil::Date;

use super::limits::{self, Budget};
use super::number_format::Shown;
use super::sheet_rows::SheetRows;
use super::{Cell, Sheet, archive, damaged};
use crate::{Error, Result};

/// The sheets of an Excel workbook, and whether its dates count from 1904.
///
/// Cells are streamed, never asked for as a range: a range takes the memory its corners declare.
pub fn read<R: Read + Seek>(mut reader: R, file_name: &str) -> Result<(Vec<Sheet>, bool)> {
    archive::check(&mut reader, file_name)?;
    reader.rewind().map_err(|_| damaged(file_name))?;
    // Overflowing cell references panic inside the reader; a crafted file must not take the document down with it.
    catch_unwind(AssertUnwindSafe(|| sheets(reader, file_name))).unwrap_or_else(|_| Err(damaged(file_name)))
}

fn sheets<R: Read + Seek>(reader: R, file_name: &str) -> Result<(Vec<Sheet>, bool)> {
    let mut workbook = Xlsx::new(reader).map_err(|error| refusal(&error, file_name))?;
    let found: Vec<_> =
        workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect();
    if found.len() > limits::SHEETS {
        return Err(limits::too_large(file_name));
    }
    let mut budget = Budget::new(file_name);
    let mut sheets = Vec::with_capacity(found.len());
    for sheet in found {
        let rows = rows(&mut workbook, &sheet.name, file_name, &mut budget)?;
        let hidden = sheet.visible != SheetVisible::Visible;
        sheets.push(Sheet { name: sheet.name, hidden, rows, ..Sheet::default() });
    }
    Ok((sheets, workbook.has_1904_epoch()))
}

fn rows<R: Read + Seek>(
    workbook: &mut Xlsx<R>,
    sheet: &str,
    file_name: &str,
    budget: &mut Budget<'_>,
) -> Result<Vec<super::SheetRow>> {
    let mut cells = match workbook.worksheet_cells_reader(sheet) {
        Ok(cells) => cells,
        // A chart or dialog that calls itself a worksheet holds no rows.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Vec::new()),
        Err(error) => return Err(refusal(&error, file_name)),
    };
    let shown: Vec<Shown> = cells
        .styles()
        .iter()
        .map(|style| style.number_format.as_ref().map_or(Shown::Plain, |format| Shown::from_code(&format.format_code)))
        .collect();
    let mut rows = SheetRows::default();
    let mut next = (1, 0);
    loop {
        match cells.next_cell_with_style_id() {
            Ok(Some((cell, style))) => {
                let (row, column) = cell.get_position();
                next = (row.saturating_add(1), column as usize);
                let shown = shown.get(style).copied().unwrap_or(Shown::Plain);
                rows.put(next.0, next.1, taken(cell.get_value(), shown), budget)?;
                next.1 += 1;
            }
            Ok(None) => return Ok(rows.finish()),
            // An error word newer than the reader: the cell follows the one before it, and the stream goes on.
            Err(XlsxError::CellError(word)) => rows.put(next.0, next.1, Cell::Error(word.into()), budget)?,
            Err(error) => return Err(refusal(&error, file_name)),
        }
    }
}

fn refusal(error: &XlsxError, file_name: &str) -> Error {
    match error {
        XlsxError::Password => {
            Error::new(format!("{file_name} is password-protected; save it without a password and import it again"))
        }
        _ => damaged(file_name),
    }
}

/// The reader's cell as ours.
fn taken(value: &DataRef<'_>, shown: Shown) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        // Counts of rows and money below 2^53 are exact; nothing larger is a value Trellis stores.
        #[allow(clippy::cast_precision_loss)]
        DataRef::Int(number) => number_cell(*number as f64, shown),
        DataRef::Float(number) => number_cell(*number, shown),
        DataRef::String(text) | DataRef::DurationIso(text) => Cell::from_text(text),
        DataRef::SharedString(text) => Cell::from_text(text),
        DataRef::Bool(value) => Cell::Bool(*value),
        DataRef::DateTime(serial) => date_cell(serial),
        DataRef::DateTimeIso(text) => {
            text.get(..10).and_then(|day| day.parse::<Date>().ok()).map_or_else(|| Cell::from_text(text), Cell::Date)
        }
        DataRef::Error(CellErrorType::GettingData) => Cell::Error("#GETTING_DATA".into()),
        DataRef::Error(error) => Cell::Error(error.to_string().into()),
    }
}

fn number_cell(number: f64, shown: Shown) -> Cell {
    match shown {
        _ if !number.is_finite() => Cell::Error("#NUM!".into()),
        Shown::Plain => Cell::Number(number),
        Shown::Percent => Cell::Percent(number),
        Shown::Money(currency) => Cell::Amount(number, currency),
    }
}

/// A day; a time of day or a duration stays the number it is.
fn date_cell(serial: &ExcelDateTime) -> Cell {
    let number = serial.as_f64();
    let (year, month, day, ..) = serial.to_ymd_hms_milli();
    let date = match (i16::try_from(year), i8::try_from(month), i8::try_from(day)) {
        (Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day).ok(),
        _ => None,
    };
    match date {
        Some(date) if serial.is_datetime() && (1.0..2_958_466.0).contains(&number) => Cell::Date(date),
        _ => number_cell(number, Shown::Plain),
    }
}
