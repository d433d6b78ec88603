use serde::Serialize;

/// What is known of a thing, by its label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ShownField {
    pub label: String,
    pub value: String,
}
