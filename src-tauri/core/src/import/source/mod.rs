//! What was decided about a file the last time it came, and how the next one of the same source differs.

mod drift;
mod familiar;
mod shape;

use super::columns::{MappedColumn, map};
use super::context::Context;
use super::presets::Preset;
use super::seen_column::SeenColumn;
use crate::api::conventions::ConventionChoice;
use crate::api::import::{ColumnChoice, ImportKind, SourceNote};
use crate::store::tables::KnownColumn;
use crate::text::{count_of, day_text};

pub use familiar::{Familiar, is_same_source};
pub use shape::Shape;

/// Where each column goes: as the user says, else as the last time, else as it is guessed.
#[must_use]
pub fn map_as_before(
    familiar: Option<Familiar<'_>>,
    kind: ImportKind,
    seen: &[SeenColumn<'_>],
    chosen: &[ColumnChoice],
    preset: Option<&Preset>,
    context: &Context,
) -> Vec<MappedColumn> {
    let Some(familiar) = familiar.filter(|familiar| familiar.source.kind == kind) else {
        return map(kind, seen, chosen, preset, context);
    };
    let is_open = |choice: &ColumnChoice| !chosen.iter().any(|own| own.column == choice.column);
    let before: Vec<ColumnChoice> = familiar.columns(seen).into_iter().filter(is_open).collect();
    let all: Vec<ColumnChoice> = before.iter().chain(chosen).cloned().collect();
    let mut mapped = map(kind, seen, &all, preset, context);
    for (column, seen) in mapped.iter_mut().zip(seen) {
        let choice = before.iter().find(|choice| choice.column == seen.number());
        if choice.is_some_and(|choice| choice.field == column.target.code()) {
            "as last time".clone_into(&mut column.why);
        }
    }
    mapped
}

/// What a known source contributes to this file, and what differs.
#[must_use]
pub fn note(
    familiar: Familiar<'_>,
    kind: ImportKind,
    seen: &[SeenColumn<'_>],
    shapes: &[Shape],
    mapped: &[MappedColumn],
) -> SourceNote {
    let source = familiar.source;
    let columns = mapped.iter().filter(|column| column.why == "as last time").count();
    let words = match source.values.len() {
        0 => String::new(),
        words => format!(", {}", count_of(words, "value", "values")),
    };
    let columns = count_of(columns, "column", "columns");
    SourceNote {
        file_name: source.file_name.clone(),
        note: format!("As imported on {}: {columns}{words}", day_text(source.on)),
        drift: drift::drift(familiar, kind, seen, shapes, mapped),
    }
}

/// What the next file of this source is read by. Columns without a header have nothing to be known by.
#[must_use]
pub fn known_columns(
    seen: &[SeenColumn<'_>],
    shapes: &[Shape],
    mapped: &[MappedColumn],
    conventions: &[ConventionChoice],
) -> Vec<KnownColumn> {
    let of = |column: u32| conventions.iter().filter(move |convention| convention.column == column);
    let known = |((column, shape), mapped): ((&SeenColumn<'_>, &Shape), &MappedColumn)| KnownColumn {
        header: column.header_text().to_owned(),
        words: column.words().to_owned(),
        position: column.number(),
        field: mapped.target.code(),
        shape: *shape,
        decimal: of(column.number()).find_map(|convention| convention.decimal),
        dates: of(column.number()).find_map(|convention| convention.dates),
    };
    seen.iter().zip(shapes).zip(mapped).map(known).collect()
}
