use serde::{Deserialize, Serialize};

use super::ImportKind;

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[allow(clippy::struct_excessive_bools, reason = "each is a thing of its own to show")]
pub struct SheetPreview {
    pub name: String,
    /// "93 rows, looks like partners"; "no table found".
    pub note: String,
    pub is_hidden: bool,
    pub is_chosen: bool,
    pub has_table: bool,
    /// What its rows look like; absent where they look like nothing.
    pub kind: Option<ImportKind>,
    /// Offered to be imported after the chosen one: what it holds is of another kind.
    pub follows: bool,
}

/// One of several tables below each other in a sheet; choosing its header row chooses it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct TablePreview {
    /// 1-based.
    pub header_row: u32,
    /// "rows 4 to 96, looks like partners".
    pub note: String,
    pub is_chosen: bool,
}

/// A row of the sheet, or the gap between the first and the last ones.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct GridRow {
    /// 1-based; 0 for the gap, whose only cell says "82 more rows".
    pub row: u32,
    pub role: RowRole,
    /// Why it is left out: "title"; empty for data.
    pub reason: String,
    pub cells: Vec<GridCell>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct GridCell {
    pub text: String,
    pub is_number: bool,
    /// Read with a doubt, or not at all; step 3 lists it.
    pub is_doubtful: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum RowRole {
    Header,
    Data,
    Outside,
    Gap,
}
