//! Partner-sourced deals beside those partners were on and those without a partner.

use super::{Built, Source};
use crate::api::measures::{ComparisonCell, MeasuresRequest};
use crate::readout::{Content, Grid, GridCell, GridColumn, GridRow, TableSlide};

/// Quarters that are compared: two have few decided deals.
const QUARTERS: u32 = 4;

pub(super) fn slide(source: &Source<'_>) -> Built {
    let view = source.views.measures(MeasuresRequest { quarters: QUARTERS, segment: None, partner_type: None });
    let comparison = view.comparison;
    let has_values = comparison.rows.iter().any(|row| row.cells.iter().any(|cell| !cell.text.is_empty()));
    if !has_values {
        return Err("No deal of the last four quarters was decided.".to_owned());
    }
    let value = |cell: &ComparisonCell| GridCell {
        text: if cell.text.is_empty() { "–".to_owned() } else { cell.text.clone() },
        ..if cell.is_few { GridCell::muted("") } else { GridCell::strong("") }
    };
    let base = |cell: &ComparisonCell| {
        let few = if cell.is_few { ", few" } else { "" };
        let interval = if cell.interval.is_empty() { String::new() } else { format!("; {}", cell.interval) };
        GridCell::muted(format!("{}{few}{interval}", cell.base))
    };
    let rows = comparison.rows.iter().map(|row| {
        let mut cells = vec![GridCell::strong(&row.label)];
        cells.extend(row.cells.iter().flat_map(|cell| [value(cell), base(cell)]));
        GridRow::plain(cells)
    });
    let headings = comparison
        .groups
        .iter()
        .flat_map(|group| [GridColumn::right(&group.label, 11), GridColumn::left(&group.note, 16)]);
    let slide = TableSlide {
        title: comparison.headline.trim_end_matches('.').to_owned(),
        continued: "Partner versus non-partner".to_owned(),
        note: format!(
            "{}. Beside each value its base, then where it lies with 95% confidence; \"few\": fewer than ten deals.",
            view.window.period
        ),
        grid: Grid {
            columns: std::iter::once(GridColumn::left("", 19)).chain(headings).collect(),
            rows: rows.collect(),
            alt: "Win rate, cycle time, deal size, retention, expansion and lifetime value of deals with and without partners"
                .to_owned(),
        },
        blocks: Vec::new(),
    };
    let mut notes: Vec<String> = comparison.rows.iter().map(|row| format!("{}: {}", row.label, row.tip)).collect();
    notes.extend(comparison.notes);
    Ok((Content::Table(Box::new(slide)), notes))
}
