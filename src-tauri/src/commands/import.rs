use serde::Serialize;
use specta::Type;
use trellis_core::Result;
use trellis_core::api::ImportSession;
use trellis_core::api::import::{ImportChoices, ImportPreview, ImportReport, ProblemPage};

use super::{DeskState, work};

/// The next file of the queue, as it was understood.
#[derive(Serialize, Type)]
pub struct ImportOffer {
    pub position: u32,
    pub of: u32,
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

/// Reads the next file of the queue; `None` when it is empty. A file that cannot be read leaves the queue.
#[tauri::command]
#[specta::specta]
pub async fn import_next(desk: DeskState<'_>) -> Result<Option<ImportOffer>> {
    work(desk, |desk| {
        let Some(path) = desk.imports().next() else { return Ok(None) };
        let job = desk.start_job();
        let session = ImportSession::open(&path, desk.document().environment(), &job);
        let offer = session.and_then(|session| {
            let preview = session.preview_until(&desk.document(), &ImportChoices::default(), &job)?;
            Ok((session, preview))
        });
        desk.end_job(&job);
        let (session, preview) = offer?;
        let mut imports = desk.imports();
        imports.show(session);
        let (position, of) = imports.position();
        Ok(Some(ImportOffer { position, of, preview }))
    })
    .await
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
        let Some(path) = desk.dialogs.save_problems(&session.problem_book_name()) else { return Ok(None) };
        session.write_problem_book(&desk.document(), &choices, &path).map(Some)
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn import_apply(desk: DeskState<'_>, choices: ImportChoices) -> Result<ImportReport> {
    work(desk, move |desk| {
        let session = desk.imports().current()?;
        let job = desk.start_job();
        let outcome = session.apply(&desk.document(), &choices, &job);
        desk.end_job(&job);
        let (report, changed) = outcome?;
        desk.changed(changed);
        desk.imports().drop_current();
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
