use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::account::{AccountView, account};
use super::edit::{
    EditLists, FieldKey, MergePreview, MergeRequest, MovePreview, MoveRequest, copy_cells, edit_lists, preview_merge,
    preview_move,
};
use super::map::{MapView, map};
use super::overlap::{CellAccount, CellRequest, OverlapCellView, OverlapView, accounts_of_cell, overlap, overlap_cell};
use super::partner::{PartnerView, partner};
use super::partners::{PartnersRequest, PartnersView, partners};
use super::readout::Readout;
use super::search::{SearchHit, SearchKeys, search};
use super::settings::{SettingsView, settings};
use crate::Result;
use crate::overlap::Matrix;
use crate::store::{Document, Snapshot};

/// Every view of a document at its newest revision; what several screens need is computed once a revision.
pub struct Views {
    snapshot: Arc<Snapshot>,
    matrix: Arc<Matrix>,
    /// Made when something is first searched for.
    search_keys: OnceLock<SearchKeys>,
}

impl Views {
    /// The views of `document` as it is now; `kept` gives those of the same revision again.
    pub fn of(document: &Document, kept: &Mutex<Option<Arc<Self>>>) -> Result<Arc<Self>> {
        let snapshot = document.snapshot()?;
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(views) = kept.as_ref().filter(|views| Arc::ptr_eq(&views.snapshot, &snapshot)) {
            return Ok(Arc::clone(views));
        }
        let earlier = kept.as_ref().filter(|views| views.snapshot.has_densities_of(&snapshot));
        let matrix = earlier.map_or_else(|| Arc::new(Matrix::of(&snapshot)), |views| Arc::clone(&views.matrix));
        let views = Arc::new(Self { matrix, search_keys: OnceLock::new(), snapshot });
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
    pub fn edit_lists(&self) -> EditLists {
        edit_lists(&self.snapshot)
    }

    pub fn preview_move(&self, request: MoveRequest) -> Result<MovePreview> {
        preview_move(&self.snapshot, request)
    }

    pub fn preview_merge(&self, request: MergeRequest) -> Result<MergePreview> {
        preview_merge(&self.snapshot, request)
    }

    /// Cells as tab-separated text, a row a partner.
    #[must_use]
    pub fn copy_cells(&self, partners: &[u32], fields: &[FieldKey]) -> String {
        copy_cells(&self.snapshot, partners, fields)
    }

    pub fn partners(&self, request: &PartnersRequest) -> Result<PartnersView> {
        partners(&self.snapshot, &self.matrix, request)
    }

    pub fn settings(&self) -> Result<SettingsView> {
        settings(&self.snapshot)
    }

    #[must_use]
    pub fn search(&self, text: &str) -> Vec<SearchHit> {
        let keys = self.search_keys.get_or_init(|| SearchKeys::of(&self.snapshot));
        search(&self.snapshot, keys, text)
    }

    pub fn account(&self, id: u32) -> Result<AccountView> {
        account(&self.snapshot, id)
    }

    #[must_use]
    pub fn readout(&self) -> Readout {
        Readout::of(&self.snapshot, &self.map(), &self.overlap())
    }
}
