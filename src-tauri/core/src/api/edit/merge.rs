use super::{MergePreview, MergeRequest};
use crate::api::document::Changed;
use crate::store::{Document, Snapshot};
use crate::{Error, Result};

pub fn preview_merge(_snapshot: &Snapshot, _request: MergeRequest) -> Result<MergePreview> {
    Err(Error::new("stub"))
}

pub fn merge_partners(_document: &Document, _request: MergeRequest) -> Result<Changed> {
    Err(Error::new("stub"))
}
