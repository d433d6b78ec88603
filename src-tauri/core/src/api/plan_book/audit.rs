use crate::Result;
use crate::api::review::audit;
use crate::readout::book::{Cell, Column, Sheet};
use crate::store::Document;

/// Who decided what, when, on which evidence and criteria.
///
/// # Errors
/// When the document cannot be read.
pub fn sheet(document: &Document) -> Result<Sheet> {
    let lines = audit(document)?;
    let rows = lines.into_iter().map(|line| {
        [line.at, line.who, line.quarter, line.what, line.evidence, line.criteria].into_iter().map(Cell::text).collect()
    });
    Ok(Sheet {
        name: "Audit",
        title: "Audit".to_owned(),
        note: "A line is never changed; an undo is a line of its own. The newest first.".to_owned(),
        columns: vec![
            Column::new("When", 22),
            Column::new("Who", 18),
            Column::new("Review", 10),
            Column::new("What", 60).wrapped(),
            Column::new("Evidence", 70).wrapped(),
            Column::new("By", 18),
        ],
        above: Vec::new(),
        rows: rows.collect(),
        frozen_columns: 0,
    })
}
