use std::fmt;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// When a company's fiscal year begins; a quarter's label depends on it, its first day does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(transparent)]
pub struct FiscalCalendar {
    /// 1 January to 12 December.
    first_month: i8,
}

impl Default for FiscalCalendar {
    fn default() -> Self {
        Self { first_month: 1 }
    }
}

impl FiscalCalendar {
    /// A calendar that begins in `first_month`; `None` unless 1 to 12.
    #[must_use]
    pub fn starting_in(first_month: i8) -> Option<Self> {
        (1..=12).contains(&first_month).then_some(Self { first_month })
    }

    #[must_use]
    pub fn first_month(self) -> i8 {
        self.first_month
    }

    /// The quarter `day` falls in.
    #[must_use]
    pub fn quarter_of(self, day: Date) -> Quarter {
        let months_into = (day.month() - self.first_month).rem_euclid(3);
        let month = day.month() - months_into;
        if month >= 1 { Quarter(date(day.year(), month, 1)) } else { Quarter(date(day.year() - 1, month + 12, 1)) }
    }

    /// Quarter `number` (1 to 4) of the fiscal year that is called `year`. A year that does not begin in January is
    /// called after the calendar year it ends in.
    #[must_use]
    pub fn quarter(self, year: i16, number: i8) -> Option<Quarter> {
        if !(1..=4).contains(&number) || !(1900..=2200).contains(&year) {
            return None;
        }
        let offset = i32::from(self.first_month) - 1 + (i32::from(number) - 1) * 3;
        let start_year = if self.first_month == 1 { year } else { year - 1 };
        let month = i8::try_from(offset % 12 + 1).ok()?;
        let carried = i16::try_from(offset / 12).ok()?;
        Some(Quarter(date(start_year + carried, month, 1)))
    }

    /// "Q2 2026"; with a fiscal year of its own "Q2 FY26".
    #[must_use]
    pub fn label(self, quarter: Quarter) -> String {
        let first = quarter.first_day();
        let number = (first.month() - self.first_month).rem_euclid(12) / 3 + 1;
        if self.first_month == 1 {
            return format!("Q{number} {}", first.year());
        }
        let year = if first.month() >= self.first_month { first.year() + 1 } else { first.year() };
        format!("Q{number} FY{:02}", year.rem_euclid(100))
    }
}

/// A fiscal quarter, stored by its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Quarter(Date);

impl Quarter {
    /// The quarter that begins on `first_day`; `None` unless it is the first of a month.
    #[must_use]
    pub fn starting(first_day: Date) -> Option<Self> {
        (first_day.day() == 1).then_some(Self(first_day))
    }

    /// Reads what [`Quarter`] prints: "2026-04-01".
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::starting(text.parse().ok()?)
    }

    #[must_use]
    pub fn first_day(self) -> Date {
        self.0
    }

    #[must_use]
    pub fn last_day(self) -> Date {
        self.plus(1).0.yesterday().unwrap_or(self.0)
    }

    /// The quarter `count` after this one, before it when negative. Saturates at the ends of the calendar.
    #[must_use]
    pub fn plus(self, count: i32) -> Self {
        let months = i64::from(self.0.year()) * 12 + i64::from(self.0.month()) - 1 + i64::from(count) * 3;
        let year = i16::try_from(months.div_euclid(12)).ok();
        let month = i8::try_from(months.rem_euclid(12) + 1).ok();
        let there = year.zip(month).and_then(|(year, month)| Date::new(year, month, 1).ok());
        Self(there.unwrap_or(if count < 0 { Date::MIN } else { Date::MAX }))
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Serialize for Quarter {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Quarter {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text)
            .ok_or_else(|| serde::de::Error::custom(format!("`{text}` is not the first day of a quarter")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn label(first_month: i8, day: Date, expected: &str, first_day: Date) {
        let calendar = FiscalCalendar { first_month };
        let quarter = calendar.quarter_of(day);
        assert_eq!((calendar.label(quarter).as_str(), quarter.first_day()), (expected, first_day));
    }

    #[test]
    fn a_quarter_is_named_after_the_fiscal_calendar() {
        label(1, date(2026, 6, 30), "Q2 2026", date(2026, 4, 1));
        label(2, date(2026, 1, 31), "Q4 FY26", date(2025, 11, 1));
        label(2, date(2026, 2, 1), "Q1 FY27", date(2026, 2, 1));
        label(7, date(2026, 8, 15), "Q1 FY27", date(2026, 7, 1));
    }

    #[test]
    fn quarters_are_counted_over_years_and_stop_at_the_ends_of_the_calendar() {
        let quarter = Quarter(date(2025, 11, 1));
        let around = [-5, -1, 0, 1, 2, 9].map(|count| quarter.plus(count).first_day());
        let expected = [
            date(2024, 8, 1),
            date(2025, 8, 1),
            date(2025, 11, 1),
            date(2026, 2, 1),
            date(2026, 5, 1),
            date(2028, 2, 1),
        ];
        assert_eq!(around, expected);
        assert_eq!((quarter.last_day(), quarter.plus(1).last_day()), (date(2026, 1, 31), date(2026, 4, 30)));
        assert_eq!([i32::MIN, i32::MAX].map(|count| quarter.plus(count).first_day()), [Date::MIN, Date::MAX]);
    }

    #[test]
    fn a_named_quarter_reads_back_to_itself() {
        for first_month in 1..=12 {
            let calendar = FiscalCalendar { first_month };
            for number in 1..=4 {
                let quarter = calendar.quarter(2026, number).expect("1 to 4");
                assert!(calendar.label(quarter).starts_with(&format!("Q{number} ")));
                assert_eq!(calendar.quarter_of(quarter.last_day()), quarter);
            }
        }
    }
}
