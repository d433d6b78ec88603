//! What the rows of a list that were matched say of its others.

use std::collections::HashSet;

use super::comparison::expecting;
use super::matcher::{LIKELY, is_likelier};
use super::{Company, Match, Matcher};
use crate::{Job, Result};

/// The most that a list says of one of its companies, as log odds: none is taken for what it is not like.
const MOST_EXPECTED: f64 = 2.0;
/// Rows that found nothing, times companies nobody found, that are compared at most.
const MOST_PAIRS: usize = 200_000;

impl Matcher<'_> {
    /// Looks again for what was found less likely than not, where most of the list was found: then one that is only like a company
    /// of ours is likelier that company, and likeliest one that no other row was. What comes of it is asked about, never sure.
    ///
    /// # Errors
    /// When the job is cancelled.
    pub(super) fn look_again<'b>(
        &self,
        companies: &[Company<'_>],
        except: impl Fn(usize) -> &'b [usize],
        found: &mut [Option<Match>],
        job: &Job,
    ) -> Result<()> {
        let expected = expected(found);
        if expected <= 0.0 {
            return Ok(());
        }
        let left = self.left_by(found);
        let open = found.iter().filter(|one| !is_likely(**one)).count();
        let left = if left.len() * open > MOST_PAIRS { Vec::new() } else { left };
        for (row, one) in found.iter_mut().enumerate().filter(|(_, one)| !is_likely(**one)) {
            job.go_on()?;
            let (company, except) = (companies[row], except(row));
            let left: Vec<u32> = left.iter().copied().filter(|place| !except.contains(&(*place as usize))).collect();
            let of_left = if left.is_empty() { None } else { self.find_by_letters(company, &left) };
            let likelier = of_left.filter(|found| is_likelier(*found, *one)).or(*one);
            *one = likelier.map(|found| expecting(found, expected));
        }
        Ok(())
    }

    /// The companies that no row was likely found to be.
    fn left_by(&self, found: &[Option<Match>]) -> Vec<u32> {
        let taken: HashSet<usize> =
            found.iter().copied().filter(|one| is_likely(*one)).flatten().map(|one| one.place).collect();
        let places = (0_u32..).take(self.companies.len());
        places.filter(|place| !taken.contains(&(*place as usize))).collect()
    }
}

fn is_likely(found: Option<Match>) -> bool {
    found.is_some_and(|found| found.probability >= LIKELY)
}

/// The log odds that any company of a list is one of ours, by those that were found; nothing where they are the fewer, for a list of
/// strangers tells nothing of names. As if one more were found and one more were not: a short list says little.
fn expected(found: &[Option<Match>]) -> f64 {
    let count = |rows: usize| f64::from(u32::try_from(rows).unwrap_or(u32::MAX));
    let likely = count(found.iter().filter(|one| is_likely(**one)).count() + 1);
    let others = count(found.len() + 2) - likely;
    (likely / others).ln().clamp(0.0, MOST_EXPECTED)
}

#[cfg(test)]
mod tests {
    use super::super::Verdict;
    use super::*;

    const OURS: [&str; 9] = [
        "Aldermoor Foods",
        "Brightwater Analytics",
        "Corvane Shipping",
        "Dunmere Textiles",
        "Elmstead Robotics",
        "Fenholt Ceramics",
        "Garrick Vineyards",
        "Kihn PLC",
        "Kiehn-Nienow",
    ];

    fn named<'a>(names: &[&'a str]) -> Vec<Company<'a>> {
        names.iter().map(|name| Company { name, ..Company::default() }).collect()
    }

    /// What each row of a list is taken for.
    fn found(list: &[&str]) -> Vec<Option<(usize, Verdict)>> {
        let matcher = Matcher::new(named(&OURS));
        let found = matcher.find_all(&named(list), |_| &[], &Job::unwatched()).unwrap();
        found.into_iter().map(|found| found.map(|found| (found.place, found.verdict))).collect()
    }

    #[test]
    fn where_the_others_are_ours_a_damaged_name_is_the_company_that_is_left() {
        let mut list = OURS.to_vec();
        list[7] = "Kihn5PLC";
        assert_eq!(found(&list)[7], Some((7, Verdict::Doubtful)));
        // Somebody said that it is not that one.
        let matcher = Matcher::new(named(&OURS));
        let except = |row| if row == 7 { &[7_usize][..] } else { &[] };
        let again = matcher.find_all(&named(&list), except, &Job::unwatched()).unwrap();
        assert!(again[7].is_none());
    }

    #[test]
    fn a_stranger_stays_one_however_many_of_its_list_are_ours() {
        let mut list = OURS.to_vec();
        list[7] = "Umberline Optics";
        assert_eq!(found(&list)[7], None);
    }

    #[test]
    fn the_more_of_a_list_was_found_the_more_is_expected_and_never_too_much() {
        let one =
            |probability| Match { place: 0, basis: super::super::Basis::Name, probability, verdict: Verdict::Sure };
        let list = |likely: usize, others: usize| -> Vec<Option<Match>> {
            std::iter::repeat_n(Some(one(0.9)), likely).chain(std::iter::repeat_n(None, others)).collect()
        };
        assert!(expected(&list(5, 5)).abs() < 1e-9);
        assert!(expected(&list(1, 9)).abs() < 1e-9);
        // 3 + 1 of 4 + 2 are two to one.
        assert!((expected(&list(3, 1)) - 2.0_f64.ln()).abs() < 1e-9);
        assert!((expected(&list(900, 10)) - MOST_EXPECTED).abs() < 1e-9);
        assert!(expected(&[]).abs() < 1e-9);
    }
}
