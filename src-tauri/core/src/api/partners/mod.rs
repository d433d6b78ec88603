//! The Partners screen: every partner as a row, sorted, filtered and grouped by the core.

mod best_segment;
mod build;
mod cells;
mod columns;
mod filters;
mod groups;
mod index;
mod sorting;
mod sums;

pub use build::partners;

use serde::{Deserialize, Serialize};

use super::edit::{Editor, FieldKey};
use super::map::Mark;

/// What the table is to show.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct PartnersRequest {
    /// The ids of the columns to show, in order; empty shows the usual ones. "name" is always the first.
    pub columns: Vec<String>,
    /// The column to sort by; absent sorts by what was sourced in the last two quarters, most first.
    pub sort: Option<PartnersSort>,
    pub group: PartnersGrouping,
    pub filters: Vec<PartnersFilter>,
    /// Part of a name; empty shows all.
    pub find: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct PartnersSort {
    pub column: String,
    pub is_descending: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum PartnersGrouping {
    #[default]
    Tier,
    PartnerType,
    Manager,
    Motion,
    None,
}

/// Only partners whose column has one of these values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct PartnersFilter {
    pub column: String,
    pub values: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct PartnersView {
    #[cfg_attr(feature = "types", specta(type = u32))]
    pub revision: i64,
    pub partner_count: u32,
    pub shown_count: u32,
    /// The columns shown, in order.
    pub columns: Vec<PartnersColumn>,
    /// Every column there is, to choose from.
    pub all_columns: Vec<ColumnName>,
    /// What can be filtered by, with the values that occur.
    pub filters: Vec<FilterChoice>,
    /// How it is sorted.
    pub sort: PartnersSort,
    /// One without a title when it is not grouped.
    pub groups: Vec<PartnersGroup>,
    /// What the foot says of the partners shown: "90 partners", "FTE 20.00", "MDF $2,400,000", "Sourced $24.0M over
    /// two quarters".
    pub totals: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ColumnName {
    pub id: String,
    pub label: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct PartnersColumn {
    pub id: String,
    pub label: String,
    /// Whether its values are right-aligned.
    pub is_number: bool,
    /// Width at 1440 pixels, in characters of the table's figures.
    pub width: u32,
    /// What a cell of it edits; absent where it is computed.
    pub field: Option<FieldKey>,
    pub editor: Option<Editor>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct FilterChoice {
    pub column: String,
    pub label: String,
    pub values: Vec<FilterValue>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct FilterValue {
    pub value: String,
    /// "Tier 1"; "none" for what is not recorded.
    pub label: String,
    pub count: u32,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct PartnersGroup {
    /// Tells groups apart between two answers.
    pub key: String,
    /// "Tier 1"; empty when the table is not grouped.
    pub title: String,
    /// "strategic".
    pub name: String,
    /// One a column: the sum where a sum means something, else empty.
    pub sums: Vec<String>,
    pub rows: Vec<PartnersRow>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct PartnersRow {
    pub id: u32,
    pub uuid: String,
    pub name: String,
    pub mark: Mark,
    /// One a column.
    pub cells: Vec<PartnersCell>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct PartnersCell {
    pub text: String,
    /// Small beside the text: "92/164", "+1".
    pub note: String,
    pub tone: CellTone,
    /// As edited: "150000"; the same as `text` for most.
    pub input: String,
    /// What the cell says when it is pointed at, where that is more than `text`.
    pub tip: String,
}

impl PartnersCell {
    /// A text that is edited as it is shown.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { input: text.clone(), text, ..Self::default() }
    }

    /// Less than a value.
    #[must_use]
    pub fn muted(text: &str) -> Self {
        Self { tone: CellTone::Muted, ..Self::plain(text) }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum CellTone {
    #[default]
    Plain,
    /// Less than a value: a zero, "not imported".
    Muted,
    /// What is missing or warns; it comes with a word and a glyph.
    Attention,
    /// Holds: the working set is met.
    Good,
    Stale,
}
