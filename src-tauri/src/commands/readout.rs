use trellis_core::Result;
use trellis_core::api::readout::{ExportReport, PictureFormat, ReadoutView, export_pictures as export};

use super::{DeskState, work};

#[tauri::command]
#[specta::specta]
pub async fn readout(desk: DeskState<'_>) -> Result<ReadoutView> {
    work(desk, |desk| Ok(desk.views()?.readout().view())).await
}

/// A slide as PNG bytes; typed by hand in the window, for bytes cannot be exported as a type.
#[tauri::command]
pub async fn slide_picture(desk: DeskState<'_>, index: u32, width: u32) -> Result<tauri::ipc::Response> {
    let width = width.clamp(64, 7680);
    work(desk, move |desk| Ok(tauri::ipc::Response::new(desk.views()?.readout().picture(index, width)?))).await
}

/// Asks for a folder and writes every slide there; `None` when the dialog was cancelled.
#[tauri::command]
#[specta::specta]
pub async fn export_pictures(desk: DeskState<'_>, format: PictureFormat) -> Result<Option<ExportReport>> {
    work(desk, move |desk| {
        let Some(folder) = desk.dialogs.pick_export_folder() else { return Ok(None) };
        let readout = desk.views()?.readout();
        let job = desk.start_job();
        let report = export(&readout, &folder, format, &job);
        desk.end_job(&job);
        report.map(Some)
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn cancel_job(desk: DeskState<'_>, job: u32) -> Result<()> {
    desk.cancel_job(job);
    Ok(())
}
