use super::terms::{Term, Terms};
use super::token_likeness::{slips_between, slips_of};
use super::words::Kind;

/// What makes one name another once the words both have are left out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SlipsApart {
    /// In letters.
    pub slips: f64,
    /// Of the longer of what is left.
    pub letters: f64,
}

/// Hundredths of a letter that an "and" may be from one.
const OF_AND: u32 = 170;
/// Slips that a legal form may be away.
const OF_FORM: f64 = 1.7;
/// A digit in so many letters may be one that was misread.
const MISREAD: usize = 5;
/// Slips that may stand in a word everybody knows.
const OF_KNOWN: f64 = 2.0;

impl SlipsApart {
    /// The fewest slips, with or without the legal forms; nothing of numbers, and where words that everybody knows are left:
    /// "Corvane Air" and "Corvane Oil" are two.
    pub fn of(one: &Terms<'_>, other: &Terms<'_>) -> Option<Self> {
        let [here, there] = [Left::of(one, other), Left::of(other, one)];
        let [one_form, other_form] = [one.whole.form(), other.whole.form()];
        let [our_words, their_words] = [here.concat(), there.concat()];
        let apart = |(one_form, other_form): (&str, &str)| {
            let [one, other] = [our_words.clone() + one_form, their_words.clone() + other_form];
            let letters = one.chars().count().max(other.chars().count()).max(1);
            let slips = f64::from(slips_between(&one, &other)?) / 100.0 + here.misspelled_and + there.misspelled_and;
            // "L5C" is no number where a form is what it is compared with.
            let is_form =
                (our_words.is_empty() && !one_form.is_empty()) || (their_words.is_empty() && !other_form.is_empty());
            if are_numbers(&one, &other) && !(is_form && slips <= OF_FORM) {
                return None;
            }
            Some(Self { slips, letters: f64::from(u32::try_from(letters).unwrap_or(u32::MAX)) })
        };
        let ways = [("", ""), (one_form, other_form), (one_form, ""), ("", other_form)];
        let least = ways.into_iter().filter_map(apart).min_by(|one, other| one.slips.total_cmp(&other.slips))?;
        let is_let = match (here.has_known(), there.has_known()) {
            (true, true) => false,
            (false, false) => true,
            _ => least.slips <= OF_KNOWN.max(least.letters / 4.0),
        };
        is_let.then_some(least)
    }
}

/// The words of a name that another has not.
struct Left<'a> {
    words: Vec<&'a Term<'a>>,
    /// What an "and" costs that is another word here, in letters.
    misspelled_and: f64,
}

impl<'a> Left<'a> {
    fn of(of: &'a Terms<'_>, there: &Terms<'_>) -> Self {
        let mut found = vec![false; there.words.len()];
        let is_left = |term: &&Term<'_>| {
            let words = there.words.iter().zip(&mut found);
            let same = words.filter(|(_, found)| !**found).find(|(other, _)| other.spoken.word == term.spoken.word);
            same.map(|(_, found)| *found = true).is_none()
        };
        let mut words: Vec<&Term<'_>> = of.words.iter().filter(is_left).collect();
        let mut misspelled_and = 0.0;
        let is_and = |term: &&Term<'_>| slips_of(term.spoken.word, "and").is_some_and(|slips| slips <= OF_AND);
        if there.whole.has_and
            && !of.whole.has_and
            && let Some(at) = words.iter().position(is_and)
        {
            words.remove(at);
            misspelled_and = 1.0;
        }
        Self { words, misspelled_and }
    }
}

impl Left<'_> {
    fn concat(&self) -> String {
        self.words.iter().map(|term| term.spoken.word).collect()
    }

    fn has_known(&self) -> bool {
        self.words.iter().any(|term| !matches!(term.kind, Kind::Own | Kind::Generic))
    }
}

/// Whether what tells the texts apart may be a number.
fn are_numbers(one: &str, other: &str) -> bool {
    let has_digit = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    match (has_digit(one), has_digit(other)) {
        (false, false) => false,
        (true, true) => true,
        _ => one.len().max(other.len()) < MISREAD,
    }
}

#[cfg(test)]
mod tests {
    use super::super::CompanyName;
    use super::super::terms::Sought;
    use super::super::vocabulary::Vocabulary;
    use super::*;

    fn apart(one: &str, other: &str) -> Option<(f64, f64)> {
        let vocabulary = Vocabulary::default();
        let [one, other] = [one, other].map(|name| Sought::new(CompanyName::parse(name), &vocabulary));
        let apart = SlipsApart::of(&one.terms(&vocabulary), &other.terms(&vocabulary));
        apart.map(|apart| (apart.slips, apart.letters))
    }

    #[test]
    fn words_that_both_have_are_left_out() {
        assert_eq!(apart("Corvane Wolff", "Womff Corvane"), Some((1.3, 5.0)));
        assert_eq!(apart("Corvane", "Corvane Inc"), Some((0.0, 1.0)));
    }

    #[test]
    fn damage_in_a_legal_form_is_a_slip() {
        assert_eq!(apart("Halden L5C", "Halden LLC"), Some((1.3, 3.0)));
    }

    #[test]
    fn known_words_and_numbers_are_two() {
        assert_eq!(apart("Corvane Air", "Corvane Oil"), None);
        assert_eq!(apart("Corvane Airlines", "Corvane"), None);
        assert_eq!(apart("Corvane 41", "Corvane 47"), None);
        assert_eq!(apart("Corvane 4", "Corvane Inc"), None);
        assert!(apart("Corvane Chemikals", "Corvane Chemicals").is_some());
    }
}
