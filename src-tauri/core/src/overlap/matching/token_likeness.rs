use rapidfuzz::distance::osa;

/// How much two words are one, from 0 to 1: typing errors in long words, other spellings of a vowel, the plural. Short words
/// and numbers are the same or are not: "3M" is not "4M".
pub fn token_likeness(one: &str, other: &str) -> f64 {
    if one == other {
        return 1.0;
    }
    let (shorter, longer) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let letters = longer.chars().count();
    let has_digit = |word: &str| word.bytes().any(|letter| letter.is_ascii_digit());
    if shorter.len() < 4 || has_digit(one) || has_digit(other) {
        return 0.0;
    }
    if longer.strip_prefix(shorter) == Some("s") || vowels(one) == vowels(other) {
        return 0.97;
    }
    let allowed = match letters {
        0..=4 => 0,
        5..=7 => 1,
        8..=11 => 2,
        _ => 3,
    };
    let distance = osa::distance(one.chars(), other.chars());
    if distance == 0 || distance > allowed {
        return if is_cut_short(shorter, longer) { 0.7 } else { 0.0 };
    }
    let same_start = one.chars().next() == other.chars().next();
    // One error in ten letters is a slip of the finger, one in five may be another word.
    let share = f64::from(u32::try_from(distance).unwrap_or(u32::MAX)) / f64::from(u32::try_from(letters).unwrap_or(1));
    (1.0 - 0.6 * share - if same_start { 0.0 } else { 0.1 }).max(0.0)
}

/// "Mueller" and "Muller".
fn vowels(word: &str) -> String {
    word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
}

/// An abbreviation nobody agreed on: at least half of the word, from its beginning.
fn is_cut_short(shorter: &str, longer: &str) -> bool {
    longer.starts_with(shorter) && shorter.len() * 2 >= longer.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_in_long_words_are_likely_the_same() {
        assert!(token_likeness("microsoft", "microsfot") > 0.9);
        assert!(token_likeness("corvane", "corvanne") > 0.9);
        assert!(token_likeness("mueller", "muller") > 0.95);
        assert!(token_likeness("technologic", "technologics") > 0.95);
    }

    #[test]
    fn short_words_and_numbers_are_the_same_or_not() {
        for (one, other) in [("ford", "fort"), ("ab", "ac"), ("route66", "route67"), ("corvane", "brightwater")] {
            assert!(token_likeness(one, other) == 0.0, "{one} {other}");
        }
    }
}
