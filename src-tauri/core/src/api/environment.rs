//! Where the machine's clock, randomness and folders enter: the doors call this, nothing below does.

use std::path::PathBuf;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use uuid::Uuid;

use crate::store::Environment;

impl Environment {
    /// The machine as it is, with working copies under `data_folder`.
    #[must_use]
    pub fn system(data_folder: PathBuf) -> Self {
        Self::new(data_folder, Timestamp::now, Uuid::now_v7, TimeZone::system())
    }

    /// The machine at a fixed moment, so that a test or a repeated run comes to the same document.
    #[must_use]
    pub fn system_at(data_folder: PathBuf, now: Timestamp) -> Self {
        Self::new(data_folder, move || now, Uuid::now_v7, TimeZone::system())
    }
}
