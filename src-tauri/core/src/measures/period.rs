use jiff::civil::Date;

use crate::model::Quarter;

/// Quarters in a row, of which the last is closed or under review; both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub first: Quarter,
    pub last: Quarter,
}

impl Period {
    /// So many quarters up to `last`; at least one.
    #[must_use]
    pub fn up_to(last: Quarter, quarters: u32) -> Self {
        let before = i32::try_from(quarters.max(1) - 1).unwrap_or(0);
        Self { first: last.plus(-before), last }
    }

    /// Whether a day lies in it; a day that is not known does not.
    #[must_use]
    pub fn has(self, day: Option<Date>) -> bool {
        day.is_some_and(|day| self.first.first_day() <= day && day <= self.last.last_day())
    }

    /// Its quarters, oldest first.
    pub fn quarters(self) -> impl Iterator<Item = Quarter> {
        std::iter::successors(Some(self.first), |quarter| Some(quarter.plus(1)))
            .take_while(move |quarter| *quarter <= self.last)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn both_ends_belong_to_a_period() {
        let quarter = Quarter::starting(date(2026, 4, 1)).unwrap();
        let two = Period::up_to(quarter, 2);
        assert_eq!(two.first, quarter.plus(-1));
        assert_eq!(two.quarters().count(), 2);
        for (day, is_in) in [
            (date(2025, 12, 31), false),
            (date(2026, 1, 1), true),
            (date(2026, 6, 30), true),
            (date(2026, 7, 1), false),
        ] {
            assert_eq!(two.has(Some(day)), is_in, "{day}");
        }
        assert!(!two.has(None));
        assert_eq!(Period::up_to(quarter, 0), Period::up_to(quarter, 1));
    }
}
