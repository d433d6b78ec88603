use serde::Serialize;

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ColumnPreview {
    pub column: u32,
    /// "A".
    pub letter: String,
    pub header: String,
    /// A [`FieldOption::code`].
    pub field: String,
    /// "Halden & Rowe; Kestrel Grove".
    pub samples: String,
    /// Percent, 0 to 100; absent for a custom field or a column the user decided.
    pub confidence: Option<u32>,
    /// "exact synonym", "values to map", "unmapped, kept", "chosen by you".
    pub why: String,
    pub is_doubtful: bool,
}

/// A field a column can be mapped to.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct FieldOption {
    pub code: String,
    pub name: String,
}

/// The words seen in a column whose values are mapped: tier, type, segment, status.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ValuesPreview {
    pub field: String,
    /// "Program Level".
    pub header: String,
    /// "tier".
    pub target_name: String,
    pub seen: Vec<SeenValue>,
    pub options: Vec<ValueOption>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct SeenValue {
    /// Empty for blank cells.
    pub seen: String,
    pub count: u32,
    /// A [`ValueOption::code`]; absent while nothing fits.
    pub target: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ValueOption {
    pub code: String,
    pub name: String,
}
