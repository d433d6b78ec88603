use rust_xlsxwriter::{
    Color, ConditionalFormatCell, ConditionalFormatCellRule, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

use super::{Book, Cell, Sheet};
use crate::model::Currency;
use crate::{Error, Result};

/// The longest text of a cell, in UTF-16 units.
const LONGEST: usize = 32_767;
/// The accent, and its tint for cells that are to be changed.
const ACCENT: Color = Color::RGB(0x000B_6B5D);
const TINT: Color = Color::RGB(0x00E5_F1EE);
const INK_2: Color = Color::RGB(0x0052_5A58);
const HUNDREDTHS: &str = "#,##0.00";
const NEGATIVE: Color = Color::RGB(0x00A3_271D);

/// The book as .xlsx bytes. Formulas carry what they come to, so that they show it before anything is recalculated; every sheet is
/// ready to be printed.
///
/// # Errors
/// When a sheet cannot be written.
pub fn write(book: &Book) -> Result<Vec<u8>> {
    written(book).map_err(|error| Error::new(format!("the workbook could not be written: {error}")))
}

fn written(book: &Book) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let day = (u16::try_from(book.day.year()), u8::try_from(book.day.month()), u8::try_from(book.day.day()));
    let day = match day {
        (Ok(year), Ok(month), Ok(day)) => ExcelDateTime::from_ymd(year, month, day)?,
        _ => ExcelDateTime::from_ymd(2000, 1, 1)?,
    };
    let properties = DocProperties::new().set_title(&book.title).set_author(&book.author);
    workbook.set_properties(&properties.set_creation_datetime(&day));
    for sheet in &book.sheets {
        write_sheet(workbook.add_worksheet(), sheet, book)?;
    }
    workbook.save_to_buffer()
}

fn write_sheet(page: &mut Worksheet, sheet: &Sheet, book: &Book) -> std::result::Result<(), XlsxError> {
    page.set_name(sheet.name)?;
    let header = sheet.header_row();
    let last = u16::try_from(sheet.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    page.write_with_format(0, 0, &sheet.title, &plain_format().set_bold().set_font_size(14))?;
    page.write_with_format(1, 0, &sheet.note, &plain_format().set_font_color(INK_2))?;
    let head = plain_format()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Bottom)
        .set_border_bottom(FormatBorder::Medium)
        .set_border_bottom_color(ACCENT);
    for (place, column) in (0_u16..).zip(&sheet.columns) {
        page.set_column_width(place, column.width)?;
        let is_number = sheet.rows.iter().filter_map(|row| row.get(usize::from(place))).any(Cell::is_number);
        let head = if is_number { head.clone().set_align(FormatAlign::Right) } else { head.clone() };
        page.write_with_format(header, place, &column.title, &head)?;
    }
    for (row, cells) in (3_u32..).zip(&sheet.above) {
        write_row(page, row, cells, sheet, book.currency)?;
    }
    for (row, cells) in (header + 1..).zip(&sheet.rows) {
        write_row(page, row, cells, sheet, book.currency)?;
    }
    let end = header + u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    if !sheet.rows.is_empty() {
        page.autofilter(header, 0, end, last)?;
    }
    page.set_freeze_panes(header + 1, sheet.frozen_columns)?;
    page.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    page.set_repeat_rows(header, header)?;
    page.set_footer(format!("&L{}&C&A&R&P / &N", book.confidentiality.replace('&', "&&")));
    Ok(())
}

fn write_row(
    page: &mut Worksheet,
    row: u32,
    cells: &[Cell],
    sheet: &Sheet,
    currency: Currency,
) -> std::result::Result<(), XlsxError> {
    for (column, cell) in (0_u16..).zip(cells) {
        let wraps = sheet.columns.get(usize::from(column)).is_some_and(|column| column.wraps);
        write_cell(page, (row, column), cell, format(cell, wraps, currency), currency)?;
    }
    Ok(())
}

fn write_cell(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    format: Format,
    currency: Currency,
) -> std::result::Result<(), XlsxError> {
    match cell {
        Cell::Blank => {}
        Cell::Text(text) | Cell::Strong(text) => {
            page.write_string_with_format(row, column, shortened(text), &format)?;
        }
        Cell::Input(inner) | Cell::Change(inner) => write_cell(page, (row, column), inner, format, currency)?,
        Cell::Formula(expression, result) => {
            let formula = Formula::new(expression).set_result(plain(result, currency));
            page.write_formula_with_format(row, column, formula, &format)?;
            if is_difference(expression) {
                let rule = ConditionalFormatCellRule::NotEqualTo(0);
                let off = Format::new().set_font_color(NEGATIVE).set_bold();
                let condition = ConditionalFormatCell::new().set_rule(rule).set_format(off);
                page.add_conditional_format(row, column, row, column, &condition)?;
            }
        }
        number => {
            page.write_number_with_format(row, column, value(number, currency), &format)?;
        }
    }
    Ok(())
}

/// A font every machine has, or has one as wide as.
fn plain_format() -> Format {
    Format::new().set_font_name("Arial").set_font_size(10)
}

/// Whether a formula says how far something is off: rounded, so that a cent is not lost in a float.
fn is_difference(expression: &str) -> bool {
    expression.starts_with("=ROUND(")
}

fn shortened(text: &str) -> String {
    if text.encode_utf16().count() <= LONGEST {
        return text.to_owned();
    }
    let mut units = 1;
    let fits = |letter: &char| {
        units += letter.len_utf16();
        units <= LONGEST
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

fn format(cell: &Cell, wraps: bool, currency: Currency) -> Format {
    let format = plain_format().set_align(FormatAlign::Top);
    match cell {
        Cell::Blank => format,
        Cell::Text(text) => {
            let format = if wraps { format.set_text_wrap() } else { format };
            let is_like_a_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
            if is_like_a_formula { format.set_quote_prefix() } else { format }
        }
        Cell::Strong(_) => format.set_bold(),
        Cell::Count(_) => format.set_num_format("#,##0"),
        Cell::Hundredths(_) => format.set_num_format(HUNDREDTHS),
        Cell::Ratio(..) => format.set_num_format("0.0%"),
        Cell::Money(_) => format.set_num_format(money_format(currency)),
        Cell::Change(inner) => {
            let number = match inner.as_ref() {
                Cell::Money(_) => money_format(currency),
                _ => HUNDREDTHS.to_owned(),
            };
            // A sign before each, and nothing for zero.
            format.set_num_format(format!("+{number};-{number};"))
        }
        Cell::Input(inner) => self::format(inner, wraps, currency).set_background_color(TINT),
        Cell::Formula(_, result) => self::format(result, wraps, currency),
    }
}

/// `"$"#,##0.00`, with as many decimals as the currency has.
fn money_format(currency: Currency) -> String {
    let decimals = match currency.minor_per_major() {
        1 => String::new(),
        per => format!(".{}", "0".repeat(per.ilog10() as usize)),
    };
    format!("\"{}\"#,##0{decimals}", currency.symbol())
}

#[expect(clippy::cast_precision_loss, reason = "amounts are below 2^53 minor units, as they cross to the window")]
fn value(cell: &Cell, currency: Currency) -> f64 {
    match cell {
        Cell::Count(count) => *count as f64,
        Cell::Hundredths(hundredths) => *hundredths as f64 / 100.0,
        Cell::Money(minor) => *minor as f64 / currency.minor_per_major() as f64,
        Cell::Ratio(part, whole) => f64::from(*part) / f64::from((*whole).max(1)),
        Cell::Input(inner) | Cell::Change(inner) | Cell::Formula(_, inner) => value(inner, currency),
        Cell::Blank | Cell::Text(_) | Cell::Strong(_) => 0.0,
    }
}

/// The result of a formula as its cell keeps it.
fn plain(cell: &Cell, currency: Currency) -> String {
    match cell {
        Cell::Text(text) | Cell::Strong(text) => text.clone(),
        Cell::Blank => String::new(),
        number => value(number, currency).to_string(),
    }
}
