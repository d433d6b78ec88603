//! The scenarios beside today.

use super::{Built, Source};
use crate::api::review::{EXPECTED, ScenariosView};
use crate::readout::{Content, Grid, GridCell, GridColumn, GridRow, TableSlide};
use crate::text::count_of;

pub(super) fn slide(source: &Source<'_>) -> Built {
    let view = source.views.scenarios();
    if view.scenarios.is_empty() {
        return Err("There is no scenario beside today.".to_owned());
    }
    let mut rows = Vec::new();
    for row in &view.rows {
        if !row.heading.is_empty() {
            rows.push(GridRow::group(&row.heading));
        }
        let mut cells = vec![GridCell::plain(&row.label)];
        cells.extend(row.values.iter().map(GridCell::plain));
        rows.push(GridRow::plain(cells));
    }
    let titled = view.scenarios.iter().map(|one| {
        let plan = if one.is_plan { ", the plan" } else { "" };
        format!("{} {}{plan}", one.letter, one.name).trim().to_owned()
    });
    let share = 64 / u32::try_from(view.scenarios.len() + 1).unwrap_or(1);
    let heading = |name: String| GridColumn::right(&name, share);
    let plan = view.scenarios.iter().enumerate().find(|(_, one)| one.is_plan);
    let count = count_of(view.scenarios.len(), "scenario", "scenarios");
    let slide = TableSlide {
        title: match plan {
            Some((place, plan)) => title(&view, place, &plan.letter),
            None => format!("{count} beside today, none of them the plan"),
        },
        continued: "Scenarios".to_owned(),
        note: "Expected pipeline: from each partner's own sourced pipeline for a unit of MDF and of FTE over four quarters.".to_owned(),
        grid: Grid {
            columns: [GridColumn::left("", 36), heading("Today".to_owned())].into_iter().chain(titled.map(heading)).collect(),
            rows,
            alt: format!("{count} compared with today"),
        },
        blocks: Vec::new(),
    };
    let notes = view.partners.iter().map(|row| format!("{}: {}", row.label, row.values.join("; "))).collect();
    Ok((Content::Table(Box::new(slide)), notes))
}

/// "Scenario A is the plan: $13.38M of expected sourced pipeline a quarter, $11.22M as today"; where nothing can be expected, whom it
/// differs in.
fn title(view: &ScenariosView, place: usize, letter: &str) -> String {
    let expected = view.rows.iter().find(|row| row.label == EXPECTED);
    let values = expected.and_then(|row| row.values.first().zip(row.values.get(place + 1)));
    match values
        .filter(|(today, planned)| [today, planned].iter().all(|text| text.chars().any(|one| one.is_ascii_digit())))
    {
        Some((today, planned)) => {
            format!("Scenario {letter} is the plan: {planned} of expected sourced pipeline a quarter, {today} as today")
        }
        None => format!(
            "Scenario {letter} is the plan, of {}; {} in them",
            count_of(view.scenarios.len(), "scenario", "scenarios"),
            count_of(view.partners.len(), "partner differs", "partners differ")
        ),
    }
}
