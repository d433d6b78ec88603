//! What moved since the quarter frozen before, and what became of the last plan.

use super::{Built, Source};
use crate::Result;
use crate::api::review::{MovedView, moved_now};
use crate::readout::{Content, Grid, GridCell, GridColumn, GridRow, TableSlide};
use crate::text::names;

/// Differences of a kind a row names before it counts.
const MOST_NAMES: usize = 7;

pub(super) fn slide(source: &Source<'_>) -> Result<Built> {
    let (view, is_known) = seen(source)?;
    if !is_known {
        return Ok(
            Err("No quarter was frozen before this one; from the next review on it says what moved.".to_owned()),
        );
    }
    let mut rows: Vec<GridRow> = Vec::new();
    if !view.outcomes.is_empty() {
        let open: Vec<&str> = view.outcomes.iter().filter(|row| row.is_open).map(|row| row.name.as_str()).collect();
        let text = if open.is_empty() {
            view.outcome_line.clone()
        } else {
            format!("{}; open: {}", view.outcome_line, names(&open, MOST_NAMES))
        };
        rows.push(row("Last plan", view.outcomes.len().to_string(), text));
    }
    if !view.investment_line.is_empty() {
        rows.push(row("Its amounts", String::new(), view.investment_line.clone()));
    }
    for group in &view.groups {
        let told: Vec<String> = group.rows.iter().map(|row| difference(&row.name, &row.from, &row.to)).collect();
        let told = names(&told.iter().map(String::as_str).collect::<Vec<_>>(), MOST_NAMES);
        rows.push(row(&group.title, group.count.to_string(), told));
    }
    if rows.is_empty() {
        return Ok(Err(format!("{}, nothing moved.", view.since)));
    }
    let notes = view.outcomes.iter().map(|row| {
        let since = if row.since.is_empty() { String::new() } else { format!("; sourced {}", row.since) };
        format!("{}: {}, {}{since}", row.name, row.decided, row.now)
    });
    let notes: Vec<String> = notes.collect();
    let slide = TableSlide {
        title: title(&view),
        continued: "What moved".to_owned(),
        note: format!("{}. Densities that moved by five points or more.", view.since),
        grid: Grid {
            columns: vec![GridColumn::left("What", 16), GridColumn::right("Changes", 9), GridColumn::left("Which", 75)],
            rows,
            alt: format!("What moved. {}", view.since),
        },
        blocks: Vec::new(),
    };
    Ok(Ok((Content::Table(Box::new(slide)), notes)))
}

/// What moved, worked out on the names as they are: one that is masked today was not in a frozen quarter.
fn seen(source: &Source<'_>) -> Result<(MovedView, bool)> {
    let views = source.views;
    let Some((snapshot, names)) = views.masked() else {
        return moved_now(source.snapshot, views.book(), views.matrix());
    };
    let (mut view, is_known) = moved_now(snapshot, views.book(), views.matrix())?;
    let rows = view.groups.iter_mut().flat_map(|group| &mut group.rows).chain(&mut view.investment);
    let moves = rows.flat_map(|row| [&mut row.name, &mut row.from, &mut row.to]);
    let outcomes =
        view.outcomes.iter_mut().flat_map(|row| [&mut row.name, &mut row.decided, &mut row.now, &mut row.reason]);
    for text in moves.chain(outcomes) {
        *text = names.masked(text);
    }
    Ok((view, is_known))
}

fn row(what: &str, count: String, which: String) -> GridRow {
    GridRow::plain(vec![GridCell::strong(what), GridCell::plain(count), GridCell::plain(which)])
}

/// "Corvane: Tier 2 to Tier 1"; who is new or gone by its name alone.
fn difference(name: &str, from: &str, to: &str) -> String {
    match (from.is_empty(), to.is_empty()) {
        (true, _) => format!("{name} ({to})"),
        (_, true) => format!("{name} ({from})"),
        _ => format!("{name}: {from} to {to}"),
    }
}

/// The pipeline then and now where it is known, with what became of the plan; else what moved most.
fn title(view: &MovedView) -> String {
    let outcome = if view.outcome_line.is_empty() { String::new() } else { format!("; {}", view.outcome_line) };
    match view.sourced.as_slice() {
        [then, now] => format!("Partner-sourced pipeline of two quarters went from {then} to {now}{outcome}"),
        _ if !view.outcome_line.is_empty() => view.outcome_line.clone(),
        _ => {
            let parts: Vec<String> =
                view.groups.iter().map(|group| format!("{}: {}", group.title, group.count)).collect();
            format!("What moved: {}", parts.join(", "))
        }
    }
}
