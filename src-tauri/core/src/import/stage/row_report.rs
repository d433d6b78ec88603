use std::borrow::Cow;

use crate::import::Problem;
use crate::import::read::{Cell, SheetRow};
use crate::import::recognized::count;
use crate::import::values::{Reading, is_dash};
use crate::import::word_column::{SeenWord, WordColumn};
use crate::model::domain_key;

/// Problems listed of one file.
const MOST: usize = 200_000;
/// Letters of a value shown beside its problem.
const SHOWN: usize = 200;

/// Collects the problems of one row.
pub struct RowReport<'a> {
    row: u32,
    /// The row is skipped as a whole: what else is wrong in it changes nothing.
    is_skipped: bool,
    problems: &'a mut Vec<Problem>,
}

impl<'a> RowReport<'a> {
    pub fn new(row: &SheetRow, problems: &'a mut Vec<Problem>) -> Self {
        Self { row: row.number, is_skipped: false, problems }
    }

    /// Skips the row, for the reason given.
    pub fn skip(&mut self, column: Option<usize>, value: &str, reason: impl Into<String>) {
        if self.is_skipped {
            return;
        }
        self.push(column, value, reason.into(), "Row skipped".to_owned(), true);
        self.is_skipped = true;
    }

    #[must_use]
    pub fn is_skipped(&self) -> bool {
        self.is_skipped
    }

    /// A cell that is not taken: "MDF allocated left empty".
    pub fn left_empty(&mut self, column: Option<usize>, cell: &Cell, reason: Cow<'static, str>, name: &str) {
        self.note(column, &cell.text(), reason.into_owned(), format!("{name} left empty"));
    }

    /// Something about a cell, and what became of it.
    pub fn note(&mut self, column: Option<usize>, value: &str, reason: String, consequence: String) {
        let consequence = if self.is_skipped { "Row already skipped".to_owned() } else { consequence };
        self.push(column, value, reason, consequence, false);
    }

    /// The value of a number cell. A dash or "n/a" is no value, never zero, and is said.
    pub fn number<T>(&mut self, column: usize, cell: &Cell, reading: Reading<T>, name: &str) -> Option<T> {
        if let Reading::NoValue = reading {
            let value = cell.text();
            let reason = if is_dash(&value) { "Dash in a number column" } else { "Not a number" };
            self.note(Some(column), &value, reason.to_owned(), "Read as no value, not as zero".to_owned());
            return None;
        }
        self.value(column, cell, reading, name)
    }

    /// The value of a cell, where "n/a" needs no word.
    pub fn value<T>(&mut self, column: usize, cell: &Cell, reading: Reading<T>, name: &str) -> Option<T> {
        match reading {
            Reading::Blank | Reading::NoValue => None,
            Reading::Value(value) => Some(value),
            Reading::Bad(reason) => {
                self.left_empty(Some(column), cell, reason, name);
                None
            }
        }
    }

    /// The registrable domain of a website or address.
    pub fn domain(&mut self, row: &SheetRow, column: Option<usize>) -> Option<String> {
        let column = column?;
        let cell = row.cell(column);
        let text = cell.text();
        if is_dash(&text) {
            return None;
        }
        let domain = domain_key(&text);
        if domain.is_none() {
            let reason = if matches!(cell, Cell::Error(_)) { "Spreadsheet error" } else { "Not a domain" };
            self.left_empty(Some(column), cell, reason.into(), "Domain");
        }
        domain
    }

    /// The word of a cell; `None`, with a problem unless the user left the word out, where it has no target.
    /// `blank` is the reason when nothing stands there: without one, a blank cell is no problem.
    pub fn word<'w>(
        &mut self,
        row: &SheetRow,
        words: Option<&'w WordColumn>,
        name: &str,
        blank: Option<&str>,
    ) -> Option<(&'w SeenWord, &'w str)> {
        let words = words?;
        let cell = row.cell(words.column);
        let text = cell.text();
        let seen = words.word(&text)?;
        if let Some(target) = &seen.target {
            return Some((seen, target));
        }
        if seen.chosen_by_user {
            return None;
        }
        let is_blank = crate::import::values::is_missing(&text);
        let reason = match (cell, blank) {
            (Cell::Error(_), _) => "Spreadsheet error".to_owned(),
            (_, Some(blank)) if is_blank => blank.to_owned(),
            (_, None) if is_blank => return None,
            _ => format!("No {} for this value", words.target_name),
        };
        self.left_empty(Some(words.column), cell, reason.into(), name);
        None
    }

    /// Notes a problem. Nobody reads more than [`MOST`]: beyond those only rows that are skipped are noted, which are counted.
    fn push(&mut self, column: Option<usize>, value: &str, reason: String, consequence: String, skips_row: bool) {
        if self.problems.len() == MOST {
            let reason = "More problems than are listed".to_owned();
            let consequence = "Those of the rows below are left out, but for the skipped rows".to_owned();
            let (value, skips_row) = (String::new(), false);
            self.problems.push(Problem { row: self.row, column: None, value, reason, consequence, skips_row });
        }
        if skips_row || self.problems.len() < MOST {
            let (column, value) = (column.map(count), shortened(value));
            self.problems.push(Problem { row: self.row, column, value, reason, consequence, skips_row });
        }
    }
}

fn shortened(value: &str) -> String {
    match value.char_indices().nth(SHOWN) {
        None => value.to_owned(),
        Some((end, _)) => format!("{}…", &value[..end]),
    }
}
