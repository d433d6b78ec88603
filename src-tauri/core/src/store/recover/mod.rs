//! What can still be read of a damaged document, as a new one.
//!
//! Rows are read table by table, from both ends of what is broken towards it. What points to a row that is lost loses the
//! pointer, or where it cannot be without it, goes too.

mod pointers;
mod source;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use self::pointers::unpoint;
use self::source::tables;
use self::words::words;
use super::connections::connect;
use super::migrate::{LADDER, SETTLE, current_version, migrate};
use super::overlap_pack::pack;
use super::private::make_private;
use super::seed::{Seed, plant};
use super::working_copy::{Place, display_name};
use super::{Document, Environment};
use crate::{Error, Result};

/// What only repeats other tables, and the log of undo, which must have no gaps: neither is taken along.
const LEFT: [&str; 2] = ["overlap_pack", "change"];

/// What became of a damaged document.
pub struct Recovered {
    /// The new document, published at its place.
    pub document: Document,
    /// How many rows it has of the damaged one.
    pub rows: usize,
    /// What was lost, a sentence each; empty where all of it could be read.
    pub losses: Vec<String>,
}

/// Reads what can be read of the document at `damaged` into a new one at `into`. The damaged file stays as it is; work that was never
/// published counts as part of it. The undo history ends.
///
/// # Errors
/// When nothing can be read of it, another process owns it, or there is a file at `into`.
pub fn recover(damaged: &Path, into: &Path, environment: &Environment) -> Result<Recovered> {
    if into.exists() {
        return Err(Error::new(format!("{} already exists; choose another name", into.display())));
    }
    let place = Place::claim(damaged, environment)?;
    place.sweep();
    let source = if place.has_unpublished_work()? { place.database() } else { place.published.clone() };
    let workshop = place.workshop()?;
    let half = workshop.path().join("recovered.db");
    let salvaged = salvage(&copied(&source, workshop.path()), &half, environment, &display_name(into));
    let taken = salvaged.and_then(|(rows, losses)| {
        let new = Place::claim(into, environment)?;
        new.is_free()?;
        new.take_in(&half)?;
        let document = Document::over(connect(&new.database())?, Some(new), environment.clone());
        // Every row must also be one this version can read.
        let published = document.snapshot().and_then(|_| document.publish_replacing());
        if let Err(error) = published {
            // Or it would come back in the place of what is put there next.
            document.abandon()?;
            return Err(error);
        }
        Ok(Recovered { document, rows, losses })
    });
    workshop.close()?;
    taken.map_err(|error| Error::new(format!("nothing whole could be recovered: {}", error.message)))
}

/// A copy to read from: even to be read a database may ask for files beside it.
fn copied(source: &Path, workshop: &Path) -> PathBuf {
    let copy = workshop.join("damaged.db");
    for companion in ["", "-wal"] {
        let from = with_ending(source, companion);
        let to = with_ending(&copy, companion);
        if from.exists() && fs::copy(from, &to).map_err(Error::from).and_then(|_| make_private(&to)).is_err() {
            // The disk itself is at fault: the database goes around what cannot be read.
            return source.to_owned();
        }
    }
    copy
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// How many rows could be read, and what could not.
fn salvage(source: &Path, half: &Path, environment: &Environment, name: &str) -> Result<(usize, Vec<String>)> {
    let old = Connection::open_with_flags(source, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // Or a file that ends too early would not be read at all.
    old.pragma_update(None, "writable_schema", true)?;
    old.pragma_update(None, "query_only", true)?;
    let version: i32 = old.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let steps = usize::try_from(version).unwrap_or(0).clamp(1, LADDER.len());
    let mut new = connect(half)?;
    migrate(&mut new, &LADDER[..steps])?;
    new.pragma_update(None, "foreign_keys", false)?;
    let (mut rows, mut losses) = (0, Vec::new());
    if version > current_version() {
        losses.push("What only a newer version of Trellis knows is left out".to_owned());
    }
    let begun = new.transaction()?;
    for table in tables(&begun)?.iter().filter(|table| !LEFT.contains(&table.name.as_str())) {
        let copied = table.copy(&old, &begun)?;
        rows += copied.rows;
        losses.extend(copied.is_short.then(|| format!("Some {} could not be read", words(&table.name))));
    }
    losses.extend(unpoint(&begun)?);
    begun.commit()?;
    if rows == 0 {
        return Err(Error::new("not one row of it can be read"));
    }
    migrate(&mut new, LADDER)?;
    new.execute_batch(SETTLE)?;
    losses.extend(fill_in(&new, environment, name)?);
    pack(&new)?;
    // It is a document of its own: the damaged one may still be somewhere.
    let fresh = [environment.fresh_id().to_string(), environment.fresh_id().to_string()];
    new.execute(
        "UPDATE document SET uuid = ?1, publish_token = ?2, previous_token = ?2, published_revision = 0, revision = revision + 1",
        fresh,
    )?;
    Ok((rows, losses))
}

/// Gives the document what every document has, where the damaged one lost it.
fn fill_in(new: &Connection, environment: &Environment, name: &str) -> Result<Vec<String>> {
    let mut fresh = Connection::open_in_memory()?;
    migrate(&mut fresh, LADDER)?;
    plant(&fresh, name, Seed::default(), environment)?;
    let mut filled = Vec::new();
    for table in tables(&fresh)? {
        let count = |connection: &Connection| {
            connection.query_row(&format!("SELECT count(*) FROM \"{}\"", table.name), [], |row| row.get::<_, i64>(0))
        };
        let is_needed = ["document", "setting", "tier"].contains(&table.name.as_str());
        if is_needed && count(new)? < count(&fresh)? {
            table.copy(&fresh, new)?;
            filled.push(format!("The {} were lost, and are those of a new document", words(&table.name)));
        }
    }
    Ok(filled)
}
