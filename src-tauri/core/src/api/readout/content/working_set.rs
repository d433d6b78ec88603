//! The working set: who has few enough joint target accounts to work them, and enough to matter.

use super::{Built, Source};
use crate::api::overlap::OverlapRow;
use crate::model::{Tier, WORKING_SET, WorkingSetState};
use crate::readout::{Content, Grid, GridCell, GridColumn, GridRow, TableSlide};
use crate::text::names;

/// Names a row lists before it counts.
const MOST_NAMES: usize = 16;

pub(super) fn slide(source: &Source<'_>) -> Built {
    if source.snapshot.targets().next().is_none() {
        return Err("No partner has a joint target account this quarter.".to_owned());
    }
    let groups =
        source.overlap.groups.iter().filter(|group| group.tier.is_some_and(|tier| tier <= Tier::MANAGED.number()));
    let (least, most) = (WORKING_SET.start(), WORKING_SET.end());
    let states = [
        (WorkingSetState::Passes, format!("{least} to {most} accounts: works")),
        (WorkingSetState::Unfocused, format!("More than {most}: unfocused")),
        (WorkingSetState::Fails, format!("Under {least}: too few")),
    ];
    let mut rows = Vec::new();
    let mut counts = Vec::new();
    for group in groups {
        rows.push(GridRow::group(format!("{} {}", group.title, group.name).trim().to_owned()));
        for (state, title) in &states {
            let mut own: Vec<&OverlapRow> = group.rows.iter().filter(|row| row.working_set.state == *state).collect();
            own.sort_by_key(|row| (std::cmp::Reverse(row.working_set.count), row.name.clone()));
            let told: Vec<String> = own.iter().map(|row| format!("{} ({})", row.name, row.working_set.count)).collect();
            let told = names(&told.iter().map(String::as_str).collect::<Vec<_>>(), MOST_NAMES);
            rows.push(GridRow::plain(vec![
                GridCell::plain(title),
                GridCell::strong(own.len().to_string()),
                GridCell::plain(told),
            ]));
        }
        let works = group.rows.iter().filter(|row| row.working_set.state == WorkingSetState::Passes).count();
        counts.push((group.title.clone(), works, group.rows.len()));
    }
    let Some((tier, works, of)) = counts.first().cloned() else {
        return Err("No partner is in a tier that works joint target accounts.".to_owned());
    };
    let rest: Vec<String> =
        counts.iter().skip(1).map(|(tier, works, of)| format!("{works} of {of} in {tier}")).collect();
    let rest = if rest.is_empty() { String::new() } else { format!(", {}", rest.join(", ")) };
    let slide = TableSlide {
        title: format!("{works} of {of} partners in {tier} work {least} to {most} accounts together with us{rest}"),
        continued: "Working set".to_owned(),
        note: format!("Joint target accounts of {}, behind each name in brackets.", source.quarter()),
        grid: Grid {
            columns: vec![
                GridColumn::left("Joint target accounts", 22),
                GridColumn::right("Partners", 8),
                GridColumn::left("Who", 70),
            ],
            rows,
            alt: "Partners of the upper tiers by how many joint target accounts they have".to_owned(),
        },
        blocks: Vec::new(),
    };
    Ok((Content::Table(Box::new(slide)), Vec::new()))
}
