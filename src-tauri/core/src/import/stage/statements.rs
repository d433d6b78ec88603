use std::collections::HashMap;
use std::collections::hash_map::Entry;

use jiff::civil::Date;

use super::densities::DensityColumn;
use super::{RowReport, Staging, is_placeholder, text};
use crate::import::fields::{Header, quarter_in};
use crate::import::read::{Cell, SheetRow};
use crate::import::values::{Dates, Densities, Numbers, checked_counts, is_missing_text, word_key};
use crate::import::{Problem, StagedDensity, StagedStatement, StatedDensity};
use crate::model::{Quarter, name_key};

/// How the rows of a table of densities are read, decided once.
struct Statements<'a> {
    staging: &'a Staging<'a>,
    by_segment: Vec<DensityColumn>,
    stated: Option<(usize, Densities)>,
    pair: Option<(usize, Numbers, usize, Numbers)>,
    dates: Dates,
}

/// The densities of a table with a column a segment, or a row a segment. A row that repeats another is skipped.
pub fn stage(staging: &Staging<'_>, problems: &mut Vec<Problem>) -> Vec<StagedStatement> {
    let numbers = |code| staging.column(code).map(|column| (column, staging.numbers(column)));
    let pair = numbers("shared").zip(numbers("base"));
    let statements = Statements {
        staging,
        by_segment: DensityColumn::all(staging),
        stated: staging.column("density").map(|column| (column, densities(staging, column))),
        pair: pair.map(|((shared, of_shared), (base, of_base))| (shared, of_shared, base, of_base)),
        dates: staging.dates(staging.column("as_of")),
    };
    let mut rows: Vec<StagedStatement> = Vec::with_capacity(staging.table.rows.len());
    // By partner, day and densities, the row that says so first.
    let mut known: HashMap<(String, Option<Date>, Vec<StagedDensity>), u32> = HashMap::new();
    for row in staging.rows() {
        let mut report = RowReport::new(row, problems);
        let statement = statements.row(row, &mut report);
        if report.is_skipped() {
            continue;
        }
        let said = (name_key(&statement.partner), statement.as_of, statement.densities.clone());
        match known.entry(said) {
            Entry::Occupied(earlier) => {
                report.skip(staging.column("partner"), &statement.partner, format!("Same as row {}", earlier.get()));
            }
            Entry::Vacant(place) => {
                place.insert(statement.row);
                rows.push(statement);
            }
        }
    }
    rows
}

fn densities(staging: &Staging<'_>, column: usize) -> Densities {
    let convention = staging.conventions.decimal(column);
    Densities { convention, bare_is_fraction: Densities::bare_is_fraction(staging.table.column(column), convention) }
}

impl Statements<'_> {
    fn row(&self, row: &SheetRow, report: &mut RowReport<'_>) -> StagedStatement {
        let staging = self.staging;
        let column = staging.column("partner");
        let cell = column.map_or(&Cell::Empty, |column| row.cell(column));
        let partner = cell.text().into_owned();
        if matches!(cell, Cell::Error(_)) {
            report.skip(column, &partner, "Spreadsheet error instead of the partner's name");
        } else if is_missing_text(&partner) {
            report.skip(column, &partner, "No partner name");
        } else if is_placeholder(&partner) {
            report.skip(column, &partner, "Placeholder name");
        }
        let mut densities: Vec<StagedDensity> =
            self.by_segment.iter().filter_map(|column| column.read(row, report)).collect();
        densities.extend(self.of_segment(row, report));
        if densities.is_empty() {
            report.skip(None, "", "No density");
        }
        StagedStatement {
            row: row.number,
            partner,
            external_id: text(row, staging.column("external_id"), "Partner ID", report),
            domain: report.domain(row, staging.column("domain").filter(|column| !row.cell(*column).is_empty())),
            as_of: self.as_of(row, report),
            densities,
        }
    }

    /// The density of the segment the row names.
    fn of_segment(&self, row: &SheetRow, report: &mut RowReport<'_>) -> Option<StagedDensity> {
        let words = self.staging.words("segment")?;
        let cell = row.cell(words.column);
        let stated = self.stated(row, report)?;
        let seen = words.word(&cell.text())?;
        if let Some(segment) = &seen.target {
            return Some(StagedDensity { segment: segment.clone(), stated });
        }
        let is_blank = is_missing_text(&cell.text());
        let reason = if is_blank { "No segment" } else { "No segment for this value" };
        report.skip(Some(words.column), &cell.text(), reason);
        None
    }

    /// n of N where both stand there, else what the density's own column says.
    fn stated(&self, row: &SheetRow, report: &mut RowReport<'_>) -> Option<StatedDensity> {
        if let Some((shared, of_shared, base, of_base)) = self.pair {
            let (n, all) = (row.cell(shared), row.cell(base));
            let withheld = Densities { convention: None, bare_is_fraction: true }.read(n);
            let is_withheld = withheld == crate::import::values::Reading::Value(StatedDensity::NotShared);
            if is_withheld && matches!(n, Cell::Text(_)) {
                return Some(StatedDensity::NotShared);
            }
            if !n.is_empty() && !all.is_empty() {
                let n_read = report.number(shared, n, of_shared.count(n), "Overlap n");
                let all_read = report.number(base, all, of_base.count(all), "Overlap N");
                let (found, of) = n_read.zip(all_read)?;
                return report.value(shared, n, checked_counts(found, of), "Overlap");
            }
        }
        let (column, densities) = self.stated?;
        let cell = row.cell(column);
        report.number(column, cell, densities.read(cell), "Overlap")
    }

    /// The day the row names, or the last day of its quarter.
    fn as_of(&self, row: &SheetRow, report: &mut RowReport<'_>) -> Option<Date> {
        let staging = self.staging;
        if let Some(column) = staging.column("as_of") {
            let cell = row.cell(column);
            if let Some(day) = report.value(column, cell, self.dates.read(cell), "Data as of") {
                return Some(day);
            }
        }
        let column = staging.column("quarter")?;
        let calendar = staging.context.calendar;
        let cell = row.cell(column);
        let quarter = match cell {
            Cell::Empty => return None,
            Cell::Date(day) => Some(calendar.quarter_of(*day)),
            Cell::Text(text) => quarter_in(&Header::parse(text, calendar).words, calendar)
                .or_else(|| quarter_in(&word_key(text), calendar))
                .map(|(quarter, _)| quarter),
            _ => None,
        };
        if quarter.is_none() {
            report.skip(Some(column), &cell.text(), "Not a quarter");
        }
        quarter.map(Quarter::last_day)
    }
}
