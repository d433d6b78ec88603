use super::{SettingChange, SettingEffect};
use crate::store::Document;
use crate::{Error, Result};

pub fn preview_setting(_document: &Document, _change: &SettingChange) -> Result<SettingEffect> {
    Err(Error::new("stub"))
}
