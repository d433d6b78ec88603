//! Working copies that could not be read. They may hold work that is nowhere else, and stay until the user does without them.

use std::cmp::Reverse;
use std::fs;
use std::path::Path;

use jiff::Timestamp;

use super::working_copy::{Place, resolve, working_folder};
use super::{EarlierState, Environment};
use crate::Result;

const BEGINNING: &str = "damaged-";
const ENDING: &str = ".db";
/// A database, and what was committed to it last.
const COMPANIONS: [&str; 2] = ["", "-wal"];
/// Working copies of one document that are kept, the newest.
const KEPT: usize = 10;

impl Place {
    /// Keeps a working copy that cannot be read beside its place.
    pub(super) fn set_aside(&self) -> Result<()> {
        let kept = found_in(&self.folder);
        let number = kept.first().map_or(1, |(number, _)| number + 1);
        for companion in COMPANIONS {
            let file = self.folder.join(format!("document.db{companion}"));
            if file.exists() {
                fs::rename(&file, self.folder.join(format!("{BEGINNING}{number}{ENDING}{companion}")))?;
            }
        }
        for (number, state) in kept.into_iter().skip(KEPT - 1) {
            let _ = fs::remove_file(self.folder.join(format!("{BEGINNING}{number}{ENDING}-wal")));
            fs::remove_file(state.path)?;
        }
        Ok(())
    }
}

/// The working copies of the document at `published` that were set aside, the newest first, each with when it was last written to.
#[must_use]
pub fn work_set_aside(published: &Path, environment: &Environment) -> Vec<EarlierState> {
    let Ok(published) = resolve(published) else { return Vec::new() };
    found_in(&working_folder(&published, environment)).into_iter().map(|(_, state)| state).collect()
}

/// What is set aside in a working folder with its numbers, the newest first.
fn found_in(folder: &Path) -> Vec<(usize, EarlierState)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let state = |entry: fs::DirEntry| {
        let name = entry.file_name();
        let number: usize = name.to_str()?.strip_prefix(BEGINNING)?.strip_suffix(ENDING)?.parse().ok()?;
        let metadata = entry.metadata().ok()?;
        let kept_at = Timestamp::try_from(metadata.modified().ok()?).ok()?;
        Some((number, EarlierState { path: entry.path(), kept_at, bytes: metadata.len() }))
    };
    let mut states: Vec<_> = entries.filter_map(|entry| state(entry.ok()?)).collect();
    states.sort_unstable_by_key(|(number, _)| Reverse(*number));
    states
}
