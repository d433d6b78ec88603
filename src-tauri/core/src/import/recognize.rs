use jiff::civil::Date;

use super::Problem;
use super::Staged;
use super::columns::{MappedColumn, SeenColumn, seen};
use super::context::Context;
use super::conventions::Conventions;
use super::fields::{Header, Target};
use super::halves::beside;
use super::joined_rows::{Joint, joined_rows, with_joined};
use super::kind::{Looks, look};
use super::owners::Owners;
use super::presets::preset_of;
use super::problem_book::KeptChoices;
use super::read::{Cell, Sheet, Workbook};
use super::source::{self, Familiar, Shape};
use super::stage::{Staging, stage};
use super::table::{FilledCells, FilledSheet, Outside, Table};
use super::table_note::{TableNote, table_notes};
use super::values::is_missing_text;
use super::word_column::WordColumn;
use crate::api::conventions::{ConventionChoice, ConventionQuestion};
use crate::api::import::{FieldOption, ImportChoices, ImportKind, ListOwner, SourceNote, ValueChoice};
use crate::store::tables::KnownColumn;
use crate::{Error, Job, Result};

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

/// Recognizes a file: its sheet, its table, the kind of file, its columns, words and rows. Depends on its arguments only.
/// A workbook of problems is read as the file was that the problems are of.
///
/// Errs when a choice names a sheet, row or partner that is not there, and when no sheet holds a table.
pub fn recognize(workbook: &Workbook, choices: &ImportChoices, context: &Context) -> Result<Recognized> {
    recognize_joined(workbook, choices, context, &[], &Job::unwatched())
}

/// The same, with rows the user takes into earlier ones they repeat, until the job is stopped.
pub fn recognize_joined(
    workbook: &Workbook,
    choices: &ImportChoices,
    context: &Context,
    joints: &[Joint],
    job: &Job,
) -> Result<Recognized> {
    let kept = KeptChoices::of(workbook);
    let chosen = choices;
    let choices = &kept.as_ref().map_or_else(|| chosen.clone(), |kept| kept.under(chosen));
    let as_of = as_of(choices, context)?;
    // The header row is the one of the chosen sheet; without a choice of sheet, of whichever wins.
    let is_chosen = |sheet: &Sheet| choices.sheet.as_ref().is_none_or(|chosen| *chosen == sheet.name);
    let header_row = |sheet: &Sheet| choices.header_row.filter(|_| is_chosen(sheet));
    let filled: Vec<FilledSheet<'_>> =
        workbook.sheets.iter().map(|sheet| FilledSheet::new(sheet, header_row(sheet))).collect();
    let mut tables: Vec<Option<Table<'_>>> =
        filled.iter().map(|filled| filled.table(header_row(filled.sheet()))).collect();
    let hidden: Vec<usize> = tables.iter().map(|table| table.as_ref().map_or(0, Table::hidden)).collect();
    if choices.without_hidden_rows {
        tables.iter_mut().flatten().for_each(Table::leave_out_hidden);
    }
    let is_one_sheet = workbook.sheets.len() == 1;
    let owners = Owners { choices, file_name: &workbook.file_name, is_one_sheet, names: &context.partners };
    let looks: Vec<(Looks, u32)> = workbook
        .sheets
        .iter()
        .zip(&tables)
        .map(|(sheet, table)| match table {
            Some(table) => look(table, owners.title(&sheet.name), context),
            None => (Looks::Unknown, 0),
        })
        .collect();
    let has_partners = !context.partners.names().is_empty();
    let index = choose(workbook, &tables, &looks, choices, has_partners)?;
    let Some(table) = &tables[index] else { return Err(no_header(workbook, Some(&workbook.sheets[index]))) };
    let joined = joined_rows(table, joints);
    let table = &with_joined(table, &joined, joints);
    let seen = seen(table, context);
    let familiar = familiar(workbook, &seen, choices, context);
    let kind = match (choices.kind, familiar, looks[index].0) {
        (Some(kind), ..) | (None, None, Looks::Like(kind)) => kind,
        (None, Some(familiar), _) => familiar.source.kind,
        (None, None, Looks::Unknown) if choices.partner.is_some() => ImportKind::PartnerAccounts,
        (None, None, Looks::Unknown) => ImportKind::Roster,
    };
    owners.check(kind)?;
    let preset = preset_of(table, context).filter(|preset| preset.speaks_of(kind));
    let mut columns = source::map_as_before(familiar, kind, &seen, &choices.columns, preset, context);
    let values = familiar.map_or_else(|| choices.values.clone(), |familiar| familiar.values(&choices.values));
    let is_problem_book = kept.is_some();
    if is_problem_book {
        name_kept(&mut columns, chosen);
    }
    let has_owners = columns.iter().any(|column| column.field().is_some_and(|field| field.code == "partner"));
    let owner =
        (kind == ImportKind::PartnerAccounts).then(|| owners.owner(has_owners, &workbook.sheets[index].name)).flatten();
    let words = || -> Vec<WordColumn> {
        let words = |column| WordColumn::new(column, table.column(column.column), &values, context);
        columns.iter().filter_map(words).collect()
    };
    let shapes = || -> Vec<Shape> { columns.iter().map(|column| Shape::of(table.column(column.column))).collect() };
    let before = familiar.filter(|familiar| familiar.source.kind == kind);
    let before = before.map_or_else(Vec::new, |familiar| familiar.conventions(&seen));
    let conventions = || Conventions::decide(table, &columns, choices, &before, context, as_of);
    let ((words, conventions), shapes) = beside(|| (words(), conventions()), shapes);
    let decided = conventions.decided();
    let staging = Staging {
        table,
        columns: &columns,
        words: &words,
        conventions: &conventions,
        context,
        as_of,
        from_1904: workbook.dates_from_1904 || kept.is_some_and(|kept| kept.dates_from_1904),
        owner: owner.as_ref().and_then(|owner| owner.name.as_deref()),
        blanks_erase: choices.blanks_erase,
        job,
    };
    let (staged, mut problems) = stage(kind, &staging);
    job.go_on()?;
    problems.sort_by_key(|problem| (problem.row, problem.column));
    let (first_row, last_row) = table.span();
    Ok(Recognized {
        kind,
        preset: preset.map(|preset| preset.name),
        owner,
        sheet: workbook.sheets[index].name.clone(),
        header_row: table.header_row,
        first_row,
        last_row,
        rows: count(table.rows.len()),
        as_of,
        columns: columns.iter().map(|column| recognized_column(column, table, &conventions)).collect(),
        outside: table.outside.clone(),
        values: words,
        fields: Target::options(kind, &context.segments),
        sheets: sheet_notes(workbook, &tables, &looks, index),
        tables: table_notes(&filled[index], owners.title(&workbook.sheets[index].name), context),
        source: familiar.map(|familiar| source::note(familiar, kind, &seen, &shapes, &columns)),
        // A few rows of a file, corrected by hand, are no example of the next one.
        known_columns: if is_problem_book {
            Vec::new()
        } else {
            source::known_columns(&seen, &shapes, &columns, &decided)
        },
        decided: values,
        staged,
        conventions: decided,
        questions: conventions.questions,
        hidden_rows: count(hidden[index]),
        takes_hidden_rows: !choices.without_hidden_rows,
        filled: filled[index].cells,
        problems,
    })
}

/// The source a file is read like, unless the user wants it guessed anew.
fn familiar<'a>(
    workbook: &Workbook,
    seen: &[SeenColumn<'_>],
    choices: &ImportChoices,
    context: &'a Context,
) -> Option<Familiar<'a>> {
    if choices.without_source {
        return None;
    }
    Familiar::find(&context.sources, seen, &workbook.file_name, choices.kind)
}

/// What a workbook of problems kept was not chosen by the user this time.
fn name_kept(columns: &mut [MappedColumn], chosen: &ImportChoices) {
    let is_chosen = |column: usize| chosen.columns.iter().any(|choice| choice.column as usize == column);
    for column in columns.iter_mut().filter(|column| column.why == "chosen by you" && !is_chosen(column.column)) {
        "as in the file it is from".clone_into(&mut column.why);
    }
}

fn as_of(choices: &ImportChoices, context: &Context) -> Result<Date> {
    match choices.as_of.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        None => Ok(context.as_of),
        Some(text) => text.parse().map_err(|_| Error::new(format!("`{text}` is not a date; write it like 2026-06-30"))),
    }
}

const DEALS: Looks = Looks::Like(ImportKind::Deals);

/// The sheet the user chose; else the visible one that looks most like something to import, the first of equals.
fn choose(
    workbook: &Workbook,
    tables: &[Option<Table<'_>>],
    looks: &[(Looks, u32)],
    choices: &ImportChoices,
    has_partners: bool,
) -> Result<usize> {
    if let Some(chosen) = &choices.sheet {
        let index = workbook.sheets.iter().position(|sheet| sheet.name == *chosen);
        return index.ok_or_else(|| Error::new(format!("{} has no sheet called {chosen}", workbook.file_name)));
    }
    let mut best: Option<usize> = None;
    for (index, sheet) in workbook.sheets.iter().enumerate() {
        if sheet.hidden || tables[index].is_none() {
            continue;
        }
        // What speaks of partners needs them first, where one file has both; deals always come last.
        let speaks_of_partners = |index: usize| !has_partners && looks[index].0.needs_partners();
        let rank =
            |index: usize| (looks[index].1 > 0 && looks[index].0 != DEALS, !speaks_of_partners(index), looks[index].1);
        if best.is_none_or(|best| rank(index) > rank(best)) {
            best = Some(index);
        }
    }
    let shown = workbook.sheets.iter().filter(|sheet| !sheet.hidden);
    best.ok_or_else(|| no_header(workbook, shown.clone().next().filter(|_| shown.count() == 1)))
}

/// The sentence for a sheet, or a file with several, that holds no table.
fn no_header(workbook: &Workbook, sheet: Option<&Sheet>) -> Error {
    let place = match sheet {
        Some(sheet) => format!("in sheet {} of {}", sheet.name, workbook.file_name),
        None => format!("in any sheet of {}", workbook.file_name),
    };
    Error::new(format!("no header row was found {place}; put the names of the columns in one row above the data"))
}

fn sheet_notes(
    workbook: &Workbook,
    tables: &[Option<Table<'_>>],
    looks: &[(Looks, u32)],
    chosen: usize,
) -> Vec<SheetNote> {
    let note = |(index, sheet): (usize, &Sheet)| {
        let note = match &tables[index] {
            None => "no table found, skipped".to_owned(),
            Some(_) if sheet.hidden && index != chosen => "skipped, click to include".to_owned(),
            Some(table) => {
                format!("{}, {}", super::preview::counted(count(table.rows.len()), "row"), looks[index].0.note())
            }
        };
        let kind = if let Looks::Like(kind) = looks[index].0 { Some(kind) } else { None };
        SheetNote { name: sheet.name.clone(), note, is_hidden: sheet.hidden, has_table: tables[index].is_some(), kind }
    };
    workbook.sheets.iter().enumerate().map(note).collect()
}

fn recognized_column(column: &MappedColumn, table: &Table<'_>, conventions: &Conventions) -> RecognizedColumn {
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
pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
