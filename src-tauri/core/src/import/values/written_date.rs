use jiff::civil::Date;

use super::DayOrder;
use super::month_names::month;

/// A date as text, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenDate {
    Known(Date),
    Numbers(NumericDate),
}

/// Three numbers whose order the text does not say: "03/04/2026", "26/03/04".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumericDate {
    first: i8,
    second: i8,
    third: i16,
    /// Both ends have two digits, so that either can be the year.
    is_short: bool,
    /// The year has four digits, and stands last.
    has_long_year: bool,
    pub is_dotted: bool,
}

/// Between day, month and year in Spanish, Portuguese, French and German.
const FILLERS: [&str; 6] = ["de", "del", "do", "of", "le", "den"];

impl WrittenDate {
    /// Takes a text apart; `None` when it is no date, or leaves out its year.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = without_time(text.trim());
        if let Ok(date) = text.parse::<Date>() {
            return Some(Self::Known(date));
        }
        let parts: Vec<&str> = text
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|part| !part.is_empty() && !FILLERS.iter().any(|filler| filler.eq_ignore_ascii_case(part)))
            .collect();
        let parts = match parts.as_slice() {
            // "Thu, 12 March 2026"
            [day, rest @ ..] if rest.len() == 3 && day.len() > 1 && day.chars().all(char::is_alphabetic) => rest,
            all => all,
        };
        match parts {
            [whole] => alone(whole),
            [first, second] => pair(text, first, second),
            [first, second, third] => {
                let is_dotted = text.contains('.') && !text.contains(['/', '-']);
                triple(first, second, third, is_dotted)
            }
            _ => None,
        }
    }
}

impl NumericDate {
    /// The day in one order; `None` when there is no such day.
    #[must_use]
    pub fn read(self, order: DayOrder) -> Option<Date> {
        let year_last = || if self.has_long_year { Some(self.third) } else { Some(century(self.third)) };
        let (year, month, day) = match order {
            DayOrder::DayFirst => (year_last()?, self.second, self.first),
            DayOrder::MonthFirst => (year_last()?, self.first, self.second),
            DayOrder::YearFirst if self.is_short => {
                (century(i16::from(self.first)), self.second, i8::try_from(self.third).ok()?)
            }
            DayOrder::YearFirst => return None,
        };
        Date::new(year, month, day).ok()
    }

    /// Whether the year may stand first.
    #[must_use]
    pub fn is_short(self) -> bool {
        self.is_short
    }
}

/// "2026", "20260312", and the serial number "46093" stays a number.
fn alone(text: &str) -> Option<WrittenDate> {
    match text.len() {
        4 => known(year(text)?, 1, 1),
        8 => known(year(text.get(..4)?)?, text.get(4..6)?.parse().ok()?, text.get(6..)?.parse().ok()?),
        _ => None,
    }
}

/// "March 2026", "2026 Mar", "03/2026", "2026-03", "Mar-26". "26-Mar" and "Mar 26" may as well be a day without its year.
fn pair(text: &str, first: &str, second: &str) -> Option<WrittenDate> {
    match (month(first), month(second)) {
        (Some(month), None) if second.len() == 4 || !text.contains(' ') => known(year(second)?, month, 1),
        (None, Some(month)) if first.len() == 4 => known(year(first)?, month, 1),
        (None, None) if second.len() == 4 && first.len() <= 2 => known(year(second)?, first.parse().ok()?, 1),
        (None, None) if first.len() == 4 && second.len() <= 2 => known(year(first)?, second.parse().ok()?, 1),
        _ => None,
    }
}

fn triple(first: &str, second: &str, third: &str, is_dotted: bool) -> Option<WrittenDate> {
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
    if first.len() > 2 || second.len() > 2 || !matches!(third.len(), 2 | 4) {
        return None;
    }
    Some(WrittenDate::Numbers(NumericDate {
        first: first.parse().ok()?,
        second: second.parse().ok()?,
        third: third.parse().ok()?,
        is_short: first.len() == 2 && third.len() == 2,
        has_long_year: third.len() == 4,
        is_dotted,
    }))
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

fn known(year: i16, month: i8, day: i8) -> Option<WrittenDate> {
    Date::new(year, month, day).ok().map(WrittenDate::Known)
}

/// "12", "12th", "1er".
fn day(text: &str) -> Option<i8> {
    text.trim_end_matches(|letter: char| letter.is_alphabetic() || letter == 'º').parse().ok()
}

/// "2026", and "26" in the hundred years that end in 2049.
fn year(text: &str) -> Option<i16> {
    let year: i16 = text.parse().ok()?;
    match text.len() {
        4 => (1900..=2200).contains(&year).then_some(year),
        2 => Some(century(year)),
        _ => None,
    }
}

/// A year of two digits: from 1950 to 2049.
fn century(year: i16) -> i16 {
    if year < 50 { 2000 + year } else { 1900 + year }
}
