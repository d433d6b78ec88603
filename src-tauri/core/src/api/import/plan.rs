use serde::{Deserialize, Serialize};

use super::ImportKind;

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

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct FieldUpdate {
    pub name: String,
    pub field: String,
    /// Empty when there was no value.
    pub from: String,
    pub to: String,
}

/// What became of a partner's account list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ListOutcome {
    /// The partner whose list it is; absent when the file holds those of several.
    pub partner: Option<String>,
    /// Accounts of the list that are ours too.
    pub shared: u32,
    /// Accounts of the list that may be ours: the user is asked.
    #[serde(default)]
    pub asked: u32,
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
