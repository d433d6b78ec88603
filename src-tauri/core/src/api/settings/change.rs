use super::SettingChange;
use crate::api::document::Changed;
use crate::store::Document;
use crate::{Error, Result};

pub fn change_setting(_document: &Document, _change: &SettingChange) -> Result<Changed> {
    Err(Error::new("stub"))
}
