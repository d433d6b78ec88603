use std::path::Path;

use trellis_core::api::recovery::{self, RecoveryReport, RecoveryView};
use trellis_core::store::{Document, recover};
use trellis_core::{Error, Result};

use super::{DeskState, work};
use crate::desk::Desk;

/// What is offered of the document that could not be opened last, else of the open one.
#[tauri::command]
#[specta::specta]
pub async fn recovery_offers(desk: DeskState<'_>) -> Result<RecoveryView> {
    work(desk, |desk| {
        let document = desk.document();
        let damaged = desk.damaged();
        let path = damaged.clone().or_else(|| document.published_path()).ok_or_else(no_file)?;
        Ok(recovery::recovery(&path, damaged.is_some(), document.environment()))
    })
    .await
}

/// Asks where a kept state is put and opens it there; `false` when the dialog was cancelled.
#[tauri::command]
#[specta::specta]
pub async fn open_kept_state(desk: DeskState<'_>, index: u32) -> Result<bool> {
    work(desk, move |desk| {
        let document = desk.document();
        let environment = document.environment().clone();
        let path = desk.damaged().or_else(|| document.published_path()).ok_or_else(no_file)?;
        drop(document);
        let offered = recovery::recovery(&path, false, &environment);
        let day = offered.states.get(index as usize).map(|state| state.day.clone()).unwrap_or_default();
        let Some(to) = desk.dialogs.save_document(&format!("{}, as of {day}", offered.name)) else { return Ok(false) };
        recovery::put_state(&path, index as usize, &to, &environment)?;
        desk.replace_document(|| Document::open(&to, environment))?;
        Ok(true)
    })
    .await
}

/// Reads what can be read of the damaged document, else of one that is asked for, into a new one and opens that; nothing when a
/// dialog was cancelled.
#[tauri::command]
#[specta::specta]
pub async fn recover_document(desk: DeskState<'_>) -> Result<Option<RecoveryReport>> {
    work(desk, |desk| {
        let Some(path) = desk.damaged().or_else(|| desk.dialogs.open_document()) else { return Ok(None) };
        recovered(desk, &path, &path)
    })
    .await
}

/// The same of a working copy that was set aside, by its place in the list.
#[tauri::command]
#[specta::specta]
pub async fn recover_set_aside(desk: DeskState<'_>, index: u32) -> Result<Option<RecoveryReport>> {
    work(desk, move |desk| {
        let document = desk.document();
        let of = desk.damaged().or_else(|| document.published_path()).ok_or_else(no_file)?;
        let path = recovery::set_aside_at(&of, index as usize, document.environment())?;
        drop(document);
        recovered(desk, &path, &of)
    })
    .await
}

/// Recovers `path`, which is or was the document at `of`, into a file that is asked for.
fn recovered(desk: &Desk, path: &Path, of: &Path) -> Result<Option<RecoveryReport>> {
    let name = of.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let Some(into) = desk.dialogs.save_document(&format!("{name}, recovered")) else { return Ok(None) };
    let environment = desk.document().environment().clone();
    let mut report = None;
    let shown = desk.replace_document(|| -> Result<Document> {
        let recovered = recover(path, &into, &environment)?;
        report = Some(recovery::report(of, &recovered));
        Ok(recovered.document)
    });
    // Where only the document before it could not be closed, the new one is there all the same.
    if report.is_some() { Ok(report) } else { shown.map(|()| None) }
}

/// Forgets the document that could not be opened: what is offered from now on is of the open one.
#[tauri::command]
#[specta::specta]
pub async fn forget_damaged(desk: DeskState<'_>) -> Result<()> {
    work(desk, |desk| {
        desk.forget_damaged();
        Ok(())
    })
    .await
}

fn no_file() -> Error {
    Error::new("the document has no file yet")
}
