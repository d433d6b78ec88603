use std::borrow::Cow;
use std::sync::{Mutex, PoisonError};

use trellis_core::readout::Pixels;
use trellis_core::{Error, Result};

/// The system's clipboard, opened when something is first copied. On Linux what was copied is there as long as it stays open.
#[derive(Default)]
pub struct Clipboard {
    open: Mutex<Option<arboard::Clipboard>>,
}

impl Clipboard {
    /// Puts a picture on it.
    pub fn put(&self, pixels: Pixels) -> Result<()> {
        let failed = |error: arboard::Error| Error::new(format!("the slide could not be copied: {error}"));
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let clipboard = match open.take() {
            Some(clipboard) => clipboard,
            None => arboard::Clipboard::new().map_err(failed)?,
        };
        let Pixels { width, height, rgba } = pixels;
        let picture = arboard::ImageData { width: width as usize, height: height as usize, bytes: Cow::Owned(rgba) };
        open.insert(clipboard).set_image(picture).map_err(failed)
    }
}
