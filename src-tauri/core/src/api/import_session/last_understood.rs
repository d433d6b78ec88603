use std::sync::{Arc, Mutex, PoisonError, Weak};

use super::understood::Understood;
use crate::Result;
use crate::api::import::ImportChoices;
use crate::store::Snapshot;

/// What a file was understood as under the choices that were asked for last, so that what was previewed is not recognized
/// again to be stored.
#[derive(Default)]
pub struct LastUnderstood(Mutex<Option<Kept>>);

struct Kept {
    choices: ImportChoices,
    /// The revision of the document it was compared with.
    snapshot: Weak<Snapshot>,
    understood: Arc<Understood>,
}

impl LastUnderstood {
    /// What is kept for these choices and this revision of a document; else what `understand` finds, which is then kept.
    pub fn or_else(
        &self,
        snapshot: &Arc<Snapshot>,
        choices: &ImportChoices,
        understand: impl FnOnce() -> Result<Understood>,
    ) -> Result<Arc<Understood>> {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Whether the user goes on in spite of what drifted changes nothing in what is read.
        let choices = ImportChoices { accept_drift: false, ..choices.clone() };
        let is_of = |kept: &&Kept| kept.choices == choices && kept.snapshot.as_ptr() == Arc::as_ptr(snapshot);
        if let Some(kept) = last.as_ref().filter(is_of) {
            return Ok(Arc::clone(&kept.understood));
        }
        // What is no longer asked for goes before its successor takes as much memory.
        *last = None;
        let understood = Arc::new(understand()?);
        *last = Some(Kept { choices, snapshot: Arc::downgrade(snapshot), understood: Arc::clone(&understood) });
        Ok(understood)
    }

    pub fn forget(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::tz::TimeZone;
    use uuid::Uuid;

    use super::*;
    use crate::Job;
    use crate::api::ImportSession;
    use crate::store::{Document, Environment};

    #[test]
    fn what_was_looked_at_is_not_recognized_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("roster.csv");
        std::fs::write(&path, "Partner,Tier\nCorvane,2\n").expect("a file");
        let environment =
            Environment::new(folder.path().to_owned(), || Timestamp::UNIX_EPOCH, Uuid::nil, TimeZone::UTC);
        let document = Document::in_memory(environment).expect("a document");
        let session = ImportSession::open(&path, document.environment(), &Job::unwatched()).expect("a roster");
        let understood = |choices: &ImportChoices| {
            let snapshot = document.snapshot().expect("a snapshot");
            session.understood(&snapshot, &document, choices, &Job::unwatched()).expect("a roster")
        };
        let first = understood(&ImportChoices::default());
        let gone_on = ImportChoices { accept_drift: true, ..ImportChoices::default() };
        assert!(Arc::ptr_eq(&first, &understood(&gone_on)));
        let erasing = ImportChoices { blanks_erase: true, ..ImportChoices::default() };
        assert!(!Arc::ptr_eq(&first, &understood(&erasing)));
    }
}
