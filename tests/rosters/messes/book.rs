//! Workbooks from cells in a short notation.

use std::error::Error;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};

pub type Bytes = Result<Vec<u8>, Box<dyn Error>>;

/// A workbook that says it was made on the quarter's last day, whenever it is written.
pub fn new() -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2026, 6, 30)?));
    Ok(book)
}

/// A workbook of one sheet.
pub fn one(name: &str, rows: &[&[&str]]) -> Bytes {
    let mut book = new()?;
    fill(book.add_worksheet().set_name(name)?, 0, rows)?;
    Ok(book.save_to_buffer()?)
}

/// Adds a sheet.
pub fn sheet<'b>(book: &'b mut Workbook, name: &str, rows: &[&[&str]]) -> Result<&'b mut Worksheet, Box<dyn Error>> {
    let sheet = book.add_worksheet().set_name(name)?;
    fill(sheet, 0, rows)?;
    Ok(sheet)
}

/// Writes rows from the 0-based row `first` on. A cell is text, or what it says in front:
///
/// `n:12.5` a number, `p:0.35` a number shown as 35%, `eur:12.5` one shown in euros, `d:2026-03-12` a day, `e:#REF!` a
/// formula that failed; nothing is an empty cell.
pub fn fill(sheet: &mut Worksheet, first: u32, rows: &[&[&str]]) -> Result<(), Box<dyn Error>> {
    for (row, cells) in (first..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            write(sheet, row, column, cell)?;
        }
    }
    Ok(())
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &str) -> Result<(), Box<dyn Error>> {
    let (kind, rest) = cell.split_once(':').unwrap_or_default();
    let shown = |format: &str| Format::new().set_num_format(format);
    match kind {
        "n" => sheet.write_number(row, column, rest.parse::<f64>()?)?,
        "p" => sheet.write_number_with_format(row, column, rest.parse::<f64>()?, &shown("0.0%"))?,
        "usd" => sheet.write_number_with_format(row, column, rest.parse::<f64>()?, &shown("\"$\"#,##0"))?,
        "eur" => sheet.write_number_with_format(row, column, rest.parse::<f64>()?, &shown("[$€-407] #,##0.00"))?,
        "d" => {
            sheet.write_datetime_with_format(row, column, ExcelDateTime::parse_from_str(rest)?, &shown("d mmm yyyy"))?
        }
        "e" => sheet.write_formula(row, column, Formula::new("1/0").set_result(rest))?,
        _ if cell.is_empty() => sheet,
        _ => sheet.write_string(row, column, cell)?,
    };
    Ok(())
}
