use std::hash::BuildHasher;

use foldhash::fast::FixedState;

use super::CompanyName;
use super::postings::{Postings, hashed};
use super::terms::Sought;
use super::vocabulary::Vocabulary;
use super::words::{Kind, kind};

/// Finds the names that may be like one: those that share a rare word, one that is a letter off, a few rare runs of three
/// letters, or initials. Which of them are is for others to say.
#[derive(Debug)]
pub struct Candidates {
    /// The names that hold a word, by its number.
    words: Postings<u32>,
    /// The numbers of words that are this with a letter left out.
    near: Postings<u64>,
    /// The names that hold a run of three bytes.
    runs: Postings<[u8; 3]>,
    /// The names that have initials.
    initials: Postings<u64>,
    /// The names that are short enough to be some.
    short: Postings<u64>,
    names: usize,
}

/// What is added to while the index is made.
#[derive(Debug, Default)]
pub struct Holdings {
    words: Vec<(u32, u32)>,
    runs: Vec<([u8; 3], u32)>,
    initials: Vec<(u64, u32)>,
    short: Vec<(u64, u32)>,
    names: usize,
}

/// The scores of names while candidates are gathered; kept from one name to the next.
#[derive(Debug, Default)]
pub struct Scores {
    scores: Vec<f32>,
    touched: Vec<u32>,
}

/// Names that share a word looked at; a word more names have tells too little.
const OF_WORD: usize = 600;
/// The same of the rarest word of a name, where all are common.
const OF_RAREST: usize = 4_000;
/// Names that share runs of three letters looked at.
const OF_RUNS: usize = 3_000;
/// The rarest runs of a name looked at.
const RUNS: usize = 8;
/// What a whole word, one that is a letter off, initials and a run of three letters that two names share add to a score.
const OF_SAME: f64 = 3.0;
const OF_NEAR: f64 = 1.8;
const OF_INITIALS: f64 = 3.0;
const OF_RUN: f64 = 0.6;
/// Of the score that the same name would have, what a candidate has at least.
const LEAST: f64 = 0.22;
/// The likest candidates of a name.
const MOST: usize = 10;
/// Words of so many letters are also found with a letter too many, too few or another: their runs are too few to tell.
const NEAR: std::ops::RangeInclusive<usize> = 4..=9;

impl Holdings {
    /// Remembers a name, after those before it.
    pub fn add(&mut self, name: &CompanyName, numbers: &[u32]) {
        let place = u32::try_from(self.names).unwrap_or(u32::MAX);
        self.names += 1;
        self.words.extend(numbers.iter().map(|number| (*number, place)));
        self.runs.extend(runs(&name.joined_key()).into_iter().map(|run| (run, place)));
        self.initials.extend(initials(name).map(|initials| (initials, place)));
        self.short.extend(as_initials(name).map(|short| (short, place)));
    }
}

impl Candidates {
    pub fn new(holdings: Holdings, vocabulary: &Vocabulary) -> Self {
        let mut near = Vec::new();
        for (number, word) in (0..).zip(vocabulary.texts()) {
            if vocabulary.kind(number) != Kind::Generic {
                near.extend(near_words(word).map(|near| (near, number)));
            }
        }
        Self {
            words: Postings::new(holdings.words),
            near: Postings::new(near),
            runs: Postings::new(holdings.runs),
            initials: Postings::new(holdings.initials),
            short: Postings::new(holdings.short),
            names: holdings.names,
        }
    }

    /// The places of names that may be another spelling of one, the likest first.
    pub fn of(&self, sought: &Sought, vocabulary: &Vocabulary, scores: &mut Scores) -> Vec<u32> {
        scores.scores.resize(self.names, 0.0);
        self.gather_words(sought, vocabulary, scores);
        let name = &sought.name;
        let runs = runs(&told_by(name));
        let best =
            sought.weight(vocabulary) * OF_SAME + f64::from(u8::try_from(runs.len().min(RUNS)).unwrap_or(0)) * OF_RUN;
        // Initials have nothing else in common with what they stand for, however long that is.
        let of_initials = OF_INITIALS.max(best * LEAST + OF_RUN);
        for initials in initials(name) {
            scores.gather(self.short.of(initials), OF_WORD, of_initials);
        }
        if let Some(short) = as_initials(name) {
            scores.gather(self.initials.of(short), OF_WORD, of_initials);
        }
        let mut rare: Vec<&[u32]> =
            runs.into_iter().map(|run| self.runs.of(run)).filter(|names| !names.is_empty()).collect();
        rare.sort_by_key(|names| names.len());
        let mut looked_at = 0;
        for names in rare.into_iter().take(RUNS) {
            looked_at += names.len();
            if looked_at > OF_RUNS {
                break;
            }
            scores.gather(names, OF_RUNS, OF_RUN);
        }
        scores.likest(best * LEAST)
    }

    fn gather_words(&self, sought: &Sought, vocabulary: &Vocabulary, scores: &mut Scores) {
        let known = || sought.numbers.iter().copied().flatten();
        // A word that nobody has tells who is looked for; that others do what it does then tells nothing.
        let are_known = sought.numbers.iter().all(Option::is_some);
        let rarest = known().min_by_key(|number| self.words.of(*number).len()).filter(|_| are_known);
        for number in known() {
            let most = if Some(number) == rarest { OF_RAREST } else { OF_WORD };
            scores.gather(self.words.of(number), most, vocabulary.weight(number) * OF_SAME);
        }
        for (word, number) in sought.name.words.iter().zip(&sought.numbers) {
            let mut found: Vec<u32> = near_words(word).flat_map(|near| self.near.of(near)).copied().collect();
            found.sort_unstable();
            found.dedup();
            for near in found.into_iter().filter(|near| Some(*near) != *number) {
                scores.gather(self.words.of(near), OF_WORD, vocabulary.weight(near) * OF_NEAR);
            }
        }
    }
}

impl Scores {
    /// Adds a score to every name of a list, unless too many share what it is for.
    fn gather(&mut self, names: &[u32], most: usize, score: f64) {
        if names.len() > most {
            return;
        }
        #[expect(clippy::cast_possible_truncation, reason = "a score between 0 and a few dozen")]
        let score = score as f32;
        for place in names {
            let standing = &mut self.scores[*place as usize];
            if *standing == 0.0 {
                self.touched.push(*place);
            }
            *standing += score;
        }
    }

    fn likest(&mut self, least: f64) -> Vec<u32> {
        #[expect(clippy::cast_possible_truncation, reason = "a score between 0 and a few dozen")]
        // One run of letters in common is chance.
        let least = least.max(0.9) as f32;
        let Self { scores, touched } = self;
        let mut found: Vec<(f32, u32)> = touched
            .drain(..)
            .map(|place| (std::mem::take(&mut scores[place as usize]), place))
            .filter(|(score, _)| *score > least)
            .collect();
        let by_score = |one: &(f32, u32), other: &(f32, u32)| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1));
        if found.len() > MOST {
            found.select_nth_unstable_by(MOST, by_score);
            found.truncate(MOST);
        }
        found.sort_unstable_by(by_score);
        found.into_iter().map(|(_, place)| place).collect()
    }
}

/// The words of a name that tell who it is, in one: those for what it does are in too many names.
fn told_by(name: &CompanyName) -> String {
    let tells = |word: &&String| matches!(kind(word), Kind::Own | Kind::Common);
    let words: String = name.words.iter().filter(tells).map(String::as_str).collect();
    if words.len() > 3 { words } else { name.joined_key() }
}

/// The runs of three bytes of a text, each once.
fn runs(text: &str) -> Vec<[u8; 3]> {
    let mut runs: Vec<[u8; 3]> = text.as_bytes().windows(3).map(|run| [run[0], run[1], run[2]]).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// A word, and the same with each letter left out, as numbers.
fn near_words(word: &str) -> impl Iterator<Item = u64> {
    let bytes = word.as_bytes();
    let length = if NEAR.contains(&bytes.len()) { bytes.len() } else { 0 };
    let state = FixedState::default();
    (0..=length).filter(move |_| length > 0).map(move |left_out| {
        let (before, after) = bytes.split_at(left_out);
        let mut letters = [0; 16];
        letters[..before.len()].copy_from_slice(before);
        let after = after.get(1..).unwrap_or_default();
        letters[before.len()..before.len() + after.len()].copy_from_slice(after);
        state.hash_one(letters)
    })
}

/// The initials of a name, with and without those of words that only join, and with that of its legal form.
fn initials(name: &CompanyName) -> impl Iterator<Item = u64> {
    let of_words: String = name.words.iter().filter_map(|word| word.chars().next()).collect();
    let of_words = (name.words.len() > 1).then_some(of_words);
    let of_all = Some(&name.initials).filter(|all| of_words.as_ref() != Some(*all));
    let told = |initials: &str| (initials.len() > 1).then(|| hashed(initials));
    [of_words.as_deref().and_then(told), of_all.and_then(|all| told(all)), told(&name.formal_initials)]
        .into_iter()
        .flatten()
}

/// A name short enough to be the initials of another.
fn as_initials(name: &CompanyName) -> Option<u64> {
    (2..=6).contains(&name.written.len()).then(|| hashed(&name.written))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(names: &[&str], name: &str) -> Vec<u32> {
        let (mut holdings, mut vocabulary) = (Holdings::default(), Vocabulary::default());
        for name in names.iter().map(|name| CompanyName::parse(name)) {
            let numbers = vocabulary.add(name.words.iter().map(String::as_str));
            holdings.add(&name, &numbers);
        }
        let candidates = Candidates::new(holdings, &vocabulary);
        let mut scores = Scores::default();
        let sought = Sought::new(CompanyName::parse(name), &vocabulary);
        let first = candidates.of(&sought, &vocabulary, &mut scores);
        assert_eq!(candidates.of(&sought, &vocabulary, &mut scores), first, "scores are forgotten");
        first
    }

    #[test]
    fn names_that_share_words_letters_or_initials_are_found() {
        let names = ["Corvane Analytics", "Brightwater", "International Business Machines", "Halden"];
        assert_eq!(found(&names, "Corvane Insight")[0], 0);
        assert_eq!(found(&names, "Brihgtwater"), [1]);
        assert_eq!(found(&names, "Hladen"), [3]);
        assert_eq!(found(&names, "IBM"), [2]);
        assert_eq!(found(&["IBM"], "International Business Machines"), [0]);
        assert!(found(&names, "Zumqi").is_empty());
    }

    #[test]
    fn the_likest_come_first() {
        let names = ["Corvane Air", "Corvane Water Works", "Corvane Water"];
        assert_eq!(found(&names, "Corvane Water Works")[..2], [1, 2]);
    }
}
