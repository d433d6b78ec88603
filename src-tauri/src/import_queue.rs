use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

use trellis_core::Result;
use trellis_core::api::ImportSession;

/// What waits to be shown.
pub enum Waiting {
    File(PathBuf),
    /// A further sheet of a file that was read already.
    Sheet(Arc<ImportSession>, String),
}

/// The files a user gave, one after the other; the first is the one the sheet shows.
#[derive(Default)]
pub struct ImportQueue {
    waiting: VecDeque<Waiting>,
    current: Option<Arc<ImportSession>>,
    taken: u32,
    of: u32,
}

impl ImportQueue {
    /// Adds files behind those that wait.
    pub fn add(&mut self, paths: Vec<PathBuf>) {
        if self.current.is_none() && self.waiting.is_empty() {
            *self = Self::default();
        }
        self.of += u32::try_from(paths.len()).unwrap_or(0);
        self.waiting.extend(paths.into_iter().map(Waiting::File));
    }

    /// Puts further sheets of the file that is shown before all that wait.
    pub fn follow_with(&mut self, session: &Arc<ImportSession>, sheets: Vec<String>) {
        self.of += u32::try_from(sheets.len()).unwrap_or(0);
        for sheet in sheets.into_iter().rev() {
            self.waiting.push_front(Waiting::Sheet(Arc::clone(session), sheet));
        }
    }

    /// What to show next; `None` when all were shown.
    pub fn next(&mut self) -> Option<Waiting> {
        self.current = None;
        let next = self.waiting.pop_front()?;
        self.taken += 1;
        Some(next)
    }

    /// Which of how many is shown.
    pub fn position(&self) -> (u32, u32) {
        (self.taken, self.of)
    }

    pub fn show(&mut self, session: Arc<ImportSession>) {
        self.current = Some(session);
    }

    /// The file that is shown.
    pub fn current(&self) -> Result<Arc<ImportSession>> {
        self.current.clone().ok_or_else(|| trellis_core::Error::new("no file is being imported; choose one again"))
    }

    /// Forgets the file that is shown: it was stored, or is not wanted.
    pub fn drop_current(&mut self) {
        self.current = None;
    }

    pub fn clear(&mut self) {
        *self = Self::default();
    }
}
