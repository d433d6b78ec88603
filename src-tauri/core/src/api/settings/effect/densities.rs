use std::collections::{BTreeMap, BTreeSet};

use super::segments;
use crate::api::overlap::segment_name;
use crate::model::{Density, DensityState};
use crate::overlap::Matrix;
use crate::store::Snapshot;
use crate::text::count_of;

/// How a density changes in a line of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    Into(DensityState),
    OutOf(DensityState),
    /// It has other counts, in the same state.
    Recounted,
}

/// Densities that turn one way, and how many of them leave or enter the ranking.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    densities: usize,
    leave: usize,
    enter: usize,
}

/// "14 densities become too small a base and leave the ranking". Counted only where the change can reach a density.
pub fn lines(before: &Snapshot, after: &Snapshot) -> Vec<String> {
    if !reaches_densities(before, after) {
        return Vec::new();
    }
    let (was, is) = (Matrix::of(before), Matrix::of(after));
    let mut cells: BTreeMap<Turn, Count> = BTreeMap::new();
    let mut overall: BTreeMap<Turn, Count> = BTreeMap::new();
    for (id, row) in &was.partners {
        let Some(other) = is.partners.get(id) else { continue };
        count(&mut overall, &row.overall, &other.overall);
        for (segment, cell) in was.segments.iter().zip(&row.cells) {
            if let Some(now) = is.column(*segment).and_then(|column| other.cells.get(column)) {
                count(&mut cells, cell, now);
            }
        }
    }
    let mut lines = columns(before, after, &was, &is);
    lines.extend(cells.into_iter().map(|(turn, count)| line(turn, count, "density", "densities")));
    lines.extend(overall.into_iter().map(|(turn, count)| line(turn, count, "overall density", "overall densities")));
    lines
}

/// Whether the counts, the small base, or what is stale can differ.
fn reaches_densities(before: &Snapshot, after: &Snapshot) -> bool {
    let (was, is) = (&before.setting, &after.setting);
    let ids = |snapshot: &Snapshot| snapshot.segments.iter().map(|segment| segment.id).collect::<BTreeSet<_>>();
    was.small_base != is.small_base
        || was.review_quarter != is.review_quarter
        || ids(before) != ids(after)
        || segments::differ(before, after)
}

fn count(turns: &mut BTreeMap<Turn, Count>, was: &Density, is: &Density) {
    let Some(turn) = turn(was, is) else { return };
    let count = turns.entry(turn).or_default();
    count.densities += 1;
    count.leave += usize::from(was.state.is_ranked() && !is.state.is_ranked());
    count.enter += usize::from(!was.state.is_ranked() && is.state.is_ranked());
}

/// The state that is entered tells more than the one that is left, unless a plain value is entered.
fn turn(was: &Density, is: &Density) -> Option<Turn> {
    if was.state == is.state {
        return ((was.shared, was.base) != (is.shared, is.base)).then_some(Turn::Recounted);
    }
    Some(match (was.state.is_ranked(), is.state.is_ranked()) {
        (true, true) => Turn::Recounted,
        (false, true) => Turn::OutOf(was.state),
        (_, false) if was.state == DensityState::SmallBase => Turn::OutOf(was.state),
        (_, false) => Turn::Into(is.state),
    })
}

fn line(turn: Turn, count: Count, one: &str, many: &str) -> String {
    let said = |single: &str, several: &str| {
        count_of(count.densities, &format!("{one} {single}"), &format!("{many} {several}"))
    };
    let head = match turn {
        Turn::Into(state) => format!("{} {}", said("becomes", "become"), word(state)),
        Turn::OutOf(state) => format!("{} no longer {}", said("is", "are"), word(state)),
        Turn::Recounted => said("is counted anew", "are counted anew"),
    };
    format!("{head}{}", ranking(count))
}

/// " and leave the ranking"; with a number where not all of them do.
fn ranking(count: Count) -> String {
    let part = |part: usize, one: &str, many: &str| match part {
        0 => String::new(),
        all if all == count.densities => format!(" and {} the ranking", if all == 1 { one } else { many }),
        some => format!(", {some} of them {} the ranking", if some == 1 { one } else { many }),
    };
    format!("{}{}", part(count.leave, "leaves", "leave"), part(count.enter, "enters", "enter"))
}

fn word(state: DensityState) -> &'static str {
    match state {
        DensityState::NotImported => "not imported",
        DensityState::NotShared => "not shared",
        DensityState::SmallBase => "too small a base",
        DensityState::Stale => "stale",
        DensityState::CountsOnly => "counts only",
        DensityState::Zero => "a true zero",
        DensityState::Value => "a value",
    }
}

/// "The column Regulated with its 78 densities leaves the heatmap", "The heatmap has a column Unsegmented".
fn columns(before: &Snapshot, after: &Snapshot, was: &Matrix, is: &Matrix) -> Vec<String> {
    let gone = was.segments.iter().enumerate().filter(|(_, id)| is.column(**id).is_none()).map(|(column, id)| {
        let densities = was.column_cells(column).filter(|cell| cell.state.has_value()).count();
        let densities = count_of(densities, "density", "densities");
        format!("The column {} with its {densities} leaves the heatmap", segment_name(before, *id))
    });
    let new = is.segments.iter().filter(|id| was.column(**id).is_none());
    let new = new.map(|id| format!("The heatmap has a column {}", segment_name(after, *id)));
    gone.chain(new).collect()
}
