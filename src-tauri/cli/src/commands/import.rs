use std::path::Path;

use serde::Serialize;
use trellis_core::api::conventions::ConventionQuestion;
use trellis_core::api::import::{
    ColumnChoice, ColumnPreview, DuplicatePair, ImportChoices, ImportKind, ImportPreview, ImportProblem, SourceNote,
};
use trellis_core::api::{ImportSession, spreadsheets};
use trellis_core::store::Document;
use trellis_core::{Code, Error, Result, text};

use super::with_document;
use crate::arguments::ImportArguments;
use crate::{output, progress};

/// What became of one file.
#[derive(Serialize)]
struct Imported {
    file: String,
    kind: ImportKind,
    /// The known export its headers are of.
    #[serde(skip_serializing_if = "Option::is_none")]
    preset: Option<String>,
    /// The partner whose account list it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    partner: Option<String>,
    /// Accounts of a partner's list that are ours too.
    #[serde(skip_serializing_if = "Option::is_none")]
    shared: Option<u32>,
    sheet: String,
    header_row: u32,
    as_of: String,
    columns: Vec<Column>,
    /// The earlier import this file is read like, and how it differs.
    source: Option<SourceNote>,
    rows: u32,
    added: u32,
    updated: u32,
    unchanged: u32,
    skipped: u32,
    /// What earlier files of this source brought and this one does not have.
    absent: u32,
    stored: bool,
    /// Why it could not be stored; on a dry run only.
    #[serde(skip_serializing_if = "Option::is_none")]
    obstacle: Option<String>,
    /// Rows outside the table: titles, totals, footers.
    outside: String,
    problems: Vec<ImportProblem>,
    /// Rows that repeat another, or may mean what the document has, and what they are taken for.
    duplicates: Vec<Duplicate>,
    /// The workbook of problems; absent when none was asked for or there was no problem.
    problem_book: Option<String>,
    #[serde(skip)]
    absent_names: Vec<String>,
    #[serde(skip)]
    wanted_book: bool,
}

#[derive(Serialize)]
struct Duplicate {
    row: u32,
    reason: String,
    taken_as: String,
    #[serde(skip)]
    sentence: String,
}

#[derive(Serialize)]
struct Column {
    source: String,
    field: String,
    confidence: Option<f64>,
}

#[derive(Serialize)]
struct Files {
    files: Vec<Imported>,
}

pub fn run(arguments: &ImportArguments) -> Result<()> {
    let files = spreadsheets(&arguments.files)?;
    if arguments.problems.is_some() && files.len() > 1 {
        return Err(Error::new("--problems takes one file at a time; import the files one by one"));
    }
    let mut done = Vec::new();
    let mut failures: Vec<Error> = Vec::new();
    let outcome = with_document(&arguments.into, |document| {
        for file in &files {
            match import(document, &file.path, arguments) {
                Ok(imported) => done.push(imported),
                // The files of a folder are many: one that fails does not keep the others out.
                Err(error) if file.of_folder && error.code != Code::Cancelled => failures.push(error),
                Err(error) => {
                    failures.push(error);
                    break;
                }
            }
        }
        Ok(())
    });
    // A file that fails takes nothing back: what was stored is told first.
    match (arguments.json, done.len()) {
        (true, 1) => output::json(&done[0])?,
        (true, 2..) => output::json(&Files { files: done })?,
        _ => done.iter().try_for_each(print)?,
    }
    outcome?;
    told(failures, files.len())
}

/// The failures of an import as one: its only one as it is, several by name.
fn told(mut failures: Vec<Error>, files: usize) -> Result<()> {
    match failures.len() {
        0 => Ok(()),
        1 => Err(failures.remove(0)),
        count => {
            let sentences: Vec<&str> = failures.iter().map(|error| error.message.as_str()).collect();
            Err(Error::new(format!("{count} of {files} files were not imported: {}", sentences.join("; "))))
        }
    }
}

fn import(document: &Document, file: &Path, arguments: &ImportArguments) -> Result<Imported> {
    let job = progress::job();
    let session = ImportSession::open(file, document.environment(), &job);
    job.finish();
    let session = session?;
    let mut choices = ImportChoices {
        sheet: arguments.sheet.clone(),
        kind: arguments.kind.map(Into::into),
        as_of: arguments.as_of.clone(),
        // Whoever types a command is told what drifted and not asked: a dry run is there to look first.
        accept_drift: true,
        decimal: arguments.decimal.map(Into::into),
        dates: arguments.dates.map(Into::into),
        partner: arguments.partner.clone(),
        blanks_erase: arguments.blanks_erase,
        without_hidden_rows: arguments.without_hidden_rows,
        ..ImportChoices::default()
    };
    let mut preview = session.preview(document, &choices)?;
    if !arguments.map.is_empty() {
        choices.columns = column_choices(&preview, &arguments.map)?;
        preview = session.preview(document, &choices)?;
    }
    warn(&preview);
    if let Some(obstacle) = preview.plan.obstacle.as_ref().filter(|_| preview.questions.iter().any(is_open)) {
        return Err(Error::new(format!("{}: {obstacle}", preview.file_name)));
    }
    let problem_book = match &arguments.problems {
        Some(path) => session.write_problem_book(document, &choices, path)?.then(|| path.display().to_string()),
        None => None,
    };
    if !arguments.dry_run {
        let job = progress::job();
        let outcome = session.apply(document, &choices, &job);
        job.finish();
        outcome?;
    }
    let stored = !arguments.dry_run;
    Ok(Imported { problem_book, wanted_book: arguments.problems.is_some(), ..imported(preview, stored) })
}

/// Tells on standard error, before anything is stored, what is not as it was in the last file of this source.
fn warn(preview: &ImportPreview) {
    let drift = preview.source.iter().flat_map(|source| &source.drift);
    for drift in drift.filter(|drift| drift.is_alarm) {
        eprintln!("{}: {}", preview.file_name, drift.sentence);
    }
}

/// A question keeps a file from being stored, so a rehearsal ends at it too.
fn is_open(question: &ConventionQuestion) -> bool {
    question.answer.is_none()
}

fn column_choices(preview: &ImportPreview, map: &[(String, String)]) -> Result<Vec<ColumnChoice>> {
    map.iter()
        .map(|(header, field)| {
            let column = preview.columns.iter().find(|column| column.header.trim() == header.trim());
            let column = column.ok_or_else(|| {
                Error::new(format!(
                    "{} has no column called `{header}` in row {}",
                    preview.file_name, preview.header_row
                ))
            })?;
            let is_known =
                field == "skip" || field == "custom" || preview.fields.iter().any(|known| known.code == *field);
            if !is_known {
                let known: Vec<&str> = preview.fields.iter().map(|known| known.code.as_str()).collect();
                return Err(Error::new(format!("`{field}` is not a field; there are {}", known.join(", "))));
            }
            Ok(ColumnChoice { column: column.column, field: field.clone() })
        })
        .collect()
}

fn imported(preview: ImportPreview, stored: bool) -> Imported {
    let sheet = preview.sheets.into_iter().find(|sheet| sheet.is_chosen).map(|sheet| sheet.name);
    Imported {
        file: preview.file_name,
        kind: preview.kind,
        preset: preview.preset,
        partner: preview.owner.and_then(|owner| owner.name),
        shared: preview.plan.list.map(|list| list.shared),
        sheet: sheet.unwrap_or_default(),
        header_row: preview.header_row,
        as_of: preview.as_of,
        columns: preview.columns.into_iter().map(column).collect(),
        source: preview.source,
        rows: preview.rows,
        added: preview.plan.added,
        updated: preview.plan.updated,
        unchanged: preview.plan.unchanged,
        skipped: preview.plan.skipped,
        absent: preview.plan.absent_count,
        absent_names: preview.plan.absent,
        stored,
        obstacle: preview.plan.obstacle.filter(|_| !stored),
        outside: preview.outside,
        problems: preview.plan.problems,
        duplicates: preview.duplicates.into_iter().map(duplicate).collect(),
        problem_book: None,
        wanted_book: false,
    }
}

fn duplicate(pair: DuplicatePair) -> Duplicate {
    let taken = pair.options.iter().find(|option| option.code == pair.choice);
    let sentence = taken.map(|option| option.name.clone()).unwrap_or_default();
    Duplicate { row: pair.row, reason: pair.title, taken_as: pair.choice, sentence }
}

fn column(column: ColumnPreview) -> Column {
    let confidence = column.confidence.map(|percent| f64::from(percent) / 100.0);
    Column { source: column.header, field: column.field, confidence }
}

fn print(done: &Imported) -> Result<()> {
    let verb = if done.stored { "" } else { "would be: " };
    let counts = format!(
        "{} added, {} updated, {} unchanged, {} skipped",
        done.added, done.updated, done.unchanged, done.skipped
    );
    let shared = done.shared.map(|shared| format!("; {shared} shared with ours")).unwrap_or_default();
    output::line(&format!("{}: {verb}{counts} of {} rows{shared}", done.file, done.rows))?;
    if let Some(obstacle) = &done.obstacle {
        output::line(&format!("  {obstacle}"))?;
    }
    if !done.outside.is_empty() {
        output::line(&format!("  {}", done.outside))?;
    }
    if done.absent > 0 {
        let names: Vec<&str> = done.absent_names.iter().map(String::as_str).collect();
        let are = if done.absent == 1 {
            "1 of this source is".to_owned()
        } else {
            format!("{} of this source are", done.absent)
        };
        output::line(&format!("  {are} not in this file: {}", text::names(&names, 6)))?;
    }
    for problem in &done.problems {
        let place = if problem.column.is_empty() { String::new() } else { format!(", column {}", problem.header) };
        let value = if problem.value.is_empty() { String::new() } else { format!(" `{}`", problem.value) };
        output::line(&format!("  row {}{place}:{value} {}. {}.", problem.row, problem.reason, problem.consequence))?;
    }
    // A row left out for another is among the problems.
    for doubt in done.duplicates.iter().filter(|doubt| matches!(doubt.taken_as.as_str(), "same" | "apart")) {
        output::line(&format!("  row {}: {}. {}.", doubt.row, doubt.reason, doubt.sentence))?;
    }
    match &done.problem_book {
        Some(path) => output::line(&format!("  the rows with problems are in {path}; correct and import them"))?,
        None if done.wanted_book => output::line("  no problems, so no workbook of them was written")?,
        None => {}
    }
    Ok(())
}
