use std::sync::Arc;

use tauri::{App, DragDropEvent, Manager, WebviewUrl, WebviewWindowBuilder, Window, WindowEvent};

use crate::desk::Desk;
use crate::memory::WindowSize;

const USUAL: WindowSize = WindowSize { width: 1440.0, height: 900.0, is_maximized: false };

/// Opens the one window, as large as it was when this document was last looked at.
pub fn open(app: &App, desk: &Desk) -> tauri::Result<()> {
    let size = desk.memory().size(&desk.document()).unwrap_or(USUAL);
    WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
        .title("Trellis")
        .inner_size(size.width, size.height)
        .min_inner_size(960.0, 600.0)
        .maximized(size.is_maximized)
        .build()?;
    Ok(())
}

/// Keeps how large the window is. A convenience: what fails here is not worth a word.
fn remember_size(window: &Window, desk: &Desk) {
    let (Ok(size), Ok(scale), Ok(is_maximized)) = (window.inner_size(), window.scale_factor(), window.is_maximized())
    else {
        return;
    };
    let document = desk.document();
    let size = size.to_logical::<f64>(scale);
    // The size to go back to from a full screen is the one before it.
    let before = desk.memory().size(&document).unwrap_or(USUAL);
    let (width, height) = if is_maximized { (before.width, before.height) } else { (size.width, size.height) };
    let _ = desk.memory().keep_size(&document, WindowSize { width, height, is_maximized });
}

pub fn on_event(window: &Window, event: &WindowEvent) {
    let Some(desk) = window.try_state::<Arc<Desk>>() else { return };
    match event {
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => desk.files_dropped(paths),
        WindowEvent::CloseRequested { api, .. } => {
            // The file is brought up to date first; the window stays responsive while a large one is written.
            api.prevent_close();
            remember_size(window, &desk);
            let desk = Arc::clone(&desk);
            tauri::async_runtime::spawn_blocking(move || desk.close_and_exit());
        }
        _ => {}
    }
}
