use super::AddedPartner;
use crate::api::document::Changed;
use crate::store::Document;
use crate::{Error, Result};

/// Adds a partner with nothing but a name.
pub fn add_partner(_document: &Document, _name: &str) -> Result<AddedPartner> {
    Err(Error::new("stub"))
}

/// Removes partners with everything recorded of them.
pub fn remove_partners(_document: &Document, _partners: &[u32]) -> Result<Changed> {
    Err(Error::new("stub"))
}
