//! How the window is drawn on a machine without a graphics card.

use std::path::Path;

use tauri::WebviewWindow;
use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

/// Where Linux lists what can draw.
const DEVICES: &str = "/dev/dri";

/// Lets the window be drawn plainly where no graphics card helps: composing it from layers is then done by the
/// processor, each frame anew, and takes two to four times as long.
///
/// # Errors
/// When the window is gone already.
pub fn suit(window: &WebviewWindow) -> tauri::Result<()> {
    if can_accelerate(Path::new(DEVICES)) {
        return Ok(());
    }
    window.with_webview(|webview| {
        if let Some(settings) = webview.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

/// Whether one of the devices draws.
fn can_accelerate(devices: &Path) -> bool {
    let Ok(devices) = devices.read_dir() else { return false };
    devices.flatten().any(|device| device.file_name().to_string_lossy().starts_with("renderD"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use tempfile::TempDir;

    use super::can_accelerate;

    #[test]
    fn only_a_device_that_draws_accelerates() {
        let folder = TempDir::new().unwrap();
        assert!(!can_accelerate(&folder.path().join("missing")));
        std::fs::write(folder.path().join("card0"), "").unwrap();
        assert!(!can_accelerate(folder.path()));
        std::fs::write(folder.path().join("renderD128"), "").unwrap();
        assert!(can_accelerate(folder.path()));
    }
}
