/// Whether a word is a usual legal form but for two letters that changed places, or one that is doubled or missing.
pub fn is_misspelled_form(word: &str) -> bool {
    const FORMS: [&str; 10] =
        ["inc", "llc", "ltd", "plc", "corp", "gmbh", "limited", "company", "corporation", "incorporated"];
    FORMS.iter().any(|form| {
        let sorted = |text: &str| {
            let mut letters = text.as_bytes().to_vec();
            letters.sort_unstable();
            letters
        };
        let is_swapped = word.len() == form.len() && sorted(word) == sorted(form);
        is_swapped || (form.len() >= 4 && word.len() != form.len() && is_letter_off(word, form))
    })
}

/// Whether a short word is another but for one letter, which is others, missing or too many.
pub fn is_letter_off(one: &str, other: &str) -> bool {
    let (short, long) =
        if one.len() <= other.len() { (one.as_bytes(), other.as_bytes()) } else { (other.as_bytes(), one.as_bytes()) };
    let same = short.iter().zip(long).take_while(|(one, other)| one == other).count();
    let rest = |from: usize| short.get(from..).unwrap_or_default();
    short.len() > 1
        && long.len() > 2
        && match long.len() - short.len() {
            0 => rest(same + 1) == &long[(same + 1).min(long.len())..],
            1 => rest(same) == &long[same + 1..],
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_usual_form_is_told_whatever_slipped() {
        for word in ["icn", "crop", "copr", "limted", "lmited", "coproration", "gmbhh"] {
            assert!(is_misspelled_form(word), "{word}");
        }
        for word in ["corvane", "ink", "lima", "gm", "トヨタ"] {
            assert!(!is_misspelled_form(word), "{word}");
        }
    }

    #[test]
    fn one_letter_makes_one_form_another() {
        for (one, other) in [("inx", "inc"), ("in", "inc"), ("innc", "inc"), ("7lc", "llc"), ("inc", "inc")] {
            assert!(is_letter_off(one, other) && is_letter_off(other, one), "{one} {other}");
        }
        for (one, other) in [("oil", "inc"), ("in", "in"), ("i", "in"), ("icn", "inc"), ("", "inc")] {
            assert!(!is_letter_off(one, other), "{one} {other}");
        }
    }
}
