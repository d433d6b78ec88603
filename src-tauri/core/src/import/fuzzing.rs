//! What the fuzz targets call: parts of the import that a file reaches only through others.

use std::path::Path;

use jiff::civil::date;

use super::read::{HowToRead, Limits, Sheet, SheetRow};
use super::{Cell, Context, PartnerNames, Recognized, Workbook, read, recognize};
use crate::api::import::{ColumnChoice, ImportChoices, ImportKind};
use crate::model::{Currency, DEFAULT_MOTIONS, DEFAULT_SEGMENTS, FiscalCalendar};
use crate::store::Environment;
use crate::{Job, Result};

/// Bytes as a delimited file.
pub fn read_delimited(bytes: &[u8]) -> Result<Workbook> {
    read::delimited(bytes, "fuzz.csv").map(workbook)
}

/// A sheet of text: a line a row, tabs between cells; a text that is a number becomes one.
#[must_use]
pub fn sheet(text: &str) -> Workbook {
    let cell = |text: &str| match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Cell::Number(number),
        _ => Cell::from_text(text),
    };
    let rows = (1..).zip(text.lines()).filter_map(|(number, line)| {
        let mut cells: Vec<Cell> = line.split('\t').map(cell).collect();
        while cells.last().is_some_and(Cell::is_empty) {
            cells.pop();
        }
        (!cells.is_empty()).then_some(SheetRow { number, cells, ..SheetRow::default() })
    });
    workbook(vec![Sheet { name: "Fuzz".to_owned(), rows: rows.collect(), ..Sheet::default() }])
}

/// What a new document recognizes.
pub fn recognized(workbook: &Workbook) -> Result<Recognized> {
    recognize(workbook, &ImportChoices::default(), &context())
}

/// The same where the user says how it is to be read.
pub fn recognized_as(workbook: &Workbook, choices: &ImportChoices) -> Result<Recognized> {
    recognize(workbook, choices, &context())
}

/// A file as it is read where no other process can be started for it.
pub fn read_file(path: &Path, environment: &Environment) -> Result<Workbook> {
    let limits = Limits { seconds: 2, ..Limits::load(&environment.data_folder)? };
    read(path, &HowToRead { worker: None, limits, job: Job::unwatched() })
}

/// A roster of invented names with a column of `text`, a line each, that is read as `field`.
#[must_use]
pub fn column(header: &str, field: &str, text: &str) -> Option<Recognized> {
    let rows = (2..).zip(text.lines()).map(|(number, line)| {
        let mut cells = vec![Cell::from_text(&format!("Alder {number}"))];
        cells.extend(Some(Cell::from_text(line)).filter(|cell| !cell.is_empty()));
        SheetRow { number, cells, ..SheetRow::default() }
    });
    let header =
        SheetRow { number: 1, cells: vec![Cell::from_text("Partner"), Cell::from_text(header)], ..SheetRow::default() };
    let rows = std::iter::once(header).chain(rows).collect();
    let workbook = workbook(vec![Sheet { name: "Fuzz".to_owned(), rows, ..Sheet::default() }]);
    let choices = ImportChoices {
        header_row: Some(1),
        kind: Some(ImportKind::Roster),
        columns: vec![ColumnChoice { column: 1, field: field.to_owned() }],
        ..ImportChoices::default()
    };
    recognize(&workbook, &choices, &context()).ok()
}

/// Whether a line holds nothing that a cell would.
#[must_use]
pub fn is_blank(line: &str) -> bool {
    Cell::from_text(line).is_empty()
}

fn workbook(sheets: Vec<Sheet>) -> Workbook {
    Workbook { file_name: "fuzz.csv".to_owned(), byte_len: 0, sheets, dates_from_1904: false }
}

fn context() -> Context {
    Context {
        currency: Currency::USD,
        calendar: FiscalCalendar::default(),
        fourth_tier: false,
        segments: DEFAULT_SEGMENTS.map(String::from).into(),
        sources: Vec::new(),
        partners: PartnerNames::default(),
        motions: DEFAULT_MOTIONS.map(String::from).into(),
        as_of: date(2026, 6, 30),
    }
}
