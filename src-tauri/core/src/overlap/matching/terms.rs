use super::CompanyName;
use super::misspelled_form::is_misspelled_form;
use super::sounds::sound;
use super::token_likeness::Spoken;
use super::vocabulary::Vocabulary;
use super::words::{Kind, kind};

/// A word of a name as it is compared.
#[derive(Clone, Copy, Debug)]
pub struct Term<'a> {
    pub spoken: Spoken<'a>,
    pub kind: Kind,
    pub weight: f64,
    /// In how many names of the list it stands.
    pub count: u32,
}

/// A name as it is compared.
#[derive(Clone, Debug)]
pub struct Terms<'a> {
    pub words: Vec<Term<'a>>,
    pub whole: Whole<'a>,
}

/// A name as one, as [`CompanyName`] has it.
#[derive(Clone, Copy, Debug)]
pub struct Whole<'a> {
    /// All words as they are written, in one.
    pub written: &'a str,
    pub initials: &'a str,
    pub formal: &'a str,
    pub formal_initials: &'a str,
    pub has_and: bool,
}

impl<'a> Whole<'a> {
    /// The legal forms, in one.
    pub fn form(&self) -> &'a str {
        self.formal.strip_prefix(self.written).unwrap_or_default()
    }
}

impl<'a> From<&'a CompanyName> for Whole<'a> {
    fn from(name: &'a CompanyName) -> Self {
        let CompanyName { written, initials, formal, formal_initials, has_and, .. } = name;
        Self { written, initials, formal, formal_initials, has_and: *has_and }
    }
}

/// A name that is looked for: its words, and their numbers in the list's vocabulary.
#[derive(Debug)]
pub struct Sought {
    pub name: CompanyName,
    sounds: Vec<String>,
    pub numbers: Vec<Option<u32>>,
}

/// Beyond these words no name tells more, and the work grows with their product.
const MOST_WORDS: usize = 16;
/// What a misspelled legal form tells.
const FORM: f64 = 0.05;

impl Sought {
    pub fn new(name: CompanyName, vocabulary: &Vocabulary) -> Self {
        let sounds = name.words.iter().map(|word| sound(word)).collect();
        let numbers = name.words.iter().map(|word| vocabulary.number(word)).collect();
        Self { name, sounds, numbers }
    }

    /// Whether a name of which this is the joined key is the same in another spelling.
    pub fn is_key(&self, key: &str) -> bool {
        let rest = self.name.words.iter().try_fold(key, |rest, word| rest.strip_prefix(word.as_str()));
        rest.is_some_and(str::is_empty)
    }

    /// What all words together tell.
    pub fn weight(&self, vocabulary: &Vocabulary) -> f64 {
        let weight = |(word, number): (&String, &Option<u32>)| {
            number.map_or_else(|| vocabulary.weigh(kind(word), 0), |number| vocabulary.weight(number))
        };
        self.name.words.iter().zip(&self.numbers).map(weight).sum()
    }

    pub fn terms(&self, vocabulary: &Vocabulary) -> Terms<'_> {
        let words = self.name.words.iter().zip(&self.sounds).zip(&self.numbers).take(MOST_WORDS);
        let terms = words.map(|((word, sound), number)| {
            let kind = kind(word);
            let count = number.map_or(0, |number| vocabulary.count_of(number));
            Term { spoken: Spoken { word, sound }, kind, weight: vocabulary.weigh(kind, count), count }
        });
        Terms::new(terms.collect(), Whole::from(&self.name))
    }
}

impl<'a> Terms<'a> {
    pub fn new(mut words: Vec<Term<'a>>, whole: Whole<'a>) -> Self {
        words.truncate(MOST_WORDS);
        if let [_, .., last] = words.as_mut_slice()
            && last.kind == Kind::Own
            && last.count <= 1
            && is_misspelled_form(last.spoken.word)
        {
            last.weight = FORM;
        }
        Self { words, whole }
    }

    pub fn weight(&self) -> f64 {
        self.words.iter().map(|term| term.weight).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelled_legal_form_tells_nothing() {
        let vocabulary = Vocabulary::default();
        let sought = Sought::new(CompanyName::parse("Corvane Icn"), &vocabulary);
        assert!(sought.terms(&vocabulary).weight() < 1.1);
    }
}
