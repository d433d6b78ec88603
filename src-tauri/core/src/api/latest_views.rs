use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::Views;
use crate::store::Document;
use crate::{Error, Result};

/// The views of an open document, the last finished ones at hand while newer ones are counted.
#[derive(Default)]
pub struct LatestViews {
    /// Locked while they are counted.
    kept: Mutex<Option<Arc<Views>>>,
    finished: Mutex<Finished>,
}

/// What was counted last, of the how-manieth document in this place.
#[derive(Default)]
struct Finished {
    document: u64,
    views: Option<Arc<Views>>,
}

impl LatestViews {
    /// The views of the document as it is now.
    ///
    /// # Errors
    /// When the document cannot be read.
    pub fn now(&self, document: &Document) -> Result<Arc<Views>> {
        let before = guard(&self.finished).document;
        let views = Views::of(document, &self.kept)?;
        let mut finished = guard(&self.finished);
        let is_newer = |earlier: &Arc<Views>| earlier.snapshot().revision <= views.snapshot().revision;
        // Another document may have taken its place meanwhile.
        if finished.document == before && finished.views.as_ref().is_none_or(is_newer) {
            finished.views = Some(Arc::clone(&views));
        }
        Ok(views)
    }

    /// The same where they are ready within `patience`; else those before, and `later` is called once they are. The flag says
    /// that newer ones are on their way.
    ///
    /// # Errors
    /// When the document cannot be read.
    pub fn soon(
        self: &Arc<Self>,
        document: &Arc<Document>,
        patience: Duration,
        later: impl FnOnce() + Send + 'static,
    ) -> Result<(Arc<Views>, bool)> {
        let Some(earlier) = guard(&self.finished).views.clone() else { return Ok((self.now(document)?, false)) };
        let (sender, counted) = channel();
        let (latest, document) = (Arc::clone(self), Arc::clone(document));
        // Whoever comes second, the count or the end of patience, sees that the other was first.
        let is_decided = Arc::new(AtomicBool::new(false));
        let decided = Arc::clone(&is_decided);
        thread::spawn(move || {
            let views = latest.now(&document);
            drop(document);
            let is_too_late = sender.send(views).is_err() || decided.swap(true, Ordering::AcqRel);
            if is_too_late {
                later();
            }
        });
        let stopped = || Error::new("the overlap could not be counted; nothing was changed, try again");
        match counted.recv_timeout(patience) {
            Ok(views) => Ok((views?, false)),
            Err(RecvTimeoutError::Timeout) if !is_decided.swap(true, Ordering::AcqRel) => Ok((earlier, true)),
            Err(RecvTimeoutError::Timeout) => Ok((counted.recv().map_err(|_| stopped())??, false)),
            Err(RecvTimeoutError::Disconnected) => Err(stopped()),
        }
    }

    /// Forgets what was counted: another document took the place of this one.
    pub fn forget(&self) {
        *guard(&self.kept) = None;
        let mut finished = guard(&self.finished);
        finished.document += 1;
        finished.views = None;
    }
}

fn guard<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
