//! Whether a published file is byte for byte what Trellis wrote: a flipped bit in a number breaks no rule of a database.

use std::fs::{self, File};
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use memchr::memmem;
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{Error, Result};

const SEAL_BYTES: usize = 32;

/// What the seal of a file says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    /// The file is as it was published.
    Whole,
    /// Something else than Trellis changed it.
    Broken,
    /// An older version published it, and never sealed it.
    Missing,
}

/// Seals the database at `path`, which nothing writes to any more.
///
/// # Errors
/// When the file cannot be read or written.
pub fn seal(path: &Path, fresh: [Uuid; 2]) -> Result<()> {
    // First something that stands nowhere else in the file, then what the file comes to around it.
    let mut place = [0; SEAL_BYTES];
    for (half, id) in place.chunks_exact_mut(SEAL_BYTES / 2).zip(fresh) {
        half.copy_from_slice(&Sha256::digest(id.as_bytes())[..SEAL_BYTES / 2]);
    }
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.pragma_update(None, "journal_mode", "memory")?;
    connection.execute("UPDATE document SET seal = ? WHERE id = 1", [place])?;
    connection.close().map_err(|(_, error)| error)?;
    let (at, sum) = sum(fs::read(path)?, &place).ok_or_else(|| Error::new("the document could not be sealed"))?;
    let mut file = File::options().write(true).open(path)?;
    file.seek(SeekFrom::Start(at))?;
    Ok(file.write_all(&sum)?)
}

/// Reads the file at `path` from end to end and compares it with its seal.
///
/// # Errors
/// When the file cannot be read; a database that cannot be read is [`Seal::Broken`].
pub fn verify(path: &Path) -> Result<Seal> {
    let bytes = fs::read(path)?;
    Ok(match kept_in(path) {
        Ok(None) => Seal::Missing,
        Ok(Some(kept)) if sum(bytes, &kept).is_some_and(|(_, sum)| sum == kept) => Seal::Whole,
        _ => Seal::Broken,
    })
}

fn kept_in(path: &Path) -> rusqlite::Result<Option<[u8; SEAL_BYTES]>> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let has_seals = "SELECT 1 FROM pragma_table_info('document') WHERE name = 'seal'";
    if connection.query_row(has_seals, [], |_| Ok(())).optional()?.is_none() {
        // A format that knows no seals has none to break.
        return connection.query_row("SELECT id FROM document", [], |_| Ok(None));
    }
    connection.query_row("SELECT seal FROM document WHERE id = 1", [], |row| row.get(0))
}

/// Where in the file the seal stands, and what the file comes to with zeros there; `None` unless it stands there once.
fn sum(mut bytes: Vec<u8>, seal: &[u8; SEAL_BYTES]) -> Option<(u64, [u8; SEAL_BYTES])> {
    let mut places = memmem::find_iter(&bytes, seal);
    let (at, None) = (places.next()?, places.next()) else { return None };
    bytes[at..at + SEAL_BYTES].fill(0);
    Some((at as u64, Sha256::digest(&bytes).into()))
}
