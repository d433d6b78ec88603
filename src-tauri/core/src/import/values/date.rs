use jiff::civil::Date;

use super::{Reading, missing};
use crate::import::read::Cell;

/// Which comes first in "03/04/2026".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    DayFirst,
    MonthFirst,
}

/// How the dates of one column are read.
#[derive(Clone, Copy, Debug)]
pub struct Dates {
    /// `None` when no value of the column tells, or values contradict each other.
    pub order: Option<DayOrder>,
    /// Serial numbers count from 1904.
    pub from_1904: bool,
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

impl DayOrder {
    /// The order all unambiguous values of a column agree on.
    pub fn of_column<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Self> {
        let (mut day_first, mut month_first) = (false, false);
        for text in texts {
            if let Some(Written::Numbers { first, second, .. }) = Written::parse(text) {
                day_first |= first > 12 && second <= 12;
                month_first |= second > 12 && first <= 12;
            }
        }
        match (day_first, month_first) {
            (true, false) => Some(Self::DayFirst),
            (false, true) => Some(Self::MonthFirst),
            _ => None,
        }
    }
}

impl Dates {
    /// The day a cell names: a date, its serial number, or text. "March 2024" is its first day, "2024" the first of January.
    #[must_use]
    pub fn read(self, cell: &Cell) -> Reading<Date> {
        match cell {
            Cell::Empty => Reading::Blank,
            Cell::Date(date) => Reading::Value(*date),
            Cell::Text(text) if missing::is_missing(text) => Reading::NoValue,
            Cell::Text(text) => self.read_text(text),
            Cell::Number(number) => self.read_serial(*number),
            Cell::Error(_) => Reading::bad("Spreadsheet error"),
            Cell::Percent(_) | Cell::Amount(..) | Cell::Bool(_) => Reading::bad("Not a date"),
        }
    }

    fn read_serial(self, number: f64) -> Reading<Date> {
        if number.fract() == 0.0 && (1950.0..2100.0).contains(&number) {
            return year_only(number);
        }
        let epoch = if self.from_1904 { jiff::civil::date(1904, 1, 1) } else { jiff::civil::date(1899, 12, 30) };
        // Days after 1980 and before 2120: a smaller or larger number is something else.
        if !(28_000.0..81_000.0).contains(&number) {
            return Reading::bad("Not a date");
        }
        #[allow(clippy::cast_possible_truncation)]
        let days = number.trunc() as i64;
        epoch.checked_add(jiff::Span::new().days(days)).map_or_else(|_| Reading::bad("Not a date"), Reading::Value)
    }

    fn read_text(self, text: &str) -> Reading<Date> {
        let date = match Written::parse(text) {
            None => None,
            Some(Written::Known(date)) => Some(date),
            Some(Written::Numbers { first, second, year, is_dotted }) => {
                let day_first = if first > 12 || is_dotted {
                    true
                } else if second > 12 || first == second {
                    false
                } else if let Some(order) = self.order {
                    order == DayOrder::DayFirst
                } else {
                    return Reading::bad("Day or month first? The column does not tell");
                };
                let (day, month) = if day_first { (first, second) } else { (second, first) };
                Date::new(year, month, day).ok()
            }
        };
        date.map_or_else(|| Reading::bad("Not a date"), Reading::Value)
    }
}

fn year_only(number: f64) -> Reading<Date> {
    #[allow(clippy::cast_possible_truncation)]
    Date::new(number as i16, 1, 1).map_or_else(|_| Reading::bad("Not a date"), Reading::Value)
}

/// A date as text, taken apart.
enum Written {
    Known(Date),
    Numbers { first: i8, second: i8, year: i16, is_dotted: bool },
}

impl Written {
    fn parse(text: &str) -> Option<Self> {
        let text = without_time(text.trim());
        if let Ok(date) = text.parse::<Date>() {
            return Some(Self::Known(date));
        }
        let is_dotted = text.contains('.') && !text.contains(|letter: char| letter.is_alphabetic());
        let parts: Vec<&str> =
            text.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [year] => known(self::year(year).filter(|_| year.len() == 4)?, 1, 1),
            [first, second] => match (month(first), month(second)) {
                (Some(month), _) => known(year(second)?, month, 1),
                (_, Some(month)) => known(year(first)?, month, 1),
                _ => None,
            },
            [first, second, third] => {
                if let Some(month) = month(first) {
                    return known(year(third)?, month, day(second)?);
                }
                if let Some(month) = month(second) {
                    let (day_at, year_at) = if first.len() == 4 { (third, first) } else { (first, third) };
                    return known(year(year_at)?, month, day(day_at)?);
                }
                if first.len() == 4 {
                    return known(year(first)?, second.parse().ok()?, third.parse().ok()?);
                }
                Some(Self::Numbers {
                    first: first.parse().ok()?,
                    second: second.parse().ok()?,
                    year: year(third)?,
                    is_dotted,
                })
            }
            _ => None,
        }
    }
}

/// Without a time of day behind the date: "2026-03-12T10:00:00Z", "12/03/2026 14:05".
fn without_time(text: &str) -> &str {
    let bytes = text.as_bytes();
    if bytes.len() > 10 && bytes[10] == b'T' && bytes[4] == b'-' {
        return text.get(..10).unwrap_or(text);
    }
    match text.find(':') {
        Some(colon) => text[..colon].rsplit_once([' ', ',']).map_or(text, |(date, _)| date.trim_end_matches(',')),
        None => text,
    }
}

fn known(year: i16, month: i8, day: i8) -> Option<Written> {
    Date::new(year, month, day).ok().map(Written::Known)
}

/// "Mar", "March", "mars": the first three letters.
fn month(text: &str) -> Option<i8> {
    let start = text.get(..3)?.to_ascii_lowercase();
    let index = MONTHS.iter().position(|month| *month == start)?;
    i8::try_from(index + 1).ok()
}

/// "12", "12th".
fn day(text: &str) -> Option<i8> {
    text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic()).parse().ok()
}

/// "2026", and "26" in the hundred years that end in 2069.
fn year(text: &str) -> Option<i16> {
    let year: i16 = text.parse().ok()?;
    match text.len() {
        4 => (1900..=2200).contains(&year).then_some(year),
        2 => Some(if year < 70 { 2000 + year } else { 1900 + year }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[track_caller]
    fn reads(column: &[&str], expected: &[Date]) {
        let dates = Dates { order: DayOrder::of_column(column.iter().copied()), from_1904: false };
        let read: Vec<_> = column.iter().map(|text| dates.read(&Cell::from_text(text))).collect();
        assert_eq!(read, expected.iter().map(|date| Reading::Value(*date)).collect::<Vec<_>>());
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        let day = date(2026, 3, 12);
        reads(
            &["2026-03-12", "12 Mar 2026", "March 12, 2026", "12-Mar-26", "2026/03/12", "2026-03-12T10:00:00Z"],
            &[day; 6],
        );
        reads(&["12.03.2026", "12.3.26"], &[day; 2]);
        reads(&["Mar 2026", "2026"], &[date(2026, 3, 1), date(2026, 1, 1)]);
    }

    #[test]
    fn the_column_decides_whether_the_day_comes_first() {
        reads(&["03/04/2026", "25/04/2026"], &[date(2026, 4, 3), date(2026, 4, 25)]);
        reads(&["03/04/2026 14:05", "04/25/2026"], &[date(2026, 3, 4), date(2026, 4, 25)]);
    }

    #[test]
    fn a_date_that_could_be_two_days_is_left_out() {
        let dates = Dates { order: None, from_1904: false };
        assert_eq!(
            dates.read(&Cell::from_text("03/04/2026")),
            Reading::bad("Day or month first? The column does not tell")
        );
        assert_eq!(dates.read(&Cell::from_text("04/04/2026")), Reading::Value(date(2026, 4, 4)));
        assert_eq!(dates.read(&Cell::from_text("31/02/2026")), Reading::bad("Not a date"));
    }

    #[test]
    fn serial_numbers_count_from_the_epoch_of_the_file() {
        let read = |from_1904, number| Dates { order: None, from_1904 }.read(&Cell::Number(number));
        assert_eq!(read(false, 46_093.5), Reading::Value(date(2026, 3, 12)));
        assert_eq!(read(true, 44_631.0), Reading::Value(date(2026, 3, 12)));
        assert_eq!(read(false, 2021.0), Reading::Value(date(2021, 1, 1)));
        assert_eq!(read(false, 7.0), Reading::bad("Not a date"));
    }
}
