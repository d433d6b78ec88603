use serde::{Deserialize, Serialize};

/// An ISO 4217 currency, three capital letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

impl Currency {
    pub const USD: Self = Self(*b"USD");
    pub const EUR: Self = Self(*b"EUR");
    pub const GBP: Self = Self(*b"GBP");

    /// The currency of this code, in any case; `None` unless it is three ASCII letters.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.trim().as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_alphabetic).then(|| Self(bytes.map(|letter| letter.to_ascii_uppercase())))
    }

    #[must_use]
    pub fn code(&self) -> &str {
        // Only ASCII letters are ever stored.
        std::str::from_utf8(&self.0).unwrap_or("???")
    }

    /// "$", "€", "£", "¥"; otherwise the code and a space.
    #[must_use]
    pub fn symbol(&self) -> String {
        match &self.0 {
            b"USD" => "$".to_owned(),
            b"EUR" => "€".to_owned(),
            b"GBP" => "£".to_owned(),
            b"JPY" => "¥".to_owned(),
            _ => format!("{} ", self.code()),
        }
    }

    /// Minor units in one major unit: 100, and 1 for currencies without a minor unit.
    #[must_use]
    pub fn minor_per_major(&self) -> i64 {
        match &self.0 {
            b"JPY" | b"KRW" | b"VND" | b"CLP" | b"ISK" => 1,
            b"BHD" | b"KWD" | b"OMR" | b"TND" | b"JOD" => 1000,
            _ => 100,
        }
    }
}

/// An integer of minor units with its currency. Never a float.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    pub minor: i64,
    pub currency: Currency,
}

impl Money {
    /// In full, with thousands separated: "$1,080,000", "$12.50", "-$3.00" never "$-3".
    #[must_use]
    pub fn full_text(&self) -> String {
        let per = self.currency.minor_per_major();
        let sign = if self.minor < 0 { "-" } else { "" };
        let minor = self.minor.unsigned_abs();
        let per_unsigned = per.unsigned_abs();
        let whole = thousands(minor / per_unsigned);
        let rest = minor % per_unsigned;
        let digits = per_unsigned.ilog10() as usize;
        let fraction = if rest == 0 { String::new() } else { format!(".{rest:0digits$}") };
        format!("{sign}{}{whole}{fraction}", self.currency.symbol())
    }

    /// As a spreadsheet takes it, without symbol and thousands: "1080000", "12.50", "-3".
    #[must_use]
    pub fn plain_text(&self) -> String {
        let per = self.currency.minor_per_major().unsigned_abs();
        let sign = if self.minor < 0 { "-" } else { "" };
        let minor = self.minor.unsigned_abs();
        let digits = per.ilog10() as usize;
        match minor % per {
            0 => format!("{sign}{}", minor / per),
            rest => format!("{sign}{}.{rest:0digits$}", minor / per),
        }
    }

    /// Short, three significant digits at most: "$1.08M", "$840k", "$950", "$0". Half to even.
    #[must_use]
    pub fn short_text(&self) -> String {
        let per = self.currency.minor_per_major();
        let sign = if self.minor < 0 { "-" } else { "" };
        let major = round_half_even(self.minor.abs(), per);
        let symbol = self.currency.symbol();
        let text = if major >= 999_500_000 {
            format!("{}bn", hundredths_text(round_half_even(major, 10_000_000)))
        } else if major >= 999_500 {
            format!("{}M", hundredths_text(round_half_even(major, 10_000)))
        } else if major >= 1_000 {
            format!("{}k", round_half_even(major, 1_000))
        } else {
            major.to_string()
        };
        format!("{sign}{symbol}{text}")
    }

    /// In thousands for a column whose values are compared with each other: "$1,300k", "$0"; below a thousand in full.
    #[must_use]
    pub fn thousands_text(&self) -> String {
        let sign = if self.minor < 0 { "-" } else { "" };
        let major = round_half_even(self.minor.abs(), self.currency.minor_per_major());
        let symbol = self.currency.symbol();
        if major < 1_000 {
            return format!("{sign}{symbol}{major}");
        }
        format!("{sign}{symbol}{}k", thousands(round_half_even(major, 1_000).unsigned_abs()))
    }

    /// For a sum under such a column: in millions with one decimal from a million on, "$24.0M", else in thousands.
    #[must_use]
    pub fn sum_text(&self) -> String {
        let sign = if self.minor < 0 { "-" } else { "" };
        let major = round_half_even(self.minor.abs(), self.currency.minor_per_major());
        if major < 999_500 {
            return self.thousands_text();
        }
        let tenths = round_half_even(major, 100_000).unsigned_abs();
        format!("{sign}{}{}.{}M", self.currency.symbol(), thousands(tenths / 10), tenths % 10)
    }

    /// In millions for a dense column: "2.80", "0.40", "0.08"; "0" for nothing.
    #[must_use]
    pub fn millions_text(&self) -> String {
        if self.minor == 0 {
            return "0".to_owned();
        }
        hundredths_text(round_half_even(self.minor, self.currency.minor_per_major() * 10_000))
    }
}

/// `hundredths` written with two decimals.
fn hundredths_text(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", hundredths.abs() / 100, hundredths.abs() % 100)
}

/// With thousands separated: "1,080,000".
pub(crate) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `value / unit` rounded to a whole number, halves to the even one.
pub(crate) fn round_half_even(value: i64, unit: i64) -> i64 {
    let quotient = value.div_euclid(unit);
    let twice = value.rem_euclid(unit) * 2;
    match twice.cmp(&unit) {
        std::cmp::Ordering::Less => quotient,
        std::cmp::Ordering::Greater => quotient + 1,
        std::cmp::Ordering::Equal => quotient + quotient.rem_euclid(2),
    }
}

impl Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::from_code(&code).ok_or_else(|| serde::de::Error::custom(format!("`{code}` is not a currency code")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn usd(minor: i64, full: &str, short: &str) {
        let money = Money { minor, currency: Currency::USD };
        assert_eq!((money.full_text().as_str(), money.short_text().as_str()), (full, short));
    }

    #[test]
    fn money_reads_as_finance_writes_it() {
        usd(0, "$0", "$0");
        usd(1_250, "$12.50", "$12");
        usd(108_000_000, "$1,080,000", "$1.08M");
        usd(84_000_000, "$840,000", "$840k");
        usd(-300_000, "-$3,000", "-$3k");
        usd(99_999_999, "$999,999.99", "$1.00M");
        usd(240_000_000_000, "$2,400,000,000", "$2.40bn");
    }

    #[test]
    fn a_column_of_money_is_in_thousands_and_its_sum_in_millions() {
        let texts = |minor| {
            let money = Money { minor, currency: Currency::USD };
            [money.thousands_text(), money.sum_text(), money.plain_text()]
        };
        assert_eq!(texts(130_000_000), ["$1,300k", "$1.3M", "1300000"]);
        assert_eq!(texts(2_400_000_000), ["$24,000k", "$24.0M", "24000000"]);
        assert_eq!(texts(40_000_000), ["$400k", "$400k", "400000"]);
        assert_eq!(texts(1_250), ["$12", "$12", "12.50"]);
        assert_eq!(texts(-300_000), ["-$3k", "-$3k", "-3000"]);
        assert_eq!(texts(0), ["$0", "$0", "0"]);
    }

    #[test]
    fn halves_round_to_the_even_neighbour() {
        assert_eq!([round_half_even(25, 10), round_half_even(35, 10), round_half_even(-25, 10)], [2, 4, -2]);
    }
}
