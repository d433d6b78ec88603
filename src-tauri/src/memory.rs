use std::fs;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use trellis_core::store::{Document, Environment};
use trellis_core::{Error, Result};
use uuid::Uuid;

/// How documents were looked at last on this machine, a file each beside the recent ones. No part of a document.
pub struct Memory {
    folder: PathBuf,
}

/// What is kept of one document.
#[derive(Default, Serialize, Deserialize)]
struct Kept {
    /// What the window wrote: screen, filter, selection. Only the window reads it.
    look: Option<String>,
    size: Option<WindowSize>,
}

/// The window's inner size in logical pixels, and whether it filled the screen.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct WindowSize {
    pub width: f64,
    pub height: f64,
    pub is_maximized: bool,
}

/// A look is a few hundred characters; more is not one.
const LONGEST_LOOK: usize = 64 * 1024;

impl Memory {
    pub fn new(environment: &Environment) -> Self {
        Self { folder: environment.data_folder.join("looks") }
    }

    /// What the window wrote last for this document; nothing when that cannot be read: it is only a convenience.
    pub fn look(&self, document: &Document) -> Option<String> {
        self.kept(document).look
    }

    pub fn keep_look(&self, document: &Document, look: String) -> Result<()> {
        if look.len() > LONGEST_LOOK {
            return Err(Error::new("this is too much to remember; the document is not affected"));
        }
        self.keep(document, |kept| kept.look = Some(look))
    }

    pub fn size(&self, document: &Document) -> Option<WindowSize> {
        self.kept(document).size
    }

    pub fn keep_size(&self, document: &Document, size: WindowSize) -> Result<()> {
        self.keep(document, |kept| kept.size = Some(size))
    }

    fn kept(&self, document: &Document) -> Kept {
        let bytes = self.file(document).ok().and_then(|file| fs::read(file).ok());
        bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    fn keep(&self, document: &Document, change: impl FnOnce(&mut Kept)) -> Result<()> {
        let mut kept = self.kept(document);
        change(&mut kept);
        fs::create_dir_all(&self.folder)?;
        let file = self.file(document)?;
        let fresh = file.with_extension("new");
        fs::write(&fresh, serde_json::to_vec(&kept)?)?;
        Ok(fs::rename(&fresh, &file)?)
    }

    fn file(&self, document: &Document) -> Result<PathBuf> {
        // What stands in a document's file is not trusted to be a file's name.
        let uuid =
            Uuid::parse_str(&document.uuid()?).map_err(|_| Error::new("this document has no identity of its own"))?;
        Ok(self.folder.join(format!("{uuid}.json")))
    }
}
