use super::CompanyName;
use super::token_likeness::token_likeness;
use super::weights::Weights;

/// What two names have in common, word by word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// Of the weight of all words, what stands on both sides: from 0 to 1.
    pub shared: f64,
    /// The weight of what stands on one side only, on the side that has less of it: both are called more than they share.
    pub contradiction: f64,
}

/// The likeness of initials to the words they stand for: "IBM" may be International Business Machines.
const INITIALS: f64 = 0.85;
/// The likeness of a word to the words it is divided into.
const DIVIDED: f64 = 0.97;
/// Beyond these no name tells more, and the work grows with their product.
const MOST_WORDS: usize = 16;

impl Likeness {
    #[must_use]
    pub fn of(one: &CompanyName, other: &CompanyName, weights: &Weights) -> Self {
        let mut sides = [Side::new(one, weights), Side::new(other, weights)];
        pair_equal(&mut sides);
        pair_runs(&mut sides, 0);
        pair_runs(&mut sides, 1);
        pair_alike(&mut sides, weights);
        let total: f64 = sides.iter().map(Side::total).sum();
        let taken: f64 = sides.iter().map(Side::taken).sum();
        let [left, right] = sides.map(|side| side.left_over());
        Self { shared: if total > 0.0 { taken / total } else { 0.0 }, contradiction: left.min(right) }
    }
}

struct Side<'a> {
    words: &'a [String],
    weights: Vec<f64>,
    /// How much each word is found on the other side.
    found: Vec<f64>,
}

impl<'a> Side<'a> {
    fn new(name: &'a CompanyName, weights: &Weights) -> Self {
        let words = &name.words[..name.words.len().min(MOST_WORDS)];
        let weights = words.iter().map(|word| weights.of(word)).collect();
        Self { words, weights, found: vec![0.0; words.len()] }
    }

    fn is_open(&self, place: usize) -> bool {
        self.found[place] == 0.0
    }

    fn total(&self) -> f64 {
        self.weights.iter().sum()
    }

    fn taken(&self) -> f64 {
        self.weights.iter().zip(&self.found).map(|(weight, found)| weight * found).sum()
    }

    fn left_over(&self) -> f64 {
        self.weights.iter().zip(&self.found).filter(|(_, found)| **found == 0.0).map(|(weight, _)| weight).sum()
    }
}

fn pair_equal(sides: &mut [Side<'_>; 2]) {
    let [one, other] = sides;
    for place in 0..one.words.len() {
        let same =
            (0..other.words.len()).find(|there| other.is_open(*there) && other.words[*there] == one.words[place]);
        if let Some(there) = same {
            one.found[place] = 1.0;
            other.found[there] = 1.0;
        }
    }
}

/// A word of one side that several words of the other, beside each other, are written as: together, or by their initials.
fn pair_runs(sides: &mut [Side<'_>; 2], whole: usize) {
    let [one, other] = sides;
    let (whole, parts) = if whole == 0 { (one, other) } else { (other, one) };
    for place in 0..whole.words.len() {
        let word = whole.words[place].as_str();
        if !whole.is_open(place) || word.len() < 2 {
            continue;
        }
        if let Some((start, end, likeness)) = run(word, parts) {
            whole.found[place] = likeness;
            parts.found[start..end].fill(likeness);
        }
    }
}

fn run(word: &str, parts: &Side<'_>) -> Option<(usize, usize, f64)> {
    for start in 0..parts.words.len() {
        let mut end = start;
        let mut rest = word;
        let mut initials = word.chars();
        let (mut is_divided, mut are_initials) = (true, true);
        while end < parts.words.len() && parts.is_open(end) {
            let part = parts.words[end].as_str();
            rest = rest.strip_prefix(part).unwrap_or_else(|| {
                is_divided = false;
                rest
            });
            are_initials &= initials.next() == part.chars().next();
            end += 1;
            if end - start >= 2 {
                if is_divided && rest.is_empty() {
                    return Some((start, end, DIVIDED));
                }
                if are_initials && initials.as_str().is_empty() {
                    return Some((start, end, INITIALS));
                }
            }
            if !is_divided && !are_initials {
                break;
            }
        }
    }
    None
}

/// What is left, the likest first.
fn pair_alike(sides: &mut [Side<'_>; 2], weights: &Weights) {
    let [one, other] = sides;
    let mut pairs = Vec::new();
    for place in (0..one.words.len()).filter(|place| one.is_open(*place)) {
        for there in (0..other.words.len()).filter(|there| other.is_open(*there)) {
            let (word, theirs) = (&one.words[place], &other.words[there]);
            let mut likeness = token_likeness(word, theirs);
            // Two words that other names have as well are two words, not one and an error.
            if likeness < 0.97 && weights.count(word) > 1 && weights.count(theirs) > 1 {
                likeness *= 0.7;
            }
            if likeness > 0.0 {
                pairs.push((likeness, place, there));
            }
        }
    }
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| (one.1, one.2).cmp(&(other.1, other.2))));
    for (likeness, place, there) in pairs {
        if one.is_open(place) && other.is_open(there) {
            one.found[place] = likeness;
            other.found[there] = likeness;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(one: &str, other: &str) -> Likeness {
        Likeness::of(&CompanyName::parse(one), &CompanyName::parse(other), &Weights::default())
    }

    #[test]
    fn one_name_in_two_spellings_is_shared_whole() {
        assert!(likeness("Corvane Analytics Inc", "Analytics, Corvane").shared > 0.999);
        assert!(likeness("Face Book", "Facebook").shared > 0.96);
        assert!(likeness("IBM", "International Business Machines").shared > 0.84);
        assert!(likeness("Microsfot", "Microsoft").shared > 0.85);
    }

    #[test]
    fn near_twins_contradict_each_other() {
        let twins = likeness("Delta Air Lines", "Delta Electronics");
        assert!(twins.shared < 0.6 && twins.contradiction > 0.5, "{twins:?}");
        let part = likeness("Siemens", "Siemens Healthineers");
        assert!(part.contradiction == 0.0 && part.shared < 0.7, "{part:?}");
        assert!(likeness("Siemens", "Siemens Group").shared > 0.85);
    }

    #[test]
    fn nothing_shared_is_nothing() {
        assert_eq!(likeness("Corvane", "Brightwater"), Likeness { shared: 0.0, contradiction: 1.0 });
        assert!(likeness("", "").shared == 0.0);
    }
}
