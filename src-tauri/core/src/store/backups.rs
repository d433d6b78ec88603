//! Earlier states of a document: the file as it was found when it was opened, kept on this machine.

use std::cmp::Reverse;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags};

use super::Environment;
use super::private::{keep_private, make_private};
use super::tables::Publication;
use super::working_copy::{Place, display_name, key_of, resolve};
use crate::error::Code;
use crate::whole_file::write_whole;
use crate::{Error, Result};

/// Days of which a state is kept, the newest on which the document was opened.
const KEPT: usize = 10;
const ENDING: &str = "trellis";

/// A state of a document that can be opened again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierState {
    pub path: PathBuf,
    pub kept_at: Timestamp,
    pub bytes: u64,
}

/// The states kept of the document at `published`, newest first; none where nothing is known of it.
#[must_use]
pub fn earlier_states(published: &Path, environment: &Environment) -> Vec<EarlierState> {
    let Ok(published) = resolve(published) else { return Vec::new() };
    let Ok(entries) = fs::read_dir(folder_of(&published, environment)) else { return Vec::new() };
    let state = |path: PathBuf| {
        let kept_at = path.file_stem()?.to_str()?.parse::<i64>().ok()?;
        let bytes = path.metadata().ok()?.len();
        Some(EarlierState { path, kept_at: Timestamp::from_second(kept_at).ok()?, bytes })
    };
    let mut states: Vec<_> = entries.filter_map(|entry| state(entry.ok()?.path())).collect();
    // Of a clock that ran ahead last: such a state is no newer than the others.
    let now = environment.now();
    states.sort_unstable_by_key(|state| (state.kept_at > now, Reverse(state.kept_at)));
    states
}

/// Puts a kept state to `to`, over what is there: the user said so.
///
/// # Errors
/// When the document at `to` is open somewhere, or it cannot be written.
pub fn put_state(state: &EarlierState, to: &Path, environment: &Environment) -> Result<()> {
    let place = Place::claim(to, environment)?;
    write_whole(to, &fs::read(&state.path)?)?;
    place.clear()
}

/// Keeps the working copy as it was copied in and found whole, as the first state of the day, unless it says the same as the one kept last.
///
/// # Errors
/// When there is no room for it: the document is opened all the same.
pub fn keep(place: &Place, environment: &Environment) -> Result<()> {
    let states = earlier_states(&place.published, environment);
    let today = environment.today();
    let is_known = |state: &EarlierState| {
        let kept = token(&state.path);
        kept.is_some() && kept == token(&place.database())
    };
    if states.iter().any(|state| environment.day_of(state.kept_at) == today) || states.first().is_some_and(is_known) {
        return Ok(());
    }
    let folder = folder_of(&place.published, environment);
    fs::create_dir_all(&folder)?;
    keep_private(&folder)?;
    let half = folder.join("incoming");
    let name = folder.join(format!("{}.{ENDING}", environment.now().as_second()));
    let kept = fs::copy(place.database(), &half).map_err(Error::from).and_then(|_| make_private(&half));
    kept.and_then(|()| Ok(fs::rename(&half, name)?)).inspect_err(|_| {
        // Its room is wanted for the document itself.
        let _ = fs::remove_file(&half);
    })?;
    for state in states.iter().skip(KEPT - 1) {
        fs::remove_file(&state.path)?;
    }
    Ok(())
}

/// That the document at `path` cannot be read, why, and what there is instead of it.
pub fn damaged(path: &Path, why: &str, environment: &Environment) -> Error {
    let states = earlier_states(path, environment);
    let instead = match states.first() {
        None => "recover what can be read into a new file".to_owned(),
        Some(newest) => format!(
            "recover what can be read into a new file, or open the state of {} that is kept on this machine",
            environment.day_of(newest.kept_at).strftime("%-d %B %Y")
        ),
    };
    Error::with_code(Code::Damaged, format!("{} is damaged ({why}); {instead}", display_name(path)))
}

/// Which publication a file is; `None` where it cannot be read.
fn token(path: &Path) -> Option<String> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
    Some(Publication::read(&connection).ok()??.token)
}

fn folder_of(published: &Path, environment: &Environment) -> PathBuf {
    let key = key_of(published);
    environment.data_folder.join("backups").join(format!("{} {}", display_name(published), &key[..12]))
}
