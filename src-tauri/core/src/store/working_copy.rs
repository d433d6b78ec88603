use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};
use uuid::Uuid;

use super::Environment;
use super::lock::Ownership;
use super::migrate::{APPLICATION_ID, current_version, newer_version};
use super::tables::Publication;
use crate::{Error, Result};

/// The note a second launch leaves beside the working copy.
const CALL: &str = "wanted";

/// Where a document lives on this machine: the file the user chose, and the local copy that is worked on.
pub struct Place {
    /// The published file, with links followed.
    pub published: PathBuf,
    folder: PathBuf,
    _ownership: Ownership,
}

impl Place {
    /// Takes ownership of the document at `published`, whose folder must exist.
    ///
    /// # Errors
    /// When the folder is missing, or another process owns the document.
    pub fn claim(published: &Path, environment: &Environment) -> Result<Self> {
        let published = resolve(published)?;
        let folder = working_folder(&published, environment);
        fs::create_dir_all(&folder)?;
        keep_private(&folder)?;
        let ownership = Ownership::take(&folder.join("lock"), &display_name(&published))?;
        Ok(Self { published, folder, _ownership: ownership })
    }

    /// Leaves a note for the process that owns the document: it is wanted.
    pub fn call(published: &Path, environment: &Environment) -> Result<()> {
        let folder = working_folder(&resolve(published)?, environment);
        Ok(fs::write(folder.join(CALL), [])?)
    }

    /// Whether such a note still waits for the document at `published`.
    pub fn call_waits(published: &Path, environment: &Environment) -> bool {
        resolve(published).is_ok_and(|published| working_folder(&published, environment).join(CALL).exists())
    }

    /// Takes such a note away, and says whether there was one.
    #[must_use]
    pub fn take_call(&self) -> bool {
        fs::remove_file(self.folder.join(CALL)).is_ok()
    }

    /// The database that is worked on.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.folder.join("document.db")
    }

    /// The name on screen and in sentences: the file's, without its ending.
    #[must_use]
    pub fn name(&self) -> String {
        display_name(&self.published)
    }

    /// Whether a working copy with unpublished changes survived a crash.
    pub fn has_unpublished_work(&self) -> Result<bool> {
        let database = self.database();
        if !database.exists() {
            return Ok(false);
        }
        let connection = Connection::open(&database)?;
        // A crash while the copy was being made leaves a file without a document row: there is nothing in it to keep.
        let publication = Publication::read(&connection).unwrap_or_default();
        Ok(publication.is_some_and(|publication| !publication.is_current()))
    }

    /// Copies the published file into the working folder, over what was there.
    pub fn copy_in(&self) -> Result<()> {
        self.clear()?;
        let half = self.folder.join("incoming.db");
        fs::copy(&self.published, &half)?;
        make_writable(&half)?;
        fs::rename(&half, self.database())?;
        Ok(())
    }

    /// Removes the working copy.
    pub fn clear(&self) -> Result<()> {
        for name in ["document.db", "document.db-wal", "document.db-shm", "incoming.db"] {
            match fs::remove_file(self.folder.join(name)) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
        Ok(())
    }

    /// The publication the file at the chosen place is; `None` when there is no file.
    pub fn published_state(&self) -> Result<Option<Publication>> {
        if !self.published.exists() {
            return Ok(None);
        }
        let connection = Connection::open_with_flags(&self.published, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        Publication::read(&connection)
    }
}

/// Says what is wrong with a file that is to be opened as a document; its format version when nothing is.
///
/// # Errors
/// When it does not exist, is no Trellis document, or is of a newer version.
pub fn inspect(path: &Path) -> Result<i32> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    if !path.exists() {
        return Err(Error::new(format!("{name} does not exist; check the path, or make it with New")));
    }
    let mut header = [0_u8; 100];
    let mut file = fs::File::open(path)?;
    let complete = file.read_exact(&mut header).is_ok();
    let number = |at: usize| i32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    if !complete || !header.starts_with(b"SQLite format 3\0") || number(68) != APPLICATION_ID {
        return Err(Error::new(format!("{name} is not a Trellis document; to bring a spreadsheet in, import it")));
    }
    let version = number(60);
    if version > current_version() {
        return Err(newer_version(&name, version));
    }
    Ok(version)
}

fn working_folder(published: &Path, environment: &Environment) -> PathBuf {
    let key = Uuid::new_v5(&Uuid::NAMESPACE_URL, published.as_os_str().as_encoded_bytes());
    environment.data_folder.join("working").join(key.simple().to_string())
}

/// The path with links followed; the file itself need not exist yet.
fn resolve(path: &Path) -> Result<PathBuf> {
    if let Ok(resolved) = path.canonicalize() {
        return Ok(resolved);
    }
    let name = path.file_name().ok_or_else(|| Error::new(format!("{} is not a file name", path.display())))?;
    let parent = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let parent = parent
        .canonicalize()
        .map_err(|_| Error::new(format!("the folder {} does not exist; make it first", parent.display())))?;
    Ok(parent.join(name))
}

/// A working copy is nobody else's business, whatever the published file allows.
#[cfg(unix)]
fn keep_private(folder: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    Ok(fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?)
}

#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps, reason = "a user's own folder is private there already")]
fn keep_private(_folder: &Path) -> Result<()> {
    Ok(())
}

/// The copy of a file that may only be read is still worked on.
fn make_writable(file: &Path) -> Result<()> {
    let mut permissions = fs::metadata(file)?.permissions();
    #[cfg(unix)]
    std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o600);
    #[cfg(not(unix))]
    #[allow(clippy::permissions_set_readonly_false, reason = "only Unix has a world to be writable for")]
    permissions.set_readonly(false);
    Ok(fs::set_permissions(file, permissions)?)
}

fn display_name(path: &Path) -> String {
    path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
