use std::borrow::Cow;

use super::decimal::{Convention, Decimal, Lone};
use super::written::Written;
use super::{CurrencyMark, Reading, missing};
use crate::import::read::Cell;
use crate::model::{Currency, Money};

/// The largest amount: what crosses to the window as a number.
const MAX_MINOR: i64 = 9_007_199_254_740_991;

/// How the amounts of one column are read, decided from its header and all its values.
#[derive(Clone, Copy, Debug)]
pub struct Amounts {
    /// The document's currency: that of amounts for which neither cell nor header says another.
    pub currency: Currency,
    /// What the header says: "MDF (EUR)".
    pub stated: Option<CurrencyMark>,
    /// What one stands for: 1,000 under "Pipeline ($k)".
    pub unit: i64,
    pub convention: Option<Convention>,
}

impl Amounts {
    /// The convention the amounts of a column in `currency` agree on. Amounts in another currency have no say: one
    /// "39.000,00 EUR" among dollars does not turn "$150,000" into a hundred and fifty.
    pub fn convention<'t>(texts: impl Iterator<Item = &'t str>, currency: Currency) -> Option<Convention> {
        Convention::agreed(texts.filter_map(|text| {
            let written =
                Written::parse(text).filter(|written| written.mark.is_none_or(|mark| mark.is_in(currency)))?;
            let by_round = || written.unit.is_none().then(|| Convention::said_by_round(written.number)).flatten();
            Convention::said_by(written.number).or_else(by_round)
        }))
    }

    /// One cell in the currency it says, else that of the header, else the document's. A sign that several currencies have
    /// is none of them, unless the document's is among these.
    #[must_use]
    pub fn read(&self, cell: &Cell) -> Reading<Money> {
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

    /// The currency of an amount with this mark; `None` where the mark is that of several.
    #[must_use]
    pub fn currency_of(&self, mark: Option<CurrencyMark>) -> Option<Currency> {
        match mark.or(self.stated) {
            Some(CurrencyMark::Currency(currency)) => Some(currency),
            Some(mark) if !mark.is_in(self.currency) => None,
            _ => Some(self.currency),
        }
    }

    /// The currency that stands beside the number of a text; `None` where none does.
    #[must_use]
    pub fn marked(&self, text: &str) -> Option<Currency> {
        self.currency_of(Some(Written::parse(text)?.mark?))
    }

    /// The currency a cell says by itself, in its text or in its format.
    #[must_use]
    pub fn said(&self, cell: &Cell) -> Option<Currency> {
        match cell {
            Cell::Text(text) => self.marked(text),
            Cell::Amount(_, currency) => Some(*currency),
            _ => None,
        }
    }

    fn read_number(&self, number: f64, mark: Option<CurrencyMark>) -> Reading<Money> {
        let Some(decimal) = Decimal::from_number(number) else { return Reading::bad("Too large") };
        self.money(decimal, number < 0.0, self.unit, mark)
    }

    fn read_text(&self, text: &str) -> Reading<Money> {
        let Some(written) = Written::parse(text) else { return Reading::bad("Not a number") };
        // A lone separator before a multiplier is a decimal sign: "1.250M" is a million and a quarter.
        let lone = if written.unit.is_some() { Lone::Decimals } else { Lone::Thousands };
        let Some(decimal) = Decimal::parse(written.number, self.convention, lone) else {
            return Reading::bad("Not a number");
        };
        self.money(decimal, written.is_negative, written.unit.unwrap_or(self.unit), written.mark)
    }

    fn money(&self, decimal: Decimal, is_negative: bool, unit: i64, mark: Option<CurrencyMark>) -> Reading<Money> {
        let Some(currency) = self.currency_of(mark) else {
            let sign = mark.or(self.stated).map(CurrencyMark::text).unwrap_or_default();
            return Reading::Bad(Cow::Owned(format!("{sign} may be several currencies; write its code")));
        };
        match decimal.times(unit * currency.minor_per_major()) {
            Some(minor) if minor <= MAX_MINOR => {
                Reading::Value(Money { minor: if is_negative { -minor } else { minor }, currency })
            }
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

    /// The cents of a cell that is in dollars.
    #[track_caller]
    fn dollars(amounts: Amounts, cell: &Cell) -> Reading<i64> {
        amounts.read(cell).map(|money| {
            assert_eq!(money.currency, Currency::USD);
            money.minor
        })
    }

    #[track_caller]
    fn reads(text: &str, expected: i64) {
        assert_eq!(dollars(amounts(None), &Cell::from_text(text)), Reading::Value(expected), "{text}");
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
    fn an_amount_keeps_the_currency_it_is_said_in() {
        let money = |minor, currency| Reading::Value(Money { minor, currency });
        let read = |text: &str| amounts(None).read(&Cell::from_text(text));
        assert_eq!(read("39.000,00 EUR"), money(3_900_000, Currency::EUR));
        assert_eq!(read("£5"), money(500, Currency::GBP));
        assert_eq!(read("JPY 1,500"), money(1_500, Currency::from_code("JPY").unwrap()));
        assert_eq!(amounts(None).read(&Cell::Amount(5.0, Currency::EUR)), money(500, Currency::EUR));
        let stated = Amounts { stated: Some(CurrencyMark::Currency(Currency::EUR)), ..amounts(None) };
        assert_eq!(stated.read(&Cell::Number(5.0)), money(500, Currency::EUR));
        assert_eq!(stated.read(&Cell::from_text("USD 5")), money(500, Currency::USD));
    }

    #[test]
    fn a_sign_of_several_currencies_is_none_of_them_beside_another() {
        let euro = Amounts { currency: Currency::EUR, ..amounts(None) };
        assert_eq!(euro.read(&Cell::from_text("$5")), Reading::bad("$ may be several currencies; write its code"));
        assert_eq!(euro.read(&Cell::from_text("US$ 5")), Reading::Value(Money { minor: 500, currency: Currency::USD }));
    }

    #[track_caller]
    fn column(texts: &[&str], expected: &[i64]) {
        let amounts = amounts(Amounts::convention(texts.iter().copied(), Currency::USD));
        let read: Vec<_> = texts.iter().map(|text| dollars(amounts, &Cell::from_text(text))).collect();
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
        assert_eq!(dollars(thousands, &Cell::Number(150.0)), Reading::Value(15_000_000));
        assert_eq!(dollars(thousands, &Cell::from_text("$1.2M")), Reading::Value(120_000_000));
    }

    #[test]
    fn a_spreadsheet_number_is_read_to_the_cent() {
        assert_eq!(dollars(amounts(None), &Cell::Number(0.1 + 0.2)), Reading::Value(30));
        assert_eq!(dollars(amounts(None), &Cell::Number(-1234.56)), Reading::Value(-123_456));
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
                prop_assert_eq!(dollars(amounts(convention), &Cell::from_text(&text)), Reading::Value(minor), "{}", text);
            }
        }
    }
}
