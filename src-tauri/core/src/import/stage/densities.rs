use super::{RowReport, Staging};
use crate::import::fields::Target;
use crate::import::read::{Cell, SheetRow};
use crate::import::values::{Densities, Numbers, Reading, checked_counts};
use crate::import::{StagedDensity, StatedDensity};

/// The density of one segment: in a column of its own, or n and N in two.
pub struct DensityColumn {
    segment: String,
    name: String,
    source: Source,
}

enum Source {
    Stated(usize, Densities),
    Pair { shared: usize, base: usize, numbers: Numbers },
}

impl DensityColumn {
    /// The densities of a roster, each with its conventions decided.
    pub fn all(staging: &Staging<'_>) -> Vec<Self> {
        staging.columns.iter().filter_map(|column| Self::new(column.column, &column.target, staging)).collect()
    }

    fn new(column: usize, target: &Target, staging: &Staging<'_>) -> Option<Self> {
        let (segment, source) = match target {
            Target::Density(segment) => {
                let convention = staging.conventions.decimal(column);
                let bare_is_fraction = Densities::bare_is_fraction(staging.table.column(column), convention);
                (segment, Source::Stated(column, Densities { convention, bare_is_fraction }))
            }
            Target::Shared(segment) => {
                let is_base = |target: &Target| matches!(target, Target::Base(other) if other == segment);
                let base = staging.columns.iter().find(|column| is_base(&column.target))?.column;
                (segment, Source::Pair { shared: column, base, numbers: staging.numbers(column) })
            }
            _ => return None,
        };
        Some(Self { segment: segment.clone(), name: target.name(), source })
    }

    /// The density of a row; `None` where none is stated.
    pub fn read(&self, row: &SheetRow, report: &mut RowReport<'_>) -> Option<StagedDensity> {
        let stated = match &self.source {
            Source::Stated(column, densities) => {
                let cell = row.cell(*column);
                report.number(*column, cell, densities.read(cell), &self.name)
            }
            Source::Pair { shared, base, numbers } => self.pair(row, (*shared, *base), *numbers, report),
        }?;
        Some(StagedDensity { segment: self.segment.clone(), stated })
    }

    fn pair(
        &self,
        row: &SheetRow,
        (shared, base): (usize, usize),
        numbers: Numbers,
        report: &mut RowReport<'_>,
    ) -> Option<StatedDensity> {
        let cell = row.cell(shared);
        let as_density = Densities { convention: numbers.convention, bare_is_fraction: true }.read(cell);
        if matches!(cell, Cell::Text(_)) && as_density == Reading::Value(StatedDensity::NotShared) {
            return Some(StatedDensity::NotShared);
        }
        let found = report.number(shared, cell, numbers.count(cell), &self.name);
        let of = report.number(base, row.cell(base), numbers.count(row.cell(base)), &self.name);
        match (found, of) {
            (Some(found), Some(of)) => report.value(shared, cell, checked_counts(found, of), &self.name),
            (Some(_), None) => {
                report.left_empty(Some(base), row.cell(base), "n without its N".into(), &self.name);
                None
            }
            _ => None,
        }
    }
}
