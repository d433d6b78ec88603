use std::collections::{BTreeMap, HashMap};

use crate::import::Problem;
use crate::import::letter::letter;
use crate::import::recognized::Recognized;

/// The header of the last column.
pub const HEADER: &str = "Why not imported";

/// Whether a header is that of the column with the reasons, which is of no use to an import.
#[must_use]
pub fn is_reasons_column(header: &str) -> bool {
    header.trim().eq_ignore_ascii_case(HEADER)
}

/// The problems by row, as sentences.
pub struct Reasons<'a> {
    headers: HashMap<u32, &'a str>,
    /// In the order of the sheet. Rows that others repeat are among them: only side by side can one be taken out.
    rows: BTreeMap<u32, Vec<&'a Problem>>,
    /// By row, the rows that repeat it.
    repeated: HashMap<u32, Vec<u32>>,
}

impl<'a> Reasons<'a> {
    pub fn new(recognized: &'a Recognized, problems: &'a [Problem]) -> Self {
        let headers = recognized.columns.iter().map(|column| (column.column, column.header.as_str())).collect();
        let mut reasons = Self { headers, rows: BTreeMap::new(), repeated: HashMap::new() };
        for problem in problems {
            reasons.rows.entry(problem.row).or_default().push(problem);
            if let Some(first) = problem.repeats() {
                reasons.rows.entry(first).or_default();
                reasons.repeated.entry(first).or_default().push(problem.row);
            }
        }
        reasons
    }

    /// Whether a row of the file is to be written.
    pub fn has(&self, row: u32) -> bool {
        self.rows.contains_key(&row)
    }

    /// "row 14: MDF: not a number; MDF allocated left empty".
    pub fn of_row(&self, row: u32) -> String {
        let own = self.rows.get(&row).into_iter().flatten().map(|problem| self.sentence(problem));
        let again = self.repeated.get(&row).into_iter().flatten();
        let again = again.map(|later| format!("row {row}: row {later} repeats it; this one was read"));
        own.chain(again).collect::<Vec<_>>().join(". ")
    }

    /// The reasons that concern one cell; empty when it is sound.
    pub fn of_cell(&self, row: u32, column: u32) -> String {
        let problems = self.rows.get(&row).into_iter().flatten();
        let here = problems.filter(|problem| problem.column == Some(column)).map(|problem| said(problem));
        here.collect::<Vec<_>>().join(". ")
    }

    fn sentence(&self, problem: &Problem) -> String {
        let place = problem.column.map(|column| {
            let header = self.headers.get(&column).filter(|header| !header.is_empty());
            header.map_or_else(|| letter(column as usize), ToString::to_string)
        });
        let place = place.map(|place| format!("{place}: ")).unwrap_or_default();
        format!("row {}: {place}{}", problem.row, said(problem))
    }
}

/// "not a number; MDF allocated left empty".
fn said(problem: &Problem) -> String {
    format!("{}; {}", lower_first(&problem.reason), lower_first(&problem.consequence))
}

/// Within a sentence; "MDF" stays as it is.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    if letters.clone().next().is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    first.to_lowercase().chain(letters).collect()
}
