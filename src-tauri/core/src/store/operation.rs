use serde::{Deserialize, Serialize};

use crate::api::import::ImportKind;

/// What a change set did, as a kind with arguments; [`crate::text::operation`] says it in plain words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Operation {
    Import { what: ImportKind, file_name: String, added: u32, updated: u32 },
    RenameDocument { from: String, to: String },
    SetReviewQuarter { from: String, to: String },
}
