use std::borrow::Cow;

use super::decimal::{Convention, Decimal, Lone};
use super::written::Written;
use super::{CurrencyMark, Reading, missing};
use crate::import::read::Cell;
use crate::model::Currency;

/// The largest amount: what crosses to the window as a number.
const MAX_MINOR: i64 = 9_007_199_254_740_991;

/// How the amounts of one column are read, decided from its header and all its values.
#[derive(Clone, Copy, Debug)]
pub struct Amounts {
    /// The document's currency: every amount becomes minor units of it, or is left out.
    pub currency: Currency,
    /// What the header says: "MDF (EUR)".
    pub stated: Option<CurrencyMark>,
    /// What one stands for: 1,000 under "Pipeline ($k)".
    pub unit: i64,
    pub convention: Option<Convention>,
}

impl Amounts {
    /// The convention the amounts of a column in `currency` agree on. Amounts in another currency are left out and have no
    /// say: one "39.000,00 EUR" among dollars does not turn "$150,000" into a hundred and fifty.
    pub fn convention<'t>(texts: impl Iterator<Item = &'t str>, currency: Currency) -> Option<Convention> {
        Convention::agreed(texts.filter_map(|text| {
            let written =
                Written::parse(text).filter(|written| written.mark.is_none_or(|mark| mark.is_in(currency)))?;
            let by_round = || written.unit.is_none().then(|| Convention::said_by_round(written.number)).flatten();
            Convention::said_by(written.number).or_else(by_round)
        }))
    }

    /// One cell in minor units of the document's currency. An amount in another currency is left out: no rate is guessed.
    #[must_use]
    pub fn read(&self, cell: &Cell) -> Reading<i64> {
        match cell {
            Cell::Empty => Reading::Blank,
            Cell::Text(text) if missing::is_missing(text) => Reading::NoValue,
            Cell::Text(text) => self.read_text(text),
            Cell::Number(number) => self.read_number(*number, self.stated),
            Cell::Amount(number, currency) => self.read_number(*number, Some(CurrencyMark::Currency(*currency))),
            Cell::Error(_) => Reading::bad("Spreadsheet error"),
            Cell::Percent(_) => Reading::bad("A percentage, not an amount"),
            Cell::Date(_) => Reading::bad("A date, not an amount"),
            Cell::Bool(_) => Reading::bad("Not a number"),
        }
    }

    fn read_number(&self, number: f64, mark: Option<CurrencyMark>) -> Reading<i64> {
        let Some(decimal) = Decimal::from_number(number) else { return Reading::bad("Too large") };
        self.minor(decimal, number < 0.0, self.unit, mark)
    }

    fn read_text(&self, text: &str) -> Reading<i64> {
        let Some(written) = Written::parse(text) else { return Reading::bad("Not a number") };
        // A lone separator before a multiplier is a decimal sign: "1.250M" is a million and a quarter.
        let lone = if written.unit.is_some() { Lone::Decimals } else { Lone::Thousands };
        let Some(decimal) = Decimal::parse(written.number, self.convention, lone) else {
            return Reading::bad("Not a number");
        };
        let unit = written.unit.unwrap_or(self.unit);
        self.minor(decimal, written.is_negative, unit, written.mark.or(self.stated))
    }

    fn minor(&self, decimal: Decimal, is_negative: bool, unit: i64, mark: Option<CurrencyMark>) -> Reading<i64> {
        if let Some(mark) = mark.filter(|mark| !mark.is_in(self.currency)) {
            return Reading::Bad(Cow::Owned(format!(
                "Amount in {}, the document is in {}",
                mark.text(),
                self.currency.code()
            )));
        }
        match decimal.times(unit * self.currency.minor_per_major()) {
            Some(minor) if minor <= MAX_MINOR => Reading::Value(if is_negative { -minor } else { minor }),
            _ => Reading::bad("Too large"),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn amounts(convention: Option<Convention>) -> Amounts {
        Amounts { currency: Currency::USD, stated: None, unit: 1, convention }
    }

    #[track_caller]
    fn reads(text: &str, expected: i64) {
        assert_eq!(amounts(None).read(&Cell::from_text(text)), Reading::Value(expected), "{text}");
    }

    #[track_caller]
    fn refuses(text: &str, reason: &'static str) {
        assert_eq!(amounts(None).read(&Cell::from_text(text)), Reading::bad(reason), "{text}");
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        reads("$1.2M", 120_000_000);
        reads("(1,200)", -120_000);
        reads("USD 485,000.00", 48_500_000);
        reads("150k", 15_000_000);
        reads("$ 150,000", 15_000_000);
        reads("-$3.50", -350);
        reads("$-3.50", -350);
        reads("3,50-", -350);
        reads("1.200,50 USD", 120_050);
        reads("US$ 1 200,50", 120_050);
        reads("1.250M", 125_000_000);
        reads("$2.4 million", 240_000_000);
        reads("kUSD 12", 1_200_000);
        reads(".5", 50);
        reads("0", 0);
    }

    #[test]
    fn what_is_not_an_amount_is_left_out_with_its_reason() {
        refuses("abc", "Not a number");
        refuses("12 apples", "Not a number");
        refuses("10-20k", "Not a number");
        refuses("(-5)", "Not a number");
        refuses("#REF!", "Spreadsheet error");
        refuses("$99999999999999999", "Too large");
        assert_eq!(amounts(None).read(&Cell::from_text("N/D")), Reading::NoValue);
        assert_eq!(amounts(None).read(&Cell::Empty), Reading::Blank);
    }

    #[test]
    fn another_currency_is_left_out_because_no_rate_is_guessed() {
        refuses("39.000,00 EUR", "Amount in EUR, the document is in USD");
        refuses("£5", "Amount in GBP, the document is in USD");
        let cell = Cell::Amount(5.0, Currency::EUR);
        assert_eq!(amounts(None).read(&cell), Reading::bad("Amount in EUR, the document is in USD"));
        let euro = Amounts { currency: Currency::EUR, ..amounts(None) };
        assert_eq!(euro.read(&Cell::from_text("EUR 1.200,50")), Reading::Value(120_050));
    }

    #[track_caller]
    fn column(texts: &[&str], expected: &[i64]) {
        let amounts = amounts(Amounts::convention(texts.iter().copied(), Currency::USD));
        let read: Vec<_> = texts.iter().map(|text| amounts.read(&Cell::from_text(text))).collect();
        assert_eq!(read, expected.iter().map(|minor| Reading::Value(*minor)).collect::<Vec<_>>(), "{texts:?}");
    }

    #[test]
    fn what_could_be_read_either_way_follows_the_column_only_where_it_agrees() {
        column(&["1,234", "2,5"], &[123, 250]);
        column(&["1,234", "2.5"], &[123_400, 250]);
        column(&["150,000", "1.200,50"], &[15_000_000, 120_050]);
        column(&["1,234", "2.5", "2,5"], &[123_400, 250, 250]);
        column(&["1.250M", "$3.5M"], &[125_000_000, 350_000_000]);
    }

    #[test]
    fn an_amount_in_another_currency_has_no_say_in_the_convention() {
        let texts = ["$150,123", "39.000,00 EUR"];
        assert_eq!(Amounts::convention(texts.into_iter(), Currency::USD), None);
    }

    #[test]
    fn the_unit_of_the_header_holds_where_the_cell_names_none() {
        let thousands = Amounts { unit: 1_000, ..amounts(None) };
        assert_eq!(thousands.read(&Cell::Number(150.0)), Reading::Value(15_000_000));
        assert_eq!(thousands.read(&Cell::from_text("$1.2M")), Reading::Value(120_000_000));
    }

    #[test]
    fn a_spreadsheet_number_is_read_to_the_cent() {
        assert_eq!(amounts(None).read(&Cell::Number(0.1 + 0.2)), Reading::Value(30));
        assert_eq!(amounts(None).read(&Cell::Number(-1234.56)), Reading::Value(-123_456));
    }

    /// `minor` in one of the ways people write amounts; `style` picks it.
    fn written(minor: i64, comma: bool, style: u8) -> String {
        let (group, decimal) = if comma { ('.', ',') } else { (',', '.') };
        let whole = (minor.abs() / 100).to_string();
        let mut grouped = String::new();
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                grouped.push(match style % 4 {
                    0 => group,
                    1 => ' ',
                    2 => '\u{202f}',
                    _ => '\'',
                });
            }
            grouped.push(digit);
        }
        let number = format!("{grouped}{decimal}{:02}", minor.abs() % 100);
        let marked = match style / 4 % 4 {
            0 => number,
            1 => format!("${number}"),
            2 => format!("USD\u{a0}{number}"),
            _ => format!("{number} USD"),
        };
        match (minor < 0, style / 16 % 3) {
            (false, _) => marked,
            (true, 0) => format!("({marked})"),
            (true, 1) => format!("-{marked}"),
            (true, _) => format!("{marked}-"),
        }
    }

    proptest! {
        #[test]
        fn an_amount_reads_back_whatever_the_convention(
            minor in -900_000_000_000_i64..900_000_000_000, comma: bool, style: u8,
        ) {
            let text = written(minor, comma, style);
            let convention = Some(if comma { Convention::Comma } else { Convention::Point });
            for convention in [convention, None] {
                prop_assert_eq!(amounts(convention).read(&Cell::from_text(&text)), Reading::Value(minor), "{}", text);
            }
        }
    }
}
