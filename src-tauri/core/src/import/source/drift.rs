use std::collections::BTreeSet;

use super::{Familiar, Shape};
use crate::api::import::{Drift, DriftKind, ImportKind};
use crate::import::columns::MappedColumn;
use crate::import::fields::Target;
use crate::import::seen_column::SeenColumn;
use crate::store::tables::KnownColumn;

/// How the columns of a table differ from those of its source: by header, never by position alone. Alarms come first.
///
/// A column that was left out or kept as it stood and is gone, and a further quarter of a figure, is no alarm.
#[must_use]
pub fn drift(
    familiar: Familiar<'_>,
    kind: ImportKind,
    seen: &[SeenColumn<'_>],
    shapes: &[Shape],
    mapped: &[MappedColumn],
) -> Vec<Drift> {
    let before = &familiar.source.columns;
    let is_known = |words: &str| before.iter().any(|known| known.words == words);
    let mut fresh: Vec<usize> = (0..seen.len()).filter(|index| !is_known(seen[*index].words())).collect();
    let mut drift = Vec::new();
    let mut told = BTreeSet::new();
    for known in before {
        if !told.insert(known.words.as_str()) {
            continue;
        }
        let now = seen.iter().position(|column| column.words() == known.words);
        let Some(now) = now else {
            let heir = heir(known, &fresh, seen, shapes, mapped);
            fresh.retain(|index| Some(*index) != heir);
            drift.push(gone(known, kind, heir.map(|index| (&seen[index], &mapped[index]))));
            continue;
        };
        if is_read(known) && known.shape.contradicts(shapes[now]) {
            let (before, after) = (known.shape.name(), shapes[now].name());
            let sentence = format!("`{}` holds {after}; it held {before}", seen[now].header_text());
            let header = seen[now].header_text().to_owned();
            drift.push(Drift { kind: DriftKind::Retyped, header, sentence, is_alarm: true });
        }
    }
    drift.extend(fresh.into_iter().map(|index| fresh_column(&seen[index], &mapped[index])));
    drift.sort_by_key(|drift| (!drift.is_alarm, drift.kind));
    drift
}

/// The new column that takes the place of one that is gone: it means the same field, or nobody knows what it means and it
/// stands where the other stood with values of the same shape.
fn heir(
    known: &KnownColumn,
    fresh: &[usize],
    seen: &[SeenColumn<'_>],
    shapes: &[Shape],
    mapped: &[MappedColumn],
) -> Option<usize> {
    let same_field = |index: &&usize| is_read(known) && mapped[**index].target.code() == known.field;
    let is_free = |index: usize| matches!(mapped[index].target, Target::Custom | Target::Skip);
    let same_place =
        |index: &&usize| seen[**index].number() == known.position && shapes[**index] == known.shape && is_free(**index);
    fresh.iter().find(same_field).or_else(|| fresh.iter().find(same_place)).copied()
}

fn gone(known: &KnownColumn, kind: ImportKind, heir: Option<(&SeenColumn<'_>, &MappedColumn)>) -> Drift {
    let was = Target::from_code(kind, &known.field).map(|target| target.name()).unwrap_or_default();
    let is_alarm = is_read(known);
    let header = known.header.clone();
    let Some((column, mapped)) = heir else {
        let was = if is_alarm { format!("; it was {was}") } else { String::new() };
        let sentence = format!("`{header}` is gone{was}");
        return Drift { kind: DriftKind::Missing, header, sentence, is_alarm };
    };
    let now = column.header_text();
    let sentence = if mapped.target.code() == known.field && is_alarm {
        format!("`{header}` is gone; `{now}` is taken for {was} instead")
    } else if is_alarm {
        format!("`{header}`, which was {was}, may be called `{now}` now; choose what it is")
    } else {
        format!("`{header}` may be called `{now}` now")
    };
    Drift { kind: DriftKind::Renamed, header, sentence, is_alarm }
}

fn fresh_column(column: &SeenColumn<'_>, mapped: &MappedColumn) -> Drift {
    let header = column.header_text().to_owned();
    let sentence = match mapped.target {
        Target::Custom => format!("`{header}` is new; it is kept as a custom field"),
        Target::Skip => format!("`{header}` is new; it is left out"),
        _ => format!("`{header}` is new; it is taken for {}", mapped.target.name()),
    };
    Drift { kind: DriftKind::New, header, sentence, is_alarm: false }
}

/// Whether the column's values went into a field.
fn is_read(known: &KnownColumn) -> bool {
    known.field != "custom" && known.field != "skip"
}
