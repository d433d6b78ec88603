//! The criteria that hold, what each moves today, and who signed them.

use super::{Built, Source};
use crate::readout::{Block, Content, Grid, GridCell, GridColumn, GridRow, TableSlide};
use crate::text::count_of;

pub(super) fn slide(source: &Source<'_>) -> Built {
    let view = source.views.criteria();
    if view.previews.is_empty() {
        return Err("No criteria are written.".to_owned());
    }
    let rows = view.previews.iter().zip(1..).map(|(rule, number)| {
        GridRow::plain(vec![
            GridCell::accent(format!("{number}")),
            GridCell::strong(&rule.sentence),
            GridCell::plain(rule.moves.to_string()),
            GridCell::plain(rule.lacking.to_string()),
        ])
    });
    let signatures: Vec<Block> = view
        .signatures
        .iter()
        .map(|signature| Block {
            heading: signature.title.clone(),
            text: if signature.name.is_empty() {
                "Not signed".to_owned()
            } else {
                format!("{}, {} ({})", signature.name, signature.at, signature.hash)
            },
        })
        .collect();
    let moved: u32 = view.previews.iter().map(|rule| rule.moves).sum();
    let slide = TableSlide {
        title: format!(
            "{}: {} {} {}",
            view.title,
            count_of(view.previews.len(), "rule", "rules"),
            if view.previews.len() == 1 { "proposes" } else { "propose" },
            count_of(moved as usize, "move", "moves")
        ),
        continued: "Criteria".to_owned(),
        note: "Moves: partners the rule proposes to move as the document stands. Lacking: partners of which too little is known yet, \
               never demoted or sunset."
            .to_owned(),
        grid: Grid {
            columns: vec![
                GridColumn::left("", 4),
                GridColumn::left("Rule", 74),
                GridColumn::right("Moves", 11),
                GridColumn::right("Lacking", 11),
            ],
            rows: rows.collect(),
            alt: "The rules word for word, and how many partners each moves".to_owned(),
        },
        blocks: signatures,
    };
    Ok((Content::Table(Box::new(slide)), Vec::new()))
}
