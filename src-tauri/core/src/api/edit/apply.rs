use super::{EditReport, EditRequest};
use crate::store::Document;
use crate::{Error, Result};

pub fn edit_partners(_document: &Document, _request: &EditRequest) -> Result<EditReport> {
    Err(Error::new("stub"))
}
