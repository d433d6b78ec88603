//! How a document begins and is taken up again.

use std::fs;
use std::path::Path;

use rusqlite::Connection;

use super::connections::connect;
use super::migrate::{LADDER, current_version, migrate};
use super::overlap_pack::pack;
use super::private::{keep_private, make_private};
use super::seal::{Seal, verify};
use super::seed::{Seed, plant};
use super::tables::Setting;
use super::working_copy::{Place, faults, inspect};
use super::{Document, Environment, backups};
use crate::error::Code;
use crate::{Error, Result};

impl Document {
    /// Makes a new, empty document at `path` and publishes it there.
    ///
    /// # Errors
    /// When something is at `path` already, its folder is missing, or it cannot be written.
    pub fn create(path: &Path, environment: Environment) -> Result<Self> {
        Self::create_with(path, Seed::default(), environment)
    }

    /// The same, with what is known of it from the start.
    pub fn create_with(path: &Path, seed: Seed, environment: Environment) -> Result<Self> {
        if path.exists() {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            return Err(Error::new(format!("{name} already exists; open it, or choose another name")));
        }
        Self::plant_at(path, seed, environment)
    }

    /// Makes a new, empty document at `path`, over the file that is there: the user said so. The file is replaced only
    /// once the new document is whole.
    ///
    /// # Errors
    /// [`crate::Code::Owned`] when that file is open; otherwise as [`Document::create`].
    pub fn create_over(path: &Path, environment: Environment) -> Result<Self> {
        Self::plant_at(path, Seed::default(), environment)
    }

    fn plant_at(path: &Path, seed: Seed, environment: Environment) -> Result<Self> {
        let place = Place::claim(path, &environment)?;
        place.is_free()?;
        place.clear()?;
        let mut connection = connect(&place.database())?;
        migrate(&mut connection, LADDER)?;
        plant(&connection, &place.name(), seed, &environment)?;
        let document = Self::over(connection, Some(place), environment);
        document.publish_replacing()?;
        Ok(document)
    }

    /// Opens the document at `path`. Work that a crash left unpublished is taken up again.
    ///
    /// # Errors
    /// When it is not a Trellis document, of a newer version, damaged, or owned by another process.
    pub fn open(path: &Path, environment: Environment) -> Result<Self> {
        let known = environment.clone();
        let damaged = |why: &str| backups::damaged(path, why, &known);
        let kept = !backups::earlier_states(path, &environment).is_empty();
        let version = inspect(path).map_err(|error| match error.code {
            Code::NoDocument if kept => damaged("it is no database any more"),
            _ => error,
        })?;
        let place = Place::claim(path, &environment)?;
        place.sweep();
        let seal = if place.has_unpublished_work()? {
            None
        } else {
            place.copy_in()?;
            Some(verify(&place.database())?)
        };
        if seal == Some(Seal::Whole) {
            // Without room for it the document is opened all the same.
            let _ = backups::keep(&place, &environment);
        }
        if version < current_version() {
            back_up(&place, version, &environment)?;
        }
        let opened = Self::taken_up(&place, seal, version).inspect_err(|_| {
            // It holds nothing that the file does not.
            let _ = if seal.is_some() { place.clear() } else { Ok(()) };
        });
        let connection = opened.map_err(|error| match error.code {
            Code::Damaged => damaged(&error.message),
            _ => error,
        })?;
        let mut document = Self::over(connection, Some(place), environment);
        document.is_altered = seal == Some(Seal::Broken);
        if document.is_altered
            && let Err(error) = document.snapshot()
        {
            // It is a database, and no document any more.
            document.abandon()?;
            return Err(damaged(&error.message));
        }
        document.is_work_set_aside = document.place().is_some_and(Place::takes_note_of_set_aside);
        Ok(document)
    }

    /// The working copy, migrated.
    ///
    /// # Errors
    /// [`Code::Damaged`] with what is wrong, where it cannot be read as a document.
    fn taken_up(place: &Place, seal: Option<Seal>, version: i32) -> Result<Connection> {
        let damaged = |why: String| Error::with_code(Code::Damaged, why);
        // What stands before the colon says no more than that.
        let unreadable = |error: Error| {
            damaged(error.message.rsplit_once(": ").map_or(error.message.as_str(), |(_, why)| why).to_owned())
        };
        if seal.is_some_and(|seal| seal != Seal::Whole)
            && let Some(fault) = faults(&place.database()).map_err(unreadable)?.into_iter().next()
        {
            return Err(damaged(fault));
        }
        let mut connection = connect(&place.database()).map_err(unreadable)?;
        migrate(&mut connection, LADDER)?;
        if version < current_version() {
            pack(&connection)?;
        }
        Setting::read(&connection).map_err(unreadable)?;
        Ok(connection)
    }
}

/// Keeps an older document as it is before it is migrated.
fn back_up(place: &Place, version: i32, environment: &Environment) -> Result<()> {
    let folder = environment.data_folder.join("backups");
    fs::create_dir_all(&folder)?;
    keep_private(&folder)?;
    let copy = folder.join(format!("{} {} format {version}.trellis", place.name(), environment.today()));
    fs::copy(&place.published, &copy)?;
    make_private(&copy)
}
