use serde::{Deserialize, Serialize};

use super::{DuplicateChoice, ImportKind};
use crate::api::conventions::{ConventionChoice, DateOrder, DecimalSign};

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

/// `field` is a [`FieldOption::code`](super::FieldOption::code); "custom" keeps the column as a custom field, "skip" leaves
/// it out.
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
    /// A [`ValueOption::code`](super::ValueOption::code); empty leaves the value out.
    pub target: String,
}
