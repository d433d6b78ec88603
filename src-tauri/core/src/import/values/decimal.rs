//! Numbers as people write them, read exactly: no float stands between the text and the integer.

use crate::api::conventions::DecimalSign;

/// Which sign separates the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Convention {
    /// 1,200.50
    Point,
    /// 1.200,50
    Comma,
}

impl Convention {
    /// "decimal point".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Point => "decimal point",
            Self::Comma => "decimal comma",
        }
    }

    fn sign(self) -> u8 {
        match self {
            Self::Point => b'.',
            Self::Comma => b',',
        }
    }

    /// The convention all values of a column agree on that say anything; `None` when none does, or they contradict each
    /// other. Only values that could be read either way depend on it.
    pub fn of_column<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Self> {
        Self::agreed(texts.filter_map(Self::said_by))
    }

    /// The one convention that was said.
    pub fn agreed(mut said: impl Iterator<Item = Self>) -> Option<Self> {
        let first = said.next()?;
        said.all(|other| other == first).then_some(first)
    }

    /// What a text says by itself: "1.200,50" and "2,5" say comma, "1,200,300" says point, "1,200" and "0,000" nothing.
    #[must_use]
    pub fn said_by(text: &str) -> Option<Self> {
        let core = core(text).filter(|core| !matches!(*core, "0.000" | "0,000"))?;
        let of_decimal = |sign: u8| if sign == b'.' { Self::Point } else { Self::Comma };
        match separators(core, None, Lone::Thousands)? {
            (Some(decimal), _) => Some(of_decimal(decimal)),
            (None, Some(group)) if count(core, group) > 1 => Some(of_decimal(group).other()),
            _ => None,
        }
    }

    /// What a round amount says: nobody writes the zeros of "150,000" as decimals.
    #[must_use]
    pub fn said_by_round(text: &str) -> Option<Self> {
        let core = core(text)?;
        let sign = [b'.', b','].into_iter().find(|sign| count(core, *sign) == 1 && could_be_group(core, *sign))?;
        let group = if sign == b'.' { Self::Point } else { Self::Comma };
        (core.ends_with("00") && count(core, b'.') + count(core, b',') == 1).then(|| group.other())
    }

    fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }
}

impl From<DecimalSign> for Convention {
    fn from(sign: DecimalSign) -> Self {
        match sign {
            DecimalSign::Point => Self::Point,
            DecimalSign::Comma => Self::Comma,
        }
    }
}

impl From<Convention> for DecimalSign {
    fn from(convention: Convention) -> Self {
        match convention {
            Convention::Point => Self::Point,
            Convention::Comma => Self::Comma,
        }
    }
}

/// Whether a number has one separator that may be before decimals or before a group of three: "1,234" and not "1,23".
#[must_use]
pub fn could_be_either(text: &str) -> bool {
    let is_lone = |core: &str| count(core, b'.') + count(core, b',') == 1;
    core(text).is_some_and(|core| is_lone(core) && (could_be_group(core, b'.') || could_be_group(core, b',')))
}

/// What one separator before exactly three digits is when the column does not say: "1,200" is a thousand of money or
/// deals, "1.250" is one and a quarter of FTE.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lone {
    Thousands,
    Decimals,
}

/// A decimal number without sign: `digits / 10^scale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    digits: i128,
    scale: u32,
}

/// Digits of the longest number read; ten times it still fits beside any multiplier.
const MAX_DIGITS: usize = 24;

impl Decimal {
    /// Reads digits with separators; `None` when the text is anything else, or groups that are none ("1,20,3").
    #[must_use]
    pub fn parse(text: &str, convention: Option<Convention>, lone: Lone) -> Option<Self> {
        let text = ungrouped(text)?;
        let (decimal, group) = separators(&text, convention, lone)?;
        let (whole, fraction) = match decimal {
            Some(sign) => text.rsplit_once(char::from(sign))?,
            None => (text.as_str(), ""),
        };
        let whole = match group {
            Some(sign) => join_groups(whole, char::from(sign))?,
            None => whole.to_owned(),
        };
        let is_number = whole.len() + fraction.len() > 0
            && whole.bytes().chain(fraction.bytes()).all(|letter| letter.is_ascii_digit());
        if !is_number {
            return None;
        }
        // A float prints all its binary noise; what lies beyond the fifteenth decimal never is a cent.
        let fraction = &fraction[..fraction.len().min(15)];
        if whole.trim_start_matches('0').len() + fraction.len() > MAX_DIGITS {
            return None;
        }
        let digits = format!("{whole}{fraction}").parse().ok()?;
        Some(Self { digits, scale: u32::try_from(fraction.len()).ok()? })
    }

    /// The exact decimal that a spreadsheet's number prints as, without its sign.
    #[must_use]
    pub fn from_number(number: f64) -> Option<Self> {
        if !number.is_finite() || number.abs() >= 1e15 {
            return None;
        }
        Self::parse(&number.abs().to_string(), Some(Convention::Point), Lone::Decimals)
    }

    /// `self * unit` as a whole number, halves to the even one; `None` beyond what an [`i64`] holds.
    #[must_use]
    pub fn times(self, unit: i64) -> Option<i64> {
        let value = self.digits.checked_mul(i128::from(unit))?;
        let divisor = 10_i128.pow(self.scale);
        let (quotient, twice) = (value / divisor, value % divisor * 2);
        let up = twice > divisor || (twice == divisor && quotient % 2 == 1);
        i64::try_from(quotient + i128::from(up)).ok()
    }

    #[must_use]
    pub fn is_whole(self) -> bool {
        self.digits % 10_i128.pow(self.scale) == 0
    }
}

/// Without spaces and apostrophes between groups of three; `None` when they stand elsewhere.
fn ungrouped(text: &str) -> Option<String> {
    let text = text.trim();
    let is_gap = |letter: char| letter.is_whitespace() || matches!(letter, '\'' | '\u{2019}');
    if !text.contains(is_gap) {
        return Some(text.to_owned());
    }
    let mut joined = String::with_capacity(text.len());
    for (index, group) in text.split(is_gap).enumerate() {
        let digits = group.bytes().take_while(u8::is_ascii_digit).count();
        if (index == 0 && !(1..=3).contains(&digits)) || (index > 0 && digits != 3) {
            return None;
        }
        joined.push_str(group);
    }
    Some(joined)
}

/// The decimal sign and the sign between groups, as far as the text has them.
fn separators(text: &str, convention: Option<Convention>, lone: Lone) -> Option<(Option<u8>, Option<u8>)> {
    let (point, comma) = (count(text, b'.'), count(text, b','));
    Some(match (point, comma) {
        (0, 0) => (None, None),
        (_, 0) | (0, _) => {
            let sign = if comma == 0 { b'.' } else { b',' };
            if point + comma > 1 {
                (None, Some(sign))
            } else if !could_be_group(text, sign) {
                (Some(sign), None)
            } else {
                let is_decimal = match convention {
                    Some(convention) => convention.sign() == sign,
                    None => lone == Lone::Decimals,
                };
                if is_decimal { (Some(sign), None) } else { (None, Some(sign)) }
            }
        }
        _ => {
            let decimal = if text.rfind('.') > text.rfind(',') { b'.' } else { b',' };
            let group = if decimal == b'.' { b',' } else { b'.' };
            if count(text, decimal) > 1 {
                return None;
            }
            (Some(decimal), Some(group))
        }
    })
}

/// Whether the only separator stands before exactly three digits and after one to three that do not begin with zero.
fn could_be_group(text: &str, sign: u8) -> bool {
    text.split_once(char::from(sign)).is_some_and(|(whole, fraction)| {
        fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0')
    })
}

/// From the first digit to the last.
fn core(text: &str) -> Option<&str> {
    let start = text.find(|letter: char| letter.is_ascii_digit())?;
    let end = text.rfind(|letter: char| letter.is_ascii_digit())?;
    Some(&text[start..=end])
}

/// Groups of three after the first, or of two as India writes them before the last.
fn join_groups(whole: &str, sign: char) -> Option<String> {
    let groups: Vec<&str> = whole.split(sign).collect();
    let (first, rest) = groups.split_first()?;
    let last_is_three = rest.last().is_none_or(|last| last.len() == 3);
    let fits = (1..=3).contains(&first.len())
        && last_is_three
        && (rest.iter().all(|group| group.len() == 3)
            || (sign == ',' && rest[..rest.len() - 1].iter().all(|group| group.len() == 2)));
    fits.then(|| groups.concat())
}

fn count(text: &str, sign: u8) -> usize {
    text.bytes().filter(|letter| *letter == sign).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn cents(text: &str, convention: Option<Convention>, lone: Lone, expected: Option<i64>) {
        assert_eq!(Decimal::parse(text, convention, lone).and_then(|decimal| decimal.times(100)), expected, "{text}");
    }

    #[test]
    fn either_convention_is_read() {
        cents("1,200.50", None, Lone::Thousands, Some(120_050));
        cents("1.200,50", None, Lone::Thousands, Some(120_050));
        cents("1 200,5", None, Lone::Thousands, Some(120_050));
        cents("1'200.50", None, Lone::Thousands, Some(120_050));
        cents("1,200,300", None, Lone::Thousands, Some(120_030_000));
        cents("12,00,300.5", None, Lone::Thousands, Some(120_030_050));
        cents(".5", None, Lone::Thousands, Some(50));
        cents("0.125", None, Lone::Thousands, Some(12));
        cents("0.375", None, Lone::Thousands, Some(38));
    }

    #[test]
    fn one_separator_before_three_digits_is_what_the_column_says() {
        cents("1,200", None, Lone::Thousands, Some(120_000));
        cents("1,200", Some(Convention::Comma), Lone::Thousands, Some(120));
        cents("1.200", Some(Convention::Comma), Lone::Decimals, Some(120_000));
        cents("1.250", None, Lone::Decimals, Some(125));
    }

    #[test]
    fn what_is_no_number_is_not_guessed() {
        for text in ["", ".", "1,20,3", "1.2.3", "12 34", "1,200.300.400", "abc", "1-2", "99999999999999999999999999"] {
            cents(text, None, Lone::Thousands, None);
        }
    }

    #[test]
    fn a_column_is_decided_by_the_values_that_are_clear() {
        let of = |texts: &[&str]| Convention::of_column(texts.iter().copied());
        assert_eq!(of(&["1,200", "1.200,50", "$3"]), Some(Convention::Comma));
        assert_eq!(of(&["$1,200", "0.5"]), Some(Convention::Point));
        assert_eq!(of(&["1,200", "1.300"]), None);
        assert_eq!(of(&["2,5", "2.5"]), None);
    }

    #[test]
    fn round_amounts_say_what_groups_them() {
        assert_eq!(Convention::said_by_round("$150,000"), Some(Convention::Point));
        assert_eq!(Convention::said_by_round("1.200"), Some(Convention::Comma));
        assert_eq!(Convention::said_by_round("1,234"), None);
    }
}
