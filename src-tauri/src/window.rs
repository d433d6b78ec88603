use std::sync::Arc;

use tauri::webview::NewWindowResponse;
use tauri::{App, DragDropEvent, Manager, Url, WebviewUrl, WebviewWindowBuilder, Window, WindowEvent};

use crate::desk::Desk;
use crate::memory::WindowSize;

const USUAL: WindowSize = WindowSize { width: 1440.0, height: 900.0, is_maximized: false };

/// A proxy nobody can be: port 0 is not listened on. Whatever the content security policy does not cover, as the connection a
/// webview opens ahead of a link being followed, goes there and no further, and no name is looked up for it.
#[cfg(target_os = "linux")]
const NOWHERE: &str = "http://127.0.0.1:0";

/// Opens the one window, as large as it was when this document was last looked at. It shows the page of Trellis and never
/// another: no link leads away from it, opens a second window or becomes a download.
pub fn open(app: &App, desk: &Desk) -> tauri::Result<()> {
    let size = desk.memory().size(&desk.document()).unwrap_or(USUAL);
    let window = WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
        .title("Trellis")
        .inner_size(size.width, size.height)
        .min_inner_size(960.0, 600.0)
        .maximized(size.is_maximized)
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny);
    #[cfg(target_os = "linux")]
    let window = window.proxy_url(NOWHERE.parse().map_err(tauri::Error::InvalidUrl)?);
    window.build()?;
    Ok(())
}

/// Whether an address is the page of Trellis, which each system's webview calls by its own name.
fn is_ours(address: &Url) -> bool {
    let page = if cfg!(windows) { ("http", Some("tauri.localhost")) } else { ("tauri", Some("localhost")) };
    (address.scheme(), address.host_str()) == page
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(not(windows))]
    fn the_window_goes_to_no_page_but_its_own() {
        let goes_to = |address: &str| is_ours(&address.parse().unwrap());
        assert!(goes_to("tauri://localhost"));
        assert!(goes_to("tauri://localhost/index.html#map"));
        for other in [
            "http://tauri.localhost/",
            "https://localhost/",
            "tauri://elsewhere/",
            "tauri:localhost",
            "file:///etc/passwd",
            "asset://localhost/etc/passwd",
            "ipc://localhost/map",
            "blob:tauri://localhost/5f0c",
            "data:text/html,hello",
            "about:blank",
            "about:srcdoc",
            "javascript:alert(1)",
        ] {
            assert!(!goes_to(other), "{other}");
        }
    }
}
