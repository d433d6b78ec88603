use crate::api::document::Changed;
use crate::store::Document;
use crate::{Error, Result};

pub fn set_joint_target(_document: &Document, _partner: u32, _account: u32, _is_on: bool) -> Result<Changed> {
    Err(Error::new("stub"))
}
