use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::CompanyName;
use super::candidates::{Candidates, Gathering};
use super::likeness::Likeness;
use super::websites::{label, own};
use super::weights::Weights;
use super::words::{is_generic, is_place};

/// What a list says of a company.
#[derive(Clone, Copy, Debug, Default)]
pub struct Company<'a> {
    pub name: &'a str,
    /// Registrable: "acme.com".
    pub domain: Option<&'a str>,
    pub country: Option<&'a str>,
    pub city: Option<&'a str>,
    pub industry: Option<&'a str>,
}

/// What a match rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// Both have the website, which is a company's own.
    Website,
    /// One name in two spellings.
    Name,
    /// Names that are much alike.
    AlikeName,
}

/// Whether a match may be taken without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    Sure,
    Doubtful,
}

/// A company of the one list and what it is taken for in the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// Its place in the list the matcher was made of.
    pub place: usize,
    pub basis: Basis,
    /// That both are one company: from 0 to 1.
    pub probability: f64,
    pub verdict: Verdict,
}

/// A match, and the log odds by names and places alone: they tell apart what shares a website or a name.
#[derive(Clone, Copy, Debug)]
struct Weighed {
    found: Match,
    odds: f64,
}

/// Below it two companies are not worth a question.
const ASKED: f64 = 0.3;
/// Two candidates closer than this are a doubt which of them is meant.
const CLOSE: f64 = 0.08;
/// And of these, only what lies this close in what the names and places say.
const CLOSE_ODDS: f64 = 1.0;
/// What is said of the first of two that are as likely: it is one of them, or something else.
const EITHER: f64 = 0.5;
/// The log odds that companies of one name in two spellings are one, which is 99 in 100.
const SAME_NAME: f64 = 4.6;
/// A name whose words weigh less is called like many.
const OF_ITS_OWN: f64 = 0.5;

/// A list in which others' companies are found.
pub struct Matcher<'a> {
    companies: Vec<Company<'a>>,
    names: Vec<Vec<CompanyName>>,
    by_domain: HashMap<&'a str, Vec<u32>, RandomState>,
    by_key: HashMap<String, Vec<u32>, RandomState>,
    candidates: Candidates,
    weights: Weights,
}

impl<'a> Matcher<'a> {
    #[must_use]
    pub fn new(companies: Vec<Company<'a>>) -> Self {
        let names: Vec<Vec<CompanyName>> = companies.iter().map(|company| CompanyName::all(company.name)).collect();
        let mut by_domain: HashMap<&str, Vec<u32>, RandomState> = HashMap::default();
        let mut by_key: HashMap<String, Vec<u32>, RandomState> = HashMap::default();
        let (mut candidates, mut weights) = (Candidates::default(), Weights::default());
        for ((place, company), names) in (0..).zip(&companies).zip(&names) {
            if let Some(domain) = own(company.domain) {
                by_domain.entry(domain).or_default().push(place);
            }
            for name in names.iter().filter(|name| !name.words.is_empty()) {
                let of_key = by_key.entry(name.joined_key()).or_default();
                if of_key.last() != Some(&place) {
                    of_key.push(place);
                }
                candidates.add(name, place);
                weights.add(name);
            }
        }
        Self { companies, names, by_domain, by_key, candidates, weights }
    }

    /// What a company of another list is taken for, if for anything: the likest, by website, then name, then likeness.
    #[must_use]
    pub fn find(&self, company: Company<'_>, gathering: &mut Gathering) -> Option<Match> {
        let names = CompanyName::all(company.name);
        let same_website = own(company.domain).and_then(|domain| self.by_domain.get(domain));
        let same_name = names.iter().filter_map(|name| self.by_key.get(&name.joined_key()));
        let same: Vec<u32> = distinct(same_website.into_iter().chain(same_name).flatten().copied());
        let compared = |place: &u32| self.compared(company, &names, *place as usize);
        let mut found: Vec<Weighed> = same.iter().filter_map(compared).collect();
        if !found.iter().any(|weighed| weighed.found.verdict == Verdict::Sure) {
            let alike = names.iter().flat_map(|name| self.candidates.of(name, &self.weights, gathering));
            let alike: Vec<u32> = distinct(alike).into_iter().filter(|place| !same.contains(place)).collect();
            found.extend(alike.iter().filter_map(compared));
        }
        best(found)
    }

    /// How likely both are one company, where it is likely at all.
    fn compared(&self, company: Company<'_>, names: &[CompanyName], place: usize) -> Option<Weighed> {
        let other = self.companies[place];
        let likeness = names
            .iter()
            .flat_map(|name| self.names[place].iter().map(move |other| (name, other)))
            .map(|(name, other)| (name, other, Likeness::of(name, other, &self.weights)))
            .max_by(|one, other| one.2.shared.total_cmp(&other.2.shared))?;
        let (name, other_name, likeness) = likeness;
        let is_same_name = !name.words.is_empty() && name.joined_key() == other_name.joined_key();
        let (website, other_website) = (own(company.domain), own(other.domain));
        let is_same_website = website.is_some() && website == other_website;
        let apart = website.zip(other_website).is_some_and(|(one, other)| label(one) != label(other));
        let ties = tie_breakers(company, other);
        let odds = odds(likeness) + ties;
        let is_of_its_own = self.is_of_its_own(name);
        let (basis, probability, is_sure) = if is_same_website {
            let is_alike = likeness.shared >= 0.2 || is_in_label(name, website);
            (Basis::Website, if is_alike { 0.995 } else { 0.7 }, is_alike)
        } else if is_same_name {
            let doubt = if apart { 2.5 } else { 0.0 } + if is_of_its_own { 0.0 } else { 1.0 };
            let probability = probability(SAME_NAME + ties - doubt);
            (Basis::Name, probability, !apart && is_of_its_own && !differs(company.country, other.country))
        } else {
            let doubt = if apart { 1.5 } else { 0.0 };
            let same_label = website.zip(other_website).is_some() && !apart;
            (Basis::AlikeName, probability(odds - doubt + if same_label { 1.5 } else { 0.0 }).min(0.97), false)
        };
        let verdict = if is_sure { Verdict::Sure } else { Verdict::Doubtful };
        let found = Match { place, basis, probability, verdict };
        (probability >= ASKED).then_some(Weighed { found, odds })
    }

    /// Whether the words of a name tell a company from others: "Global Services" does not.
    fn is_of_its_own(&self, name: &CompanyName) -> bool {
        let tells = |word: &&String| !is_generic(word) && !is_place(word);
        name.words.iter().filter(tells).map(|word| self.weights.of(word)).sum::<f64>() >= OF_ITS_OWN
    }
}

/// Each place once, in the order they come in.
fn distinct(places: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut distinct = Vec::new();
    for place in places {
        if !distinct.contains(&place) {
            distinct.push(place);
        }
    }
    distinct
}

/// The log odds that two names so alike are of one company, without anything else known.
fn odds(likeness: Likeness) -> f64 {
    12.0 * (likeness.shared - 0.72) - 5.0 * likeness.contradiction
}

/// What country, city and industry say, where both have them, as log odds.
fn tie_breakers(one: Company<'_>, other: Company<'_>) -> f64 {
    let of = |one: Option<&str>, other: Option<&str>, same: f64, different: f64| match (one, other) {
        (Some(one), Some(other)) if one.trim().eq_ignore_ascii_case(other.trim()) => same,
        (Some(_), Some(_)) => -different,
        _ => 0.0,
    };
    of(one.country, other.country, 0.4, 0.8)
        + of(one.city, other.city, 0.8, 0.5)
        + of(one.industry, other.industry, 0.4, 0.3)
}

fn differs(one: Option<&str>, other: Option<&str>) -> bool {
    one.zip(other).is_some_and(|(one, other)| !one.trim().eq_ignore_ascii_case(other.trim()))
}

/// Whether a website is called by the name or its initials: "hrg.com" of Halden Rowe Group.
fn is_in_label(name: &CompanyName, website: Option<&str>) -> bool {
    let Some(label) = website.map(label) else { return false };
    let initials: String = name.words.iter().filter_map(|word| word.chars().next()).collect();
    initials == label || name.words.iter().any(|word| word.len() > 3 && label.contains(word.as_str()))
}

fn probability(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

/// The likest; a doubt where a second one is about as likely.
fn best(mut found: Vec<Weighed>) -> Option<Match> {
    let likest = |one: &Weighed, other: &Weighed| {
        let by_probability = other.found.probability.total_cmp(&one.found.probability);
        by_probability.then(other.odds.total_cmp(&one.odds)).then(one.found.place.cmp(&other.found.place))
    };
    found.sort_by(likest);
    let Weighed { found: mut best, odds } = *found.first()?;
    if let Some(second) = found.get(1)
        && best.probability - second.found.probability < CLOSE
        && odds - second.odds < CLOSE_ODDS
    {
        best.verdict = Verdict::Doubtful;
        best.probability = best.probability.min(EITHER);
    }
    Some(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Company<'_> {
        Company { name, ..Company::default() }
    }

    fn at<'a>(name: &'a str, domain: &'a str) -> Company<'a> {
        Company { name, domain: Some(domain), ..Company::default() }
    }

    /// The place, basis and verdict of what a company is taken for.
    fn found(companies: &[Company<'_>], company: Company<'_>) -> Option<(usize, Basis, Verdict)> {
        let found = Matcher::new(companies.to_vec()).find(company, &mut Gathering::default());
        found.map(|found| (found.place, found.basis, found.verdict))
    }

    #[test]
    fn a_website_of_its_own_settles_it_where_the_names_agree() {
        let ours = [at("Corvane", "corvane.com"), at("Corvane Foods", "corvanefoods.com")];
        assert_eq!(found(&ours, at("Corvane Group", "corvane.com")), Some((0, Basis::Website, Verdict::Sure)));
        assert_eq!(found(&ours, at("Brightwater", "corvane.com")), Some((0, Basis::Website, Verdict::Doubtful)));
        let parts = [at("Corvane Shipping", "corvane.com"), at("Corvane Mining", "corvane.com")];
        assert_eq!(found(&parts, at("Corvane Mining Ltd", "corvane.com")).map(|found| found.0), Some(1));
    }

    #[test]
    fn a_shared_host_tells_nothing() {
        assert_eq!(found(&[at("Corvane", "gmail.com")], at("Brightwater", "gmail.com")), None);
    }

    #[test]
    fn one_name_in_two_spellings_is_sure_unless_something_speaks_against_it() {
        let sure = |ours, theirs| found(&[ours], theirs).map(|found| (found.1, found.2));
        assert_eq!(sure(named("Corvane, Inc."), named("The CORVANE GmbH")), Some((Basis::Name, Verdict::Sure)));
        assert_eq!(sure(at("Corvane", "corvane.com"), at("Corvane", "corvane.de")), Some((Basis::Name, Verdict::Sure)));
        let elsewhere = sure(at("Corvane", "corvane.com"), at("Corvane", "brightwater.com"));
        assert_eq!(elsewhere, Some((Basis::Name, Verdict::Doubtful)));
        assert_eq!(
            sure(named("Global Services"), named("Global Services Ltd")),
            Some((Basis::Name, Verdict::Doubtful))
        );
        let [us, de] = ["US", "DE"].map(|country| Company { country: Some(country), ..named("Corvane") });
        assert_eq!(sure(us, de), Some((Basis::Name, Verdict::Doubtful)));
    }

    #[test]
    fn of_two_with_one_name_the_country_says_which() {
        let ours = ["US", "DE"].map(|country| Company { country: Some(country), ..named("Corvane") });
        assert_eq!(found(&ours, ours[1]).map(|found| found.0), Some(1));
        assert_eq!(found(&ours, named("Corvane")).map(|found| found.2), Some(Verdict::Doubtful));
    }

    #[test]
    fn names_that_are_only_alike_are_never_sure() {
        let alike = Some((0, Basis::AlikeName, Verdict::Doubtful));
        assert_eq!(found(&[named("Microsoft")], named("Microsfot")), alike);
        assert_eq!(found(&[named("International Business Machines")], named("IBM")), alike);
        assert_eq!(found(&[named("University of Lume")], named("Lume University")), alike);
    }

    #[test]
    fn near_twins_are_not_even_asked_about() {
        assert_eq!(found(&[named("Delta Air Lines")], named("Delta Electronics")), None);
        assert_eq!(found(&[named("3M")], named("4M")), None);
        assert_eq!(found(&[named("Corvane")], named("Brightwater")), None);
        assert_eq!(found(&[named("Corvane")], named("")), None);
    }
}
