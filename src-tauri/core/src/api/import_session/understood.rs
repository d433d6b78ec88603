use std::sync::Arc;

use super::ImportSession;
use super::duplicates::{doubtful, joints, repeated};
use crate::api::import::{DuplicatePair, ImportChoices};
use crate::import::{Joint, Plan, Recognized, listed_for, plan};
use crate::store::{Document, Snapshot};
use crate::{Job, Result};

/// A file as it was understood under the user's choices, and what storing it would do.
pub struct Understood {
    pub recognized: Recognized,
    pub planned: Plan,
    pub duplicates: Vec<DuplicatePair>,
}

impl ImportSession {
    /// The file as it is understood under these choices, recognized only where that is not known from the time before.
    pub(super) fn understood(
        &self,
        snapshot: &Arc<Snapshot>,
        document: &Document,
        choices: &ImportChoices,
        job: &Job,
    ) -> Result<Arc<Understood>> {
        self.last.or_else(snapshot, choices, || self.understand(snapshot, document, choices, job))
    }

    /// Recognizes and plans the file. Rows that the user joins with an earlier one are joined before anything is read from
    /// them, so that they are planned as one row.
    fn understand(
        &self,
        snapshot: &Snapshot,
        document: &Document,
        choices: &ImportChoices,
        job: &Job,
    ) -> Result<Understood> {
        let understood = |joints: &[Joint]| -> Result<(Recognized, Plan)> {
            let recognized = self.recognize(snapshot, document, choices, joints, job)?;
            let listed = listed_for(document, snapshot, &recognized.staged)?;
            let (staged, as_of) = (&recognized.staged, recognized.as_of);
            let planned = plan(snapshot, &listed, staged, as_of, &choices.duplicates, job)?;
            Ok((recognized, planned))
        };
        let (mut recognized, mut planned) = understood(&[])?;
        let mut duplicates = repeated(&self.workbook, &recognized, &planned, choices);
        let joints = joints(&recognized, &planned, choices);
        if !joints.is_empty() {
            (recognized, planned) = understood(&joints)?;
        }
        duplicates.extend(doubtful(snapshot, &recognized, &planned));
        Ok(Understood { recognized, planned, duplicates })
    }
}
