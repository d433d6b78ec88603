use rust_xlsxwriter::{Format, Note, Worksheet, XlsxError};

use super::reasons::{HEADER, Reasons, is_reasons_column};
use super::{AUTHOR, COLUMNS, ROWS, TEXT, cut, styles};
use crate::import::Problem;
use crate::import::read::{Cell, SheetRow};
use crate::import::recognized::Recognized;
use crate::import::table::Table;

/// A spreadsheet opens slowly with more notes than this; the reasons stand in the last column as well.
const NOTES: usize = 5_000;
/// Wide enough for most names, and for most reasons.
const COLUMN_WIDTH: u16 = 18;
const REASONS_WIDTH: u16 = 60;

/// The rows that have a problem, under their header.
pub struct ProblemSheet<'a> {
    recognized: &'a Recognized,
    table: &'a Table<'a>,
    reasons: Reasons<'a>,
    /// Columns of the file: the reasons of an earlier workbook of problems are not among them.
    columns: Vec<usize>,
    /// The column of the reasons, behind all others.
    last: usize,
}

impl<'a> ProblemSheet<'a> {
    pub fn new(recognized: &'a Recognized, table: &'a Table<'a>, problems: &'a [Problem]) -> Self {
        let columns: Vec<usize> = recognized
            .columns
            .iter()
            .filter(|column| !is_reasons_column(&column.header))
            .map(|column| column.column as usize)
            .filter(|column| *column < COLUMNS)
            .collect();
        let last = columns.last().map_or(0, |column| column + 1);
        Self { recognized, table, reasons: Reasons::new(recognized, problems), columns, last }
    }

    /// Writes the header into the first row and the rows below it, as many as a sheet holds.
    pub fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        self.write_header(sheet)?;
        let rows = self.table.rows.iter().filter(|row| self.reasons.has(row.number));
        let mut notes = NOTES;
        for (at, row) in (1..ROWS).zip(rows) {
            self.write_row(sheet, at, row, &mut notes)?;
        }
        Ok(())
    }

    /// The names under which the columns were recognized: those of a header of two rows are one text.
    fn write_header(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let format = styles::header();
        for column in &self.recognized.columns {
            if self.columns.contains(&(column.column as usize)) {
                let at = place(column.column as usize);
                sheet.write_string_with_format(0, at, cut(&column.header, TEXT), &format)?;
                sheet.set_column_width(at, COLUMN_WIDTH)?;
            }
        }
        if self.last < COLUMNS {
            sheet.write_string_with_format(0, place(self.last), HEADER, &format)?;
            sheet.set_column_width(place(self.last), REASONS_WIDTH)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        Ok(())
    }

    fn write_row(&self, sheet: &mut Worksheet, at: u32, row: &SheetRow, notes: &mut usize) -> Result<(), XlsxError> {
        let mut reasons = self.reasons.of_row(row.number);
        for &column in &self.columns {
            let cell = row.cell(column);
            let why = self.reasons.of_cell(row.number, u32::from(place(column)));
            let format = styles::of_cell(cell, !why.is_empty());
            write_cell(sheet, (at, place(column)), cell, format.as_ref())?;
            if is_too_long(cell) {
                reasons = format!("{reasons}. row {}: a text was cut at {TEXT} letters, all a cell holds", row.number);
            }
            if !why.is_empty() && *notes > 0 {
                *notes -= 1;
                let note = Note::new(cut(&why, 1_000)).set_author(AUTHOR).add_author_prefix(false);
                sheet.insert_note(at, place(column), &note)?;
            }
        }
        if self.last < COLUMNS {
            sheet.write_string_with_format(at, place(self.last), cut(&reasons, TEXT), &styles::reasons())?;
        }
        Ok(())
    }
}

/// Columns are bounded by what a sheet has.
fn place(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

fn is_too_long(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if text.len() > TEXT && text.encode_utf16().count() > TEXT)
}

/// A cell with the type it has in the file; a formula is never written.
fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    format: Option<&Format>,
) -> Result<(), XlsxError> {
    let plain = Format::new();
    let format = format.unwrap_or(&plain);
    match cell {
        Cell::Empty if *format == plain => return Ok(()),
        Cell::Empty => sheet.write_blank(row, column, format)?,
        Cell::Number(number) | Cell::Percent(number) | Cell::Amount(number, _) => {
            sheet.write_number_with_format(row, column, *number, format)?
        }
        Cell::Bool(is_true) => sheet.write_boolean_with_format(row, column, *is_true, format)?,
        Cell::Date(day) => match styles::excel_day(*day) {
            Some(day) => sheet.write_datetime_with_format(row, column, &day, format)?,
            None => sheet.write_string_with_format(row, column, day.to_string(), format)?,
        },
        Cell::Text(text) | Cell::Error(text) => sheet.write_string_with_format(row, column, cut(text, TEXT), format)?,
    };
    Ok(())
}
