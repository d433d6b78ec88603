//! What a caller cannot go on from. Bad rows of a file are not errors: they are [`crate::import::Problem`]s in a report.

use serde::Serialize;

pub type Result<T> = std::result::Result<T, Error>;

/// Why an action stopped. A code exists only where a door acts on it; everything else is [`Code::Failed`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The input or the document is at fault; the message says how.
    Failed,
    /// The user, or the window closing, stopped a job: nothing was changed.
    Cancelled,
    /// Another process on this machine owns the document: a second launch focuses its window.
    Owned,
    /// The published file changed since it was read: the window asks before anything is overwritten.
    ChangedElsewhere,
    /// The document cannot be read: the window offers to recover it, or an earlier state of it.
    Damaged,
    /// A file is no document: where earlier states of one are kept, it was one.
    NoDocument,
}

/// One clear sentence for the user, and a code where the door acts on it.
#[derive(Clone, Debug, thiserror::Error, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[error("{message}")]
pub struct Error {
    pub code: Code,
    pub message: String,
}

impl Error {
    /// An error with a sentence that says what happened, where, and what to do.
    pub fn new(message: impl Into<String>) -> Self {
        Self { code: Code::Failed, message: message.into() }
    }

    pub fn with_code(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::new(format!("the document could not be read or written: {error}"))
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::new(format!("a file could not be read or written: {error}"))
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::new(format!("the document holds an entry this version cannot read: {error}"))
    }
}
