//! How the window is drawn on a machine without a graphics card.

use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

/// Where Linux lists what can draw.
const DEVICES: &str = "/dev/dri";

/// What tells WebKit before its first page to compose nothing. Told by the settings of a page that is there already, it
/// goes on asking what composed it where the wheel was turned, and nothing is scrolled any more (`WebKitGTK` 2.50).
const PLAINLY: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";

/// Lets the window be drawn plainly where no graphics card helps: composing it from layers is then done by the
/// processor, each frame anew, and takes two to four times as long. The program becomes itself once more, with what
/// tells WebKit so; where it cannot, the window is drawn slowly.
pub fn suit() {
    if std::env::var_os(PLAINLY).is_some() || can_accelerate(Path::new(DEVICES)) {
        return;
    }
    if let Ok(program) = std::env::current_exe() {
        let _ = Command::new(program).args(std::env::args_os().skip(1)).env(PLAINLY, "1").exec();
    }
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
