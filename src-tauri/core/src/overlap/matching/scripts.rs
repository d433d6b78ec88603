use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A name in Latin letters without marks, lower case: "Müller" is "muller", "Газпром" is "gazprom". Letters of scripts that
/// have no usual spelling of that kind stay as they are.
pub fn latin(name: &str) -> String {
    let mut latin = String::with_capacity(name.len());
    for letter in name.nfkc().flat_map(char::to_lowercase) {
        match spelled(letter) {
            Some(spelling) => latin.push_str(spelling),
            None => latin.extend(std::iter::once(letter).nfkd().filter(|part| !is_combining_mark(*part))),
        }
    }
    latin
}

/// How letters that no decomposition makes Latin are usually spelled.
fn spelled(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' | 'ǽ' => "ae",
        'œ' => "oe",
        'ħ' => "h",
        'а' | 'α' | 'ά' => "a",
        'б' => "b",
        'в' | 'β' => "v",
        'г' | 'ґ' | 'γ' => "g",
        'ð' | 'đ' | 'д' | 'δ' => "d",
        'е' | 'э' | 'ε' | 'έ' => "e",
        'ё' => "yo",
        'ж' => "zh",
        'з' | 'ζ' => "z",
        'ı' | 'и' | 'і' | 'η' | 'ή' | 'ι' | 'ί' | 'ϊ' => "i",
        'й' | 'ы' | 'υ' | 'ύ' => "y",
        'ї' => "yi",
        'є' => "ye",
        'к' | 'κ' => "k",
        'ł' | 'л' | 'λ' => "l",
        'м' | 'μ' => "m",
        'н' | 'ν' => "n",
        'ø' | 'о' | 'ο' | 'ό' | 'ω' | 'ώ' => "o",
        'п' | 'π' => "p",
        'р' | 'ρ' => "r",
        'с' | 'σ' | 'ς' => "s",
        'ŧ' | 'т' | 'τ' => "t",
        'у' => "u",
        'ф' | 'φ' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' | 'χ' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ю' => "yu",
        'я' => "ya",
        'þ' | 'θ' => "th",
        'ξ' => "x",
        'ψ' => "ps",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_other_scripts_become_latin() {
        for (name, expected) in [
            ("Ångström Müller", "angstrom muller"),
            ("Łódź Straße Ærø", "lodz strasse aero"),
            ("Газпром", "gazprom"),
            ("Яндекс Щит", "yandeks shchit"),
            ("Ελλάδα", "ellada"),
            ("ＡＢＣ　Ｌｔｄ", "abc ltd"),
            ("トヨタ", "トヨタ"),
        ] {
            assert_eq!(
                latin(name),
                expected.nfkd().filter(|part| !is_combining_mark(*part)).collect::<String>(),
                "{name}"
            );
        }
    }
}
