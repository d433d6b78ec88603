use std::fs::{File, TryLockError};
use std::path::Path;

use crate::error::Code;
use crate::{Error, Result};

/// One process on a machine owns a document. The operating system lets go when the process ends, however it ends.
pub struct Ownership {
    _file: File,
}

impl Ownership {
    /// Takes ownership through the lock file at `path`; `name` is the document's, for the sentence.
    ///
    /// # Errors
    /// [`Code::Owned`] when another process has it.
    pub fn take(path: &Path, name: &str) -> Result<Self> {
        let file = File::options().create(true).truncate(false).write(true).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(Error::with_code(
                Code::Owned,
                format!("{name} is open in another window or command of Trellis; close it there and try again"),
            )),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}
