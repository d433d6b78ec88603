/// Whether this stands for "no value" where a number, a date or a word from a list is expected.
#[must_use]
pub fn is_missing(text: &str) -> bool {
    is_dash(text)
        || is_missing_text(text)
        || is_one_of(text, &["na", "nd", "n d", "n a", "nan", "not available", "not set"])
}

/// Whether this stands for "no value" where free text is expected. "NA" does not: it is North America.
#[must_use]
pub fn is_missing_text(text: &str) -> bool {
    let text = text.trim();
    is_dash(text)
        || is_one_of(
            text,
            &[
                "n/a",
                "n.a.",
                "n.a",
                "n/d",
                "n.d.",
                "none",
                "null",
                "nil",
                "tbd",
                "tbc",
                "tba",
                "unknown",
                "?",
                "??",
                "???",
                ".",
                "(blank)",
                "not applicable",
                "[null]",
                "not assigned",
                "unassigned",
            ],
        )
}

/// Dashes only.
#[must_use]
pub fn is_dash(text: &str) -> bool {
    let text = text.trim();
    text.chars().all(|letter| matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '_'))
}

fn is_one_of(text: &str, words: &[&str]) -> bool {
    // Nearly all texts are longer, or begin as none of the words does.
    let may_be = text.bytes().next().is_some_and(|first| b"ntu?.([".contains(&first.to_ascii_lowercase()));
    may_be && text.len() <= 16 && words.iter().any(|word| word.eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_for_nothing_are_known() {
        for word in ["", "-", "–", "—", "n/a", "N/A", "N/D", "NA", "TBD", "null", "None", "--"] {
            assert!(is_missing(word), "{word}");
        }
        assert!(!is_missing("0") && !is_missing("-1") && !is_missing("Nathan"));
    }

    #[test]
    fn north_america_is_a_region() {
        assert!(!is_missing_text("NA") && is_missing_text("n/a"));
    }
}
