use std::borrow::Cow;

use jiff::Span;
use jiff::civil::{Date, date};

use super::written_date::WrittenDate;
use super::{DayOrder, Reading, missing};
use crate::import::read::Cell;

/// How the dates of one column are read.
#[derive(Clone, Copy, Debug)]
pub struct Dates {
    /// What the column decided, or the user; a value of another order is then left out. `None` when nothing tells: only
    /// values that can be read in one way are taken.
    pub order: Option<DayOrder>,
    /// Serial numbers count from 1904.
    pub from_1904: bool,
}

/// No partnership or deal is of a day before this one: a zero or an empty date shown as a day is.
const EARLIEST: Date = date(1930, 1, 1);
const LATEST: Date = date(2120, 12, 31);

impl Dates {
    /// The day a cell names: a date, its serial number, or text. "March 2024" is its first day, "2024" the first of January.
    #[must_use]
    pub fn read(self, cell: &Cell) -> Reading<Date> {
        let reading = match cell {
            Cell::Empty => Reading::Blank,
            Cell::Date(date) => Reading::Value(*date),
            Cell::Text(text) if missing::is_missing(text) => Reading::NoValue,
            Cell::Text(text) => self.read_text(text),
            Cell::Number(number) => self.read_number(*number),
            Cell::Error(_) => Reading::bad("Spreadsheet error"),
            Cell::Percent(_) | Cell::Amount(..) | Cell::Bool(_) => Reading::bad("Not a date"),
        };
        match reading {
            Reading::Value(day) if !(EARLIEST..=LATEST).contains(&day) || day == date(1970, 1, 1) => {
                Reading::Bad(Cow::Owned(format!("{day} is what an empty date shows as, or a slip")))
            }
            reading => reading,
        }
    }

    /// A year, a day written as 20260312, or a serial number.
    fn read_number(self, number: f64) -> Reading<Date> {
        let is_written = number.fract() == 0.0
            && ((1950.0..2100.0).contains(&number) || (19_300_101.0..=21_201_231.0).contains(&number));
        if is_written {
            return self.read_text(&number.to_string());
        }
        // Days after 1980 and before 2120: a smaller or larger number is something else.
        let day = Some(number).filter(|number| (28_000.0..81_000.0).contains(number));
        day.and_then(|number| serial_day(number, self.from_1904))
            .map_or_else(|| Reading::bad("Not a date"), Reading::Value)
    }

    fn read_text(self, text: &str) -> Reading<Date> {
        match WrittenDate::parse(text) {
            Some(WrittenDate::Known(date)) => Reading::Value(date),
            Some(WrittenDate::Numbers(numbers)) => {
                let (day, month) = (numbers.read(DayOrder::DayFirst), numbers.read(DayOrder::MonthFirst));
                match (self.order, day, month) {
                    (Some(order), ..) => match numbers.read(order) {
                        Some(date) => Reading::Value(date),
                        None if day.or(month).is_some() => {
                            Reading::Bad(Cow::Owned(format!("Not {}, as the column's dates are", order.name())))
                        }
                        None => Reading::bad("Not a date"),
                    },
                    (None, Some(date), None) | (None, None, Some(date)) => Reading::Value(date),
                    (None, Some(date), Some(other)) if date == other || numbers.is_dotted => Reading::Value(date),
                    (None, Some(_), Some(_)) => Reading::bad("Day or month first? The column does not tell"),
                    (None, None, None) => Reading::bad("Not a date"),
                }
            }
            None => match serial_text(text).and_then(|days| serial_day(days, self.from_1904)) {
                Some(date) => Reading::Value(date),
                None => Reading::bad("Not a date"),
            },
        }
    }
}

/// The serial number a delimited file shows where the spreadsheet's cell was not formatted as a date.
fn serial_text(text: &str) -> Option<f64> {
    let is_plain = text.bytes().all(|letter| letter.is_ascii_digit() || letter == b'.');
    let number: f64 = text.parse().ok().filter(|_| is_plain)?;
    (28_000.0..81_000.0).contains(&number).then_some(number)
}

/// The day of a spreadsheet's serial number; `None` for the twenty-ninth of February 1900, which never was and which every
/// spreadsheet that counts from 1900 counts all the same, and for numbers out of the calendar.
#[must_use]
pub fn serial_day(number: f64, from_1904: bool) -> Option<Date> {
    if !(0.0..3_000_000.0).contains(&number) {
        return None;
    }
    #[allow(clippy::cast_possible_truncation)]
    let days = number.trunc() as i64;
    let epoch = match (from_1904, days) {
        (true, _) => date(1904, 1, 1),
        (false, 60) => return None,
        (false, ..60) => date(1899, 12, 31),
        (false, _) => date(1899, 12, 30),
    };
    epoch.checked_add(Span::new().days(days)).ok()
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
    fn a_value_of_another_order_than_the_column_is_left_out() {
        let dates = Dates { order: Some(DayOrder::MonthFirst), from_1904: false };
        assert_eq!(
            dates.read(&Cell::from_text("25/04/2026")),
            Reading::Bad("Not month first, as the column's dates are".into())
        );
        let years = Dates { order: Some(DayOrder::YearFirst), from_1904: false };
        assert_eq!(years.read(&Cell::from_text("26/03/04")), Reading::Value(date(2026, 3, 4)));
    }

    #[test]
    fn dates_are_read_in_the_languages_people_write_them_in() {
        let day = date(2026, 3, 12);
        reads(&["12. März 2026", "12 de marzo de 2026", "12 mars 2026", "Thu, 12 March 2026", "20260312"], &[day; 5]);
        reads(&["1er août 2025", "03/2026", "Mar-26"], &[date(2025, 8, 1), date(2026, 3, 1), date(2026, 3, 1)]);
        reads(&["46093", "46093.5"], &[day; 2]);
    }

    #[track_caller]
    fn refuses(text: &str) {
        let dates = Dates { order: Some(DayOrder::DayFirst), from_1904: false };
        assert!(matches!(dates.read(&Cell::from_text(text)), Reading::Bad(_)), "{text}");
    }

    #[test]
    fn what_is_no_day_is_not_made_one() {
        for text in
            ["26-Mar", "Mar 26", "Mayor 2026", "Q1 2026", "1900-01-01", "01/01/1970", "9999-12-31", "12/2026/03"]
        {
            refuses(text);
        }
    }

    #[test]
    fn the_leap_day_of_1900_is_no_day() {
        assert_eq!(serial_day(59.0, false), Some(date(1900, 2, 28)));
        assert_eq!(serial_day(60.0, false), None);
        assert_eq!(serial_day(61.0, false), Some(date(1900, 3, 1)));
        assert_eq!(serial_day(0.0, true), Some(date(1904, 1, 1)));
        assert_eq!(serial_day(-1.0, false), None);
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
