use jiff::civil::Date;
use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, FormatBorder};

use crate::import::read::Cell;

/// Pale amber: what is to be looked at, readable also where it is printed without colour.
const BAD: Color = Color::RGB(0x00FF_E699);

/// A header: bold above a line.
pub fn header() -> Format {
    Format::new().set_bold().set_border_bottom(FormatBorder::Thin)
}

/// The reasons: several lines where there are several.
pub fn reasons() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top)
}

/// How a cell is shown, as the file showed it; `None` for plain ones.
///
/// A text that begins like a formula is marked as one that was typed as text, so that it stays text also when somebody
/// edits it.
pub fn of_cell(cell: &Cell, is_bad: bool) -> Option<Format> {
    let format = match cell {
        Cell::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => {
            Some(Format::new().set_quote_prefix())
        }
        Cell::Percent(fraction) => {
            let is_whole = (fraction * 100.0).fract() == 0.0;
            Some(Format::new().set_num_format(if is_whole { "0%" } else { "0.00%" }))
        }
        Cell::Amount(_, currency) => Some(Format::new().set_num_format(format!("[${}] #,##0.00", currency.code()))),
        Cell::Date(_) => Some(Format::new().set_num_format("yyyy-mm-dd")),
        _ => None,
    };
    if is_bad { Some(format.unwrap_or_default().set_background_color(BAD)) } else { format }
}

/// A day a spreadsheet can hold: its calendar begins in 1900.
pub fn excel_day(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    ExcelDateTime::from_ymd(year, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?).ok()
}
