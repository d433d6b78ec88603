//! How the database of a document is connected to.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::Result;

/// How long a reader waits for a writer that holds the whole database.
const BUSY: Duration = Duration::from_secs(5);

/// What the writing connection keeps of the document in memory.
const CACHE_KIBIBYTES: i32 = 48 * 1024;

/// Pages in the log, of 4 KiB, from which on a commit also moves them into the document.
const CHECKPOINT_PAGES: i32 = 12 * 1024;

/// The connection that writes to a working copy, or to one that is being made.
pub fn connect(path: &Path) -> Result<Connection> {
    let connection = Connection::open(path)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // A large import is one transaction. Pages that leave the cache before its end are written twice.
    connection.pragma_update(None, "cache_size", -CACHE_KIBIBYTES)?;
    // A commit does not wait for its pages to be written a second time unless many of them are outstanding.
    connection.pragma_update(None, "wal_autocheckpoint", CHECKPOINT_PAGES)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// A connection for one thread that reads beside the writer.
pub fn reader(path: &Path) -> Result<Connection> {
    // A connection is one thread's at a time: it needs no lock of its own for every cell.
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY)?;
    Ok(connection)
}
