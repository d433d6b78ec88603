use std::borrow::Cow;

use super::decimal::{Convention, Decimal, Lone};
use super::{Reading, missing};
use crate::import::StatedDensity;
use crate::import::read::Cell;

/// How the densities of one column are read.
#[derive(Clone, Copy, Debug)]
pub struct Densities {
    pub convention: Option<Convention>,
    /// Bare numbers are fractions (0.35), not percentage points (35). Decided from all bare numbers of the column.
    pub bare_is_fraction: bool,
}

const NOT_SHARED: [&str; 8] =
    ["not shared", "n/s", "ns", "withheld", "not shared by partner", "no share", "unshared", "private"];

impl Densities {
    /// Whether bare numbers are fractions: all are at most 1. Values with a percent sign do not take part.
    #[must_use]
    pub fn bare_is_fraction<'a>(cells: impl Iterator<Item = &'a Cell>, convention: Option<Convention>) -> bool {
        cells.filter_map(|cell| bare_number(cell, convention)).all(|number| number <= 1.0)
    }

    /// "77/420", "77 of 420", "18%", "0.18", "not shared". A bare percentage is kept as stated, in basis points.
    #[must_use]
    pub fn read(self, cell: &Cell) -> Reading<StatedDensity> {
        let (decimal, points) = match cell {
            Cell::Empty => return Reading::Blank,
            Cell::Text(text) => {
                let text = text.trim();
                if is_not_shared(text) {
                    return Reading::Value(StatedDensity::NotShared);
                }
                if missing::is_missing(text) {
                    return Reading::NoValue;
                }
                if let Some(counts) = counts(text) {
                    return counts;
                }
                match text.strip_suffix('%') {
                    Some(points) => (self.parse(points), true),
                    None => (self.parse(text), !self.bare_is_fraction),
                }
            }
            Cell::Percent(fraction) => (from_number((fraction * 1e8).round() / 1e6), true),
            Cell::Number(number) => (from_number(*number), !self.bare_is_fraction),
            Cell::Error(_) => return Reading::bad("Spreadsheet error"),
            Cell::Date(_) => return Reading::bad("A date, not a density; a spreadsheet turned n/N into one"),
            Cell::Amount(..) | Cell::Bool(_) => return Reading::bad("Not a density"),
        };
        let unit = if points { 100 } else { 10_000 };
        match decimal.map(|decimal| decimal.times(unit)) {
            None => Reading::bad("Not a density"),
            Some(Some(basis_points @ 0..=10_000)) => {
                Reading::Value(StatedDensity::Percent { basis_points: u32::try_from(basis_points).unwrap_or(10_000) })
            }
            Some(_) => Reading::bad("More than 100%"),
        }
    }

    fn parse(self, text: &str) -> Option<Decimal> {
        Decimal::parse(text.trim(), self.convention, Lone::Decimals)
    }
}

/// The number of a cell that has no percent sign and no n/N.
fn bare_number(cell: &Cell, convention: Option<Convention>) -> Option<f64> {
    match cell {
        Cell::Number(number) => Some(*number),
        Cell::Text(text) => {
            let millionths = Decimal::parse(text, convention, Lone::Decimals)?.times(1_000_000)?;
            // Only compared with one.
            #[allow(clippy::cast_precision_loss)]
            Some(millionths as f64 / 1e6)
        }
        _ => None,
    }
}

fn from_number(number: f64) -> Option<Decimal> {
    if number < 0.0 { None } else { Decimal::from_number(number) }
}

fn is_not_shared(text: &str) -> bool {
    NOT_SHARED.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// "77/420", "77 / 420", "77 of 420", also with the percentage behind it: "77/420 (18%)"; `None` when it is none of these.
fn counts(text: &str) -> Option<Reading<StatedDensity>> {
    let text = text.split('(').next().unwrap_or(text).trim();
    let (shared, base) = text.split_once('/').or_else(|| text.split_once(" of "))?;
    let whole = |text: &str| -> Option<u32> {
        let decimal = Decimal::parse(text.trim(), None, Lone::Thousands)?;
        decimal.is_whole().then(|| decimal.times(1)).flatten()?.try_into().ok()
    };
    let (Some(shared), Some(base)) = (whole(shared), whole(base)) else {
        return Some(Reading::bad("Not a density"));
    };
    Some(checked_counts(shared, base))
}

/// n of N, where n is no more than N.
#[must_use]
pub fn checked_counts(shared: u32, base: u32) -> Reading<StatedDensity> {
    if shared > base {
        return Reading::Bad(Cow::Owned(format!("{shared} of {base} is more than all")));
    }
    Reading::Value(StatedDensity::Counts { shared, base })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(column: &[&str], expected: &[StatedDensity]) {
        let cells: Vec<Cell> = column.iter().map(|text| Cell::from_text(text)).collect();
        let convention = Convention::of_column(column.iter().copied());
        let bare_is_fraction = Densities::bare_is_fraction(cells.iter(), convention);
        let densities = Densities { convention, bare_is_fraction };
        let read: Vec<_> = cells.iter().map(|cell| densities.read(cell)).collect();
        let expected: Vec<_> = expected.iter().map(|stated| Reading::Value(*stated)).collect();
        assert_eq!(read, expected);
    }

    fn percent(basis_points: u32) -> StatedDensity {
        StatedDensity::Percent { basis_points }
    }

    #[test]
    fn counts_are_kept_as_counts() {
        let counts = |shared, base| StatedDensity::Counts { shared, base };
        reads(
            &["77/420", "1 of 2", "0/1,420", "3/4 (75%)"],
            &[counts(77, 420), counts(1, 2), counts(0, 1_420), counts(3, 4)],
        );
    }

    #[test]
    fn fractions_and_percentages_stand_side_by_side() {
        reads(&["0.35", "35%", "0,4", "1"], &[percent(3_500), percent(3_500), percent(4_000), percent(10_000)]);
        reads(&["35", "0.5", "10.5%"], &[percent(3_500), percent(50), percent(1_050)]);
    }

    #[test]
    fn not_shared_is_a_value_and_a_dash_is_none() {
        reads(&["not shared", "n/s", "Withheld"], &[StatedDensity::NotShared; 3]);
        let densities = Densities { convention: None, bare_is_fraction: true };
        assert_eq!(densities.read(&Cell::from_text("-")), Reading::NoValue);
        assert_eq!(densities.read(&Cell::from_text("9/4")), Reading::bad("9 of 4 is more than all"));
        assert_eq!(densities.read(&Cell::from_text("120%")), Reading::bad("More than 100%"));
    }
}
