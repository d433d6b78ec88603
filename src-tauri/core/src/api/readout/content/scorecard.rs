//! The scorecard: what each partner produces, by type, with eight quarters of sourced pipeline.

use super::{Built, Source};
use crate::Result;
use crate::api::partners::CellTone;
use crate::api::scorecard::{ScorecardRequest, ScorecardView};
use crate::readout::{Content, Grid, GridCell, GridColumn, GridRow, TableSlide, capital, counted};
use crate::review::Evidence;

/// Two quarters, as everywhere in the read-out.
const QUARTERS: u32 = 2;

pub(super) fn slide(source: &Source<'_>) -> Result<Built> {
    if source.views.book().deals.is_empty() {
        return Ok(Err("There are no deals to measure partners by.".to_owned()));
    }
    let request = ScorecardRequest {
        quarters: QUARTERS,
        columns: Vec::new(),
        sort: None,
        filters: Vec::new(),
        find: String::new(),
    };
    let view = source.views.scorecard(&request)?;
    let is_current = |id: u32| source.snapshot.current_partners().any(|partner| partner.id == i64::from(id));
    let mut rows = Vec::new();
    for group in &view.groups {
        let own: Vec<_> = group.rows.iter().filter(|row| is_current(row.id)).collect();
        if own.is_empty() {
            continue;
        }
        rows.push(GridRow::group(&group.title));
        for row in own {
            let mut cells = vec![GridCell::strong(&row.name), GridCell::plain(row.tier.replace("Tier ", ""))];
            cells.extend(row.cells.iter().map(|cell| {
                let text = if cell.text.is_empty() { "–" } else { &cell.text };
                if cell.tone == CellTone::Muted { GridCell::muted(text) } else { GridCell::plain(text) }
            }));
            cells.push(GridCell { trend: row.trend.points.clone(), ..GridCell::default() });
            rows.push(GridRow::plain(cells));
        }
    }
    let headings = view.columns.iter().map(|column| GridColumn::right(&column.label, column.width));
    let slide = TableSlide {
        title: title(source, &view),
        continued: "Scorecard".to_owned(),
        note: format!("{}. Partners by type, most sourced pipeline first; a dash is not known.", view.window.period),
        grid: Grid {
            columns: [GridColumn::left("Partner", 24), GridColumn::left("Tier", 6)]
                .into_iter()
                .chain(headings)
                .chain([GridColumn::left("8 quarters", 14)])
                .collect(),
            rows,
            alt: "What each partner produces, by type".to_owned(),
        },
        blocks: Vec::new(),
    };
    let mut notes: Vec<String> =
        view.columns.iter().map(|column| format!("{}: {}", column.label, column.tip)).collect();
    notes.extend(view.notes);
    Ok(Ok((Content::Table(Box::new(slide)), notes)))
}

/// "Nine of 90 partners bring half of the $24.0M of sourced pipeline": the fewest that do.
fn title(source: &Source<'_>, view: &ScorecardView) -> String {
    let evidence = Evidence::of(source.snapshot, source.views.book(), source.views.matrix());
    let mut sourced: Vec<i64> =
        source.snapshot.current_partners().filter_map(|partner| evidence.sourced_lately(partner.id)).collect();
    sourced.sort_unstable_by_key(|minor| std::cmp::Reverse(*minor));
    let all: i64 = sourced.iter().sum();
    let mut running = 0;
    let fewest = sourced.iter().position(|minor| {
        running += minor;
        running * 2 >= all
    });
    let of = source.snapshot.current_partners().count();
    match fewest.filter(|_| all > 0) {
        Some(place) => format!(
            "{} of {of} {} half of the {} that partners sourced in two quarters",
            capital(&counted(place + 1, "partner", "partners")),
            if place == 0 { "brings" } else { "bring" },
            source.sum(all)
        ),
        None => format!("What {of} partners produced, {}", view.window.period),
    }
}
