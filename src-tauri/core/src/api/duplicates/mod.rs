//! Host accounts that are, or may be, one company: both halves of a density count it once.

mod build;
mod merge;

pub use build::{Duplicates, duplicates};
pub use merge::{merge_accounts, tell_apart};

use serde::{Deserialize, Serialize};

use super::matches::MatchField;

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct DuplicatesView {
    #[cfg_attr(feature = "types", specta(type = u32))]
    pub revision: i64,
    pub count: u32,
    /// A page of 100, likest first.
    pub rows: Vec<DuplicateRow>,
}

/// Two host accounts; the first is kept where they are merged: it has more partners, else it came first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct DuplicateRow {
    pub kept: u32,
    pub kept_name: String,
    pub merged: u32,
    pub merged_name: String,
    /// "87%".
    pub probability: String,
    /// "Same website", "Same name", "Names alike".
    pub basis: String,
    /// "theirs" is the merged one, "ours" the one that is kept.
    pub fields: Vec<MatchField>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct DuplicateRequest {
    pub kept: u32,
    pub merged: u32,
}
