use std::sync::Arc;

use serde::Serialize;
use specta::Type;
use trellis_core::api::import::{ImportChoices, ImportPreview, ImportReport, ProblemPage};
use trellis_core::api::{ImportSession, spreadsheets};
use trellis_core::{Job, Result};

use super::{DeskState, work};
use crate::desk::Desk;
use crate::dialogs::NewFile;
use crate::import_queue::Waiting;

/// The next file of the queue, or the next sheet of a file, as it was understood.
#[derive(Serialize, Type)]
pub struct ImportOffer {
    pub position: u32,
    pub of: u32,
    /// What it was understood under: the sheet, where it is one of several.
    pub choices: ImportChoices,
    pub preview: ImportPreview,
}

/// Asks for files and queues them; `false` when the dialog was cancelled.
#[tauri::command]
#[specta::specta]
pub async fn import_pick(desk: DeskState<'_>) -> Result<bool> {
    work(desk, |desk| {
        let paths = desk.dialogs.pick_imports();
        let picked = !paths.is_empty();
        desk.imports().add(paths);
        Ok(picked)
    })
    .await
}

/// Asks for a folder and queues the spreadsheets in it; `false` when the dialog was cancelled.
///
/// # Errors
/// When there is no spreadsheet in the folder.
#[tauri::command]
#[specta::specta]
pub async fn import_pick_folder(desk: DeskState<'_>) -> Result<bool> {
    work(desk, |desk| {
        let Some(folder) = desk.dialogs.pick_import_folder() else { return Ok(false) };
        let files = spreadsheets(&[folder])?;
        desk.imports().add(files.into_iter().map(|file| file.path).collect());
        Ok(true)
    })
    .await
}

/// Reads the next file of the queue; `None` when it is empty. A file that cannot be read leaves the queue.
#[tauri::command]
#[specta::specta]
pub async fn import_next(desk: DeskState<'_>) -> Result<Option<ImportOffer>> {
    work(desk, |desk| {
        let Some(next) = desk.imports().next() else { return Ok(None) };
        let job = desk.start_job();
        let offer = offer(desk, next, &job);
        desk.end_job(&job);
        let (session, choices, preview) = offer?;
        let mut imports = desk.imports();
        imports.show(session);
        let (position, of) = imports.position();
        Ok(Some(ImportOffer { position, of, choices, preview }))
    })
    .await
}

/// Reads a file, or takes the sheet of one that was read, and understands it by itself.
fn offer(desk: &Desk, next: Waiting, job: &Job) -> Result<(Arc<ImportSession>, ImportChoices, ImportPreview)> {
    let (session, sheet) = match next {
        Waiting::File(path) => (ImportSession::open(&path, desk.document().environment(), job).map(Arc::new)?, None),
        Waiting::Sheet(session, sheet) => (session, Some(sheet)),
    };
    let choices = ImportChoices { sheet, ..ImportChoices::default() };
    let preview = session.preview_until(&desk.document(), &choices, job)?;
    Ok((session, choices, preview))
}

#[tauri::command]
#[specta::specta]
pub async fn import_preview(desk: DeskState<'_>, choices: ImportChoices) -> Result<ImportPreview> {
    work(desk, move |desk| {
        let session = desk.imports().current()?;
        session.preview(&desk.document(), &choices)
    })
    .await
}

/// The problems from `offset` on, of one reason where one is given; a hundred at a time.
#[tauri::command]
#[specta::specta]
pub async fn import_problem_page(
    desk: DeskState<'_>,
    choices: ImportChoices,
    reason: Option<String>,
    offset: u32,
) -> Result<ProblemPage> {
    work(desk, move |desk| {
        let session = desk.imports().current()?;
        session.problems(&desk.document(), &choices, reason.as_deref(), offset)
    })
    .await
}

/// Asks for a file and writes the rows that have a problem to it; `None` when the dialog was cancelled, `false` when
/// there is no problem to write.
#[tauri::command]
#[specta::specta]
pub async fn import_problems(desk: DeskState<'_>, choices: ImportChoices) -> Result<Option<bool>> {
    work(desk, move |desk| {
        let session = desk.imports().current()?;
        let suggested = &session.problem_book_name();
        let (title, kind, extension) = ("Choose where the problems are kept", "Excel workbook", "xlsx");
        let file = NewFile { title, kind, extension, suggested };
        let Some(path) = desk.dialogs.save_file(&file) else { return Ok(None) };
        session.write_problem_book(&desk.document(), &choices, &path).map(Some)
    })
    .await
}

/// Stores the file that is shown; the sheets named in `then` come after it.
#[tauri::command]
#[specta::specta]
pub async fn import_apply(desk: DeskState<'_>, choices: ImportChoices, then: Vec<String>) -> Result<ImportReport> {
    work(desk, move |desk| {
        let session = desk.imports().current()?;
        let job = desk.start_job();
        let outcome = session.apply(&desk.document(), &choices, &job);
        desk.end_job(&job);
        let (report, changed) = outcome?;
        desk.changed(changed);
        let mut imports = desk.imports();
        imports.follow_with(&session, then);
        imports.drop_current();
        Ok(report)
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn import_skip(desk: DeskState<'_>) -> Result<()> {
    desk.imports().drop_current();
    Ok(())
}

/// Forgets every queued file and stops an import under way.
#[tauri::command]
#[specta::specta]
pub async fn import_cancel(desk: DeskState<'_>) -> Result<()> {
    desk.cancel_all_jobs();
    desk.imports().clear();
    Ok(())
}
