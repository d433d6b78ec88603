use super::SettingsView;
use crate::store::Snapshot;
use crate::{Error, Result};

pub fn settings(_snapshot: &Snapshot) -> Result<SettingsView> {
    Err(Error::new("stub"))
}
