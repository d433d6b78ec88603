use super::{EditableField, Editor, FieldKey};
use crate::model::{Measure, Quarter};
use crate::store::Snapshot;
use crate::store::tables::Partner;

#[must_use]
pub(crate) fn editable(_snapshot: &Snapshot, _partner: &Partner, key: FieldKey) -> EditableField {
    EditableField {
        key,
        label: String::new(),
        value: String::new(),
        input: String::new(),
        note: String::new(),
        is_gap: false,
        editor: Editor::Text,
        origin: String::new(),
        suggestion: None,
    }
}

#[must_use]
pub(crate) fn editable_fact(snapshot: &Snapshot, partner: &Partner, measure: Measure, quarter: Quarter) -> EditableField {
    editable(snapshot, partner, FieldKey::Fact { measure, quarter: quarter.to_string() })
}

#[must_use]
pub(crate) fn origin_of(_snapshot: &Snapshot, _partner: &Partner, _key: &FieldKey) -> String {
    String::new()
}
