use super::{Currency, Hundredths, Measure, Money, Unit};

/// The integer of a fact as it was recorded, with the currency it was said in where it is money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Minor units of `currency`, hundredths or a count.
    pub value: i64,
    pub currency: Option<Currency>,
}

impl Figure {
    /// As money; `None` where it is none.
    #[must_use]
    pub fn money(self) -> Option<Money> {
        Some(Money { minor: self.value, currency: self.currency? })
    }

    /// As a person reads it: "$30,000", "0.25", "7".
    #[must_use]
    pub fn text(self, measure: Measure) -> String {
        self.money().map_or_else(|| self.number(measure), |money| money.full_text())
    }

    /// As an editor and a spreadsheet take it: "30000", "0.25", "7"; with its code where it is not in `reporting`: "EUR 1200".
    #[must_use]
    pub fn input(self, measure: Measure, reporting: Currency) -> String {
        match self.money() {
            Some(money) if money.currency == reporting => money.plain_text(),
            Some(money) => format!("{} {}", money.currency.code(), money.plain_text()),
            None => self.number(measure),
        }
    }

    fn number(self, measure: Measure) -> String {
        match measure.unit() {
            Unit::Hundredths => Hundredths(i32::try_from(self.value).unwrap_or(i32::MAX)).text(),
            Unit::Money | Unit::Count => self.value.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_says_its_currency_where_it_is_not_the_reporting_one() {
        let money = Figure { value: 120_000, currency: Some(Currency::EUR) };
        let texts = |reporting| [money.text(Measure::Sourced), money.input(Measure::Sourced, reporting)];
        assert_eq!(texts(Currency::EUR), ["€1,200", "1200"]);
        assert_eq!(texts(Currency::USD), ["€1,200", "EUR 1200"]);
        let time = Figure { value: 25, currency: None };
        assert_eq!([time.text(Measure::Fte), time.input(Measure::Fte, Currency::USD)], ["0.25", "0.25"]);
    }
}
