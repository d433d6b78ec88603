use std::collections::HashSet;

use jiff::civil::Date;

use super::evidence::Evidence;
use crate::import::values::{DayOrder, NumericDate, WrittenDate};

/// How many years after the file's day a date may lie before its year is taken for something else.
const AHEAD: i16 = 2;

/// What the dates of a column that are written in numbers say of their order.
pub fn dates<'a>(texts: impl Iterator<Item = &'a str>, as_of: Date) -> Evidence<DayOrder> {
    let numeric: Vec<(&str, NumericDate)> = texts
        .filter_map(|text| match WrittenDate::parse(text) {
            Some(WrittenDate::Numbers(date)) => Some((text, date)),
            _ => None,
        })
        .collect();
    let orders = orders(&numeric, as_of);
    let mut evidence = Evidence::none();
    for (text, date) in &numeric {
        let fitting: Vec<DayOrder> = orders.iter().copied().filter(|order| date.read(*order).is_some()).collect();
        let days: HashSet<Date> = fitting.iter().filter_map(|order| date.read(*order)).collect();
        match fitting.as_slice() {
            [only] => evidence.say(*only),
            _ if days.len() > 1 => evidence.doubt(text, &fitting),
            _ => {}
        }
    }
    // Points stand between day, month and year; where a value says otherwise it is heard.
    if evidence.is_silent() && evidence.ambiguous > 0 && numeric.iter().all(|(_, date)| date.is_dotted) {
        evidence.say(DayOrder::DayFirst);
    }
    evidence
}

/// The orders a column can have. The year may stand first where all years have two digits; it then is what varies less.
fn orders(numeric: &[(&str, NumericDate)], as_of: Date) -> Vec<DayOrder> {
    let year_last = vec![DayOrder::DayFirst, DayOrder::MonthFirst];
    if numeric.is_empty() || !numeric.iter().all(|(_, date)| date.is_short()) {
        return year_last;
    }
    let days = |order: DayOrder| numeric.iter().map(move |(_, date)| date.read(order));
    let is_ahead = |day: Date| day.year() > as_of.year() + AHEAD;
    let fits = |order: DayOrder| !days(order).any(|day| day.is_none_or(is_ahead));
    if !fits(DayOrder::YearFirst) {
        return year_last;
    }
    if days(DayOrder::DayFirst).chain(days(DayOrder::MonthFirst)).flatten().any(is_ahead) {
        return vec![DayOrder::YearFirst];
    }
    let years = |order: DayOrder| days(order).flatten().map(Date::year).collect::<HashSet<_>>().len();
    let (first, last) = (years(DayOrder::YearFirst), years(DayOrder::DayFirst).max(years(DayOrder::MonthFirst)));
    match (first, last) {
        _ if last > 0 && first >= 2 * last => year_last,
        _ if last >= 2 * first => vec![DayOrder::YearFirst],
        _ => vec![DayOrder::DayFirst, DayOrder::MonthFirst, DayOrder::YearFirst],
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[track_caller]
    fn says(texts: &[&str], decided: Option<DayOrder>, ambiguous: u32) {
        let evidence = dates(texts.iter().copied(), date(2026, 6, 30));
        assert_eq!((evidence.decided(), evidence.ambiguous), (decided, ambiguous), "{texts:?}");
    }

    #[test]
    fn one_value_that_fits_one_order_decides() {
        says(&["03/04/2026", "25/04/2026"], Some(DayOrder::DayFirst), 1);
        says(&["03/04/2026", "04/25/2026"], Some(DayOrder::MonthFirst), 1);
        says(&["03.04.2026"], Some(DayOrder::DayFirst), 1);
        says(&["03.04.2026", "03.15.2026"], Some(DayOrder::MonthFirst), 1);
    }

    #[test]
    fn what_makes_no_difference_is_no_doubt() {
        says(&["04/04/2026", "2026-03-04", "5 May 2026"], None, 0);
        says(&["03/04/2026", "04/04/2026"], None, 1);
    }

    #[test]
    fn halves_that_contradict_each_other_decide_nothing() {
        says(&["13/04/2026", "04/13/2026", "03/04/2026"], None, 1);
    }

    #[test]
    fn a_year_of_two_digits_may_stand_first() {
        says(&["26/03/04"], None, 1);
        says(&["26/03/31", "25/11/28"], Some(DayOrder::YearFirst), 0);
        says(&["31/12/24", "05/11/23"], Some(DayOrder::DayFirst), 1);
        says(&["12/03/25", "05/11/25", "09/02/25", "14/01/25"], Some(DayOrder::DayFirst), 3);
    }
}
