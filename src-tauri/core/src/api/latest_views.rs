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
    finished: Mutex<Option<Arc<Views>>>,
}

impl LatestViews {
    /// The views of the document as it is now.
    ///
    /// # Errors
    /// When the document cannot be read.
    pub fn now(&self, document: &Document) -> Result<Arc<Views>> {
        let views = Views::of(document, &self.kept)?;
        let mut finished = guard(&self.finished);
        if finished.as_ref().is_none_or(|earlier| earlier.snapshot().revision <= views.snapshot().revision) {
            *finished = Some(Arc::clone(&views));
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
        let Some(earlier) = guard(&self.finished).clone() else { return Ok((self.now(document)?, false)) };
        let (sender, counted) = channel();
        let (latest, document) = (Arc::clone(self), Arc::clone(document));
        thread::spawn(move || {
            let views = latest.now(&document);
            drop(document);
            // Nobody waits for them any more: whoever asked is told.
            if sender.send(views).is_err() {
                later();
            }
        });
        match counted.recv_timeout(patience) {
            Ok(views) => Ok((views?, false)),
            Err(RecvTimeoutError::Timeout) => Ok((earlier, true)),
            Err(RecvTimeoutError::Disconnected) => {
                Err(Error::new("the overlap could not be counted; nothing was changed, try again"))
            }
        }
    }

    /// Forgets what was counted: another document took the place of this one.
    pub fn forget(&self) {
        *guard(&self.kept) = None;
        *guard(&self.finished) = None;
    }
}

fn guard<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
