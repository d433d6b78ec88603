//! The one place that turns operations, findings and problems into sentences.

mod criteria;
mod date;
mod operation;
mod segment_rule;

pub use criteria::{condition as criterion_condition, criterion_amount, criterion_value, rule as rule_sentence};
pub use date::{day_text, moment_text, month_text, near_day_text, short_day_text};
pub use operation::{import_sentence, one_of, operation};
pub use segment_rule::segment_rule;

use crate::model::thousands;

/// "1 partner", "2 partners".
#[must_use]
pub fn count_of(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(count as u64), if count == 1 { one } else { many })
}

/// What was written, without needless spaces.
#[must_use]
pub fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The same with its first letter large.
#[must_use]
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// "Six", "12": a number at the beginning of a sentence.
#[must_use]
pub fn number_word(number: usize) -> String {
    const WORDS: [&str; 13] =
        ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];
    WORDS.get(number).map_or_else(|| thousands(number as u64), |word| (*word).to_owned())
}

/// "January, April, July and October": every word, the last after "and" (or another word).
#[must_use]
pub fn listed(words: &[&str], before_last: &str) -> String {
    match words {
        [first @ .., last] if !first.is_empty() => format!("{} {before_last} {last}", first.join(", ")),
        words => words.concat(),
    }
}

/// "Obrel, Redstile Group and 2 more": at most `most` names.
#[must_use]
pub fn names(names: &[&str], most: usize) -> String {
    if names.len() <= most {
        return names.join(", ");
    }
    format!("{} and {} more", names[..most].join(", "), names.len() - most)
}
