use serde::{Deserialize, Serialize};

/// What an earlier import of the same source contributes, and what differs this time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct SourceNote {
    /// The file of that import.
    pub file_name: String,
    /// "As imported on 2 July 2026: 14 columns, 3 values".
    pub note: String,
    pub drift: Vec<Drift>,
}

/// How a column of a source differs from the last time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Drift {
    pub kind: DriftKind,
    /// The column's header, the earlier one where it is gone.
    pub header: String,
    /// "`MDF spent` is gone; it was MDF spent".
    pub sentence: String,
    /// Values would go missing or mean something else; a new column is no alarm.
    pub is_alarm: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum DriftKind {
    Missing,
    Renamed,
    /// Numbers where texts were, percentages where numbers were.
    Retyped,
    New,
}
