use serde::{Deserialize, Serialize};

use super::FieldOption;

/// A row and an earlier one, or what the document has, that seems to be the same, side by side.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct DuplicatePair {
    /// 1-based row of the right one.
    pub row: u32,
    /// "Same name and domain as row 17".
    pub title: String,
    /// "Row 17", "In the document".
    pub left_title: String,
    pub right_title: String,
    /// What either of them says, in the order of the columns.
    pub fields: Vec<DuplicateField>,
    pub options: Vec<FieldOption>,
    /// The code of the [`DuplicateDecision`] that stands.
    pub choice: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct DuplicateField {
    pub field: String,
    pub left: String,
    pub right: String,
    pub differs: bool,
}

/// What the user says of a row that repeats another, or may mean what the document has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct DuplicateChoice {
    /// 1-based.
    pub row: u32,
    pub choice: DuplicateDecision,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum DuplicateDecision {
    /// The row is left out.
    First,
    /// The row's values are taken over those of the earlier one.
    Merge,
    /// The row means what the document has, and updates it.
    Same,
    /// The row means another, and adds it.
    Apart,
}

impl DuplicateDecision {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Merge => "merge",
            Self::Same => "same",
            Self::Apart => "apart",
        }
    }
}
