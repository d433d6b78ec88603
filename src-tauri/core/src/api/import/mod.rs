//! An import: what was recognized in a file, what would be stored, what became of every other row.

mod choices;
mod columns;
mod duplicates;
mod kind;
mod plan;
mod sheets;
mod source;

use serde::Serialize;

use super::conventions::ConventionQuestion;
pub use choices::{ColumnChoice, ImportChoices, ValueChoice};
pub use columns::{ColumnPreview, FieldOption, SeenValue, ValueOption, ValuesPreview};
pub use duplicates::{DuplicateChoice, DuplicateDecision, DuplicateField, DuplicatePair};
pub use kind::ImportKind;
pub use plan::{FieldUpdate, ImportProblem, ImportReport, ListOutcome, PlanPreview, ProblemPage, ProblemReason};
pub use sheets::{GridCell, GridRow, RowRole, SheetPreview, TablePreview};
pub use source::{Drift, DriftKind, SourceNote};

/// Everything the three steps of the import sheet show.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ImportPreview {
    pub file_name: String,
    /// "148 KB, 4 sheets, 1 hidden".
    pub file_note: String,
    pub sheets: Vec<SheetPreview>,
    /// The tables of the chosen sheet, from top to bottom; empty unless there are two or more.
    pub tables: Vec<TablePreview>,
    pub kind: ImportKind,
    /// The known export the headers are of: "Crossbeam (Salesforce object)".
    pub preset: Option<String>,
    /// Whose accounts these are; there for a partner's account list only.
    pub owner: Option<ListOwner>,
    pub as_of: String,
    /// 1-based row of the header.
    pub header_row: u32,
    pub first_row: u32,
    pub last_row: u32,
    /// Rows taken as data.
    pub rows: u32,
    /// "6 rows outside the table skipped: 2 title, 1 empty, 1 totals, 2 footer"; empty when none.
    pub outside: String,
    /// The first and last rows of the sheet as they stand.
    pub grid: Vec<GridRow>,
    pub columns: Vec<ColumnPreview>,
    pub fields: Vec<FieldOption>,
    pub values: Vec<ValuesPreview>,
    /// The earlier import this file is read like.
    pub source: Option<SourceNote>,
    /// Rows that repeat an earlier one, at most 200.
    pub duplicates: Vec<DuplicatePair>,
    /// "3 hidden rows included", "12 cells filled from merged ones".
    pub notes: Vec<String>,
    /// Rows of the table that are hidden in the spreadsheet.
    pub hidden_row_count: u32,
    /// Whether they are taken as data.
    pub hidden_rows_included: bool,
    /// Columns that can be read in more than one way; one without an answer keeps the file from being stored.
    pub questions: Vec<ConventionQuestion>,
    pub plan: PlanPreview,
}

/// Whose account list a file is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ListOwner {
    /// The partner of all rows; absent while it is not known.
    pub name: Option<String>,
    /// "chosen by you", "from the file's name"; "not known" while it has to be asked.
    pub why: String,
    /// The partners it can be, by name.
    pub options: Vec<String>,
}
