use std::fs::{self, File};
use std::io;
use std::path::Path;

use rusqlite::{Connection, OpenFlags, params};
use tempfile::TempDir;

use super::Document;
use super::private::{keep_private, make_private};
use super::seal::seal;
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
        let (before, token) = self.write(|connection| {
            let before = standing(connection)?;
            let mut publication = before.clone();
            if !replace && there.as_ref().is_some_and(|there| !is_ours(&publication, there)) {
                return Err(changed_elsewhere(place));
            }
            publication.previous_token.clone_from(there.as_ref().map_or(&before.token, |there| &there.token));
            publication.counter = there.as_ref().map_or(0, |there| there.counter).max(before.counter) + 1;
            publication.token = self.environment().fresh_id().to_string();
            publication.write(connection, "")?;
            Ok((before, publication.token))
        })?;
        let revision = match self.put_copy(&place.published) {
            Ok(revision) => revision,
            Err(error) => {
                let there = place.published_state().ok().flatten();
                // Some shares say that a file could not be renamed, and did it.
                let Some(there) = there.filter(|there| there.token == token) else {
                    self.write(|connection| take_back(connection, &before, &token))?;
                    return Err(error);
                };
                there.revision
            }
        };
        self.write(|connection| {
            connection.execute("UPDATE document SET published_revision = ? WHERE id = 1", [revision])?;
            Ok(())
        })
    }

    /// Puts a copy of the document at `path`, over what is there, and says which revision it holds. It is made on this machine and
    /// goes to its folder, which may be a slow share, in one go.
    pub(super) fn put_copy(&self, path: &Path) -> Result<i64> {
        let half = sibling_of(path);
        self.place().map_or(Ok(()), |place| place.begin(&half))?;
        let revision = self.copy_beside(&half, path).and_then(|(file, revision)| {
            put_in_place(file, &half, path)?;
            Ok(revision)
        });
        if revision.is_err() {
            // What is left of the attempt is of no use to anyone; that it may already be gone is fine.
            let _ = fs::remove_file(&half);
        }
        // A note that stays is looked at once more at the next opening.
        let _ = self.place().map_or(Ok(()), Place::end);
        revision
    }

    /// Writes a copy to `half`, which must not exist and becomes the file at `place`. Nobody else can read it before it is whole;
    /// then whoever may read the file at `place`, or any new file. What was written, not yet flushed, and the revision it holds.
    fn copy_beside(&self, half: &Path, place: &Path) -> Result<(File, i64)> {
        // First, for a folder that cannot be written to says so at once.
        let mut file = File::create_new(half)?;
        let as_new = file.metadata()?.permissions();
        // Some shares know no such rights; who may look into the folder decides there.
        let _ = make_private(half);
        let workshop = self.place().map_or_else(|| Ok(TempDir::new()?), Place::workshop)?;
        keep_private(workshop.path())?;
        let made = workshop.path().join("copy.db");
        let revision = self.write_copy(&made)?;
        io::copy(&mut File::open(&made)?, &mut file)?;
        if !place.exists() {
            let _ = fs::set_permissions(half, as_new);
        }
        Ok((file, revision))
    }

    /// Writes the whole document to `path`, which must not exist, and says which revision it holds.
    fn write_copy(&self, path: &Path) -> Result<i64> {
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
        copy.close().map_err(|(_, error)| error)?;
        seal(path, [self.environment().fresh_id(), self.environment().fresh_id()])?;
        Ok(revision)
    }
}

/// The document did not become the publication `token`: a file that comes back is still known by the one before. What was changed
/// meanwhile stays.
fn take_back(connection: &Connection, before: &Publication, token: &str) -> Result<()> {
    connection.execute(
        "UPDATE document SET publish_counter = ?, publish_token = ?, previous_token = ? WHERE publish_token = ?",
        params![before.counter, before.token, before.previous_token, token],
    )?;
    Ok(())
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
