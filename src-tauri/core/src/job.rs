//! Long work: it says how far it is, and it can be stopped with nothing half-done.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;

use crate::error::Code;
use crate::{Error, Result};

/// How far a job is. `total` is absent while it is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Progress {
    pub job: u32,
    /// "Storing rows".
    pub label: String,
    pub done: u32,
    pub total: Option<u32>,
    pub finished: bool,
}

/// A piece of long work, off the main thread. Clones are the same job.
#[derive(Clone)]
pub struct Job {
    id: u32,
    cancelled: Arc<AtomicBool>,
    report: Arc<dyn Fn(Progress) + Send + Sync>,
}

impl Job {
    pub fn new(id: u32, report: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        Self { id, cancelled: Arc::default(), report: Arc::new(report) }
    }

    /// A job nobody watches.
    #[must_use]
    pub fn unwatched() -> Self {
        Self::new(0, |_| ())
    }

    #[must_use]
    pub fn id(&self) -> u32 {
        self.id
    }

    /// Asks the work to stop at its next step.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// Whether the work may go on, where it does not say how far it is.
    ///
    /// # Errors
    /// [`Code::Cancelled`] when it is to stop.
    pub fn go_on(&self) -> Result<()> {
        if self.is_cancelled() {
            return Err(Error::with_code(Code::Cancelled, "stopped; nothing was changed"));
        }
        Ok(())
    }

    /// Says how far the work is. To be called every few milliseconds of work.
    ///
    /// # Errors
    /// [`Code::Cancelled`] when it is to stop: the caller undoes what it began.
    pub fn step(&self, label: &str, done: usize, total: Option<usize>) -> Result<()> {
        self.go_on()?;
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let label = label.to_owned();
        (self.report)(Progress { job: self.id, label, done: number(done), total: total.map(number), finished: false });
        Ok(())
    }

    /// Says that the work is over, however it ended.
    pub fn finish(&self) {
        (self.report)(Progress { job: self.id, label: String::new(), done: 0, total: None, finished: true });
    }
}
