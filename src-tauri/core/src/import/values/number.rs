//! Counts, FTE and satisfaction.

use super::decimal::{Convention, Decimal, Lone};
use super::{Reading, missing};
use crate::import::read::Cell;

/// How the numbers of one column that are not money are read.
#[derive(Clone, Copy, Debug)]
pub struct Numbers {
    pub convention: Option<Convention>,
    /// Bare numbers are percentage points: 22 under "Allocation %" is 0.22. Decided from the header and all values.
    pub bare_is_percent: bool,
}

/// The largest FTE or satisfaction, in hundredths.
const MAX_HUNDREDTHS: i64 = 1_000_000;

impl Numbers {
    /// A whole number of deals, people or certificates, zero or more.
    #[must_use]
    pub fn count(self, cell: &Cell) -> Reading<u32> {
        self.decimal(cell, Lone::Thousands, &[]).and_then(|(decimal, sign)| match sign {
            Sign::Percent => Reading::bad("A percentage, not a count"),
            _ if !decimal.is_whole() => Reading::bad("Not a whole number"),
            Sign::Plain => match decimal.times(1).and_then(|count| u32::try_from(count).ok()) {
                Some(count) => Reading::Value(count),
                None => Reading::bad("Too large"),
            },
        })
    }

    /// Hundredths of a person: "0.22" and "22%" are 22.
    #[must_use]
    pub fn fte(self, cell: &Cell) -> Reading<i64> {
        self.decimal(cell, Lone::Decimals, &["fte", "ftes", "hc"]).and_then(|(decimal, sign)| {
            let percent = sign == Sign::Percent || (self.bare_is_percent && !matches!(cell, Cell::Percent(_)));
            within(decimal.times(if percent { 1 } else { 100 }))
        })
    }

    /// Hundredths of a score: "4.4" and "4.4/5" are 440, "87%" is 8,700.
    #[must_use]
    pub fn score(self, cell: &Cell) -> Reading<i64> {
        let cut = match cell {
            Cell::Text(text) => text.split_once('/').filter(|(_, of)| matches!(of.trim(), "5" | "10" | "100")),
            _ => None,
        };
        let part = cut.map(|(score, _)| Cell::from_text(score));
        self.decimal(part.as_ref().unwrap_or(cell), Lone::Decimals, &[])
            .and_then(|(decimal, _)| within(decimal.times(100)))
    }

    /// The number without its sign; negative ones are refused, nothing read here can be below zero.
    fn decimal(self, cell: &Cell, lone: Lone, words: &[&str]) -> Reading<(Decimal, Sign)> {
        let (decimal, sign) = match cell {
            Cell::Empty => return Reading::Blank,
            Cell::Text(text) if missing::is_missing(text) => return Reading::NoValue,
            Cell::Text(text) => {
                let bare = words.iter().fold(text.trim(), |text, word| strip_word(text, word));
                let (bare, sign) = match bare.strip_suffix('%') {
                    Some(points) => (points.trim_end(), Sign::Percent),
                    None => (bare, Sign::Plain),
                };
                if let Some(positive) = bare.strip_prefix(['-', '\u{2212}', '(']) {
                    let is_number = positive.starts_with(|letter: char| letter.is_ascii_digit());
                    return Reading::bad(if is_number { "Below zero" } else { "Not a number" });
                }
                (Decimal::parse(bare, self.convention, lone), sign)
            }
            Cell::Number(number) | Cell::Percent(number) | Cell::Amount(number, _) if *number < 0.0 => {
                return Reading::bad("Below zero");
            }
            Cell::Number(number) | Cell::Amount(number, _) => (Decimal::from_number(*number), Sign::Plain),
            // Shown in percent, and an FTE of 0.22 all the same: the fraction times a hundred, rounded off its noise.
            Cell::Percent(fraction) => (Decimal::from_number((fraction * 1e8).round() / 1e6), Sign::Percent),
            Cell::Error(_) => return Reading::bad("Spreadsheet error"),
            Cell::Date(_) => return Reading::bad("A date, not a number"),
            Cell::Bool(_) => return Reading::bad("Not a number"),
        };
        decimal.map_or_else(|| Reading::bad("Not a number"), |decimal| Reading::Value((decimal, sign)))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Plain,
    Percent,
}

impl<T> Reading<T> {
    fn and_then<U>(self, next: impl FnOnce(T) -> Reading<U>) -> Reading<U> {
        match self {
            Self::Blank => Reading::Blank,
            Self::NoValue => Reading::NoValue,
            Self::Value(value) => next(value),
            Self::Bad(reason) => Reading::Bad(reason),
        }
    }
}

fn within(hundredths: Option<i64>) -> Reading<i64> {
    match hundredths {
        Some(value) if value <= MAX_HUNDREDTHS => Reading::Value(value),
        _ => Reading::bad("Too large"),
    }
}

fn strip_word<'a>(text: &'a str, word: &str) -> &'a str {
    let cut = text.len().checked_sub(word.len()).and_then(|at| text.split_at_checked(at));
    match cut {
        Some((rest, end)) if end.eq_ignore_ascii_case(word) => rest.trim_end(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Numbers = Numbers { convention: None, bare_is_percent: false };
    const POINTS: Numbers = Numbers { convention: None, bare_is_percent: true };

    #[track_caller]
    fn fte(numbers: Numbers, cell: &Cell, expected: i64) {
        assert_eq!(numbers.fte(cell), Reading::Value(expected), "{cell:?}");
    }

    #[test]
    fn fte_is_read_in_hundredths_however_it_is_written() {
        fte(PLAIN, &Cell::from_text("0.22"), 22);
        fte(PLAIN, &Cell::from_text("0,22 FTE"), 22);
        fte(PLAIN, &Cell::from_text("22%"), 22);
        fte(PLAIN, &Cell::Percent(0.22), 22);
        fte(PLAIN, &Cell::Number(1.25), 125);
        fte(PLAIN, &Cell::from_text("1.250"), 125);
        fte(POINTS, &Cell::Number(22.0), 22);
        fte(POINTS, &Cell::from_text("22%"), 22);
        fte(POINTS, &Cell::Percent(0.22), 22);
    }

    #[test]
    fn a_count_is_a_whole_number_from_zero() {
        assert_eq!(PLAIN.count(&Cell::from_text("1,200")), Reading::Value(1_200));
        assert_eq!(PLAIN.count(&Cell::Number(14.0)), Reading::Value(14));
        assert_eq!(PLAIN.count(&Cell::Number(3.5)), Reading::bad("Not a whole number"));
        assert_eq!(PLAIN.count(&Cell::Number(-3.0)), Reading::bad("Below zero"));
        assert_eq!(PLAIN.count(&Cell::from_text("-3")), Reading::bad("Below zero"));
        assert_eq!(PLAIN.count(&Cell::from_text("-")), Reading::NoValue);
        assert_eq!(PLAIN.count(&Cell::from_text("many")), Reading::bad("Not a number"));
    }

    #[test]
    fn a_score_keeps_its_scale() {
        assert_eq!(PLAIN.score(&Cell::from_text("4.4")), Reading::Value(440));
        assert_eq!(PLAIN.score(&Cell::from_text("4.4 / 5")), Reading::Value(440));
        assert_eq!(PLAIN.score(&Cell::from_text("87%")), Reading::Value(8_700));
        assert_eq!(PLAIN.score(&Cell::Percent(0.87)), Reading::Value(8_700));
    }
}
