use std::collections::HashSet;

use super::comparison::{ASKED, Comparison};
use super::{Gathering, Match, Matcher, Pair};
use crate::{Job, Result};

/// Companies of one website or name that each is compared with; more are no duplicates but a list of branches.
const OF_ONE: usize = 20;
/// Rows between two reports of how far the work is.
const ROWS: usize = 256;

impl Matcher<'_> {
    /// Pairs of the list itself that are, or may be, one company: each once, the likest first.
    ///
    /// # Errors
    /// When the job is cancelled.
    pub fn duplicates(&self, job: &Job) -> Result<Vec<Pair>> {
        let mut gathering = Gathering::default();
        let (mut pairs, mut seen) = (Vec::new(), HashSet::new());
        for place in 0..self.companies.len() {
            if place % ROWS == 0 {
                job.step("Looking for duplicates", place, Some(self.companies.len()))?;
            }
            for pair in self.alike_ones(place, &mut gathering) {
                if seen.insert((pair.one, pair.other)) {
                    pairs.push(pair);
                }
            }
        }
        pairs.sort_by(|one, other| {
            let by_probability = other.probability.total_cmp(&one.probability);
            by_probability.then_with(|| (one.one, one.other).cmp(&(other.one, other.other)))
        });
        Ok(pairs)
    }

    /// A company of the list with each other one it may be.
    fn alike_ones(&self, place: usize, gathering: &mut Gathering) -> Vec<Pair> {
        let (company, alike) = (self.companies[place], self.alike());
        let sought = alike.sought(company.name);
        let same_website = company.domain.into_iter().flat_map(|domain| self.exact.of_website(domain).take(OF_ONE));
        let same_name = sought.iter().flat_map(|sought| self.exact.of_key(&sought.name.joined_key()).take(OF_ONE));
        let mut others: Vec<u32> = same_website.chain(same_name).collect();
        others.extend(alike.candidates(&sought, &mut gathering.scores));
        others.sort_unstable();
        others.dedup();
        let comparison = Comparison::new(company, &sought, alike);
        let others = others.into_iter().map(|other| other as usize).filter(|other| *other != place);
        let weighed = others.filter_map(|other| comparison.weighed(alike, other, self.companies[other]));
        let pair = |found: Match| Pair {
            one: place.min(found.place),
            other: place.max(found.place),
            basis: found.basis,
            probability: found.probability,
            verdict: found.verdict,
        };
        weighed.map(|weighed| pair(weighed.found)).filter(|pair| pair.probability >= ASKED).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Basis, Company, Verdict};
    use super::*;

    #[test]
    fn each_pair_comes_once_and_the_likest_first() {
        let at = |name, domain| Company { name, domain, ..Company::default() };
        let companies = vec![
            at("Corvane", Some("corvane.com")),
            at("Brightwater Analytics", None),
            at("Halden", None),
            at("Corvane Inc", Some("corvane.com")),
            at("Brihgtwater Analytics", None),
        ];
        let pairs = Matcher::new(companies).duplicates(&Job::unwatched()).unwrap();
        let places: Vec<_> = pairs.iter().map(|pair| (pair.one, pair.other, pair.basis, pair.verdict)).collect();
        let expected = [(0, 3, Basis::Website, Verdict::Sure), (1, 4, Basis::AlikeName, Verdict::Doubtful)];
        assert_eq!(places, expected);
    }

    #[test]
    fn a_cancelled_job_finds_nothing() {
        let job = Job::unwatched();
        job.cancel();
        let companies = vec![Company { name: "Corvane", ..Company::default() }; 2];
        assert!(Matcher::new(companies).duplicates(&job).is_err());
    }
}
