use crate::model::{FiscalCalendar, Quarter};

/// The quarter a text names, and its words without it: "sourced q1 fy26" is "sourced" in the first quarter of 2026.
///
/// `words` are lower case and separated by single spaces.
#[must_use]
pub fn quarter_in(words: &str, calendar: FiscalCalendar) -> Option<(Quarter, String)> {
    let tokens: Vec<&str> = words.split(' ').collect();
    let rest =
        |from: usize, to: usize| tokens[..from].iter().chain(&tokens[to..]).copied().collect::<Vec<_>>().join(" ");
    for (index, token) in tokens.iter().enumerate() {
        if let Some((number, year)) = whole(token) {
            return Some((calendar.quarter(year, number)?, rest(index, index + 1)));
        }
        let Some(next) = tokens.get(index + 1) else { break };
        let (number, at) = match (number(token), number(next)) {
            (Some(number), _) => (number, next),
            (None, Some(number)) => (number, token),
            (None, None) => continue,
        };
        if let Some(year) = year(at) {
            return Some((calendar.quarter(year, number)?, rest(index, index + 2)));
        }
    }
    None
}

/// "q1", "1q", "qtr1", "quarter1".
fn number(token: &str) -> Option<i8> {
    let digit = ["quarter", "qtr", "q"]
        .iter()
        .find_map(|start| token.strip_prefix(start))
        .or_else(|| token.strip_suffix('q'))?;
    digit.parse().ok().filter(|number| (1..=4).contains(number))
}

/// "2026", "26", "fy26", "fy2026", "cy26".
fn year(token: &str) -> Option<i16> {
    let digits = token.strip_prefix("fy").or_else(|| token.strip_prefix("cy")).unwrap_or(token);
    if !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    match digits.len() {
        2 => digits.parse::<i16>().ok().map(|year| 2000 + year),
        4 => digits.parse().ok().filter(|year| (1990..=2100).contains(year)),
        _ => None,
    }
}

/// Both in one: "q1fy26", "1q26", "q126", "2026q1", "fy26q1".
fn whole(token: &str) -> Option<(i8, i16)> {
    let at = token.find('q')?;
    let (before, after) = token.split_at(at);
    let after = after.get(1..)?;
    if before.is_empty() {
        let (digit, rest) = after.split_at_checked(1)?;
        return Some((digit.parse().ok().filter(|number| (1..=4).contains(number))?, year(rest)?));
    }
    let (first, second) = (before, after);
    if let (Ok(number @ 1..=4), Some(year)) = (first.parse::<i8>(), year(second)) {
        return Some((number, year));
    }
    Some((second.parse().ok().filter(|number| (1..=4).contains(number))?, year(first)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn names(words: &str, expected: Option<(&str, &str)>) {
        let found = quarter_in(words, FiscalCalendar::default()).map(|(quarter, rest)| (quarter.to_string(), rest));
        assert_eq!(found, expected.map(|(quarter, rest)| (quarter.to_owned(), rest.to_owned())), "{words}");
    }

    #[test]
    fn a_quarter_is_found_however_it_is_written() {
        for words in [
            "sourced q1 2026",
            "q1 fy26 sourced",
            "sourced q1 26",
            "2026 q1 sourced",
            "sourced q1fy26",
            "1q26 sourced",
            "sourced q126",
            "fy2026 q1 sourced",
            "sourced 2026q1",
            "sourced 1q 2026",
        ] {
            names(words, Some(("2026-01-01", "sourced")));
        }
    }

    #[test]
    fn what_is_no_quarter_is_left_alone() {
        for words in ["sourced", "q1", "sourced 2026", "q5 2026", "faq 2026", "sourced fy26", "iq 26"] {
            names(words, None);
        }
    }

    #[test]
    fn a_fiscal_quarter_begins_where_the_calendar_says() {
        let calendar = FiscalCalendar::starting_in(2).expect("a month");
        let (quarter, _) = quarter_in("q1 fy27", calendar).expect("a quarter");
        assert_eq!(quarter.to_string(), "2026-02-01");
    }
}
