//! Working copies that could not be read. They may hold work that is nowhere else: the newest are kept.

use std::cmp::Reverse;
use std::fs;
use std::path::Path;

use jiff::Timestamp;

use super::working_copy::{Place, resolve, working_folder};
use super::{EarlierState, Environment};
use crate::Result;

const BEGINNING: &str = "damaged-";
const ENDING: &str = ".db";
/// What was committed last, and then the database: a crash in between leaves what is looked at again.
const COMPANIONS: [&str; 2] = ["-wal", ""];
/// Working copies of one document that are kept, the newest.
const KEPT: usize = 10;
/// The note that one was set aside, which nobody was told yet.
const UNTOLD: &str = "set-aside";

impl Place {
    /// Keeps a working copy that cannot be read beside its place.
    pub(super) fn set_aside(&self) -> Result<()> {
        let kept = found_in(&self.folder)?;
        let number = kept.first().map_or(1, |(number, _)| number + 1);
        fs::write(self.folder.join(UNTOLD), [])?;
        for companion in COMPANIONS {
            let file = self.folder.join(format!("document.db{companion}"));
            if file.exists() {
                fs::rename(&file, self.folder.join(format!("{BEGINNING}{number}{ENDING}{companion}")))?;
            }
        }
        for (number, _) in kept.into_iter().skip(KEPT - 1) {
            for companion in COMPANIONS {
                // One that stays only takes room.
                let _ = fs::remove_file(self.folder.join(format!("{BEGINNING}{number}{ENDING}{companion}")));
            }
        }
        Ok(())
    }

    /// Whether one was set aside that nobody was told of yet; whoever asks tells it.
    pub(super) fn takes_note_of_set_aside(&self) -> bool {
        fs::remove_file(self.folder.join(UNTOLD)).is_ok()
    }
}

/// The working copies of the document at `published` that were set aside, the newest first, each with when it was last written to.
#[must_use]
pub fn work_set_aside(published: &Path, environment: &Environment) -> Vec<EarlierState> {
    let Ok(published) = resolve(published) else { return Vec::new() };
    let found = found_in(&working_folder(&published, environment)).unwrap_or_default();
    found.into_iter().map(|(_, state)| state).collect()
}

/// What is set aside in a working folder with its numbers, the newest first.
fn found_in(folder: &Path) -> Result<Vec<(usize, EarlierState)>> {
    let mut states = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let number = name.strip_prefix(BEGINNING).and_then(|rest| rest.strip_suffix(ENDING));
        let Some(number) = number.and_then(|number| number.parse().ok()) else { continue };
        let (mut bytes, mut kept_at) = (0, Timestamp::UNIX_EPOCH);
        for companion in COMPANIONS {
            let Ok(metadata) = fs::metadata(folder.join(format!("{name}{companion}"))) else { continue };
            bytes += metadata.len();
            kept_at = metadata.modified().ok().and_then(|at| at.try_into().ok()).map_or(kept_at, |at| kept_at.max(at));
        }
        states.push((number, EarlierState { path, kept_at, bytes }));
    }
    states.sort_unstable_by_key(|(number, _)| Reverse(*number));
    Ok(states)
}
