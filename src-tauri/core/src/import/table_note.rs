use super::context::Context;
use super::kind::{Title, look};
use super::table::{FilledSheet, header_rows};

/// A table in the list of those a sheet has below each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableNote {
    /// 1-based; choosing it chooses the table.
    pub header_row: u32,
    /// "rows 4 to 96, looks like partners".
    pub note: String,
}

/// The tables of a sheet; empty where it has one only.
#[must_use]
pub fn table_notes(filled: &FilledSheet<'_>, title: Title, context: &Context) -> Vec<TableNote> {
    let headers = header_rows(filled.sheet());
    if headers.len() < 2 {
        return Vec::new();
    }
    let note = |header_row: u32| {
        let table = filled.table(Some(header_row))?;
        let (first, last) = table.span();
        let looks = look(&table, title, context).0.note();
        Some(TableNote { header_row, note: format!("rows {first} to {last}, {looks}") })
    };
    headers.into_iter().filter_map(note).collect()
}
