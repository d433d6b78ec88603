use std::sync::{Arc, Mutex, PoisonError};

use super::map::{MapView, map};
use super::overlap::{CellAccount, CellRequest, OverlapCellView, OverlapView, accounts_of_cell, overlap, overlap_cell};
use super::partner::{PartnerView, partner};
use super::readout::Readout;
use crate::Result;
use crate::overlap::Matrix;
use crate::store::{Document, Snapshot};

/// Every view of a document at its newest revision; what several screens need is computed once a revision.
pub struct Views {
    snapshot: Arc<Snapshot>,
    matrix: Matrix,
}

impl Views {
    /// The views of `document` as it is now; `kept` gives those of the same revision again.
    pub fn of(document: &Document, kept: &Mutex<Option<Arc<Self>>>) -> Result<Arc<Self>> {
        let snapshot = document.snapshot()?;
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(views) = kept.as_ref().filter(|views| Arc::ptr_eq(&views.snapshot, &snapshot)) {
            return Ok(Arc::clone(views));
        }
        let views = Arc::new(Self { matrix: Matrix::of(&snapshot), snapshot });
        *kept = Some(Arc::clone(&views));
        Ok(views)
    }

    #[must_use]
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    #[must_use]
    pub fn map(&self) -> MapView {
        map(&self.snapshot)
    }

    #[must_use]
    pub fn overlap(&self) -> OverlapView {
        overlap(&self.snapshot, &self.matrix)
    }

    pub fn overlap_cell(&self, request: CellRequest) -> Result<OverlapCellView> {
        overlap_cell(&self.snapshot, &self.matrix, request)
    }

    pub fn accounts_of_cell(&self, request: CellRequest) -> Result<Vec<CellAccount>> {
        accounts_of_cell(&self.snapshot, &self.matrix, request)
    }

    pub fn partner(&self, id: u32) -> Result<PartnerView> {
        partner(&self.snapshot, &self.matrix, id)
    }

    #[must_use]
    pub fn readout(&self) -> Readout {
        Readout::of(&self.snapshot, &self.map(), &self.overlap())
    }
}
