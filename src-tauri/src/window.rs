use std::sync::Arc;

use tauri::{App, DragDropEvent, Manager, WebviewUrl, WebviewWindowBuilder, Window, WindowEvent};

use crate::desk::Desk;

/// Opens the one window.
pub fn open(app: &App) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
        .title("Trellis")
        .inner_size(1440.0, 900.0)
        .min_inner_size(960.0, 600.0)
        .build()?;
    Ok(())
}

pub fn on_event(window: &Window, event: &WindowEvent) {
    let Some(desk) = window.try_state::<Arc<Desk>>() else { return };
    match event {
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => desk.files_dropped(paths.clone()),
        WindowEvent::CloseRequested { api, .. } => {
            // The file is brought up to date first; the window stays responsive while a large one is written.
            api.prevent_close();
            let desk = Arc::clone(&desk);
            tauri::async_runtime::spawn_blocking(move || desk.close_and_exit());
        }
        _ => {}
    }
}
