use serde::{Deserialize, Serialize};

use super::FieldOption;

/// A row and an earlier one that seems to be the same, side by side.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct DuplicatePair {
    /// 1-based row of the right one.
    pub row: u32,
    /// "Same name and domain as row 17".
    pub title: String,
    /// "Row 17".
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

/// What the user says of a row that repeats another.
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
}

impl DuplicateDecision {
    pub const ALL: [Self; 2] = [Self::First, Self::Merge];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Merge => "merge",
        }
    }

    /// "Leave row 56 out".
    #[must_use]
    pub fn name(self, row: u32, earlier: u32) -> String {
        match self {
            Self::First => format!("Leave row {row} out"),
            Self::Merge => format!("Take its values over those of row {earlier}"),
        }
    }
}
