use serde::Deserialize;
use specta::Type;
use trellis_core::api::document::{self, Changed, DocumentView, HistoryEntry, RecentDocument};
use trellis_core::demo::{create_demo, write_two_quarters_after};
use trellis_core::store::Document;
use trellis_core::{Error, Result};

use super::{DeskState, change, work};
use crate::dialogs::NewFile;

#[tauri::command]
#[specta::specta]
pub async fn document_state(desk: DeskState<'_>) -> Result<DocumentView> {
    work(desk, |desk| document::document(&desk.document(), desk.publishing())).await
}

/// Asks where the new document is kept; `false` when the dialog was cancelled.
#[tauri::command]
#[specta::specta]
pub async fn document_new(desk: DeskState<'_>) -> Result<bool> {
    work(desk, |desk| {
        let Some(path) = desk.dialogs.save_document("Partner map") else { return Ok(false) };
        let environment = desk.document().environment().clone();
        // The dialog asked already whether a file of that name is to be replaced.
        desk.replace_document(|| Document::create_over(&path, environment))?;
        Ok(true)
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn document_open(desk: DeskState<'_>) -> Result<bool> {
    work(desk, |desk| {
        let Some(path) = desk.dialogs.open_document() else { return Ok(false) };
        desk.open_document(&path)?;
        Ok(true)
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn document_open_recent(desk: DeskState<'_>, index: u32) -> Result<bool> {
    work(desk, move |desk| {
        let gone = || Error::new("this document is no longer in the list; open it with Open");
        let path = desk.recent().paths().get(index as usize).cloned().ok_or_else(gone)?;
        desk.open_document(&path)?;
        Ok(true)
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn document_save_as(desk: DeskState<'_>) -> Result<bool> {
    work(desk, |desk| {
        let document = desk.document();
        let name = document.snapshot()?.setting.name.clone();
        let Some(path) = desk.dialogs.save_document(&name) else { return Ok(false) };
        let copy = document.save_as(&path)?;
        drop(document);
        desk.go_on_with(copy)?;
        Ok(true)
    })
    .await
}

/// Opens the example, made anew beside the documents Trellis keeps for itself.
#[tauri::command]
#[specta::specta]
pub async fn document_demo(desk: DeskState<'_>) -> Result<bool> {
    work(desk, |desk| {
        let environment = desk.document().environment().clone();
        let folder = environment.data_folder.join("documents");
        std::fs::create_dir_all(&folder)?;
        let path = free_path(&folder)?;
        let job = desk.start_job();
        let outcome = desk.replace_document(|| create_demo(&path, environment, &job));
        desk.end_job(&job);
        outcome.map(|()| true)
    })
    .await
}

/// Asks for a file and writes the workbook of the example's next two quarters to it, to be imported like any other; false when the
/// dialog was cancelled.
#[tauri::command]
#[specta::specta]
pub async fn save_two_quarters_after(desk: DeskState<'_>) -> Result<bool> {
    work(desk, |desk| {
        let (title, kind, extension) = ("Choose where the workbook is kept", "Excel workbook", "xlsx");
        let file = NewFile { title, kind, extension, suggested: "Northfold, two quarters after" };
        let Some(path) = desk.dialogs.save_file(&file) else { return Ok(false) };
        write_two_quarters_after(&path).map(|()| true)
    })
    .await
}

/// "Northfold example.trellis", or the first free number behind it.
fn free_path(folder: &std::path::Path) -> Result<std::path::PathBuf> {
    let names = (1..1000).map(|number| match number {
        1 => "Northfold example.trellis".to_owned(),
        number => format!("Northfold example {number}.trellis"),
    });
    let full = || Error::new("there are a thousand examples already; delete some first");
    names.map(|name| folder.join(name)).find(|path| !path.exists()).ok_or_else(full)
}

#[tauri::command]
#[specta::specta]
pub async fn recent_documents(desk: DeskState<'_>) -> Result<Vec<RecentDocument>> {
    work(desk, |desk| Ok(desk.recent().listed(desk.path().as_deref()))).await
}

#[tauri::command]
#[specta::specta]
pub async fn document_rename(desk: DeskState<'_>, name: String) -> Result<Changed> {
    change(desk, move |document| document::rename(document, &name)).await
}

#[tauri::command]
#[specta::specta]
pub async fn set_review_quarter(desk: DeskState<'_>, first_day: String) -> Result<Changed> {
    change(desk, move |document| document::set_review_quarter(document, &first_day)).await
}

#[tauri::command]
#[specta::specta]
pub async fn undo(desk: DeskState<'_>) -> Result<Changed> {
    change(desk, |document| Ok(document.undo()?.1)).await
}

#[tauri::command]
#[specta::specta]
pub async fn redo(desk: DeskState<'_>) -> Result<Changed> {
    change(desk, |document| Ok(document.redo()?.1)).await
}

/// Takes changes back up to and with one of the history.
#[tauri::command]
#[specta::specta]
pub async fn undo_to(desk: DeskState<'_>, id: u32) -> Result<Changed> {
    change(desk, move |document| document.undo_to(id)).await
}

/// Takes one change of the history back by itself, though later ones stand.
#[tauri::command]
#[specta::specta]
pub async fn undo_step(desk: DeskState<'_>, id: u32) -> Result<Changed> {
    change(desk, move |document| document.undo_step(id)).await
}

#[tauri::command]
#[specta::specta]
pub async fn history(desk: DeskState<'_>) -> Result<Vec<HistoryEntry>> {
    work(desk, |desk| desk.document().history()).await
}

/// What is to hold when the file was changed elsewhere.
#[derive(Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ChangedElsewhereChoice {
    Overwrite,
    Reload,
}

#[tauri::command]
#[specta::specta]
pub async fn resolve_changed_elsewhere(desk: DeskState<'_>, choice: ChangedElsewhereChoice) -> Result<()> {
    work(desk, move |desk| match choice {
        ChangedElsewhereChoice::Overwrite => {
            desk.document().publish_replacing()?;
            crate::publisher::publish(desk);
            Ok(())
        }
        ChangedElsewhereChoice::Reload => desk.reload(),
    })
    .await
}

/// How this document was looked at last on this machine: what the window wrote with [`remember_window`].
#[tauri::command]
#[specta::specta]
pub async fn window_memory(desk: DeskState<'_>) -> Result<Option<String>> {
    work(desk, |desk| Ok(desk.memory().look(&desk.document()))).await
}

/// Keeps how the document is looked at: screen, filter, selection. It is no part of the document and never published.
#[tauri::command]
#[specta::specta]
pub async fn remember_window(desk: DeskState<'_>, look: String) -> Result<()> {
    work(desk, move |desk| desk.memory().keep_look(&desk.document(), look)).await
}
