use memchr::memmem;

/// Whether `word` is one of the words between the bars of `words`: "a|b|c d". Nothing is no word.
#[must_use]
pub fn is_in(words: &str, word: &str) -> bool {
    let is_bar = |byte: Option<&u8>| byte.is_none_or(|byte| *byte == b'|');
    let words = words.as_bytes();
    let is_whole = |at: usize| is_bar(words.get(at + word.len())) && is_bar(words[..at].last());
    // Of all words asked for next to none are there: looking for the whole one is faster than comparing with each.
    !word.is_empty() && !word.contains('|') && memmem::find_iter(words, word.as_bytes()).any(is_whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_found_wherever_they_stand() {
        for word in ["var", "vars", "value added", "z"] {
            assert!(is_in("var|vars|value added|z", word), "{word}");
        }
    }

    #[test]
    fn parts_of_words_nothing_and_bars_are_no_words() {
        for word in ["va", "ars", "added", "", "var|vars", "|", "v"] {
            assert!(!is_in("var|vars|value added|z", word), "{word}");
        }
    }

    #[test]
    fn a_word_that_overlaps_itself_is_found_after_its_part() {
        assert!(is_in("anana|ana", "ana"));
        assert!(is_in("aaa|aa", "aa"));
    }
}
