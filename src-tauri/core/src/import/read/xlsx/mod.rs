use std::collections::BTreeMap;
use std::io::{Read, Seek};

use calamine::{CellErrorType, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use jiff::civil::Date;

use super::number_format::Shown;
use super::{Refusal, SheetMarks, Sink, Value};
pub use sheet_scan::SheetScan;

mod sheet_parts;
mod sheet_scan;

/// Reads an Excel workbook into the sink. `marks` are what was seen of each part that is a sheet.
///
/// Cells are streamed, never asked for as a range: a range takes the memory its corners declare.
pub fn read<R: Read + Seek>(
    mut reader: R,
    marks: &BTreeMap<String, SheetMarks>,
    sink: &mut impl Sink,
) -> Result<(), Refusal> {
    let parts = sheet_parts::sheet_parts(&mut reader)?;
    reader.rewind().map_err(|_| Refusal::Damaged)?;
    let mut workbook = Xlsx::new(reader).map_err(|error| refusal(&error))?;
    if workbook.has_1904_epoch() {
        sink.dates_from_1904()?;
    }
    let found: Vec<_> =
        workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect();
    for sheet in found {
        sink.sheet(&sheet.name, sheet.visible != SheetVisible::Visible)?;
        cells(&mut workbook, &sheet.name, sink)?;
        if let Some(marks) = parts.get(&sheet.name).and_then(|part| marks.get(part)) {
            marks.tell(sink)?;
        }
    }
    Ok(())
}

fn cells<R: Read + Seek>(workbook: &mut Xlsx<R>, sheet: &str, sink: &mut impl Sink) -> Result<(), Refusal> {
    let mut cells = match workbook.worksheet_cells_reader(sheet) {
        Ok(cells) => cells,
        // A chart or dialog that calls itself a worksheet holds no rows.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
        Err(error) => return Err(refusal(&error)),
    };
    let shown: Vec<Shown> = cells
        .styles()
        .iter()
        .map(|style| style.number_format.as_ref().map_or(Shown::Plain, |format| Shown::from_code(&format.format_code)))
        .collect();
    let mut next = (1, 0);
    loop {
        match cells.next_cell_with_style_id() {
            Ok(Some((cell, style))) => {
                let (row, column) = cell.get_position();
                next = (row.saturating_add(1), column);
                let shown = shown.get(style).copied().unwrap_or(Shown::Plain);
                if let Some(value) = taken(cell.get_value(), shown) {
                    sink.cell(next.0, next.1, value)?;
                }
                next.1 += 1;
            }
            Ok(None) => return Ok(()),
            // An error word newer than the reader: the cell follows the one before it, and the stream goes on.
            Err(XlsxError::CellError(word)) => sink.cell(next.0, next.1, Value::Error(&word))?,
            Err(error) => return Err(refusal(&error)),
        }
    }
}

fn refusal(error: &XlsxError) -> Refusal {
    match error {
        XlsxError::Password => Refusal::PasswordProtected,
        _ => Refusal::Damaged,
    }
}

/// The reader's cell as ours.
pub fn taken<'a>(value: &'a DataRef<'_>, shown: Shown) -> Option<Value<'a>> {
    Some(match value {
        DataRef::Empty => return None,
        // Counts of rows and money below 2^53 are exact; nothing larger is a value Trellis stores.
        #[allow(clippy::cast_precision_loss)]
        DataRef::Int(number) => number_value(*number as f64, shown),
        DataRef::Float(number) => number_value(*number, shown),
        DataRef::String(text) | DataRef::DurationIso(text) => Value::Text(text),
        DataRef::SharedString(text) => Value::Text(text),
        DataRef::Bool(value) => Value::Bool(*value),
        DataRef::DateTime(serial) => date_value(serial),
        DataRef::DateTimeIso(text) => {
            text.get(..10).and_then(|day| day.parse::<Date>().ok()).map_or(Value::Text(text), Value::Date)
        }
        DataRef::Error(error) => Value::Error(error_word(error)),
    })
}

fn error_word(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}

fn number_value(number: f64, shown: Shown) -> Value<'static> {
    match shown {
        Shown::Plain => Value::Number(number),
        Shown::Percent => Value::Percent(number),
        Shown::Money(currency) => Value::Amount(number, currency),
    }
}

/// A day; a time of day or a duration stays the number it is.
fn date_value(serial: &ExcelDateTime) -> Value<'static> {
    let number = serial.as_f64();
    let (year, month, day, ..) = serial.to_ymd_hms_milli();
    let date = match (i16::try_from(year), i8::try_from(month), i8::try_from(day)) {
        (Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day).ok(),
        _ => None,
    };
    match date {
        Some(date) if serial.is_datetime() && (1.0..2_958_466.0).contains(&number) => Value::Date(date),
        _ => Value::Number(number),
    }
}
