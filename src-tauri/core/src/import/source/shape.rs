use serde::{Deserialize, Serialize};

use crate::import::read::Cell;

/// What most cells of a column are, so that a column that changes from numbers to texts is noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// No values at all.
    Empty,
    Text,
    Number,
    Percent,
    Date,
    /// No kind of cell is in the majority.
    Mixed,
}

impl Shape {
    /// The shape of a column's values. Texts that begin with a digit after their signs count as numbers: a CSV file has
    /// nothing but texts.
    #[must_use]
    pub fn of<'a>(cells: impl Iterator<Item = &'a Cell>) -> Self {
        let mut counts = [0_usize; 4];
        for cell in cells {
            match cell {
                Cell::Empty | Cell::Error(_) | Cell::Bool(_) => {}
                Cell::Text(text) => counts[of_text(text)] += 1,
                Cell::Number(_) | Cell::Amount(..) => counts[1] += 1,
                Cell::Percent(_) => counts[2] += 1,
                Cell::Date(_) => counts[3] += 1,
            }
        }
        let all: usize = counts.iter().sum();
        let most = (0..4).max_by_key(|index| counts[*index]).unwrap_or(0);
        match most {
            _ if all == 0 => Self::Empty,
            most if counts[most] * 10 < all * 7 => Self::Mixed,
            0 => Self::Text,
            1 => Self::Number,
            2 => Self::Percent,
            _ => Self::Date,
        }
    }

    /// "numbers", as in a sentence.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "nothing",
            Self::Text => "texts",
            Self::Number => "numbers",
            Self::Percent => "percentages",
            Self::Date => "dates",
            Self::Mixed => "a mixture",
        }
    }

    /// Whether values of one shape are read as something else than those of the other.
    #[must_use]
    pub fn contradicts(self, other: Self) -> bool {
        let is_clear = |shape| !matches!(shape, Self::Empty | Self::Mixed);
        self != other && is_clear(self) && is_clear(other)
    }
}

/// The place of a text's shape: text, number, percentage, date.
fn of_text(text: &str) -> usize {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).take(4).count();
    if digits == 0 || letters > 3 {
        return 0;
    }
    let separators = text.bytes().filter(|byte| matches!(byte, b'/' | b'-' | b'.')).count();
    let is_date = separators == 2 && (6..=10).contains(&text.len()) && letters == 0 && !text.starts_with('-');
    match text {
        _ if text.ends_with('%') => 2,
        _ if is_date => 3,
        _ if digits * 2 >= text.chars().filter(|letter| letter.is_alphanumeric()).count() => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn shape(texts: &[&str], expected: Shape) {
        let cells: Vec<Cell> = texts.iter().map(|text| Cell::from_text(text)).collect();
        assert_eq!(Shape::of(cells.iter()), expected, "{texts:?}");
    }

    #[test]
    fn a_column_is_what_most_of_its_values_are() {
        shape(&["$1.2M", "(1,200)", "EUR 1.200,50", "n/a"], Shape::Number);
        shape(&["35%", "4 %"], Shape::Percent);
        shape(&["03/04/2026", "2026-04-03", "3.4.26"], Shape::Date);
        shape(&["Gold", "Tier 1", "Silver", "Bronze"], Shape::Text);
        shape(&["", ""], Shape::Empty);
        shape(&["Gold", "12"], Shape::Mixed);
    }

    #[test]
    fn a_column_without_values_contradicts_nothing() {
        assert!(Shape::Number.contradicts(Shape::Percent));
        assert!(!Shape::Empty.contradicts(Shape::Percent) && !Shape::Text.contradicts(Shape::Mixed));
    }
}
