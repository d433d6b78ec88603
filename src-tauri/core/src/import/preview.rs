use std::collections::{HashMap, HashSet};

use super::Problem;
use super::letter::letter;
use super::read::{SheetRow, Workbook};
use super::recognized::{Recognized, count};
use super::table::{Outside, OutsideReason};
use super::word_column::WordColumn;
use crate::api::import::{
    ColumnPreview, DuplicatePair, GridCell, GridRow, ImportPreview, ImportProblem, PlanPreview, RowRole, SeenValue,
    SheetPreview, TablePreview, ValuesPreview,
};

/// Rows shown from the top of the sheet, and from its end.
const TOP: usize = 14;
const BOTTOM: usize = 8;
/// Columns shown.
const WIDTH: usize = 12;
/// Letters shown of a cell.
const LONGEST: usize = 300;

/// Everything the three steps of the import show, from what was recognized and what applying it would do.
#[must_use]
pub fn preview(
    workbook: &Workbook,
    recognized: &Recognized,
    duplicates: Vec<DuplicatePair>,
    plan: PlanPreview,
) -> ImportPreview {
    ImportPreview {
        file_name: workbook.file_name.clone(),
        file_note: file_note(workbook),
        sheets: sheets(recognized),
        tables: tables(recognized),
        kind: recognized.kind,
        preset: recognized.preset.map(ToOwned::to_owned),
        owner: recognized.owner.clone(),
        as_of: recognized.as_of.to_string(),
        header_row: recognized.header_row,
        first_row: recognized.first_row,
        last_row: recognized.last_row,
        rows: recognized.rows,
        outside: outside_sentence(&recognized.outside),
        grid: grid(workbook, recognized),
        columns: columns(recognized),
        fields: recognized.fields.clone(),
        values: recognized.values.iter().map(values).collect(),
        source: recognized.source.clone(),
        duplicates,
        notes: notes(recognized),
        hidden_row_count: recognized.hidden_rows,
        hidden_rows_included: recognized.takes_hidden_rows,
        questions: recognized.questions.clone(),
        plan,
    }
}

/// The problems as the check step shows them, with the sheet's name, letters and headers; at most `limit`.
#[must_use]
pub fn problem_rows(recognized: &Recognized, problems: &[Problem], limit: usize) -> Vec<ImportProblem> {
    let headers: HashMap<u32, &str> =
        recognized.columns.iter().map(|column| (column.column, column.header.as_str())).collect();
    let row = |problem: &Problem| ImportProblem {
        sheet: recognized.sheet.clone(),
        row: problem.row,
        column: problem.column.map(|column| letter(column as usize)).unwrap_or_default(),
        header: problem.column.and_then(|column| headers.get(&column)).map(ToString::to_string).unwrap_or_default(),
        value: problem.value.clone(),
        reason: problem.reason.clone(),
        consequence: problem.consequence.clone(),
        skips_row: problem.skips_row,
    };
    problems.iter().take(limit).map(row).collect()
}

/// "148 KB, 4 sheets, 1 hidden".
fn file_note(workbook: &Workbook) -> String {
    let mut note = format!("{}, {}", bytes(workbook.byte_len), counted(count(workbook.sheets.len()), "sheet"));
    let hidden = workbook.sheets.iter().filter(|sheet| sheet.hidden).count();
    if hidden > 0 {
        note = format!("{note}, {hidden} hidden");
    }
    note
}

fn bytes(len: u64) -> String {
    match len {
        0..=1023 => format!("{len} bytes"),
        1024..1_048_576 => format!("{} KB", len.div_ceil(1024)),
        _ => format!("{}.{} MB", len / 1_048_576, len % 1_048_576 * 10 / 1_048_576),
    }
}

/// "1 row", "93 rows".
pub(super) fn counted(number: u32, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

fn sheets(recognized: &Recognized) -> Vec<SheetPreview> {
    let is_another = |sheet: &super::SheetNote| sheet.kind.is_some_and(|kind| kind != recognized.kind);
    let sheet = |sheet: &super::SheetNote| SheetPreview {
        name: sheet.name.clone(),
        note: sheet.note.clone(),
        is_hidden: sheet.is_hidden,
        is_chosen: sheet.name == recognized.sheet,
        has_table: sheet.has_table,
        kind: sheet.kind,
        follows: !sheet.is_hidden && sheet.name != recognized.sheet && is_another(sheet),
    };
    recognized.sheets.iter().map(sheet).collect()
}

fn tables(recognized: &Recognized) -> Vec<TablePreview> {
    let table = |table: &super::TableNote| TablePreview {
        header_row: table.header_row,
        note: table.note.clone(),
        is_chosen: table.header_row == recognized.header_row,
    };
    recognized.tables.iter().map(table).collect()
}

/// "6 rows outside the table skipped: 2 title, 1 empty, 1 totals, 2 footer"; empty when none.
fn outside_sentence(outside: &[Outside]) -> String {
    let rows = |reason: OutsideReason| -> u32 {
        let lengths = outside.iter().filter(|rows| rows.reason == reason).map(|rows| rows.last - rows.first + 1);
        lengths.sum()
    };
    let parts: Vec<String> = OutsideReason::ALL
        .into_iter()
        .map(|reason| (rows(reason), reason))
        .filter(|(rows, _)| *rows > 0)
        .map(|(rows, reason)| format!("{rows} {}", reason.name()))
        .collect();
    if parts.is_empty() {
        return String::new();
    }
    let all: u32 = OutsideReason::ALL.into_iter().map(rows).sum();
    format!("{} outside the table skipped: {}", counted(all, "row"), parts.join(", "))
}

/// What was taken that a glance at the sheet does not show.
fn notes(recognized: &Recognized) -> Vec<String> {
    let what = if recognized.takes_hidden_rows { "included" } else { "left out" };
    let filled = recognized.filled;
    let notes = [
        (recognized.hidden_rows, "hidden row", what),
        (filled.from_merged, "cell", "filled from merged ones"),
        (filled.from_headings, "cell", "filled with the tier or type that stands over its rows"),
        (filled.from_above, "blank cell", "filled with the word above"),
    ];
    let said = notes.into_iter().filter(|(number, ..)| *number > 0);
    said.map(|(number, noun, what)| format!("{} {what}", counted(number, noun))).collect()
}

fn columns(recognized: &Recognized) -> Vec<ColumnPreview> {
    let column = |column: &super::RecognizedColumn| ColumnPreview {
        column: column.column,
        letter: letter(column.column as usize),
        header: column.header.clone(),
        field: column.field.clone(),
        samples: column.samples.clone(),
        confidence: column.confidence,
        why: column.why.clone(),
        is_doubtful: column.is_doubtful,
    };
    recognized.columns.iter().map(column).collect()
}

/// The most words of one column that are shown: a list of hundreds is no list of words.
const WORDS: usize = 100;

fn values(column: &WordColumn) -> ValuesPreview {
    let seen =
        |word: &super::SeenWord| SeenValue { seen: word.text.clone(), count: word.count, target: word.target.clone() };
    ValuesPreview {
        field: column.field.to_owned(),
        header: column.header.clone(),
        target_name: column.target_name.to_owned(),
        seen: column.seen.iter().take(WORDS).map(seen).collect(),
        options: column.options.clone(),
    }
}

/// The first and the last rows of the sheet as they stand, with a gap between.
fn grid(workbook: &Workbook, recognized: &Recognized) -> Vec<GridRow> {
    let Some(sheet) = workbook.sheets.iter().find(|sheet| sheet.name == recognized.sheet) else { return Vec::new() };
    let last = sheet.rows.last().map_or(0, |row| row.number);
    let (top, bottom) = (count(TOP), count(BOTTOM));
    let width = sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).min(WIDTH);
    let marks = Marks::new(recognized);
    let mut shown: Vec<u32> = (1..=last.min(top)).collect();
    let mut gap = None;
    if last > top + bottom + 1 {
        gap = Some((shown.len(), last - top - bottom));
        shown.extend(last - bottom + 1..=last);
    } else {
        shown.extend(top + 1..=last);
    }
    let empty = SheetRow::default();
    let mut rows: Vec<GridRow> = shown
        .into_iter()
        .map(|number| {
            let found = sheet.rows.binary_search_by_key(&number, |row| row.number);
            marks.row(number, found.map_or(&empty, |index| &sheet.rows[index]), width)
        })
        .collect();
    if let Some((at, more)) = gap {
        let text = format!("{} more {}", more, if more == 1 { "row" } else { "rows" });
        let cells = vec![GridCell { text, is_number: false, is_doubtful: false }];
        rows.insert(at, GridRow { row: 0, role: RowRole::Gap, reason: String::new(), cells });
    }
    rows
}

/// What is known of rows and cells by position.
struct Marks<'a> {
    recognized: &'a Recognized,
    doubtful: HashSet<(u32, u32)>,
    skipped: HashMap<u32, &'a str>,
}

impl<'a> Marks<'a> {
    fn new(recognized: &'a Recognized) -> Self {
        let problems = &recognized.problems;
        let doubtful = problems.iter().filter_map(|problem| Some((problem.row, problem.column?))).collect();
        let skipping = problems.iter().filter(|problem| problem.skips_row);
        Self { recognized, doubtful, skipped: skipping.map(|problem| (problem.row, problem.reason.as_str())).collect() }
    }

    fn row(&self, number: u32, row: &SheetRow, width: usize) -> GridRow {
        let (role, reason) = self.role(number);
        let cells = (0..width)
            .map(|column| {
                let cell = row.cell(column);
                GridCell {
                    text: cell.text().chars().take(LONGEST).collect(),
                    is_number: cell.number().is_some(),
                    is_doubtful: self.doubtful.contains(&(number, count(column))),
                }
            })
            .collect();
        GridRow { row: number, role, reason, cells }
    }

    fn role(&self, number: u32) -> (RowRole, String) {
        if number == self.recognized.header_row {
            return (RowRole::Header, String::new());
        }
        let outside = &self.recognized.outside;
        let at = outside.partition_point(|rows| rows.last < number);
        if let Some(rows) = outside.get(at).filter(|rows| rows.first <= number) {
            return (RowRole::Outside, rows.reason.name().to_owned());
        }
        let reason = self.skipped.get(&number).map(|reason| {
            let mut letters = reason.chars();
            letters.next().map(|first| first.to_lowercase().chain(letters).collect::<String>()).unwrap_or_default()
        });
        (RowRole::Data, reason.unwrap_or_default())
    }
}
