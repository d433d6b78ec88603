use std::sync::Arc;

use trellis_core::api::data_out;
use trellis_core::api::document::Changed;
use trellis_core::api::plan_book;
use trellis_core::api::readout::{
    self, DeckEdit, DeckFormat, ExportReport, LookEdit, PictureFormat, Readout, ReadoutView, Redaction,
};
use trellis_core::{Job, Result};

use super::{DeskState, work};
use crate::desk::Desk;
use crate::dialogs::NewFile;

#[tauri::command]
#[specta::specta]
pub async fn readout(desk: DeskState<'_>, redaction: Redaction) -> Result<ReadoutView> {
    work(desk, move |desk| Ok(masked(desk, redaction)?.view())).await
}

/// A slide as PNG bytes; typed by hand in the window, for bytes cannot be exported as a type.
#[tauri::command]
pub async fn slide_picture(
    desk: DeskState<'_>,
    index: u32,
    width: u32,
    redaction: Redaction,
) -> Result<tauri::ipc::Response> {
    let width = width.clamp(64, 7680);
    work(desk, move |desk| Ok(tauri::ipc::Response::new(masked(desk, redaction)?.picture(index, width)?))).await
}

/// Puts a slide on the clipboard as a picture of 1920 x 1080 pixels.
#[tauri::command]
#[specta::specta]
pub async fn copy_slide(desk: DeskState<'_>, index: u32, redaction: Redaction) -> Result<()> {
    work(desk, move |desk| desk.clipboard.put(masked(desk, redaction)?.pixels(index, 1920)?)).await
}

/// Orders, leaves out, takes in and titles slides.
#[tauri::command]
#[specta::specta]
pub async fn compose_deck(desk: DeskState<'_>, edit: DeckEdit) -> Result<Changed> {
    work(desk, move |desk| {
        let changed = readout::compose_deck(&desk.document(), &*desk.views()?, &edit)?;
        Ok(desk.changed(changed))
    })
    .await
}

/// Colours the read-out, or takes its logo off.
#[tauri::command]
#[specta::specta]
pub async fn edit_look(desk: DeskState<'_>, edit: LookEdit) -> Result<Changed> {
    work(desk, move |desk| {
        let changed = readout::edit_look(&desk.document(), desk.views()?.snapshot(), &edit)?;
        Ok(desk.changed(changed))
    })
    .await
}

/// Asks for a logo and puts it on every slide; `None` when the dialog was cancelled.
#[tauri::command]
#[specta::specta]
pub async fn pick_logo(desk: DeskState<'_>) -> Result<Option<Changed>> {
    work(desk, |desk| {
        let Some(path) = desk.dialogs.pick_logo() else { return Ok(None) };
        let changed = readout::set_logo(&desk.document(), desk.views()?.snapshot(), &path)?;
        Ok(Some(desk.changed(changed)))
    })
    .await
}

/// Asks for a file and writes all slides to it; `None` when the dialog was cancelled.
#[tauri::command]
#[specta::specta]
pub async fn export_deck(
    desk: DeskState<'_>,
    format: DeckFormat,
    redaction: Redaction,
) -> Result<Option<ExportReport>> {
    work(desk, move |desk| {
        let suggested = &desk.views()?.readout()?.imprint().title;
        let (title, kind, extension) = ("Choose where the read-out is kept", format.name(), format.extension());
        let Some(path) = desk.dialogs.save_file(&NewFile { title, kind, extension, suggested }) else {
            return Ok(None);
        };
        let readout = masked(desk, redaction)?;
        export(desk, |job| readout::export_deck(&readout, &path, format, job)).map(Some)
    })
    .await
}

/// Asks for a template and a file, and writes all slides to it in the template's look; `None` when a dialog was cancelled.
#[tauri::command]
#[specta::specta]
pub async fn export_in_template(desk: DeskState<'_>, redaction: Redaction) -> Result<Option<ExportReport>> {
    work(desk, move |desk| {
        let Some(template) = desk.dialogs.pick_template() else { return Ok(None) };
        let template = readout::read_template(&template)?;
        let suggested = &desk.views()?.readout()?.imprint().title;
        let (title, kind, extension) = ("Choose where the read-out is kept", "PowerPoint", "pptx");
        let Some(path) = desk.dialogs.save_file(&NewFile { title, kind, extension, suggested }) else {
            return Ok(None);
        };
        let readout = masked(desk, redaction)?;
        export(desk, |job| readout::export_in_template(&readout, &template, &path, job)).map(Some)
    })
    .await
}

/// Asks for a file and writes the plan to it as a workbook; `None` when the dialog was cancelled.
#[tauri::command]
#[specta::specta]
pub async fn export_plan_book(desk: DeskState<'_>) -> Result<Option<ExportReport>> {
    work(desk, |desk| {
        let suggested = &plan_book::plan_book_name(desk.views()?.snapshot());
        let (title, kind, extension) = ("Choose where the plan is kept", "Excel workbook", "xlsx");
        let Some(path) = desk.dialogs.save_file(&NewFile { title, kind, extension, suggested }) else {
            return Ok(None);
        };
        plan_book::export_plan(&desk.document(), &*desk.views()?, &path).map(Some)
    })
    .await
}

/// Asks for a file and writes the partners to it in the columns they came in; `None` when the dialog was cancelled.
#[tauri::command]
#[specta::specta]
pub async fn export_roster(desk: DeskState<'_>) -> Result<Option<ExportReport>> {
    work(desk, |desk| {
        let views = desk.views()?;
        let suggested = &data_out::roster_file_name(views.snapshot());
        let (title, kind, extension) = ("Choose where the roster is kept", "Comma-separated text", "csv");
        let Some(path) = desk.dialogs.save_file(&NewFile { title, kind, extension, suggested }) else {
            return Ok(None);
        };
        data_out::export_roster(views.snapshot(), &path).map(Some)
    })
    .await
}

/// Asks for a folder and writes what is known there as flat files; `None` when the dialog was cancelled.
#[tauri::command]
#[specta::specta]
pub async fn export_facts(desk: DeskState<'_>) -> Result<Option<ExportReport>> {
    work(desk, |desk| {
        let Some(folder) = desk.dialogs.pick_export_folder() else { return Ok(None) };
        data_out::export_facts(&*desk.views()?, &folder).map(Some)
    })
    .await
}

/// Asks for a folder and writes every slide there; `None` when the dialog was cancelled.
#[tauri::command]
#[specta::specta]
pub async fn export_pictures(
    desk: DeskState<'_>,
    format: PictureFormat,
    redaction: Redaction,
) -> Result<Option<ExportReport>> {
    work(desk, move |desk| {
        let Some(folder) = desk.dialogs.pick_export_folder() else { return Ok(None) };
        let readout = masked(desk, redaction)?;
        export(desk, |job| readout::export_pictures(&readout, &folder, format, job)).map(Some)
    })
    .await
}

/// The slides with what is to be masked masked.
fn masked(desk: &Desk, redaction: Redaction) -> Result<Arc<Readout>> {
    desk.views()?.masked_readout(redaction)
}

#[tauri::command]
#[specta::specta]
pub async fn cancel_job(desk: DeskState<'_>, job: u32) -> Result<()> {
    desk.cancel_job(job);
    Ok(())
}

/// Exports as a job of the window, over when the export is.
fn export(desk: &Desk, write: impl FnOnce(&Job) -> Result<ExportReport>) -> Result<ExportReport> {
    let job = desk.start_job();
    let report = write(&job);
    desk.end_job(&job);
    report
}
