use super::written_date::WrittenDate;
use crate::api::conventions::DateOrder;

/// What comes first in "03/04/2026".
// "First" is what each of them says.
#[allow(clippy::enum_variant_names)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    DayFirst,
    MonthFirst,
    /// Only where the year has two digits: one of four digits tells itself.
    YearFirst,
}

impl DayOrder {
    /// The order all unambiguous values of a column agree on; a year in front is not looked for.
    pub fn of_column<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Self> {
        let (mut day_first, mut month_first) = (false, false);
        for text in texts {
            if let Some(WrittenDate::Numbers(date)) = WrittenDate::parse(text) {
                let (day, month) = (date.read(Self::DayFirst).is_some(), date.read(Self::MonthFirst).is_some());
                day_first |= day && !month;
                month_first |= month && !day;
            }
        }
        match (day_first, month_first) {
            (true, false) => Some(Self::DayFirst),
            (false, true) => Some(Self::MonthFirst),
            _ => None,
        }
    }

    /// "day first".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::DayFirst => "day first",
            Self::MonthFirst => "month first",
            Self::YearFirst => "year first",
        }
    }
}

impl From<DateOrder> for DayOrder {
    fn from(order: DateOrder) -> Self {
        match order {
            DateOrder::Dmy => Self::DayFirst,
            DateOrder::Mdy => Self::MonthFirst,
            DateOrder::Ymd => Self::YearFirst,
        }
    }
}

impl From<DayOrder> for DateOrder {
    fn from(order: DayOrder) -> Self {
        match order {
            DayOrder::DayFirst => Self::Dmy,
            DayOrder::MonthFirst => Self::Mdy,
            DayOrder::YearFirst => Self::Ymd,
        }
    }
}
