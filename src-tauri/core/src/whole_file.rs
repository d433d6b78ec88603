//! Files that are whole at every instant: written beside their place, flushed and renamed into it.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Makes the file at `path` hold `bytes`. Where that fails, what was there stays, and nothing half-written is left.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let sibling = sibling_of(path);
    let written = File::create(&sibling).and_then(|mut file| {
        file.write_all(bytes)?;
        put_in_place(file, &sibling, path)
    });
    if written.is_err() {
        // What is left of the attempt is of no use to anyone; that it may already be gone is fine.
        let _ = fs::remove_file(&sibling);
    }
    written
}

/// A hidden file beside the one at `path`: renaming is atomic only within a file system.
pub fn sibling_of(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.publishing", std::process::id()))
}

/// Renames `sibling`, which `written` wrote, to `path`, over what is there and with its permissions.
pub fn put_in_place(written: File, sibling: &Path, path: &Path) -> io::Result<()> {
    // By whoever wrote: some shares keep an error of writing for them. And first: a file that may only be read cannot be flushed
    // everywhere.
    written.sync_all()?;
    drop(written);
    if let Ok(metadata) = fs::metadata(path) {
        fs::set_permissions(sibling, metadata.permissions())?;
    }
    fs::rename(sibling, path)?;
    // A folder cannot be opened for flushing on every system; the rename itself is done either way.
    if let Some(folder) = path.parent().and_then(|folder| File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
    Ok(())
}
