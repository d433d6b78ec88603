/// A word as it is roughly spoken, so that other spellings of it are equal: "Chaykovskiy" and "Tchaikovsky", "Mueller" and
/// "Muller", "Lukoyl" and "Lukoil".
pub fn sound(word: &str) -> String {
    let mut sound = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        let (spoken, length) = spoken(rest).unwrap_or((&rest[..letter.len_utf8()], letter.len_utf8()));
        if !sound.ends_with(spoken) {
            sound.push_str(spoken);
        }
        rest = &rest[length..];
    }
    sound
}

/// Longer spellings stand before shorter ones they begin with.
const SPELLINGS: [(&str, &str); 34] = [
    ("shch", "s"),
    ("tch", "c"),
    ("sch", "s"),
    ("ight", "ite"),
    ("sh", "s"),
    ("ch", "c"),
    ("ph", "f"),
    ("kh", "h"),
    ("gh", "g"),
    ("th", "t"),
    ("zh", "i"),
    ("ck", "k"),
    ("ce", "se"),
    ("ci", "si"),
    ("cy", "si"),
    ("ts", "s"),
    ("tz", "s"),
    ("ae", "a"),
    ("oe", "o"),
    ("ue", "u"),
    ("ou", "o"),
    ("iy", "i"),
    ("yi", "i"),
    ("ij", "i"),
    ("ye", "e"),
    ("ya", "ia"),
    ("yu", "iu"),
    ("c", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("z", "s"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
];

fn spoken(rest: &str) -> Option<(&'static str, usize)> {
    SPELLINGS
        .iter()
        .find(|(spelling, _)| rest.starts_with(spelling))
        .map(|(spelling, spoken)| (*spoken, spelling.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_sound_alike() {
        for (one, other) in [
            ("mueller", "muller"),
            ("lukoyl", "lukoil"),
            ("chaykovskiy", "tchaikovsky"),
            ("yandeks", "yandex"),
            ("khimprom", "himprom"),
            ("corvanne", "korvane"),
            ("organisation", "organization"),
        ] {
            assert_eq!(sound(one), sound(other));
        }
        for (one, other) in [("corvane", "corvine"), ("delta", "della"), ("トヨタ", "トヨシ")] {
            assert_ne!(sound(one), sound(other));
        }
    }
}
