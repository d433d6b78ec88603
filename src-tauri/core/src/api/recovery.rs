//! What there is instead of a document that cannot be read, or that was better yesterday: the states kept of it, and what can
//! still be read.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::store::{self, EarlierState, Environment, Recovered, earlier_states, work_set_aside};
use crate::text::count_of;
use crate::{Error, Result};

/// Bytes in the unit sizes are said in.
const MEGABYTE: u64 = 1_000_000;

/// A state of a document kept on this machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct KeptState {
    /// "16 July 2026".
    pub day: String,
    /// "14:32".
    pub time: String,
    /// "2.1 MB".
    pub size: String,
}

/// What is offered of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct RecoveryView {
    pub name: String,
    /// Whether it cannot be opened: then what can be read of it may be recovered.
    pub is_damaged: bool,
    /// Newest first.
    pub states: Vec<KeptState>,
    /// Working copies that could not be read when the document was opened, the newest first.
    pub set_aside: Vec<KeptState>,
}

/// What became of a damaged document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct RecoveryReport {
    /// "Recovered 24,629 rows of Northfold. All of it could be read."
    pub sentence: String,
    /// What was lost, a sentence each.
    pub losses: Vec<String>,
}

#[must_use]
pub fn recovery(path: &Path, is_damaged: bool, environment: &Environment) -> RecoveryView {
    let shown = |states: Vec<EarlierState>| {
        let state = |state: EarlierState| KeptState {
            day: environment.day_of(state.kept_at).strftime("%-d %B %Y").to_string(),
            time: environment.time_of_day(state.kept_at),
            size: size(state.bytes),
        };
        states.into_iter().map(state).collect()
    };
    RecoveryView {
        name: name_of(path),
        is_damaged,
        states: shown(earlier_states(path, environment)),
        set_aside: shown(work_set_aside(path, environment)),
    }
}

/// Where the working copy of that place in the list lies.
///
/// # Errors
/// When it is no longer kept.
pub fn set_aside_at(path: &Path, index: usize, environment: &Environment) -> Result<PathBuf> {
    let gone = || Error::new("this working copy is no longer kept; choose another one");
    work_set_aside(path, environment).into_iter().nth(index).map(|state| state.path).ok_or_else(gone)
}

/// Writes a kept state, by its place in the list, to `to`.
///
/// # Errors
/// When it is no longer kept, the document at `to` is open, or it cannot be written.
pub fn put_state(path: &Path, index: usize, to: &Path, environment: &Environment) -> Result<()> {
    let gone = || Error::new("this state is no longer kept; choose another one");
    let states = earlier_states(path, environment);
    let state = states.get(index).ok_or_else(gone)?;
    store::put_state(state, to, environment)
}

#[must_use]
pub fn report(path: &Path, recovered: &Recovered) -> RecoveryReport {
    let rows = count_of(recovered.rows, "row", "rows");
    let rest = if recovered.losses.is_empty() { " All of it could be read." } else { "" };
    RecoveryReport {
        sentence: format!("Recovered {rows} of {}.{rest}", name_of(path)),
        losses: recovered.losses.clone(),
    }
}

/// The file's name without its ending.
fn name_of(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn size(bytes: u64) -> String {
    let tenths = (bytes * 10 + MEGABYTE / 2) / MEGABYTE;
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_said_in_megabytes() {
        assert_eq!(
            [0, 49_999, 50_000, 2_245_000, 104_960_000].map(size),
            ["0.0 MB", "0.0 MB", "0.1 MB", "2.2 MB", "105.0 MB"]
        );
    }
}
