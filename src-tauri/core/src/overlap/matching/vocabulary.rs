use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::sounds::sound;
use super::words::{Kind, kind};

/// The words of the names of a list, each with a number, and how much each tells of who a company is.
#[derive(Debug, Default)]
pub struct Vocabulary {
    names: u32,
    numbers: HashMap<String, u32, FixedState>,
    words: Vec<Counted>,
}

#[derive(Debug)]
struct Counted {
    text: String,
    sound: String,
    kind: Kind,
    count: u32,
}

/// What a word tells at least.
const LEAST: f64 = 0.1;
/// Names that every list is taken to have besides: a handful tells nothing of how common a word is.
const BESIDES: f64 = 2_000.0;

impl Vocabulary {
    /// Counts the words of a name, and answers their numbers.
    pub fn add<'w>(&mut self, words: impl Iterator<Item = &'w str>) -> Vec<u32> {
        self.names += 1;
        words.map(|word| self.count(word)).collect()
    }

    fn count(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            self.words[*number as usize].count += 1;
            return *number;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.numbers.insert(text.to_owned(), number);
        self.words.push(Counted { text: text.to_owned(), sound: sound(text), kind: kind(text), count: 1 });
        number
    }

    pub fn number(&self, word: &str) -> Option<u32> {
        self.numbers.get(word).copied()
    }

    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| word.text.as_str())
    }

    pub fn text(&self, number: u32) -> &str {
        &self.words[number as usize].text
    }

    pub fn sound(&self, number: u32) -> &str {
        &self.words[number as usize].sound
    }

    pub fn kind(&self, number: u32) -> Kind {
        self.words[number as usize].kind
    }

    /// In how many names a word stands.
    pub fn count_of(&self, number: u32) -> u32 {
        self.words[number as usize].count
    }

    /// How much a word of the list tells: 1 for one of its own, little for one that many share.
    pub fn weight(&self, number: u32) -> f64 {
        let word = &self.words[number as usize];
        self.weigh(word.kind, word.count)
    }

    /// The same of a word that stands in so many names.
    pub fn weigh(&self, kind: Kind, count: u32) -> f64 {
        let names = (f64::from(self.names) + BESIDES).ln();
        let rarity = if count < 2 { 1.0 } else { 1.0 - f64::from(count).ln() / names };
        (rarity * kind.weight()).max(LEAST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_tell_more_than_common_ones_and_generic_ones_least() {
        let mut vocabulary = Vocabulary::default();
        for number in 0..500 {
            vocabulary.add(["lumetra", &number.to_string()].into_iter());
        }
        let numbers = vocabulary.add(["corvane", "holdings"].into_iter());
        let weight = |word| vocabulary.weight(vocabulary.number(word).unwrap());
        assert!(weight("corvane") > 0.99 && vocabulary.weigh(Kind::Own, 0) > 0.99);
        assert!(weight("lumetra") < 0.3 && weight("holdings") < 0.26);
        assert_eq!(numbers.iter().map(|number| vocabulary.text(*number)).collect::<Vec<_>>(), ["corvane", "holdings"]);
        assert_eq!(vocabulary.count_of(vocabulary.number("lumetra").unwrap()), 500);
    }
}
