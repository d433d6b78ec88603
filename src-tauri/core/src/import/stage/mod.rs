//! The rows of a recognized table as typed values, and a problem for everything that was not taken as it stands.

mod accounts;
mod activity;
mod deal_amounts;
mod deals;
mod densities;
mod fact_amounts;
mod facts;
mod mdf;
mod overlaps;
mod partner_accounts;
mod roster;
mod row_report;
mod said_currencies;
mod statements;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::columns::MappedColumn;
use super::context::Context;
use super::conventions::Conventions;
use super::fields::{Header, Target, quarter_in};
use super::read::{Cell, SheetRow};
use super::table::Table;
use super::values::{Amounts, Dates, Numbers, is_missing_text, word_key};
use super::word_column::WordColumn;
use super::word_list::is_in;
use super::{Blank, Blanks, CustomValue, Problem, Staged};
use crate::Job;
use crate::api::import::ImportKind;
use crate::model::{Measure, Quarter};

use row_report::RowReport;

/// All that staging reads.
pub struct Staging<'a> {
    pub table: &'a Table<'a>,
    pub columns: &'a [MappedColumn],
    pub words: &'a [WordColumn],
    pub conventions: &'a Conventions,
    pub context: &'a Context,
    pub as_of: Date,
    /// Serial numbers of dates count from 1904.
    pub from_1904: bool,
    /// The partner whose list the whole file is.
    pub owner: Option<&'a str>,
    /// Cells with nothing in them clear what the document has.
    pub blanks_erase: bool,
    /// Once it is stopped no further row is read.
    pub job: &'a Job,
}

/// Rows between two looks at the job.
const STEP: usize = 1024;

/// The typed rows of a table, in the order of the sheet, and the problems in no particular order.
#[must_use]
pub fn stage(kind: ImportKind, staging: &Staging<'_>) -> (Staged, Vec<Problem>) {
    let mut problems = Vec::new();
    let staged = match kind {
        ImportKind::Roster => Staged::Roster(roster::stage(staging, &mut problems)),
        ImportKind::Accounts => Staged::Accounts(accounts::stage(staging, &mut problems)),
        ImportKind::PartnerAccounts => Staged::PartnerAccounts(partner_accounts::stage(staging, &mut problems)),
        ImportKind::Overlaps => Staged::Overlaps(overlaps::stage(staging, &mut problems)),
        ImportKind::Densities => Staged::Densities(statements::stage(staging, &mut problems)),
        ImportKind::Deals => Staged::Deals(deals::stage(staging, &mut problems)),
        ImportKind::Mdf => Staged::Mdf(mdf::stage(staging, &mut problems)),
    };
    (staged, problems)
}

impl<'a> Staging<'a> {
    /// The rows of the table, as long as the job goes on.
    fn rows(&self) -> impl Iterator<Item = &'a SheetRow> {
        self.until_stopped(&self.table.rows)
    }

    /// Some rows of the table, as long as the job goes on.
    fn until_stopped<'b>(&self, rows: &'b [&'a SheetRow]) -> impl Iterator<Item = &'a SheetRow> + use<'a, 'b, '_> {
        let goes_on = |done: usize| !done.is_multiple_of(STEP) || !self.job.is_cancelled();
        rows.iter().copied().enumerate().take_while(move |(done, _)| goes_on(*done)).map(|(_, row)| row)
    }

    /// The column a field is taken from.
    fn column(&self, code: &str) -> Option<usize> {
        self.columns
            .iter()
            .find(|column| column.field().is_some_and(|field| field.code == code))
            .map(|column| column.column)
    }

    fn words(&self, code: &str) -> Option<&'a WordColumn> {
        self.words.iter().find(|words| words.field == code)
    }

    fn dates(&self, column: Option<usize>) -> Dates {
        Dates { order: column.and_then(|column| self.conventions.order(column)), from_1904: self.from_1904 }
    }

    fn numbers(&self, column: usize) -> Numbers {
        Numbers { convention: self.conventions.decimal(column), bare_is_percent: false }
    }

    fn amounts(&self, mapped: &MappedColumn) -> Amounts {
        Amounts {
            currency: self.context.currency,
            stated: mapped.header.currency,
            unit: mapped.header.unit,
            convention: self.conventions.decimal(mapped.column),
        }
    }

    /// The quarter a cell names, by name or by a day of it.
    fn quarter_in(&self, cell: &Cell) -> Option<Quarter> {
        let calendar = self.context.calendar;
        match cell {
            Cell::Date(date) => Some(calendar.quarter_of(*date)),
            Cell::Text(text) => quarter_in(&Header::parse(text, calendar).words, calendar)
                .or_else(|| quarter_in(&word_key(text), calendar))
                .map(|(quarter, _)| quarter)
                .or_else(|| text.parse().ok().map(|date| calendar.quarter_of(date))),
            _ => None,
        }
    }

    /// Columns kept under their headers; two of one name are told apart.
    fn custom(&self) -> Vec<(usize, Arc<str>)> {
        let mut custom: Vec<(usize, Arc<str>)> = Vec::new();
        let mut taken: HashSet<String> = HashSet::new();
        // The number of the last column of each header.
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        for column in self.columns.iter().filter(|column| matches!(column.target, Target::Custom)) {
            let header = column.header.text.as_str();
            let number = numbers.entry(header).or_insert(1);
            let mut name = header.to_owned();
            while !taken.insert(name.clone()) {
                *number += 1;
                name = format!("{header} ({number})");
            }
            custom.push((column.column, name.into()));
        }
        custom
    }
}

impl Staging<'_> {
    /// The mapped cells of a row that have nothing in them; `quarter` is the one of the row.
    fn blanks(&self, row: &SheetRow, custom: &[(usize, Arc<str>)], quarter: Option<Quarter>) -> Blanks {
        let is_blank = |column: usize| row.cell(column).is_empty();
        let blank = |column: &&MappedColumn| {
            let field = column.field().filter(|_| is_blank(column.column))?;
            match Measure::from_code(field.code) {
                None => Some(Blank::Field(field.code)),
                Some(measure) => Some(Blank::Fact { measure, quarter: column.header.quarter.or(quarter)? }),
            }
        };
        let fields = self.columns.iter().filter_map(|column| blank(&column));
        let custom = custom.iter().filter(|(column, _)| is_blank(*column));
        let cells = fields.chain(custom.map(|(_, header)| Blank::Custom(header.clone()))).collect();
        Blanks { erase: self.blanks_erase, cells }
    }
}

/// The custom fields of a row; empty ones are not kept.
fn custom_values(row: &SheetRow, columns: &[(usize, Arc<str>)], report: &mut RowReport<'_>) -> Vec<CustomValue> {
    columns
        .iter()
        .filter_map(|(column, header)| match row.cell(*column) {
            Cell::Empty => None,
            Cell::Error(_) => {
                report.left_empty(Some(*column), row.cell(*column), "Spreadsheet error".into(), header);
                None
            }
            cell => Some((header.clone(), cell.text().into_owned())),
        })
        .collect()
}

/// Free text; `None` where nothing or a word for nothing stands.
fn text(row: &SheetRow, column: Option<usize>, name: &str, report: &mut RowReport<'_>) -> Option<String> {
    let column = column?;
    match row.cell(column) {
        Cell::Empty => None,
        cell @ Cell::Error(_) => {
            report.left_empty(Some(column), cell, "Spreadsheet error".into(), name);
            None
        }
        cell => {
            let text = cell.text();
            (!is_missing_text(&text)).then(|| text.into_owned())
        }
    }
}

/// Names that stand for a name still to come.
fn is_placeholder(name: &str) -> bool {
    const WHOLE: &str = "test|test partner|test account|partner name|account name|example|sample|sample partner|new partner|\
                         placeholder|dummy|xxx|xx|asdf|example partner|name|open|to be named|tba|tbc|unnamed|company name";
    let key = word_key(name);
    is_in(WHOLE, &key)
        || key.split(' ').any(|token| token == "tbd")
        || key.starts_with("to be ")
        || key.starts_with("placeholder ")
}
