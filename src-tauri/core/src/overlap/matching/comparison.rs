use super::alike::{Alike, Compared};
use super::company::{Basis, Company, Match, Verdict};
use super::countries::differ;
use super::likeness::Likeness;
use super::slips_apart::SlipsApart;
use super::terms::{Sought, Terms};
use super::websites::{label, own};

/// A match, and the log odds by names and places alone: they tell apart what shares a website or a name.
#[derive(Clone, Copy, Debug)]
pub struct Weighed {
    pub found: Match,
    odds: f64,
    /// Both names have the same legal form, or none.
    is_same_form: bool,
}

/// A company made ready to be compared with those of a list.
pub struct Comparison<'s> {
    company: Company<'s>,
    sought: &'s [Sought],
    terms: Vec<Terms<'s>>,
    website: Option<&'s str>,
}

/// Below it two companies are not worth a question.
pub const ASKED: f64 = 0.3;
/// Below it nothing that the rest of a list says makes them worth one.
const THOUGHT_OF: f64 = 0.05;
/// That companies are one which have a website of their own in common, and names that agree.
pub const SAME_WEBSITE: f64 = 0.995;
/// The same where the names contradict each other, as those of two parts of a group do.
const PARTS: f64 = 0.8;
/// The same where the names have nothing in common.
const OTHER_NAME: f64 = 0.7;
/// The likest that names are taken for which are only alike.
const ONLY_ALIKE: f64 = 0.97;
/// The same where only their letters are.
const ONLY_LETTERS: f64 = 0.75;
/// How like the letters of any two names are.
const CHANCE: f64 = 0.25;
/// Two candidates closer than this are a doubt which of them is meant.
const CLOSE: f64 = 0.08;
/// And of these, only what lies this close in what the names and places say.
const CLOSE_ODDS: f64 = 1.0;
/// What is said of the first of two that are as likely: it is one of them, or something else.
const EITHER: f64 = 0.5;
/// The same where only the first has the legal form that is asked for.
const SAME_FORM: f64 = 0.8;
/// The log odds that companies of one name in two spellings are one, which is 99 in 100.
const SAME_NAME: f64 = 4.6;
/// A name whose words weigh less is called like many.
const OF_ITS_OWN: f64 = 0.5;

impl<'s> Comparison<'s> {
    pub fn new(company: Company<'s>, sought: &'s [Sought], alike: &Alike) -> Self {
        Self { company, sought, terms: alike.terms(sought), website: own(company.domain) }
    }

    /// How likely both are one company, where it is likely at all.
    pub fn weighed(&self, alike: &Alike, place: usize, other: Company<'_>) -> Option<Weighed> {
        let compared = alike.compared(self.sought, &self.terms, place);
        let website = self.website;
        let other_website = website.and_then(|_| own(other.domain));
        let is_same_website = website.is_some() && website == other_website;
        let ties = tie_breakers(self.company, other);
        let is_same_form = compared.is_some_and(|compared| compared.is_same_form);
        let weighed = |basis, probability, is_sure, odds| {
            let verdict = if is_sure { Verdict::Sure } else { Verdict::Doubtful };
            let found = Match { place, basis, probability, verdict };
            (probability >= THOUGHT_OF).then_some(Weighed { found, odds, is_same_form })
        };
        let Some(compared) = compared else {
            return is_same_website.then(|| weighed(Basis::Website, OTHER_NAME, false, ties)).flatten();
        };
        let likeness = compared.likeness;
        let odds = odds(likeness) + ties;
        let apart = website.zip(other_website).is_some_and(|(one, other)| label(one) != label(other));
        if is_same_website {
            let (probability, is_sure) = self.by_website(compared, website);
            weighed(Basis::Website, probability, is_sure, odds)
        } else if compared.is_same {
            let is_of_its_own = self.is_of_its_own(compared);
            let doubt = if apart { 2.5 } else { 0.0 } + if is_of_its_own { 0.0 } else { 1.0 };
            let is_sure = !apart && is_of_its_own && !differ(self.company.country, other.country);
            weighed(Basis::Name, probability(SAME_NAME + ties - doubt), is_sure, odds)
        } else {
            let same_label = website.zip(other_website).is_some() && !apart;
            let websites = if apart { -1.5 } else { 0.0 } + if same_label { 1.5 } else { 0.0 };
            weighed(Basis::AlikeName, probability(odds + websites).min(ONLY_ALIKE), false, odds)
        }
    }

    /// How likely the company is the one of these that stands out by its letters, where words tell too little: it is like
    /// none of the others, and a few slips make it that one. Never sure.
    pub fn standing_out(&self, alike: &Alike, places: &[u32], companies: &[Company<'_>]) -> Option<Match> {
        let by_letters = alike.by_letters(self.sought, places);
        let (likest, place) = *by_letters.first()?;
        let ahead = likest - by_letters.get(1).map_or(CHANCE, |(likeness, _)| likeness.max(CHANCE));
        let place = place as usize;
        let SlipsApart { slips, letters } = alike.slips_apart(&self.terms, place)?;
        let apart =
            self.website.zip(own(companies[place].domain)).is_some_and(|(one, other)| label(one) != label(other));
        let ties = tie_breakers(self.company, companies[place]) - if apart { 1.5 } else { 0.0 };
        let odds = 4.8 - 1.2 * slips - 2.2 * slips / letters + 3.9 * ahead + ties;
        let probability = probability(odds).min(ONLY_LETTERS);
        let found = Match { place, basis: Basis::AlikeName, probability, verdict: Verdict::Doubtful };
        (probability >= THOUGHT_OF).then_some(found)
    }

    /// What a website both have says, beside the names.
    fn by_website(&self, compared: Compared, website: Option<&str>) -> (f64, bool) {
        let Likeness { shared, contradiction, .. } = compared.likeness;
        if contradiction >= 0.4 {
            return if shared >= 0.2 { (PARTS, false) } else { (OTHER_NAME, false) };
        }
        let is_alike = shared >= 0.2 || self.is_in_label(compared, website);
        if is_alike { (SAME_WEBSITE, true) } else { (OTHER_NAME, false) }
    }

    /// Whether the words of a name tell a company from others: "Global Services" does not.
    fn is_of_its_own(&self, compared: Compared) -> bool {
        let words = self.terms[compared.sought].words.iter().filter(|word| word.kind.tells());
        words.map(|word| word.weight).sum::<f64>() >= OF_ITS_OWN
    }

    /// Whether a website is called by the name or its initials: "hrg.com" of Halden Rowe Group.
    fn is_in_label(&self, compared: Compared, website: Option<&str>) -> bool {
        let Some(label) = website.map(label) else { return false };
        let name = &self.sought[compared.sought].name;
        name.initials == label || name.words.iter().any(|word| word.len() > 3 && label.contains(word.as_str()))
    }
}

/// The log odds that companies of one name are one, with what country, city and industry say.
pub fn same_name(one: Company<'_>, other: Company<'_>) -> f64 {
    probability(SAME_NAME + tie_breakers(one, other))
}

/// The log odds that two names so alike are of one company, without anything else known.
fn odds(likeness: Likeness) -> f64 {
    let little = 4.0 * (0.9 - likeness.strength).max(0.0);
    let turned = if likeness.is_turned { 4.0 } else { 0.0 };
    12.0 * (likeness.shared - 0.72) - 5.0 * likeness.contradiction - little - turned
}

/// What country, city and industry say, where both have them, as log odds.
fn tie_breakers(one: Company<'_>, other: Company<'_>) -> f64 {
    let of = |one: Option<&str>, other: Option<&str>, same: f64, different: f64| match (one, other) {
        (Some(one), Some(other)) if one.trim().eq_ignore_ascii_case(other.trim()) => same,
        (Some(_), Some(_)) => -different,
        _ => 0.0,
    };
    let countries = match (one.country, other.country) {
        (Some(_), Some(_)) if differ(one.country, other.country) => -0.8,
        (Some(_), Some(_)) => 0.4,
        _ => 0.0,
    };
    countries + of(one.city, other.city, 0.8, 0.5) + of(one.industry, other.industry, 0.4, 0.3)
}

/// How likely what was found is where the rest of its list says so much, as log odds, of any of its companies. What is only alike
/// gains by it, and no more than letters alone can say; what a website or a name says stays.
pub fn expecting(found: Match, expected: f64) -> Match {
    if found.basis != Basis::AlikeName || found.probability >= ONLY_LETTERS {
        return found;
    }
    let odds = (found.probability / (1.0 - found.probability)).ln();
    Match { probability: probability(odds + expected).min(ONLY_LETTERS), ..found }
}

fn probability(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

/// The likest; a doubt where a second one is about as likely.
pub fn best(mut found: Vec<Weighed>) -> Option<Match> {
    let likest = |one: &Weighed, other: &Weighed| {
        let by_probability = other.found.probability.total_cmp(&one.found.probability);
        by_probability
            .then(other.is_same_form.cmp(&one.is_same_form))
            .then(other.odds.total_cmp(&one.odds))
            .then(one.found.place.cmp(&other.found.place))
    };
    found.sort_by(likest);
    let Weighed { found: mut best, odds, is_same_form } = *found.first()?;
    if let Some(second) = found.get(1)
        && best.probability - second.found.probability < CLOSE
        && odds - second.odds < CLOSE_ODDS
    {
        best.verdict = Verdict::Doubtful;
        let is_called_so = is_same_form && !second.is_same_form;
        best.probability = best.probability.min(if is_called_so { SAME_FORM } else { EITHER });
    }
    Some(best)
}
