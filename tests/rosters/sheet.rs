//! Small words for writing workbooks whose bytes never change.

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// A workbook that says it was made on the quarter's last day, whenever it is written.
pub fn workbook(title: &str) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title(title)
        .set_company("Northfold")
        .set_creation_datetime(&ExcelDateTime::from_ymd(2026, 6, 30)?);
    workbook.set_properties(&properties);
    Ok(workbook)
}

pub fn excel_date(day: Date) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: i8| u8::try_from(number).unwrap_or_default();
    ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or_default(), part(day.month()), part(day.day()))
}

/// A cell as somebody typed it: a number, a text that may look like one, a date, or nothing.
pub enum Cell {
    Number(f64),
    /// In hundredths; shown with two decimals.
    Hundredths(u32),
    Text(String),
    Day(Date),
    Blank,
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A text as it is; nothing where it is empty.
    pub fn written(text: String) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }

    pub fn number(number: u32) -> Self {
        Self::Number(f64::from(number))
    }

    pub fn optional(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Blank, |text| Self::Text(text.into()))
    }
}

/// Writes `cells` into the 1-based `row`.
pub fn write_row(sheet: &mut Worksheet, row: u32, cells: impl IntoIterator<Item = Cell>) -> Result<(), XlsxError> {
    let row = row - 1;
    for (column, cell) in (0_u16..).zip(cells) {
        match cell {
            Cell::Number(number) => sheet.write_number(row, column, number)?,
            Cell::Hundredths(hundredths) => {
                let format = Format::new().set_num_format("0.00");
                sheet.write_number_with_format(row, column, f64::from(hundredths) / 100.0, &format)?
            }
            Cell::Text(text) => sheet.write_string(row, column, text)?,
            Cell::Day(day) => {
                let format = Format::new().set_num_format("d mmm yyyy");
                sheet.write_datetime_with_format(row, column, &excel_date(day)?, &format)?
            }
            Cell::Blank => continue,
        };
    }
    Ok(())
}

/// Writes the header in bold and keeps it in view.
pub fn write_header(sheet: &mut Worksheet, row: u32, headers: &[String]) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    for (column, header) in (0_u16..).zip(headers) {
        sheet.write_string_with_format(row - 1, column, header, &bold)?;
    }
    sheet.set_freeze_panes(row, 1)?;
    Ok(())
}

/// "$1,250,000".
pub fn dollars(amount: u32) -> String {
    let digits = amount.to_string();
    let mut text = String::from("$");
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
