//! What Trellis keeps for itself is readable by its user alone.

use std::fs;
#[cfg(unix)]
use std::fs::Permissions;
use std::path::Path;

use crate::Result;

/// A working copy is nobody else's business, whatever the published file allows.
#[cfg(unix)]
pub fn keep_private(folder: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    Ok(fs::set_permissions(folder, Permissions::from_mode(0o700))?)
}

#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps, reason = "a user's own folder is private there already")]
pub fn keep_private(_folder: &Path) -> Result<()> {
    Ok(())
}

/// A copy is read and written by its owner alone, also where the file may only be read.
pub fn make_private(file: &Path) -> Result<()> {
    let mut permissions = fs::metadata(file)?.permissions();
    #[cfg(unix)]
    std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o600);
    #[cfg(not(unix))]
    #[allow(clippy::permissions_set_readonly_false, reason = "only Unix has a world to be writable for")]
    permissions.set_readonly(false);
    Ok(fs::set_permissions(file, permissions)?)
}
