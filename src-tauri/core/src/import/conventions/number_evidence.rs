use super::evidence::Evidence;
use crate::import::values::{Convention, Written, could_be_either, is_missing};
use crate::model::Currency;

/// What the amounts of a column say of their decimal sign. Those in another currency have no say: one "39.000,00 EUR" among
/// dollars does not turn "$150,000" into a hundred and fifty.
pub fn amounts<'a>(texts: impl Iterator<Item = &'a str>, currency: Currency) -> Evidence<Convention> {
    let mut evidence = Evidence::none();
    // Where a currency has three decimals, "1.200" is an amount and not a group of three.
    let has_round = currency.minor_per_major() < 1000;
    for text in texts {
        if let Some(convention) = said_by_amount(text, currency, has_round) {
            evidence.say(convention);
        } else if let Some(written) = in_currency(text, currency)
            && could_be_either(written.number)
        {
            evidence.doubt(text, &[Convention::Point, Convention::Comma]);
        }
    }
    evidence
}

/// What one amount says; "150,000" does, for nobody writes those zeros as decimals.
#[must_use]
pub fn said_by_amount(text: &str, currency: Currency, has_round: bool) -> Option<Convention> {
    let written = in_currency(text, currency)?;
    let by_round = || {
        let may = has_round && written.unit.is_none();
        may.then(|| Convention::said_by_round(written.number)).flatten()
    };
    Convention::said_by(written.number).or_else(by_round)
}

fn in_currency(text: &str, currency: Currency) -> Option<Written<'_>> {
    Written::parse(text).filter(|written| written.mark.is_none_or(|mark| mark.is_in(currency)))
}

/// What counts say. They are whole, so "1,234" can only be a group of three; but "14,000", "3,000" and nothing else may be
/// three decimals behind each of them.
pub fn counts<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> Evidence<Convention> {
    let mut numbers = texts.filter(|text| !is_missing(text)).peekable();
    let mut evidence = Evidence::none();
    let is_uniform =
        numbers.peek().is_some() && numbers.clone().all(|text| could_be_either(text) && text.ends_with("000"));
    for text in numbers {
        match Convention::said_by(text).or_else(|| Convention::said_by_round(text)) {
            _ if is_uniform => evidence.doubt(text, &[Convention::Point, Convention::Comma]),
            Some(convention) => evidence.say(convention),
            None => {}
        }
    }
    evidence
}

/// What other numbers say: shares, time and scores are small, so that nothing is asked about them.
pub fn numbers<'a>(texts: impl Iterator<Item = &'a str>) -> Evidence<Convention> {
    let mut evidence = Evidence::none();
    texts.filter_map(Convention::said_by).for_each(|convention| evidence.say(convention));
    evidence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn says(texts: &[&str], decided: Option<Convention>, ambiguous: u32) {
        let evidence = amounts(texts.iter().copied(), Currency::USD);
        assert_eq!((evidence.decided(), evidence.ambiguous), (decided, ambiguous), "{texts:?}");
    }

    #[test]
    fn one_separator_before_three_digits_is_a_doubt_where_nothing_else_tells() {
        says(&["1,234"], None, 1);
        says(&["1,250k", "-"], None, 1);
        says(&["1,234", "$2.50"], Some(Convention::Point), 1);
        says(&["1,234", "$150,000"], Some(Convention::Point), 1);
        says(&["1234", "0.125"], Some(Convention::Point), 0);
        says(&["1,234", "39.000,00 EUR"], None, 1);
    }

    #[test]
    fn one_slip_among_many_is_no_second_convention() {
        let mut texts = vec!["$2.50"; 20];
        texts.extend(["2,50", "1,234"]);
        says(&texts, Some(Convention::Point), 1);
        says(&["2.50", "2,50", "1,234"], None, 1);
    }

    #[test]
    fn three_zeros_behind_every_count_may_be_decimals() {
        let uniform = counts(["14,000", "3,000"].into_iter());
        assert_eq!((uniform.decided(), uniform.ambiguous), (None, 2));
        let groups = counts(["14,000", "950", "1,234"].into_iter());
        assert_eq!((groups.decided(), groups.ambiguous), (Some(Convention::Point), 0));
    }
}
