use super::{MovePreview, MoveRequest};
use crate::api::document::Changed;
use crate::store::{Document, Snapshot};
use crate::{Error, Result};

pub fn preview_move(_snapshot: &Snapshot, _request: MoveRequest) -> Result<MovePreview> {
    Err(Error::new("stub"))
}

pub fn move_partner(_document: &Document, _request: MoveRequest) -> Result<Changed> {
    Err(Error::new("stub"))
}
