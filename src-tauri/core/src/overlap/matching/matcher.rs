use std::sync::OnceLock;

use super::alike::Alike;
use super::candidates::Scores;
use super::company::{Basis, Company, Match, Verdict};
use super::comparison::{ASKED, Comparison, SAME_WEBSITE, Weighed, best, same_name};
use super::countries::differ;
use super::exact::Exact;
use super::reading::Reading;
use super::websites::label;

/// A list in which others' companies are found. What needs names compared is made when it is first asked for.
pub struct Matcher<'a> {
    pub(super) companies: Vec<Company<'a>>,
    pub(super) exact: Exact<'a>,
    alike: OnceLock<Alike>,
}

/// What is kept from one company to the next while a list is matched: memory, never what was found.
#[derive(Debug, Default)]
pub struct Gathering {
    pub(super) scores: Scores,
    reading: Reading,
    other: Reading,
}

/// What is at least as likely as not is not looked for by its letters.
pub(super) const LIKELY: f64 = 0.5;

impl<'a> Matcher<'a> {
    #[must_use]
    pub fn new(companies: Vec<Company<'a>>) -> Self {
        let exact = Exact::new(&companies);
        Self { companies, exact, alike: OnceLock::new() }
    }

    pub(super) fn alike(&self) -> &Alike {
        self.alike.get_or_init(|| Alike::new(&self.companies))
    }

    /// What a company of another list is taken for, if for anything: the likest, by website, then name, then likeness.
    #[must_use]
    pub fn find(&self, company: Company<'_>, gathering: &mut Gathering) -> Option<Match> {
        self.find_except(company, &[], gathering)
    }

    /// The same, but never one of these places: somebody said that they are others.
    #[must_use]
    pub fn find_except(&self, company: Company<'_>, except: &[usize], gathering: &mut Gathering) -> Option<Match> {
        self.find_thought_of(company, except, gathering).filter(|found| found.probability >= ASKED)
    }

    /// The same, also what is not worth a question before the rest of its list is known.
    pub(super) fn find_thought_of(
        &self,
        company: Company<'_>,
        except: &[usize],
        gathering: &mut Gathering,
    ) -> Option<Match> {
        self.find_settled(company, except, gathering).or_else(|| self.find_alike(company, except, gathering))
    }

    /// The company of these places that one stands out as by its letters.
    pub(super) fn find_by_letters(&self, company: Company<'_>, places: &[u32]) -> Option<Match> {
        let alike = self.alike();
        let sought = alike.sought(company.name);
        Comparison::new(company, &sought, alike).standing_out(alike, places, &self.companies)
    }

    /// What website, or the name in one spelling, settle without anything being compared; always sure.
    #[must_use]
    pub fn find_settled(&self, company: Company<'_>, except: &[usize], gathering: &mut Gathering) -> Option<Match> {
        let mut places = company.domain.into_iter().flat_map(|domain| self.exact.of_website(domain));
        let settled = match (places.next(), places.next()) {
            (Some(place), None) => self.by_website(company, place, gathering),
            (None, _) => self.by_name(company, gathering),
            _ => None,
        };
        settled.filter(|found| !except.contains(&found.place))
    }

    /// By a website that only the company at `place` has: sure if the one name is the other, or says more than it.
    fn by_website(&self, company: Company<'_>, place: u32, gathering: &mut Gathering) -> Option<Match> {
        let other = self.companies[place as usize];
        let found =
            Match { place: place as usize, basis: Basis::Website, probability: SAME_WEBSITE, verdict: Verdict::Sure };
        if company.name.eq_ignore_ascii_case(other.name) && !company.name.is_empty() {
            return Some(found);
        }
        let Gathering { reading, other: read, .. } = gathering;
        reading.read(company.name);
        let mut same_name = self.exact.of_key(reading.key());
        match (same_name.next(), same_name.next()) {
            (Some(same), None) if same == place => return Some(found),
            (None, _) if !reading.may_say_former() => {}
            _ => return None,
        }
        read.read(other.name);
        (reading.says_more_than(read) || read.says_more_than(reading)).then_some(found)
    }

    /// By a name that only one company has.
    fn by_name(&self, company: Company<'_>, gathering: &mut Gathering) -> Option<Match> {
        let reading = &mut gathering.reading;
        reading.read(company.name);
        if reading.may_say_former() || !reading.is_of_its_own() {
            return None;
        }
        let mut places = self.exact.of_key(reading.key());
        let (Some(place), None) = (places.next(), places.next()) else { return None };
        let other = self.companies[place as usize];
        let apart = company.domain.zip(other.domain).is_some_and(|(one, other)| label(one) != label(other));
        let is_settled = !apart && !differ(company.country, other.country);
        let probability = same_name(company, other);
        is_settled.then_some(Match { place: place as usize, basis: Basis::Name, probability, verdict: Verdict::Sure })
    }

    fn find_alike(&self, company: Company<'_>, except: &[usize], gathering: &mut Gathering) -> Option<Match> {
        let alike = self.alike();
        let sought = alike.sought(company.name);
        let same_website = company.domain.into_iter().flat_map(|domain| self.exact.of_website(domain));
        let same_name = sought.iter().flat_map(|sought| self.exact.of_key(&sought.name.joined_key()));
        let same = distinct(same_website.chain(same_name));
        let comparison = Comparison::new(company, &sought, alike);
        let is_let = |place: &&u32| !except.contains(&(**place as usize));
        let weighed = |place: &u32| {
            let place = *place as usize;
            comparison.weighed(alike, place, self.companies[place])
        };
        let mut found: Vec<Weighed> = same.iter().filter(is_let).filter_map(weighed).collect();
        if found.iter().any(|weighed| weighed.found.verdict == Verdict::Sure) {
            return best(found);
        }
        let mut others = alike.candidates(&sought, &mut gathering.scores);
        others.retain(|place| is_let(&place));
        found.extend(others.iter().filter(|place| !same.contains(place)).filter_map(weighed));
        let best = best(found);
        let by_letters =
            || comparison.standing_out(alike, &others, &self.companies).filter(|found| is_likelier(*found, best));
        if best.is_some_and(|best| best.probability >= LIKELY) { best } else { by_letters().or(best) }
    }
}

pub(super) fn is_likelier(found: Match, than: Option<Match>) -> bool {
    than.is_none_or(|other| other.probability < found.probability)
}

/// Each place once, in the order they come in. Of a website or name that very many have, the first tell enough.
fn distinct(places: impl Iterator<Item = u32>) -> Vec<u32> {
    const MOST: usize = 200;
    let mut distinct = Vec::new();
    for place in places.take(MOST) {
        if !distinct.contains(&place) {
            distinct.push(place);
        }
    }
    distinct
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
    fn a_damaged_name_is_asked_about_where_it_stands_out() {
        let ours = ["Womack LLC", "Wolff LLC", "Halden and Sons", "Corvane PLC"].map(named);
        for (name, place) in [("Womff LLC", 1), ("Corvane6PLC", 3), ("Halqen ayd Sons", 2)] {
            assert_eq!(found(&ours, named(name)), Some((place, Basis::AlikeName, Verdict::Doubtful)), "{name}");
        }
    }

    #[test]
    fn of_two_with_one_name_the_legal_form_says_which_but_it_is_asked() {
        let ours = ["Corvane Inc", "Corvane LLC"].map(named);
        let matched = Matcher::new(ours.to_vec()).find(named("CORVANE, LLC"), &mut Gathering::default()).unwrap();
        assert_eq!((matched.place, matched.verdict), (1, Verdict::Doubtful));
        assert!(matched.probability > 0.75);
    }

    #[test]
    fn near_twins_are_not_even_asked_about() {
        assert_eq!(found(&[named("Delta Air Lines")], named("Delta Electronics")), None);
        assert_eq!(found(&[named("3M")], named("4M")), None);
        assert_eq!(found(&[named("Corvane")], named("Brightwater")), None);
        assert_eq!(found(&[named("Corvane")], named("")), None);
    }
}
