use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::CompanyName;
use super::weights::Weights;

/// Places of the companies that hold something, in their order.
type Postings<K> = HashMap<K, Vec<u32>, RandomState>;

/// Finds the companies whose names may be like one: those that share a rare word, a few rare runs of three letters, or
/// initials. Which of them are is for others to say.
#[derive(Debug, Default)]
pub struct Candidates {
    words: Postings<String>,
    runs: Postings<[u8; 3]>,
    initials: Postings<String>,
    /// One name of a company after the other; a company may have several.
    owners: Vec<u32>,
}

/// The scores of names while candidates are gathered; kept from one name to the next.
#[derive(Debug, Default)]
pub struct Gathering {
    scores: Vec<f32>,
    touched: Vec<u32>,
}

/// Names that share a word looked at; a word more names have tells too little.
const OF_WORD: usize = 400;
/// Names that share a run of three letters looked at.
const OF_RUN: usize = 4_000;
/// The rarest runs of a name looked at.
const RUNS: usize = 7;
/// The likest candidates of a name.
const MOST: usize = 12;

impl Candidates {
    /// Remembers a name of the company at `owner`.
    pub fn add(&mut self, name: &CompanyName, owner: u32) {
        let place = u32::try_from(self.owners.len()).unwrap_or(u32::MAX);
        self.owners.push(owner);
        for word in &name.words {
            push(self.words.entry(word.clone()).or_default(), place);
        }
        for run in runs(&name.joined_key()) {
            push(self.runs.entry(run).or_default(), place);
        }
        if name.words.len() > 1 {
            push(self.initials.entry(initials(name)).or_default(), place);
        }
    }

    /// The companies that may be called so, the likest first.
    pub fn of(&self, name: &CompanyName, weights: &Weights, gathering: &mut Gathering) -> Vec<u32> {
        gathering.scores.resize(self.owners.len(), 0.0);
        for word in &name.words {
            let score = weights.of(word) * 3.0;
            gather(self.words.get(word), OF_WORD, score, gathering);
            if word.len() > 1 && word.len() <= 6 {
                gather(self.initials.get(word), OF_WORD, 2.0, gathering);
            }
        }
        if name.words.len() > 1 {
            gather(self.words.get(&initials(name)), OF_WORD, 2.0, gathering);
        }
        let mut rare: Vec<&Vec<u32>> = runs(&name.joined_key()).iter().filter_map(|run| self.runs.get(run)).collect();
        rare.sort_by_key(|postings| postings.len());
        for postings in rare.into_iter().take(RUNS) {
            gather(Some(postings), OF_RUN, 0.6, gathering);
        }
        self.likest(gathering)
    }

    fn likest(&self, gathering: &mut Gathering) -> Vec<u32> {
        let Gathering { scores, touched } = gathering;
        // One run of letters in common is chance.
        let mut found: Vec<(f32, u32)> = touched
            .drain(..)
            .map(|place| (std::mem::take(&mut scores[place as usize]), place))
            .filter(|(score, _)| *score > 1.0)
            .collect();
        let by_score = |one: &(f32, u32), other: &(f32, u32)| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1));
        if found.len() > MOST {
            found.select_nth_unstable_by(MOST, by_score);
            found.truncate(MOST);
        }
        found.sort_unstable_by(by_score);
        let mut owners = Vec::with_capacity(found.len());
        for (_, place) in found {
            let owner = self.owners[place as usize];
            if !owners.contains(&owner) {
                owners.push(owner);
            }
        }
        owners
    }
}

/// Adds a score to every name of a list, unless too many share what it is for.
fn gather(postings: Option<&Vec<u32>>, most: usize, score: f64, gathering: &mut Gathering) {
    let Some(postings) = postings.filter(|postings| postings.len() <= most) else { return };
    #[expect(clippy::cast_possible_truncation, reason = "a score between 0 and a few dozen")]
    let score = score as f32;
    for place in postings {
        let standing = &mut gathering.scores[*place as usize];
        if *standing == 0.0 {
            gathering.touched.push(*place);
        }
        *standing += score;
    }
}

fn push(postings: &mut Vec<u32>, place: u32) {
    if postings.last() != Some(&place) {
        postings.push(place);
    }
}

/// The runs of three bytes of a text, each once.
fn runs(text: &str) -> Vec<[u8; 3]> {
    let mut runs: Vec<[u8; 3]> = text.as_bytes().windows(3).map(|run| [run[0], run[1], run[2]]).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

fn initials(name: &CompanyName) -> String {
    name.words.iter().filter_map(|word| word.chars().next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(names: &[&str], name: &str) -> Vec<u32> {
        let (mut candidates, mut weights) = (Candidates::default(), Weights::default());
        for (place, name) in (0..).zip(names) {
            candidates.add(&CompanyName::parse(name), place);
            weights.add(&CompanyName::parse(name));
        }
        candidates.of(&CompanyName::parse(name), &weights, &mut Gathering::default())
    }

    #[test]
    fn names_that_share_words_letters_or_initials_are_found() {
        let names = ["Corvane Analytics", "Brightwater", "International Business Machines", "Halden"];
        assert_eq!(found(&names, "Corvane Insight")[0], 0);
        assert_eq!(found(&names, "Brihgtwater"), [1]);
        assert_eq!(found(&names, "IBM"), [2]);
        assert_eq!(found(&["IBM"], "International Business Machines"), [0]);
        assert!(found(&names, "Zumqi").is_empty());
    }

    #[test]
    fn the_likest_come_first_and_scores_are_forgotten() {
        let (mut candidates, weights, mut gathering) =
            (Candidates::default(), Weights::default(), Gathering::default());
        for (place, name) in (0..).zip(["Corvane Air", "Corvane Water Works", "Corvane Water"]) {
            candidates.add(&CompanyName::parse(name), place);
        }
        let first = candidates.of(&CompanyName::parse("Corvane Water Works"), &weights, &mut gathering);
        assert_eq!(first[..2], [1, 2]);
        assert_eq!(candidates.of(&CompanyName::parse("Corvane Water Works"), &weights, &mut gathering), first);
    }
}
