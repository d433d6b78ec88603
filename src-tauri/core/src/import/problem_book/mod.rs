//! The workbook of problems: the rows of a file that have one, as they stood, to be corrected and imported again.

mod kept_choices;
mod left_out;
mod problem_sheet;
mod reasons;
mod styles;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook as Writer, Worksheet, XlsxError};

use super::Problem;
use super::read::Workbook;
use super::recognized::Recognized;
use super::table::FilledSheet;
use crate::api::import::ImportChoices;
use crate::{Error, Result};

pub use kept_choices::KeptChoices;
use problem_sheet::ProblemSheet;
pub use reasons::is_reasons_column;

/// What is written into every workbook of problems beside the rows.
const AUTHOR: &str = "Trellis";
/// The rows and columns of a sheet.
const ROWS: u32 = 1_048_576;
const COLUMNS: usize = 16_384;
/// The longest name of a sheet, in UTF-16 units.
const LONGEST_NAME: usize = 31;
/// The longest text of a cell, in UTF-16 units.
const TEXT: usize = 32_767;

/// The rows of `recognized` that have one of `problems`, as an .xlsx: all columns under the header, bad cells filled and
/// noted, the reasons in a last column; rows outside the table on a second sheet; and, hidden, how the file was read, so
/// that the workbook is read the same way. `None` when there is no problem.
///
/// The same arguments give the same bytes. Texts stay texts, whatever they begin with.
pub fn problem_book(
    workbook: &Workbook,
    recognized: &Recognized,
    choices: &ImportChoices,
    problems: &[Problem],
) -> Result<Option<Vec<u8>>> {
    let sheet = workbook.sheets.iter().find(|sheet| sheet.name == recognized.sheet);
    let Some(sheet) = sheet.filter(|_| !problems.is_empty()) else { return Ok(None) };
    let filled = FilledSheet::new(sheet, Some(recognized.header_row));
    let Some(table) = filled.table(Some(recognized.header_row)) else { return Ok(None) };
    let write = || {
        let mut writer = dated(recognized)?;
        let mut names = SheetNames::default();
        let name = names.claim(&recognized.sheet);
        ProblemSheet::new(recognized, &table, problems).write(writer.add_worksheet().set_name(&name)?)?;
        if left_out::has_rows(recognized, sheet) {
            left_out::write(named(&mut writer, &mut names, "Left out")?, recognized, sheet)?;
        }
        let kept = KeptChoices::new(&name, recognized, choices, workbook.dates_from_1904);
        kept.write(named(&mut writer, &mut names, AUTHOR)?)?;
        writer.save_to_buffer()
    };
    let unwritten =
        |error: XlsxError| Error::new(format!("the problems of {} could not be written: {error}", workbook.file_name));
    write().map(Some).map_err(unwritten)
}

/// An empty workbook that says it was made on the day the file speaks of: a clock would make every copy differ.
fn dated(recognized: &Recognized) -> std::result::Result<Writer, XlsxError> {
    let day = styles::excel_day(recognized.as_of).map_or_else(|| ExcelDateTime::from_ymd(2000, 1, 1), Ok)?;
    let mut writer = Writer::new();
    writer.set_properties(&DocProperties::new().set_author(AUTHOR).set_creation_datetime(&day));
    Ok(writer)
}

fn named<'w>(
    writer: &'w mut Writer,
    names: &mut SheetNames,
    name: &str,
) -> std::result::Result<&'w mut Worksheet, XlsxError> {
    writer.add_worksheet().set_name(names.claim(name))
}

/// The names of the sheets so far: a spreadsheet takes each once, without regard to case.
#[derive(Default)]
struct SheetNames(Vec<String>);

impl SheetNames {
    /// The name nearest to `wanted` that a spreadsheet takes and no other sheet has.
    fn claim(&mut self, wanted: &str) -> String {
        let allowed = wanted.replace(['*', '?', ':', '[', ']', '\\', '/'], "-");
        let allowed = cut(allowed.trim().trim_matches('\''), LONGEST_NAME);
        let base = if allowed.is_empty() || allowed.eq_ignore_ascii_case("history") { "Problems" } else { &allowed };
        let mut name = base.to_owned();
        let mut number = 2;
        while self.0.iter().any(|known| known.to_lowercase() == name.to_lowercase()) {
            name = format!("{} {number}", cut(base, LONGEST_NAME - 6));
            number += 1;
        }
        self.0.push(name.clone());
        name
    }
}

/// The beginning of a text that has at most `units` UTF-16 units.
fn cut(text: &str, units: usize) -> String {
    let mut left = units;
    text.chars()
        .take_while(|letter| {
            let fits = letter.len_utf16() <= left;
            left = left.saturating_sub(letter.len_utf16());
            fits
        })
        .collect()
}
