use super::FieldKey;
use super::field::shown;
use crate::store::Snapshot;

/// Cells as tab-separated text for a spreadsheet, a row a partner, values as an editor takes them. A partner that is no
/// longer there is an empty row, so that the shape stays that of the selection.
#[must_use]
pub fn copy_cells(snapshot: &Snapshot, partners: &[u32], fields: &[FieldKey]) -> String {
    let row = |id: &u32| {
        let partner = snapshot.partner(i64::from(*id));
        let cell = |key| partner.map(|partner| shown(snapshot, partner, key).1).unwrap_or_default();
        fields.iter().map(|key| quoted(&cell(key))).collect::<Vec<_>>().join("\t")
    };
    partners.iter().map(row).collect::<Vec<_>>().join("\n")
}

/// As spreadsheets write a cell: quoted where it holds a tab, a quote or a line break. What a spreadsheet would take for
/// a formula is kept a text by an apostrophe.
fn quoted(text: &str) -> String {
    let text = if is_formula(text) { format!("'{text}") } else { text.to_owned() };
    if text.contains(['\t', '\n', '\r', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// Whether a spreadsheet would take a text for a formula.
pub(super) fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '@']) || (text.starts_with('-') && text.parse::<f64>().is_err())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_a_formula_stays_a_text() {
        assert_eq!(quoted("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(quoted("-3.50"), "-3.50");
        assert_eq!(quoted("-cmd"), "'-cmd");
        assert_eq!(quoted("a\t\"b\""), "\"a\t\"\"b\"\"\"");
        assert_eq!(quoted("Halden & Rowe"), "Halden & Rowe");
    }
}
