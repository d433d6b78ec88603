//! Slides are drawn side by side: none depends on another.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::{Job, Result};

/// What `work` makes of each item by its place, in their order, on as many threads as the machine has cores.
///
/// # Errors
/// The first there is, and when the job is stopped. Work under way is ended, and none is begun any more.
pub fn side_by_side<T: Sync, U: Send>(
    items: &[T],
    job: &Job,
    work: impl Fn(usize, &T) -> Result<U> + Sync,
) -> Result<Vec<U>> {
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let some = |step: &dyn Fn() -> Result<()>| -> Result<Vec<(usize, U)>> {
        let mut made = Vec::new();
        loop {
            let begun = step().map(|()| next.fetch_add(1, Ordering::Relaxed));
            let at = begun.inspect_err(|_| next.store(items.len(), Ordering::Relaxed))?;
            let Some(item) = items.get(at) else { return Ok(made) };
            made.push((at, work(at, item).inspect_err(|_| next.store(items.len(), Ordering::Relaxed))?));
            done.fetch_add(1, Ordering::Relaxed);
        }
    };
    // Only one of the threads says how far all are, so that what is said never goes back.
    let step = || job.step("Exporting slides", done.load(Ordering::Relaxed), Some(items.len()));
    let others = thread::available_parallelism().map_or(0, |cores| cores.get() - 1).min(items.len().saturating_sub(1));
    let made = thread::scope(|scope| {
        let others: Vec<_> = (0..others).map(|_| scope.spawn(|| some(&|| job.go_on()))).collect();
        let own = some(&step);
        let others = others.into_iter().map(|one| one.join().unwrap_or_else(|panic| resume_unwind(panic)));
        std::iter::once(own).chain(others.collect::<Vec<_>>()).collect::<Result<Vec<_>>>()
    })?;
    let mut made: Vec<(usize, U)> = made.into_iter().flatten().collect();
    made.sort_unstable_by_key(|(at, _)| *at);
    Ok(made.into_iter().map(|(_, one)| one).collect())
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;
    use crate::Error;

    #[test]
    fn what_is_made_comes_in_order_and_progress_never_goes_back() {
        let said: Arc<Mutex<Vec<u32>>> = Arc::default();
        let kept = Arc::clone(&said);
        let job = Job::new(1, move |progress| kept.lock().unwrap().push(progress.done));
        let items: Vec<usize> = (0..200).collect();
        let made = side_by_side(&items, &job, |at, item| Ok(at * 1_000 + item)).unwrap();
        assert_eq!(made, items.iter().map(|item| item * 1_001).collect::<Vec<_>>());
        let said = said.lock().unwrap();
        assert!(said.is_sorted() && !said.is_empty());
        assert_eq!(side_by_side::<u8, u8>(&[], &Job::unwatched(), |_, item| Ok(*item)).unwrap(), Vec::<u8>::new());
    }

    #[test]
    fn an_error_and_a_stopped_job_end_it() {
        let items: Vec<usize> = (0..200).collect();
        let begun = AtomicUsize::new(0);
        let failed = side_by_side(&items, &Job::unwatched(), |at, _| {
            begun.fetch_add(1, Ordering::Relaxed);
            if at == 3 { Err(Error::new("no room")) } else { Ok(()) }
        });
        assert_eq!(failed.unwrap_err().to_string(), "no room");
        assert!(begun.into_inner() < 200);
        let job = Job::unwatched();
        job.cancel();
        assert_eq!(side_by_side(&items, &job, |_, _| Ok(())).unwrap_err().code, crate::Code::Cancelled);
    }
}
