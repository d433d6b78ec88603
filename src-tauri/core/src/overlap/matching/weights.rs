use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::CompanyName;
use super::words::{is_generic, is_place};

/// How much each word tells of who a company is: 1 for a word of its own, little for one that many share.
#[derive(Debug, Default)]
pub struct Weights {
    names: usize,
    counts: HashMap<String, u32, RandomState>,
}

/// What a word tells at least.
const LEAST: f64 = 0.15;
/// Of its rarity, what a generic word or a place tells.
const GENERIC: f64 = 0.3;

impl Weights {
    /// Counts the words of a name.
    pub fn add(&mut self, name: &CompanyName) {
        self.names += 1;
        for word in &name.words {
            match self.counts.get_mut(word.as_str()) {
                Some(count) => *count += 1,
                None => drop(self.counts.insert(word.clone(), 1)),
            }
        }
    }

    /// In how many names a word stands.
    pub fn count(&self, word: &str) -> u32 {
        self.counts.get(word).copied().unwrap_or(0)
    }

    /// From [`LEAST`] to 1.
    pub fn of(&self, word: &str) -> f64 {
        // A handful of names tells nothing of how common a word is.
        let names = f64::from(u32::try_from(self.names).unwrap_or(u32::MAX)) + 200.0;
        let count = f64::from(self.count(word).max(1));
        let rarity = (names / count).ln() / names.ln();
        let kind = if is_generic(word) || is_place(word) { GENERIC } else { 1.0 };
        (rarity * kind).max(LEAST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_tell_more_than_common_ones_and_generic_ones_least() {
        let mut weights = Weights::default();
        for number in 0..500 {
            weights.add(&CompanyName::parse(&format!("Northern {number}th")));
        }
        weights.add(&CompanyName::parse("Corvane Group"));
        assert!(weights.of("corvane") > 0.99 && weights.of("unheard") > 0.99);
        assert!(weights.of("northern") < 0.2);
        assert!(weights.of("group") < 0.31);
        assert_eq!(weights.count("northern"), 500);
    }
}
