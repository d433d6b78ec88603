use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;

use super::connections::reader;
use super::migrate::{LADDER, migrate};
use super::seed::{Seed, plant};
use super::snapshot::LaterAccounts;
use super::tables::Publication;
use super::touched::{Touched, TouchedAt};
use super::working_copy::{Place, inspect};
use super::{Environment, Snapshot, backups};
use crate::{Error, Result};

/// An open document: owned by this process, worked on in a local copy, published as one whole file.
pub struct Document {
    environment: Environment,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
    place: Option<Place>,
    publishing: Mutex<()>,
    snapshot: Mutex<Option<Arc<Snapshot>>>,
    /// The revision that last touched a topic; written before that revision is committed.
    touched: Mutex<TouchedAt>,
    pub(super) is_altered: bool,
    pub(super) is_work_set_aside: bool,
}

impl Document {
    /// Whether something else than Trellis changed the file since it was published. What stands in it can be read; whether
    /// it is what was meant nobody can tell.
    #[must_use]
    pub const fn is_altered(&self) -> bool {
        self.is_altered
    }

    /// The same as a sentence.
    #[must_use]
    pub fn alteration(&self) -> Option<String> {
        let name = self.place.as_ref().filter(|_| self.is_altered)?.name();
        Some(format!(
            "{name} is not as Trellis wrote it: another program, a sync client or a fault of the disk changed it. It can be read, but \
             compare its numbers with an earlier state before you rely on them"
        ))
    }

    /// What whoever opened the document has to know of it, a sentence each.
    #[must_use]
    pub fn warnings(&self) -> Vec<String> {
        let aside = self.place.as_ref().filter(|_| self.is_work_set_aside).map(|place| {
            format!(
                "{} was being worked on when Trellis last stopped, and what was left of that work cannot be read. It is set aside: \
                 Earlier states in the window, or `trellis check --repair`, recovers what can be read of it",
                place.name()
            )
        });
        self.alteration().into_iter().chain(aside).collect()
    }

    /// A document without a file, for tests and throwaway work.
    pub fn in_memory(environment: Environment) -> Result<Self> {
        let mut connection = Connection::open_in_memory()?;
        connection.pragma_update(None, "foreign_keys", true)?;
        migrate(&mut connection, LADDER)?;
        plant(&connection, "Untitled", Seed::default(), &environment)?;
        Ok(Self::over(connection, None, environment))
    }

    pub(super) fn over(connection: Connection, place: Option<Place>, environment: Environment) -> Self {
        Self {
            environment,
            writer: Mutex::new(connection),
            readers: Mutex::default(),
            place,
            publishing: Mutex::default(),
            snapshot: Mutex::default(),
            touched: Mutex::default(),
            is_altered: false,
            is_work_set_aside: false,
        }
    }

    /// Publishes what is unpublished and lets go of the file.
    ///
    /// # Errors
    /// When publishing fails; the working copy then stays and is taken up at the next opening.
    pub fn close(self) -> Result<()> {
        if self.has_unpublished_changes()? {
            self.publish()?;
        }
        let Self { writer, readers, place, .. } = self;
        drop((writer, readers));
        place.map_or(Ok(()), |place| place.clear())
    }

    /// Lets go of the file without publishing: what was unpublished is kept elsewhere already.
    pub fn abandon(self) -> Result<()> {
        let Self { writer, readers, place, .. } = self;
        drop((writer, readers));
        place.map_or(Ok(()), |place| place.clear())
    }

    /// Removes the document again, with its file: it was being made and could not be.
    pub fn discard(self) -> Result<()> {
        let Self { writer, readers, place, .. } = self;
        drop((writer, readers));
        let Some(place) = place else { return Ok(()) };
        fs::remove_file(&place.published)?;
        place.clear()
    }

    /// Sees that the file at the chosen place can be opened, before [`Self::reload`] throws work away for it.
    ///
    /// # Errors
    /// When it cannot.
    pub fn check_reload(&self) -> Result<()> {
        let Some(place) = &self.place else { return Ok(()) };
        inspect(&place.published)?;
        let found = place.published_state()?.filter(|there| !there.uuid.is_empty());
        let unreadable = || backups::damaged(&place.published, "it is no document any more", &self.environment);
        found.map(drop).ok_or_else(unreadable)
    }

    /// Throws the unpublished work away and opens the file as it is at the chosen place: the user said so.
    pub fn reload(self) -> Result<Self> {
        let Self { writer, readers, place, environment, .. } = self;
        drop((writer, readers));
        let Some(place) = place else { return Self::in_memory(environment) };
        place.clear()?;
        let published = place.published.clone();
        drop(place);
        Self::open(&published, environment)
    }

    /// Whether another launch asked for the window that owns the document since this was last asked.
    #[must_use]
    pub fn attention_was_asked(&self) -> bool {
        self.place.as_ref().is_some_and(Place::take_call)
    }

    /// Whether the process that was asked to show itself has not noticed yet.
    #[must_use]
    pub fn attention_is_pending(path: &Path, environment: &Environment) -> bool {
        Place::call_waits(path, environment)
    }

    /// Asks the process that owns the document at `path` to show itself.
    pub fn ask_for_attention(path: &Path, environment: &Environment) -> Result<()> {
        Place::call(path, environment)
    }

    /// Publishes a copy at `path`, over what is there, and opens it. This document stays as it is.
    pub fn save_as(&self, path: &Path) -> Result<Self> {
        let same =
            self.published_path().is_some_and(|published| path.canonicalize().is_ok_and(|path| path == published));
        if same {
            return Err(Error::new("this is the file that is open already; choose another name"));
        }
        // Whoever owns the file at `path` must not lose it under their hands.
        let place = Place::claim(path, &self.environment)?;
        self.put_copy(path)?;
        // What a crash left of a document that was there before is replaced with it.
        place.clear()?;
        drop(place);
        Self::open(path, self.environment.clone())
    }

    #[must_use]
    pub fn environment(&self) -> &Environment {
        &self.environment
    }

    /// The identity of the document, kept through every change and publication.
    pub fn uuid(&self) -> Result<String> {
        let missing = || Error::new("the document has lost its first row");
        self.read(|connection| Publication::read(connection)?.map(|now| now.uuid).ok_or_else(missing))
    }

    /// The file the user chose, with links followed; `None` in memory.
    #[must_use]
    pub fn published_path(&self) -> Option<PathBuf> {
        self.place.as_ref().map(|place| place.published.clone())
    }

    /// Everything the views are computed from, at one revision; read once per revision, and again on another day.
    pub fn snapshot(&self) -> Result<Arc<Snapshot>> {
        let today = self.environment.today();
        let revision = self.read(|connection| Ok(Publication::read(connection)?.map_or(0, |now| now.revision)))?;
        let mut kept = guard(&self.snapshot);
        let is_current = |snapshot: &&Arc<Snapshot>| snapshot.revision == revision && snapshot.today == today;
        if let Some(snapshot) = kept.as_ref().filter(is_current) {
            return Ok(Arc::clone(snapshot));
        }
        let touched = |earlier: &Snapshot| guard(&self.touched).since(earlier.revision);
        let beside = self.place.as_ref().map(|_| || self.read(LaterAccounts::read));
        let snapshot = self.read(|connection| Snapshot::read(connection, today, kept.as_deref(), touched, beside))?;
        let snapshot = Arc::new(snapshot);
        *kept = Some(Arc::clone(&snapshot));
        Ok(snapshot)
    }

    /// Reads in a consistent view of the document, beside whoever writes.
    pub fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let Some(place) = &self.place else { return work(&guard(&self.writer)) };
        let pooled = guard(&self.readers).pop();
        let connection = match pooled {
            Some(connection) => connection,
            None => reader(&place.database())?,
        };
        let value = work(&connection);
        guard(&self.readers).push(connection);
        value
    }

    pub(super) fn write<T>(&self, work: impl FnOnce(&mut Connection) -> Result<T>) -> Result<T> {
        work(&mut guard(&self.writer))
    }

    /// Notes what the revision about to be committed touches. Told before the commit, so that no reader of that revision
    /// misses it; a commit that fails has only made a later reading longer.
    pub(super) fn note_touched(&self, touched: &Touched, revision: i64) {
        guard(&self.touched).note(touched, revision);
    }

    pub(super) fn place(&self) -> Option<&Place> {
        self.place.as_ref()
    }

    pub(super) fn publishing(&self) -> MutexGuard<'_, ()> {
        guard(&self.publishing)
    }
}

/// A panic while the lock was held left no half-done change: `SQLite` rolled it back.
fn guard<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
