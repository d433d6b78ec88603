use std::fs;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::Document;
use super::tables::Publication;
use super::working_copy::Place;
use crate::error::Code;
use crate::whole_file::{put_in_place, sibling_of};
use crate::{Error, Result};

impl Document {
    /// Makes the file at the chosen place hold every committed change. At every instant the file there is a whole
    /// database: a sibling is written, flushed and renamed over it.
    ///
    /// # Errors
    /// [`Code::ChangedElsewhere`] when someone else changed the file since; otherwise when it cannot be written. The
    /// working copy keeps everything.
    pub fn publish(&self) -> Result<()> {
        self.publish_over(false)
    }

    /// The same, over a file that changed elsewhere: the user said so.
    pub fn publish_replacing(&self) -> Result<()> {
        self.publish_over(true)
    }

    /// Whether there are committed changes the file does not hold yet.
    pub fn has_unpublished_changes(&self) -> Result<bool> {
        self.read(|connection| Ok(Publication::read(connection)?.is_some_and(|publication| !publication.is_current())))
    }

    fn publish_over(&self, replace: bool) -> Result<()> {
        let Some(place) = self.place() else { return Ok(()) };
        let _one_at_a_time = self.publishing();
        let there = place.published_state()?;
        self.write(|connection| {
            let mut publication = standing(connection)?;
            if !replace && there.as_ref().is_some_and(|there| !is_ours(&publication, there)) {
                return Err(changed_elsewhere(place));
            }
            if let Some(there) = &there {
                publication.previous_token.clone_from(&there.token);
                publication.counter = publication.counter.max(there.counter);
            }
            publication.counter += 1;
            publication.token = self.environment().fresh_id().to_string();
            publication.write(connection, "")
        })?;
        let sibling = sibling_of(&place.published);
        let revision = self.write_copy(&sibling).and_then(|revision| {
            put_in_place(&sibling, &place.published)?;
            Ok(revision)
        });
        if revision.is_err() {
            // What is left of the attempt is of no use to anyone; that it may already be gone is fine.
            let _ = fs::remove_file(&sibling);
        }
        let revision = revision?;
        self.write(|connection| {
            connection.execute("UPDATE document SET published_revision = ? WHERE id = 1", [revision])?;
            Ok(())
        })
    }

    /// Writes the whole document to `path`, which must not exist, and says which revision it holds.
    pub(super) fn write_copy(&self, path: &Path) -> Result<i64> {
        let text =
            path.to_str().ok_or_else(|| Error::new(format!("{} is not a path Trellis can write", path.display())))?;
        self.read(|connection| {
            connection.execute("VACUUM INTO ?", [text])?;
            Ok(())
        })?;
        let copy = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let revision = standing(&copy)?.revision;
        // The copy says of itself that it is up to date: it is what is published.
        copy.execute("UPDATE document SET published_revision = revision WHERE id = 1", [])?;
        Ok(revision)
    }
}

fn standing(connection: &Connection) -> Result<Publication> {
    Publication::read(connection)?.ok_or_else(|| Error::new("the document has lost its first row"))
}

/// Whether the file is the one this working copy came from, or became and crashed before it could note so.
fn is_ours(ours: &Publication, there: &Publication) -> bool {
    there.uuid == ours.uuid && (there.token == ours.token || there.token == ours.previous_token)
}

fn changed_elsewhere(place: &Place) -> Error {
    Error::with_code(
        Code::ChangedElsewhere,
        format!(
            "{} was changed elsewhere since it was opened; your changes are kept on this machine: replace the file, reload it, or save yours under another name",
            place.name()
        ),
    )
}
