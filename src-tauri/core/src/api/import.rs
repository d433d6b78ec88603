//! An import: what was recognized in a file, what would be stored, what became of every other row.

mod duplicates;
mod source;

use serde::{Deserialize, Serialize};

use super::conventions::{ConventionChoice, ConventionQuestion, DateOrder, DecimalSign};
pub use duplicates::{DuplicateChoice, DuplicateDecision, DuplicateField, DuplicatePair};
pub use source::{Drift, DriftKind, SourceNote};

/// The six kinds of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum ImportKind {
    /// Partners with what is known of them.
    Roster,
    /// The company's own accounts.
    Accounts,
    /// A partner's own list of accounts.
    PartnerAccounts,
    /// Partners on accounts of the company.
    Overlaps,
    /// Densities a partner and segment, without accounts.
    Densities,
    /// The company's deals with the partners on them.
    Deals,
}

impl ImportKind {
    pub const ALL: [Self; 6] =
        [Self::Roster, Self::Accounts, Self::PartnerAccounts, Self::Overlaps, Self::Densities, Self::Deals];

    /// The word of the command line and of the document.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Roster => "roster",
            Self::Accounts => "accounts",
            Self::PartnerAccounts => "partner-accounts",
            Self::Overlaps => "overlaps",
            Self::Densities => "densities",
            Self::Deals => "deals",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What the user decided so far; everything absent is guessed. Sent whole with every change, so that the answer
/// depends on nothing but the file and this.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own in the window")]
pub struct ImportChoices {
    pub sheet: Option<String>,
    /// The header's row number as the spreadsheet counts, from 1.
    pub header_row: Option<u32>,
    pub kind: Option<ImportKind>,
    pub columns: Vec<ColumnChoice>,
    pub values: Vec<ValueChoice>,
    /// "2026-06-30"; the last day of the review quarter when absent.
    pub as_of: Option<String>,
    /// Guess anew, whatever was decided for the source before.
    pub without_source: bool,
    /// The user saw what drifted and goes on.
    pub accept_drift: bool,
    /// What is to become of rows that repeat another; those not named are left out.
    pub duplicates: Vec<DuplicateChoice>,
    /// Leaves the rows out that are hidden in the spreadsheet; they are data otherwise.
    pub without_hidden_rows: bool,
    /// A cell with nothing in it clears what the document has under it: of partners and our accounts, never a name or an id.
    pub blanks_erase: bool,
    /// How single columns are read, whatever their values say.
    pub conventions: Vec<ConventionChoice>,
    /// How numbers are read in every column that does not decide it.
    pub decimal: Option<DecimalSign>,
    /// How dates are read in every column that does not decide it.
    pub dates: Option<DateOrder>,
    /// The partner whose account list the file is, by name; a column, the file's name or the sheet's says it when absent.
    pub partner: Option<String>,
}

/// `field` is a [`FieldOption::code`]; "custom" keeps the column as a custom field, "skip" leaves it out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ColumnChoice {
    /// The column's position in the sheet, from 0.
    pub column: u32,
    pub field: String,
}

/// The user's reading of one word: in the column of `field`, `seen` means `target`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ValueChoice {
    pub field: String,
    pub seen: String,
    /// A [`ValueOption::code`]; empty leaves the value out.
    pub target: String,
}

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

/// What became of a partner's account list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ListOutcome {
    /// The partner whose list it is; absent when the file holds those of several.
    pub partner: Option<String>,
    /// Accounts of the list that are ours too.
    pub shared: u32,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct SheetPreview {
    pub name: String,
    /// "93 rows, looks like partners"; "no table found".
    pub note: String,
    pub is_hidden: bool,
    pub is_chosen: bool,
    pub has_table: bool,
    /// What its rows look like; absent where they look like nothing.
    pub kind: Option<ImportKind>,
    /// Offered to be imported after the chosen one: what it holds is of another kind.
    pub follows: bool,
}

/// One of several tables below each other in a sheet; choosing its header row chooses it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct TablePreview {
    /// 1-based.
    pub header_row: u32,
    /// "rows 4 to 96, looks like partners".
    pub note: String,
    pub is_chosen: bool,
}

/// A row of the sheet, or the gap between the first and the last ones.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct GridRow {
    /// 1-based; 0 for the gap, whose only cell says "82 more rows".
    pub row: u32,
    pub role: RowRole,
    /// Why it is left out: "title"; empty for data.
    pub reason: String,
    pub cells: Vec<GridCell>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct GridCell {
    pub text: String,
    pub is_number: bool,
    /// Read with a doubt, or not at all; step 3 lists it.
    pub is_doubtful: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum RowRole {
    Header,
    Data,
    Outside,
    Gap,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ColumnPreview {
    pub column: u32,
    /// "A".
    pub letter: String,
    pub header: String,
    /// A [`FieldOption::code`].
    pub field: String,
    /// "Halden & Rowe; Kestrel Grove".
    pub samples: String,
    /// Percent, 0 to 100; absent for a custom field or a column the user decided.
    pub confidence: Option<u32>,
    /// "exact synonym", "values to map", "unmapped, kept", "chosen by you".
    pub why: String,
    pub is_doubtful: bool,
}

/// A field a column can be mapped to.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct FieldOption {
    pub code: String,
    pub name: String,
}

/// The words seen in a column whose values are mapped: tier, type, segment, status.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ValuesPreview {
    pub field: String,
    /// "Program Level".
    pub header: String,
    /// "tier".
    pub target_name: String,
    pub seen: Vec<SeenValue>,
    pub options: Vec<ValueOption>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct SeenValue {
    /// Empty for blank cells.
    pub seen: String,
    pub count: u32,
    /// A [`ValueOption::code`]; absent while nothing fits.
    pub target: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ValueOption {
    pub code: String,
    pub name: String,
}

/// What applying would do.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct PlanPreview {
    pub added: u32,
    pub updated: u32,
    pub unchanged: u32,
    pub skipped: u32,
    /// There for a partner's account list only.
    pub list: Option<ListOutcome>,
    /// "Will add 71, update 19, skip 3".
    pub sentence: String,
    /// "of 93 rows in Roster, into Q2 2026".
    pub scope: String,
    /// "Import 90 rows".
    pub action: String,
    /// Why it cannot be applied; absent when it can.
    pub obstacle: Option<String>,
    pub problem_count: u32,
    /// The first 500.
    pub problems: Vec<ImportProblem>,
    /// Of all problems, the most frequent first.
    pub problem_reasons: Vec<ProblemReason>,
    pub update_count: u32,
    /// Values that blank cells clear, or would clear if they were to.
    pub erased_count: u32,
    /// The first 200 rows that are new, by name; of partners, accounts and deals.
    pub added_names: Vec<String>,
    /// What earlier files of this source brought and this one does not have; of rosters and our accounts. It stays.
    pub absent_count: u32,
    /// The first 200 of them, by name.
    pub absent: Vec<String>,
    /// The first 200.
    pub updates: Vec<FieldUpdate>,
}

/// A sort of problem, and how many there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ProblemReason {
    /// "Not a number"; "Same name as row …", whichever row it is.
    pub reason: String,
    pub count: u32,
    /// Whether a row is left out for it.
    pub skips_rows: bool,
}

/// Some of the problems of an import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ProblemPage {
    /// How many there are, those of other pages included.
    pub total: u32,
    /// At most 100.
    pub problems: Vec<ImportProblem>,
}

/// A row or cell that was not taken as it stands. Rows are 1-based, columns are letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ImportProblem {
    pub sheet: String,
    pub row: u32,
    /// "E"; empty when the whole row is meant.
    pub column: String,
    /// The column's header; empty when the whole row is meant.
    pub header: String,
    pub value: String,
    /// "Not a number".
    pub reason: String,
    /// "MDF left empty".
    pub consequence: String,
    pub skips_row: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct FieldUpdate {
    pub name: String,
    pub field: String,
    /// Empty when there was no value.
    pub from: String,
    pub to: String,
}

/// What an applied import did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ImportReport {
    pub kind: ImportKind,
    /// "Imported 90 partners from `roster.xlsx`".
    pub sentence: String,
    pub rows: u32,
    pub added: u32,
    pub updated: u32,
    pub unchanged: u32,
    pub skipped: u32,
    /// There for a partner's account list only.
    pub list: Option<ListOutcome>,
}
