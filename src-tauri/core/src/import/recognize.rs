use jiff::civil::Date;

use super::choose_sheet::{choose, no_header, sheet_notes};
use super::columns::MappedColumn;
use super::context::Context;
use super::conventions::Conventions;
use super::fields::Target;
use super::halves::beside;
use super::joined_rows::{Joint, joined_rows, with_joined};
use super::kind::{Looks, look};
use super::owners::Owners;
use super::presets::preset_of;
use super::problem_book::KeptChoices;
use super::read::{Sheet, Workbook};
use super::recognized::{Recognized, count, recognized_column};
use super::seen_column::{SeenColumn, seen};
use super::source::{self, Familiar, Shape};
use super::stage::{Staging, stage};
use super::table::{FilledSheet, Table};
use super::table_note::table_notes;
use super::word_column::WordColumn;
use crate::api::import::{ImportChoices, ImportKind};
use crate::{Error, Job, Result};

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
    let looks = looks(workbook, &tables, &owners, context);
    let has_partners = !context.partners.names().is_empty();
    let index = choose(workbook, &tables, &looks, choices, has_partners)?;
    let Some(table) = &tables[index] else { return Err(no_header(workbook, Some(&workbook.sheets[index]))) };
    let joined = joined_rows(table, joints);
    let table = &with_joined(table, &joined, joints);
    let seen = seen(table, context);
    let familiar = familiar(workbook, &seen, choices, context);
    let kind = kind(choices, familiar, looks[index].0);
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

/// What each table looks like, and how much.
fn looks(
    workbook: &Workbook,
    tables: &[Option<Table<'_>>],
    owners: &Owners<'_>,
    context: &Context,
) -> Vec<(Looks, u32)> {
    let look = |(sheet, table): (&Sheet, &Option<Table<'_>>)| match table {
        Some(table) => look(table, owners.title(&sheet.name), context),
        None => (Looks::Unknown, 0),
    };
    workbook.sheets.iter().zip(tables).map(look).collect()
}

/// The kind the user chose, else that of the source, else what the table looks like.
fn kind(choices: &ImportChoices, familiar: Option<Familiar<'_>>, looks: Looks) -> ImportKind {
    match (choices.kind, familiar, looks) {
        (Some(kind), ..) | (None, None, Looks::Like(kind)) => kind,
        (None, Some(familiar), _) => familiar.source.kind,
        (None, None, Looks::Unknown) if choices.partner.is_some() => ImportKind::PartnerAccounts,
        (None, None, Looks::Unknown) => ImportKind::Roster,
    }
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
