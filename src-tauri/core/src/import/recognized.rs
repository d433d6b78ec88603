use jiff::civil::Date;

use super::columns::MappedColumn;
use super::conventions::Conventions;
use super::fields::{Header, Target};
use super::read::Cell;
use super::table::{FilledCells, Outside, Table};
use super::table_note::TableNote;
use super::values::is_missing_text;
use super::word_column::WordColumn;
use super::{Problem, Staged};
use crate::api::conventions::{ConventionChoice, ConventionQuestion};
use crate::api::import::{FieldOption, ImportKind, ListOwner, SourceNote, ValueChoice};
use crate::store::tables::KnownColumn;

/// What a file was taken for, and its rows as typed values with everything that was not taken.
#[derive(Clone, Debug)]
pub struct Recognized {
    pub kind: ImportKind,
    /// The known export the headers are of.
    pub preset: Option<&'static str>,
    /// Whose accounts these are; there for a partner's account list only.
    pub owner: Option<ListOwner>,
    /// Name of the chosen sheet.
    pub sheet: String,
    /// 1-based, as are the other rows.
    pub header_row: u32,
    pub first_row: u32,
    pub last_row: u32,
    /// Rows taken as data, the skipped ones included.
    pub rows: u32,
    /// The day the file speaks of; its quarter is that of every fact whose header names none.
    pub as_of: Date,
    pub columns: Vec<RecognizedColumn>,
    pub outside: Vec<Outside>,
    pub values: Vec<WordColumn>,
    /// What a column can be mapped to.
    pub fields: Vec<FieldOption>,
    /// Every sheet of the file, in its order.
    pub sheets: Vec<SheetNote>,
    /// The tables of the sheet below each other; empty where it has one only.
    pub tables: Vec<TableNote>,
    /// The earlier import the file is read like.
    pub source: Option<SourceNote>,
    /// What is remembered of the columns for the next file of this source.
    pub known_columns: Vec<KnownColumn>,
    /// What is remembered of the words.
    pub decided: Vec<ValueChoice>,
    pub staged: Staged,
    /// How the numbers and dates of each column are read.
    pub conventions: Vec<ConventionChoice>,
    /// What the values of a column do not decide; one without an answer keeps the file from being stored.
    pub questions: Vec<ConventionQuestion>,
    /// Rows of the table that are hidden in the spreadsheet, whether they are taken or not.
    pub hidden_rows: u32,
    pub takes_hidden_rows: bool,
    /// Cells of the sheet that got a word said once for several rows.
    pub filled: FilledCells,
    /// By row, then column.
    pub problems: Vec<Problem>,
}

/// A column and where it goes.
#[derive(Clone, Debug, PartialEq)]
pub struct RecognizedColumn {
    /// From 0.
    pub column: u32,
    pub header: String,
    /// A [`FieldOption::code`].
    pub field: String,
    /// The field's name.
    pub name: String,
    /// Percent; `None` for a custom field and where the user decided.
    pub confidence: Option<u32>,
    pub why: String,
    pub is_doubtful: bool,
    /// The first distinct values: "Halden & Rowe; Kestrel Grove".
    pub samples: String,
}

/// A sheet in the list of sheets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetNote {
    pub name: String,
    /// "93 rows, looks like partners".
    pub note: String,
    pub is_hidden: bool,
    pub has_table: bool,
    /// What its rows look like.
    pub kind: Option<ImportKind>,
}

/// A column as it is told of.
pub fn recognized_column(column: &MappedColumn, table: &Table<'_>, conventions: &Conventions) -> RecognizedColumn {
    let is_custom = matches!(column.target, Target::Custom);
    let header: &Header = &column.header;
    RecognizedColumn {
        column: count(column.column),
        header: header.text.clone(),
        field: column.target.code(),
        name: if is_custom { format!("Custom: {}", header.text) } else { column.target.name() },
        confidence: column.confidence,
        why: conventions.why(column.column).map_or(column.why.clone(), |by| format!("{}; {by}", column.why)),
        is_doubtful: column.is_doubtful(),
        samples: samples(table, column.column),
    }
}

/// Values looked at to show three that differ.
const SAMPLED: usize = 400;

/// The first three values that differ, and a word for nothing where there is one: it is what one has to see.
fn samples(table: &Table<'_>, column: usize) -> String {
    let filled = || table.column(column).take(SAMPLED).filter(|cell| !cell.is_empty()).map(Cell::text);
    let mut shown: Vec<String> = Vec::new();
    for text in filled() {
        if shown.len() == 3 {
            break;
        }
        if !shown.iter().any(|known| *known == text) {
            shown.push(shortened(&text));
        }
    }
    if let Some(missing) = filled().find(|text| is_missing_text(text))
        && !shown.iter().any(|known| *known == missing)
    {
        shown.push(missing.into_owned());
    }
    shown.join("; ")
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= 40 { text.to_owned() } else { text.chars().take(39).chain(['…']).collect() }
}

/// Rows and columns are bounded far below what a [`u32`] holds.
pub fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
