//! Numbers, lists and plurals as a sentence writes them.

use crate::api::Amount;
use crate::model::{Currency, Money, PartnerType};

const NUMBERS: [&str; 13] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// In words up to twelve, in digits above; none is "no".
pub(crate) fn number(count: usize) -> String {
    NUMBERS.get(count).map_or_else(|| count.to_string(), |&word| word.to_owned())
}

/// "one partner", "two partners"; a plural of its own where an s is not enough.
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { many })
}

/// "A", "A and B", "A, B and C".
pub(crate) fn list<T: AsRef<str>>(items: &[T]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [most @ .., last] => {
            let most: Vec<&str> = most.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", most.join(", "), last.as_ref())
        }
    }
}

/// The sentence with a capital first letter.
pub(crate) fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A name in the middle of a sentence: "Enterprise" becomes "enterprise", "SMB" and "Financial Services" stay.
pub(crate) fn within_sentence(name: &str) -> String {
    let mut letters = name.chars();
    match letters.next() {
        Some(first) if name.chars().count() > 1 && !letters.clone().any(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}

/// "SI", "SIs", "agencies".
pub(crate) fn type_word(kind: PartnerType, count: usize) -> String {
    let word = match kind {
        PartnerType::Si | PartnerType::Isv => kind.short_name().to_owned(),
        _ => kind.short_name().to_lowercase(),
    };
    match (count, kind) {
        (1, _) => word,
        (_, PartnerType::Agency) => "agencies".to_owned(),
        _ => word + "s",
    }
}

/// "a reseller", "an SI", "an agency".
pub(crate) fn a_type(kind: PartnerType) -> &'static str {
    match kind {
        PartnerType::Si | PartnerType::Isv | PartnerType::Agency | PartnerType::Alliance => "an",
        PartnerType::Reseller | PartnerType::Marketplace => "a",
    }
}

/// For a headline: one decimal from ten millions on, "$15.0M"; below as everywhere, "$2.80M".
pub(crate) fn headline(minor: i64, like: &Amount) -> String {
    let Some(currency) = Currency::from_code(&like.currency) else { return like.short.clone() };
    let tenth_of_a_million = currency.minor_per_major() * 100_000;
    let short = Money { minor, currency }.short_text();
    if minor < 100 * tenth_of_a_million || !short.ends_with('M') {
        return short;
    }
    let tenths = half_even(minor, tenth_of_a_million);
    format!("{}{}.{}M", currency.symbol(), tenths / 10, tenths % 10)
}

/// In millions with two decimals, so that a column compares: "$2.80M", "$0.40M". Too small or too large for that: short.
pub(crate) fn millions(amount: &Amount) -> String {
    let Some(currency) = Currency::from_code(&amount.currency) else { return amount.short.clone() };
    let million = currency.minor_per_major() * 1_000_000;
    if !(million / 100..million * 1_000).contains(&amount.minor) {
        return amount.short.clone();
    }
    format!("{}{}M", currency.symbol(), Money { minor: amount.minor, currency }.millions_text())
}

/// `part` of `whole` as a share in words: "61%", "all", "over 99%", "under 1%"; `whole` is positive and `part` within it.
pub(crate) fn share(part: i64, whole: i64) -> String {
    if part == whole {
        return "all".to_owned();
    }
    match half_even(part.saturating_mul(100), whole) {
        0 => "under 1%".to_owned(),
        100 => "over 99%".to_owned(),
        percent => format!("{percent}%"),
    }
}

fn half_even(value: i64, unit: i64) -> i64 {
    let (whole, twice) = (value / unit, value % unit * 2);
    whole + i64::from(twice > unit || (twice == unit && whole % 2 == 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_words_up_to_twelve() {
        assert_eq!([number(0), number(1), number(12), number(13)], ["no", "one", "twelve", "13"]);
    }

    #[test]
    fn only_a_plain_word_loses_its_capital() {
        assert_eq!(
            ["Enterprise", "Mid-market", "SMB", "Financial Services", "A"].map(within_sentence),
            ["enterprise", "mid-market", "SMB", "Financial Services", "A"]
        );
    }

    #[test]
    fn a_share_never_rounds_to_all_or_nothing() {
        assert_eq!(
            [share(61, 100), share(5, 5), share(999, 1000), share(1, 1000)],
            ["61%", "all", "over 99%", "under 1%"]
        );
    }

    #[test]
    fn a_headline_has_one_decimal_from_ten_millions_on() {
        let like = Amount { minor: 0, currency: "USD".into(), text: String::new(), short: String::new() };
        let texts = [1_500_000_000, 280_000_000, 84_000_000, 0].map(|minor| headline(minor, &like));
        assert_eq!(texts, ["$15.0M", "$2.80M", "$840k", "$0"]);
    }

    #[test]
    fn names_are_listed_as_a_sentence_does() {
        assert_eq!([list(&["A"]), list(&["A", "B"]), list(&["A", "B", "C"])], ["A", "A and B", "A, B and C"]);
    }
}
