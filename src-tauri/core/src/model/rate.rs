use serde::{Deserialize, Serialize};

use super::{Currency, Money};

/// How many units of one currency a unit of another is worth, as an exact decimal: `digits / 10^scale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    digits: i64,
    scale: u32,
}

/// Digits before the decimal point, and behind it.
const MOST_WHOLE: usize = 7;
const MOST_DECIMALS: usize = 10;
/// The largest amount that crosses to the window as a whole number.
const LARGEST: i128 = (1 << 53) - 1;

impl Rate {
    /// Reads "1.08" and "1,08".
    ///
    /// # Errors
    /// The end of a sentence that says why it is no rate: not a number, zero, too many digits, or a comma that could stand
    /// before decimals as well as before a group of three ("1,080").
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let is_rate = text.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','))
            && text.contains(|letter: char| letter.is_ascii_digit())
            && text.matches(['.', ',']).count() <= 1;
        if !is_rate {
            return Err("is not a rate; write a number such as 1.08".to_owned());
        }
        let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let whole = whole.trim_start_matches('0');
        if text.contains(',') && fraction.len() == 3 && (1..=3).contains(&whole.len()) {
            return Err(format!("can be read in two ways; write {whole}.{fraction} or {whole}{fraction}"));
        }
        let fraction = fraction.trim_end_matches('0');
        if whole.len() > MOST_WHOLE || fraction.len() > MOST_DECIMALS {
            return Err(format!(
                "has too many digits; a rate has at most {MOST_WHOLE} before the decimal point and {MOST_DECIMALS} behind it"
            ));
        }
        let digits = format!("{whole}{fraction}").parse().unwrap_or(0);
        if digits == 0 {
            return Err("is zero; a rate is more than that".to_owned());
        }
        Ok(Self { digits, scale: u32::try_from(fraction.len()).unwrap_or(0) })
    }

    /// As it is written and stored, without zeros at its end: "1.08", "0.0067", "150".
    #[must_use]
    pub fn text(self) -> String {
        let scale = self.scale as usize;
        let digits = format!("{:0>width$}", self.digits, width = scale + 1);
        let (whole, fraction) = digits.split_at(digits.len() - scale);
        if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
    }

    /// An amount in the currency this rate leads to, to its minor unit and halves to the even one; `None` where it is too
    /// large to be shown.
    #[must_use]
    pub fn convert(self, money: Money, to: Currency) -> Option<Money> {
        let up = i128::from(self.digits) * i128::from(to.minor_per_major());
        let down = i128::from(money.currency.minor_per_major()) * 10_i128.pow(self.scale);
        let minor = half_to_even(i128::from(money.minor).checked_mul(up)?, down);
        (minor.abs() <= LARGEST).then_some(Money { minor: i64::try_from(minor).ok()?, currency: to })
    }
}

/// `value / unit` as a whole number, halves to the even one.
pub(crate) fn half_to_even(value: i128, unit: i128) -> i128 {
    let quotient = value.div_euclid(unit);
    match (value.rem_euclid(unit) * 2).cmp(&unit) {
        std::cmp::Ordering::Less => quotient,
        std::cmp::Ordering::Greater => quotient + 1,
        std::cmp::Ordering::Equal => quotient + quotient.rem_euclid(2),
    }
}

impl Serialize for Rate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

impl<'de> Deserialize<'de> for Rate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(|why| serde::de::Error::custom(format!("`{text}` {why}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn converts(rate: &str, minor: i64, from: &str, to: &str, expected: i64) {
        let [currency, to] = [from, to].map(|code| Currency::from_code(code).unwrap());
        let converted = Rate::parse(rate).unwrap().convert(Money { minor, currency }, to).unwrap();
        assert_eq!((converted.minor, converted.currency), (expected, to), "{minor} {from} at {rate}");
    }

    #[test]
    fn an_amount_becomes_minor_units_of_the_other_currency() {
        converts("1.08", 120_000, "EUR", "USD", 129_600);
        converts("1", 7, "EUR", "USD", 7);
        converts("1.08", -120_000, "EUR", "USD", -129_600);
    }

    #[test]
    fn minor_units_of_both_currencies_count() {
        // ¥1,500 at 0.0067 are $10.05; $10.05 at 149.25 are ¥1,499.9625; KWD 1.234 at 3.25 are $4.0105; $1 is KWD 0.3077.
        converts("0.0067", 1_500, "JPY", "USD", 1_005);
        converts("149.25", 1_005, "USD", "JPY", 1_500);
        converts("3.25", 1_234, "KWD", "USD", 401);
        converts("0.3077", 100, "USD", "KWD", 308);
        converts("488", 1_000, "KWD", "JPY", 488);
    }

    #[test]
    fn halves_go_to_the_even_minor_unit() {
        // Half of 1, 3, 5 and -1, -3 cents.
        for (minor, expected) in [(1, 0), (3, 2), (5, 2), (-1, 0), (-3, -2)] {
            converts("0.5", minor, "EUR", "USD", expected);
        }
    }

    #[test]
    fn what_is_too_large_is_not_converted() {
        let money = Money { minor: 9_007_199_254_740_991, currency: Currency::EUR };
        assert_eq!(Rate::parse("9999999.9999999999").unwrap().convert(money, Currency::USD), None);
        assert_eq!(Rate::parse("1").unwrap().convert(money, Currency::USD).unwrap().minor, money.minor);
    }

    #[test]
    fn a_rate_is_kept_as_it_is_written_without_idle_zeros() {
        for (text, kept) in [("1.08", "1.08"), ("1,0800", "1.08"), ("0.0067", "0.0067"), ("150", "150"), (".5", "0.5")]
        {
            assert_eq!(Rate::parse(text).unwrap().text(), kept);
        }
        assert_eq!(Rate::parse("0,925").unwrap().text(), "0.925");
    }

    #[test]
    fn what_is_no_rate_says_why() {
        let why = |text: &str| Rate::parse(text).unwrap_err();
        for text in ["", "abc", "-1.08", "1.0.8", "1e5", "."] {
            assert_eq!(why(text), "is not a rate; write a number such as 1.08");
        }
        assert_eq!(why("0,00"), "is zero; a rate is more than that");
        assert_eq!(why("1,080"), "can be read in two ways; write 1.080 or 1080");
        assert!(why("12345678").starts_with("has too many digits"));
    }
}
