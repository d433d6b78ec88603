use super::word_key;
use crate::import::word_list::is_in;

/// The names of the months and their usual abbreviations in English, German, French, Spanish, Italian, Dutch and Portuguese,
/// lower case and without marks.
const MONTHS: [&str; 12] = [
    "jan|january|januar|janner|janvier|janv|enero|ene|gennaio|gen|januari|janeiro",
    "feb|february|februar|feber|fevrier|fevr|fev|febrero|febbraio|februari|fevereiro",
    "mar|march|marz|maerz|mrz|mars|marzo|maart|mrt|marco",
    "apr|april|avril|avr|abril|abr|aprile",
    "may|mai|mayo|maggio|mag|mei|maio",
    "jun|june|juni|juin|junio|giugno|giu|junho",
    "jul|july|juli|juillet|juil|julio|luglio|lug|julho",
    "aug|august|aout|agosto|ago|augustus",
    "sep|sept|september|septembre|septiembre|setiembre|settembre|sett|set|setembro",
    "oct|october|oktober|okt|octobre|octubre|ottobre|ott|outubro|out",
    "nov|november|novembre|noviembre|novembro",
    "dec|december|dezember|dez|decembre|diciembre|dic|dicembre|dezembro",
];

/// The month of a name, from 1; `None` unless the whole word is one: "Mayor" is no May.
#[must_use]
pub fn month(word: &str) -> Option<i8> {
    if !word.starts_with(char::is_alphabetic) {
        return None;
    }
    let key = word_key(word);
    let index = MONTHS.iter().position(|names| is_in(names, &key))?;
    i8::try_from(index + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_in_seven_languages() {
        for (words, expected) in [
            ("Mar|March|März|mars|marzo|maart|março|Mrz", 3),
            ("dic|Dezember|décembre|dicembre|dezembro|Dec", 12),
            ("août|ago|agosto|augustus|Aug", 8),
            ("mai|mei|maggio|maio|May", 5),
        ] {
            for word in words.split('|') {
                assert_eq!(month(word), Some(expected), "{word}");
            }
        }
    }

    #[test]
    fn a_word_that_begins_like_a_month_is_none() {
        for word in ["Mayor", "Decor", "Marzipan", "Junior", "12", ""] {
            assert_eq!(month(word), None, "{word}");
        }
    }
}
