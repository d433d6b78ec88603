//! Excel workbooks. Cells are streamed by a reader of our own: what a general one does for every cell beside what is asked here
//! took most of the time of an import.

mod book;
mod markup;
mod near;
mod parts;
mod position;
mod sheet;
mod strings;
mod styles;
mod tag;
mod text;

use std::io::{Read, Seek};

use calamine::{CellErrorType, DataRef, ExcelDateTime};
use jiff::civil::Date;
use zip::ZipArchive;

use super::number_format::Shown;
use super::{Refusal, Sink, Value};

use book::Book;
use parts::Parts;
use sheet::{Shared, SheetReader};
use strings::Strings;

/// Reads an Excel workbook into the sink, sheet by sheet.
pub fn read<R: Read + Seek + Send>(archive: ZipArchive<R>, sink: &mut impl Sink) -> Result<(), Refusal> {
    let mut parts = Parts::new(archive);
    let book = Book::read(&mut parts)?;
    if book.from_1904 {
        sink.dates_from_1904()?;
    }
    // A workbook without texts or without styles has no part for them.
    let strings = parts.read(&book.strings, |markup| Strings::read(markup, sink)).transpose()?.unwrap_or_default();
    let styles = parts.read(&book.styles, styles::read).transpose()?.unwrap_or_default();
    let shared = Shared { strings: &strings, styles: &styles, from_1904: book.from_1904 };
    for sheet in &book.sheets {
        sink.sheet(&sheet.name, sheet.is_hidden)?;
        let read = parts.read(&sheet.part, |markup| SheetReader::new(&shared, sink).read(markup));
        read.ok_or(Refusal::Damaged)??;
    }
    Ok(())
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
