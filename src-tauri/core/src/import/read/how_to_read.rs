use std::path::PathBuf;

use super::Limits;
use crate::Job;

/// How a file is read.
pub struct HowToRead {
    /// The program that is started once more to read in a process of its own; without one, the file is read in this
    /// process, where memory and time of its reader have no bound.
    pub worker: Option<PathBuf>,
    pub limits: Limits,
    /// Told how many rows there are, and asked whether to go on.
    pub job: Job,
}

impl Default for HowToRead {
    fn default() -> Self {
        Self { worker: None, limits: Limits::default(), job: Job::unwatched() }
    }
}
