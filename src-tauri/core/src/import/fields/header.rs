use super::quarter_in;
use crate::import::values::{CurrencyMark, multiplier};
use crate::import::word_list::is_in;
use crate::model::{FiscalCalendar, Quarter, name_key};

/// A column's header, and what it says beside the field it names.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// As the file has it; "Column H" where it has none.
    pub text: String,
    /// Lower case, without marks, separated by single spaces, without a quarter: "co op".
    pub words: String,
    /// [`Self::words`] without currency, unit and fillers ("number of").
    pub bare: String,
    /// "Sourced Q1 2026".
    pub quarter: Option<Quarter>,
    /// "MDF (EUR)".
    pub currency: Option<CurrencyMark>,
    /// What one stands for: 1,000 in "Pipeline ($k)".
    pub unit: i64,
    /// "Allocation %".
    pub is_percent: bool,
    /// A year, a target, a forecast, a change: not what a partner did in the quarter.
    pub is_not_of_quarter: bool,
}

const FILLERS: &str = "number|of|no|count|total|amount|current|per|quarter|qtr|quarterly|value|the|in|this|our|usd|k|m";
const NOT_OF_QUARTER: &str = "ytd|annual|annualized|yearly|year|ttm|ltm|lifetime|yoy|qoq|target|goal|forecast|plan|planned|\
                              growth|change|rank|previous|prior|last|next|vs|delta|trend|average|avg|notes|comment|\
                              comments|date|email|phone|quota|attainment|score delta|remaining|requested|all time|cumulative";

impl Header {
    /// Takes a header apart.
    #[must_use]
    pub fn parse(text: &str, calendar: FiscalCalendar) -> Self {
        let (spaced, mut currency) = spaced(text);
        let key = name_key(&spaced);
        let tokens: Vec<&str> =
            key.split(|letter: char| !letter.is_alphanumeric()).filter(|token| !token.is_empty()).collect();
        let all = tokens.join(" ");
        let (quarter, words) = match quarter_in(&all, calendar) {
            Some((quarter, rest)) if !rest.is_empty() => (Some(quarter), rest),
            Some((quarter, _)) => (Some(quarter), all),
            None => (None, all),
        };
        let mut unit = 1;
        let mut bare = Vec::new();
        let mut is_not_of_quarter = false;
        for (index, token) in words.split(' ').enumerate() {
            // "MDF k": a unit stands behind what it measures.
            if index > 0
                && let Some(multiple) = header_unit(token)
            {
                unit = multiple;
            } else if let Some(mark @ CurrencyMark::Currency(_)) = CurrencyMark::from_text(token) {
                currency = Some(mark);
            } else if !is_in(FILLERS, token) {
                bare.push(token);
            }
            is_not_of_quarter |= is_in(NOT_OF_QUARTER, token) || is_year(token);
        }
        let bare = bare.join(" ");
        let is_percent = words.split(' ').any(|token| token == "percent");
        Self { text: text.to_owned(), words, bare, quarter, currency, unit, is_percent, is_not_of_quarter }
    }
}

/// The text with camel case split and signs as words, and the currency its sign says.
fn spaced(text: &str) -> (String, Option<CurrencyMark>) {
    let mut spaced = String::with_capacity(text.len() + 8);
    let mut currency = None;
    let mut was_lower = false;
    for letter in text.chars() {
        if was_lower && letter.is_uppercase() {
            spaced.push(' ');
        }
        was_lower = letter.is_lowercase();
        match letter {
            '%' => spaced.push_str(" percent "),
            '#' => spaced.push_str(" number "),
            '$' | '€' | '£' | '¥' | '₹' => {
                currency = CurrencyMark::from_text(letter.encode_utf8(&mut [0; 4]));
                spaced.push(' ');
            }
            // "Sourced Q1'26"; but "Partner's" stays one word.
            '\'' | '\u{2019}' if spaced.ends_with(|last: char| last.is_ascii_digit()) => spaced.push(' '),
            '\'' | '\u{2019}' => {}
            _ => spaced.push(letter),
        }
    }
    (spaced, currency)
}

/// "k", "000", "thousands", "millions".
fn header_unit(token: &str) -> Option<i64> {
    match token {
        "000" | "000s" | "ks" => Some(1_000),
        _ => multiplier(token),
    }
}

fn is_year(token: &str) -> bool {
    let digits = token.strip_prefix("fy").unwrap_or(token);
    let is_number = digits.bytes().all(|digit| digit.is_ascii_digit());
    is_number && (digits.len() == 4 || (digits.len() == 2 && digits.len() < token.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn parses(text: &str, words: &str, bare: &str) -> Header {
        let header = Header::parse(text, FiscalCalendar::default());
        assert_eq!((header.words.as_str(), header.bare.as_str()), (words, bare), "{text}");
        header
    }

    #[test]
    fn spellings_of_a_header_are_one() {
        parses("PARTNER_NAME", "partner name", "partner name");
        parses("PartnerName", "partner name", "partner name");
        parses(" Partner\nName: ", "partner name", "partner name");
        parses("# of Co-Sell Deals", "number of co sell deals", "co sell deals");
        parses("Allocation %", "allocation percent", "allocation percent");
        parses("Co-op $", "co op", "co op");
    }

    #[test]
    fn a_header_says_its_quarter_unit_and_currency() {
        let header = parses("Sourced Q1'26 ($k)", "sourced k", "sourced");
        assert_eq!((header.unit, header.currency), (1_000, Some(CurrencyMark::Dollar)));
        assert_eq!(header.quarter.map(|quarter| quarter.to_string()).as_deref(), Some("2026-01-01"));
        let header = parses("MDF (EUR, 000s)", "mdf eur 000s", "mdf");
        assert_eq!((header.unit, header.currency.map(CurrencyMark::text).as_deref()), (1_000, Some("EUR")));
    }

    #[test]
    fn a_year_or_a_target_is_not_what_was_done_in_the_quarter() {
        for text in ["Sourced FY26", "Sourced 2026", "MDF target", "Sourced YTD", "Prior sourced"] {
            assert!(Header::parse(text, FiscalCalendar::default()).is_not_of_quarter, "{text}");
        }
        assert!(!Header::parse("Sourced Q1 2026", FiscalCalendar::default()).is_not_of_quarter);
    }
}
