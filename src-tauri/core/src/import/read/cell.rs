use std::borrow::Cow;

use arcstr::{ArcStr, literal};
use jiff::civil::Date;

use super::Value;
use super::shared_texts::SharedTexts;
use crate::model::Currency;

/// What a cell of a sheet holds, as the file has it; nothing is interpreted yet.
///
/// Text is trimmed, non-breaking spaces included. A CSV file has text, errors and empty cells only. A million rows of
/// them are held at once, so a cell is two words long and cells of the same text may share it.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    #[default]
    Empty,
    Text(ArcStr),
    Number(f64),
    /// A number the spreadsheet shows as a percentage; 0.35 is shown as 35%.
    Percent(f64),
    /// A number the spreadsheet shows with a currency.
    Amount(f64, Currency),
    Date(Date),
    Bool(bool),
    /// "#REF!".
    Error(ArcStr),
}

/// What spreadsheets write where a formula failed.
const ERROR_WORDS: [&str; 9] =
    ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"];

impl Cell {
    /// The cell of this text: empty when nothing is left after trimming, an error when it is a spreadsheet's error word.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        Self::of(Value::Text(text), &mut SharedTexts::none())
    }

    /// What a reader found as a cell, its text shared with cells before.
    pub(super) fn of(value: Value<'_>, texts: &mut SharedTexts) -> Self {
        match value {
            Value::Text(text) => Self::of_text(text, texts),
            Value::Number(number) | Value::Percent(number) | Value::Amount(number, _) if !number.is_finite() => {
                Self::Error(literal!("#NUM!"))
            }
            Value::Number(number) => Self::Number(number),
            Value::Percent(number) => Self::Percent(number),
            Value::Amount(number, currency) => Self::Amount(number, currency),
            Value::Date(date) => Self::Date(date),
            Value::Bool(value) => Self::Bool(value),
            Value::Error(word) => Self::Error(texts.share(word)),
        }
    }

    fn of_text(text: &str, texts: &mut SharedTexts) -> Self {
        let text = trim(text);
        if text.is_empty() {
            return Self::Empty;
        }
        if text.starts_with('#') && ERROR_WORDS.iter().any(|word| word.eq_ignore_ascii_case(text)) {
            return Self::Error(texts.share(&text.to_ascii_uppercase()));
        }
        Self::Text(if text.contains('\u{a0}') { texts.share(&text.replace('\u{a0}', " ")) } else { texts.share(text) })
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// The number a spreadsheet computes with, however it shows it.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) | Self::Percent(number) | Self::Amount(number, _) => Some(*number),
            _ => None,
        }
    }

    /// The cell as it is shown: "150000", "35%", "EUR 1200.5", "2026-06-30"; empty for an empty cell.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) | Self::Error(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number_text(*number)),
            Self::Percent(fraction) => Cow::Owned(format!("{}%", number_text(fraction * 100.0))),
            Self::Amount(number, currency) => Cow::Owned(format!("{} {}", currency.code(), number_text(*number))),
            Self::Date(date) => Cow::Owned(date.to_string()),
            Self::Bool(true) => Cow::Borrowed("TRUE"),
            Self::Bool(false) => Cow::Borrowed("FALSE"),
        }
    }
}

/// A number with at most ten decimals, because a cell holding 0.1 + 0.2 shows 0.3.
fn number_text(number: f64) -> String {
    if let Some(text) = short_text(number) {
        return text;
    }
    let text = format!("{number:.10}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// The text of a number of at most four binary places, as whole numbers and most halves and quarters are; exact, and found
/// sooner than the digits of any float.
fn short_text(number: f64) -> Option<String> {
    let sixteenths = number * 16.0;
    if sixteenths.fract() != 0.0 || sixteenths.abs() >= 1e15 {
        return None;
    }
    // Both are whole, and far below what the integer holds.
    #[allow(clippy::cast_possible_truncation)]
    let (whole, decimals) = (number.trunc().abs() as i64, (number.fract().abs() * 10_000.0) as i64);
    let sign = if number < 0.0 { "-" } else { "" };
    if decimals == 0 {
        return Some(format!("{sign}{whole}"));
    }
    Some(format!("{sign}{whole}.{decimals:04}").trim_end_matches('0').to_owned())
}

/// Without white space, byte order marks and zero-width spaces at both ends.
fn trim(text: &str) -> &str {
    text.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, '\u{feff}' | '\u{200b}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_two_words_long() {
        assert_eq!(size_of::<Cell>(), 16);
    }

    #[test]
    fn non_breaking_spaces_are_spaces() {
        assert_eq!(Cell::from_text("\u{a0} Halden\u{a0}& Rowe\u{feff} "), Cell::Text("Halden & Rowe".into()));
        assert_eq!(Cell::from_text("\u{a0}\u{200b}"), Cell::Empty);
    }

    #[test]
    fn an_error_word_is_an_error_and_not_text() {
        assert_eq!(Cell::from_text("#ref!"), Cell::Error("#REF!".into()));
        assert_eq!(Cell::from_text("#1 Partners"), Cell::Text("#1 Partners".into()));
    }

    #[test]
    fn a_number_shows_without_the_noise_of_floats() {
        assert_eq!(Cell::Number(150_000.0).text(), "150000");
        assert_eq!(Cell::Number(0.1 + 0.2).text(), "0.3");
        assert_eq!(Cell::Percent(0.35).text(), "35%");
        assert_eq!(Cell::Number(-0.0).text(), "0");
        assert_eq!(Cell::Number(-1_234.062_5).text(), "-1234.0625");
        assert_eq!(Cell::Number(-0.5).text(), "-0.5");
        assert_eq!(Cell::Number(1e18).text(), "1000000000000000000");
        assert_eq!(Cell::Number(12.34).text(), "12.34");
    }
}
