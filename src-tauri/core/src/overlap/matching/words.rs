use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::abbreviations::SHORT;
use super::word_lists::{COMMON, FORMER, FORMS, FORMS_BEFORE, GENERIC, JOINING, PLACES, TRADES};

/// What a word of a name says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Who the company is: "Corvane".
    #[default]
    Own,
    /// The same, of many companies: "Summit".
    Common,
    /// What it does: "Insurance".
    Trade,
    /// Where it is: "Deutschland".
    Place,
    /// That it is one: "Holdings".
    Generic,
}

/// What is known of a word before any list is read.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "a word is in several of the lists at once")]
pub struct Word {
    pub kind: Kind,
    /// A legal form behind a name.
    pub is_form: bool,
    /// A legal form before a name.
    pub is_form_before: bool,
    /// Only joins others: "and", "of", "de".
    pub is_joining: bool,
    /// May stand before a name the company had.
    pub is_former: bool,
    /// What it is short for, or another form of.
    pub long: Option<&'static str>,
    /// The kind of that.
    pub long_kind: Kind,
}

static WORDS: LazyLock<HashMap<&'static str, Word, FixedState>> = LazyLock::new(|| {
    let mut words: HashMap<&str, Word, FixedState> = HashMap::default();
    // A later list wins: "national" is common before it is anything else, "america" a place.
    for (list, kind) in [(COMMON, Kind::Common), (TRADES, Kind::Trade), (GENERIC, Kind::Generic), (PLACES, Kind::Place)]
    {
        list.split_whitespace().for_each(|word| words.entry(word).or_default().kind = kind);
    }
    let mut mark = |list: &'static str, mark: fn(&mut Word)| {
        list.split_whitespace().for_each(|word| mark(words.entry(word).or_default()));
    };
    mark(FORMS, |word| word.is_form = true);
    mark(FORMS_BEFORE, |word| word.is_form_before = true);
    mark(JOINING, |word| word.is_joining = true);
    mark(FORMER, |word| word.is_former = true);
    for (long, shorts) in SHORT.split('|').filter_map(|row| row.trim().split_once(": ")) {
        shorts.split(' ').for_each(|short| words.entry(short).or_default().long = Some(long));
    }
    let kinds: HashMap<&str, Kind> = words.iter().map(|(word, known)| (*word, known.kind)).collect();
    for word in words.values_mut() {
        let long_kind = word.long.map_or(Some(&word.kind), |long| kinds.get(long));
        word.long_kind = long_kind.copied().unwrap_or_default();
    }
    words
});

/// Whether any known word has this first and last letter, in the order of [`outline`]: a cheap look that spares most words
/// the dear one.
static OUTLINES: LazyLock<Box<[bool]>> = LazyLock::new(|| {
    let mut outlines = vec![false; OUTLINE_COUNT];
    WORDS.keys().for_each(|word| outlines[outline(word.as_bytes())] = true);
    outlines.into_boxed_slice()
});

const OUTLINE_COUNT: usize = 32 * 32 * 16;

/// A small number of the first and last letter and the length of a word.
fn outline(word: &[u8]) -> usize {
    let letter = |byte: Option<&u8>| byte.map_or(0, |byte| usize::from(byte % 32));
    letter(word.first()) * 512 + letter(word.last()) * 16 + word.len() % 16
}

/// What is known of a word; nothing of most.
pub fn known(word: &str) -> Option<&'static Word> {
    if OUTLINES[outline(word.as_bytes())] { WORDS.get(word) } else { None }
}

/// The word a usual abbreviation, or another form of it, stands for; else the word itself.
#[cfg(test)]
pub fn long_form(word: &str) -> &str {
    known(word).and_then(|word| word.long).unwrap_or(word)
}

pub fn kind(word: &str) -> Kind {
    // One letter is an initial, or what is left of an abbreviation; a digit is a number.
    let is_letter = word.len() == 1 && word.as_bytes()[0].is_ascii_alphabetic();
    if is_letter { Kind::Place } else { known(word).map_or(Kind::Own, |word| word.kind) }
}

impl Kind {
    /// How much a word of this kind tells of who a company is, beside a word of its own.
    pub fn weight(self) -> f64 {
        match self {
            Self::Own => 1.0,
            Self::Common => 0.6,
            Self::Trade => 0.5,
            Self::Place => 0.3,
            Self::Generic => 0.25,
        }
    }

    /// Whether a company may be told by it.
    pub fn tells(self) -> bool {
        !matches!(self, Self::Place | Self::Generic)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_stand_for_words_that_stand_for_themselves() {
        for (short, long) in [("intl", "international"), ("mfg", "manufacturing"), ("corvane", "corvane")] {
            assert_eq!(long_form(short), long);
        }
        for (short, word) in WORDS.iter() {
            let long = word.long.unwrap_or(short);
            assert_eq!(long_form(long), long, "{short}");
        }
    }

    #[test]
    fn forms_generic_words_and_places_are_told() {
        let is = |word: &str, of: fn(&Word) -> bool| known(word).is_some_and(of);
        assert!(is("gmbh", |word| word.is_form) && is("zoo", |word| word.is_form));
        assert!(is("ooo", |word| word.is_form_before) && !is("ag", |word| word.is_form_before));
        assert!(is("und", |word| word.is_joining) && known("corvane").is_none());
        assert_eq!((kind("holdings"), kind("emea"), kind("insurance")), (Kind::Generic, Kind::Place, Kind::Trade));
        assert_eq!((kind("summit"), kind("corvane")), (Kind::Common, Kind::Own));
    }
}
