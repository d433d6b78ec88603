use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::comparison::ASKED;
use super::{Company, Gathering, Match, Matcher};
use crate::{Job, Result};

/// Rows a thread takes at a time.
const ROWS: usize = 256;

impl Matcher<'_> {
    /// What each company of another list is taken for, in the order of that list, on two threads. `except` has for each row
    /// the places it is not taken for.
    ///
    /// # Errors
    /// When the job is cancelled.
    pub fn find_all<'b>(
        &self,
        companies: &[Company<'_>],
        except: impl Fn(usize) -> &'b [usize] + Sync,
        job: &Job,
    ) -> Result<Vec<Option<Match>>> {
        let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let find_some = |step: &dyn Fn() -> Result<()>| {
            let mut gathering = Gathering::default();
            let mut found = Vec::new();
            loop {
                step()?;
                let start = next.fetch_add(ROWS, Ordering::Relaxed);
                if start >= companies.len() {
                    return Ok(found);
                }
                let rows = (start..companies.len()).take(ROWS);
                let matches: Vec<_> =
                    rows.map(|row| self.find_thought_of(companies[row], except(row), &mut gathering)).collect();
                done.fetch_add(matches.len(), Ordering::Relaxed);
                found.push((start, matches));
            }
        };
        // Only one of the threads says how far both are, so that what is said never goes back.
        let step = || job.step("Matching accounts", done.load(Ordering::Relaxed), Some(companies.len()));
        let mut found: Vec<(usize, Vec<Option<Match>>)> = thread::scope(|scope| {
            let second = scope.spawn(|| find_some(&|| job.go_on()));
            let first: Result<Vec<_>> = find_some(&step);
            let second = second.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            Ok::<_, crate::Error>(first?.into_iter().chain(second?).collect())
        })?;
        step()?;
        found.sort_unstable_by_key(|(start, _)| *start);
        let mut found: Vec<Option<Match>> = found.into_iter().flat_map(|(_, matches)| matches).collect();
        self.look_again(companies, except, &mut found, job)?;
        Ok(found.into_iter().map(|one| one.filter(|one| one.probability >= ASKED)).collect())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    fn named(names: &[String]) -> Vec<Company<'_>> {
        names.iter().map(|name| Company { name, ..Company::default() }).collect()
    }

    fn lists() -> (Vec<String>, Vec<String>) {
        let names = |form: &str| (0..1_000).map(|number| format!("Corvane{number} {form}")).collect();
        (names("Inc"), names("GmbH"))
    }

    #[test]
    fn matches_come_in_the_order_of_the_list_and_progress_never_goes_back() {
        let (ours, theirs) = lists();
        let said = Arc::new(Mutex::new(Vec::new()));
        let job = Job::new(1, {
            let said = Arc::clone(&said);
            move |progress| said.lock().unwrap().push((progress.done, progress.total))
        });
        let except = |row| if row == 7 { &[7_usize][..] } else { &[] };
        let found = Matcher::new(named(&ours)).find_all(&named(&theirs), except, &job).unwrap();
        for (row, found) in found.iter().enumerate() {
            assert_eq!(found.map(|found| found.place).filter(|_| row != 7), (row != 7).then_some(row));
        }
        assert_ne!(found[7].map(|found| found.place), Some(7));
        let said = said.lock().unwrap();
        assert!(said.is_sorted() && said.last() == Some(&(1_000, Some(1_000))), "{said:?}");
    }

    #[test]
    fn a_cancelled_job_finds_nothing() {
        let (ours, theirs) = lists();
        let job = Job::unwatched();
        job.cancel();
        assert!(Matcher::new(named(&ours)).find_all(&named(&theirs), |_| &[], &job).is_err());
    }
}
