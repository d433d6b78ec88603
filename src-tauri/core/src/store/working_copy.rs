use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension};
use tempfile::TempDir;
use uuid::Uuid;

use super::Environment;
use super::lock::Ownership;
use super::migrate::{APPLICATION_ID, current_version, newer_version};
use super::private::{keep_private, make_private};
use super::tables::Publication;
use crate::error::Code;
use crate::{Error, Result};

/// The note a second launch leaves beside the working copy.
const CALL: &str = "wanted";

/// The note of a file that is being written beside a document.
const HALF: &str = "half";

/// How the names of folders begin in which something is made.
const WORKSHOP: &str = "workshop-";

/// Where a document lives on this machine: the file the user chose, and the local copy that is worked on.
pub struct Place {
    /// The published file, with links followed.
    pub published: PathBuf,
    pub(super) folder: PathBuf,
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
        // All that Trellis keeps for itself is under one folder: working copies, earlier states, what it makes on the way.
        keep_private(&environment.data_folder)?;
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

    /// Whether a working copy with unpublished changes survived a crash. One that cannot be read is set aside: it may hold such.
    pub fn has_unpublished_work(&self) -> Result<bool> {
        let database = self.database();
        if !database.exists() {
            return Ok(false);
        }
        let found = Connection::open(&database).and_then(|connection| {
            let sql = "SELECT revision <> published_revision FROM document WHERE id = 1";
            connection.query_row(sql, [], |row| row.get(0)).optional()
        });
        match found {
            // A crash while the copy was being made leaves a file without a document row: there is nothing in it to keep.
            Ok(is_ahead) => Ok(is_ahead.unwrap_or(false)),
            Err(error) if is_no_table(&error) && faults(&database).is_ok_and(|faults| faults.is_empty()) => Ok(false),
            Err(error) if is_unreadable(&error) => self.set_aside().map(|()| false),
            Err(error) => Err(error.into()),
        }
    }

    /// Sees that nothing was left behind at this place that is nowhere else: unpublished changes of a document whose file is gone.
    ///
    /// # Errors
    /// When there are such.
    pub fn is_free(&self) -> Result<()> {
        if self.published.exists() || !self.database().exists() || !self.has_unpublished_work()? {
            return Ok(());
        }
        // The first revision is what every new document has.
        let connection = Connection::open(self.database())?;
        if Publication::read(&connection)?.is_some_and(|publication| publication.revision > 1) {
            return Err(Error::new(format!(
                "changes of a document that was called {} are still kept on this machine; choose another name, or recover them first",
                self.name()
            )));
        }
        Ok(())
    }

    /// Copies the published file into the working folder, over what was there.
    pub fn copy_in(&self) -> Result<()> {
        self.clear()?;
        let half = self.folder.join("incoming.db");
        fs::copy(&self.published, &half)?;
        make_private(&half)?;
        fs::rename(&half, self.database())?;
        Ok(())
    }

    /// Notes the file that is about to be written beside a document, so that a crash does not leave it there for good.
    pub fn begin(&self, half: &Path) -> Result<()> {
        Ok(fs::write(self.folder.join(HALF), half.as_os_str().as_encoded_bytes())?)
    }

    /// Forgets it again: it is in its place, or gone.
    pub fn end(&self) -> Result<()> {
        Ok(fs::remove_file(self.folder.join(HALF))?)
    }

    /// Removes what a crash left half-made here, and half-written beside a document.
    pub fn sweep(&self) {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        for workshop in entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(WORKSHOP)) {
            // What cannot be removed now is swept up the next time.
            let _ = fs::remove_dir_all(workshop.path());
        }
        let Ok(half) = fs::read_to_string(self.folder.join(HALF)) else { return };
        // Where it cannot be removed, its share may be away: the note stays for the next time.
        if fs::remove_file(&half).is_ok() || !Path::new(&half).exists() {
            let _ = self.end();
        }
    }

    /// Puts a database into the working folder, over what was there.
    pub fn take_in(&self, database: &Path) -> Result<()> {
        self.clear()?;
        Ok(fs::rename(database, self.database())?)
    }

    /// A folder for what is being made of this document, within that of its working copy; it goes with what it returns.
    pub fn workshop(&self) -> Result<TempDir> {
        Ok(TempDir::with_prefix_in(WORKSHOP, &self.folder)?)
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
        match connection.query_row("SELECT 1 FROM document", [], |_| Ok(())) {
            // Whatever it is, it is not what was published.
            Err(error) if is_unreadable(&error) || is_no_table(&error) => Ok(Some(Publication::foreign())),
            _ => Publication::read(&connection),
        }
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
    if file.metadata()?.len() == 0 {
        let message = format!("{name} is empty; where a sync client keeps it, wait until it has been fetched");
        return Err(Error::with_code(Code::NoDocument, message));
    }
    let complete = file.read_exact(&mut header).is_ok();
    let number = |at: usize| i32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    if !complete || !header.starts_with(b"SQLite format 3\0") || number(68) != APPLICATION_ID {
        let message = format!("{name} is not a Trellis document; to bring a spreadsheet in, import it");
        return Err(Error::with_code(Code::NoDocument, message));
    }
    let version = number(60);
    if version > current_version() {
        return Err(newer_version(&name, version));
    }
    Ok(version)
}

/// Whether a database is damaged, rather than out of reach for now.
fn is_unreadable(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
        || matches!(error, rusqlite::Error::InvalidColumnType(..) | rusqlite::Error::FromSqlConversionFailure(..))
}

fn is_no_table(error: &rusqlite::Error) -> bool {
    error.to_string().contains("no such table")
}

/// What is wrong with the database at `path` as a database, a line each.
///
/// # Errors
/// When it cannot be read so far as to say that.
pub fn faults(path: &Path) -> Result<Vec<String>> {
    faults_in(&Connection::open(path)?)
}

/// The same of a database that is open.
pub fn faults_in(connection: &Connection) -> Result<Vec<String>> {
    let mut integrity = connection.prepare("PRAGMA integrity_check")?;
    let lines = integrity.query_map([], |row| row.get::<_, String>(0))?;
    let lines = lines.collect::<rusqlite::Result<Vec<String>>>()?;
    // The first line of some only says which database it is about.
    let faults = lines.iter().filter_map(|line| line.lines().next_back()).filter(|line| *line != "ok");
    Ok(faults.map(str::to_owned).collect())
}

/// Where the working copy of the document at `published`, with links followed, is kept.
pub fn working_folder(published: &Path, environment: &Environment) -> PathBuf {
    environment.data_folder.join("working").join(key_of(published))
}

/// What tells the document at a path from every other on this machine.
pub fn key_of(published: &Path) -> String {
    Uuid::new_v5(&Uuid::NAMESPACE_URL, published.as_os_str().as_encoded_bytes()).simple().to_string()
}

/// The path with links followed; the file itself need not exist yet.
pub fn resolve(path: &Path) -> Result<PathBuf> {
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

pub fn display_name(path: &Path) -> String {
    path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
