use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use super::failed;
use crate::Result;

/// The archive a presentation is, part by part, all of one day: the first a ZIP archive can name.
pub(super) struct Package {
    writer: ZipWriter<Cursor<Vec<u8>>>,
}

impl Default for Package {
    fn default() -> Self {
        Self { writer: ZipWriter::new(Cursor::new(Vec::new())) }
    }
}

impl Package {
    pub fn put(&mut self, name: &str, content: impl AsRef<str>) -> Result<()> {
        self.put_bytes(name, content.as_ref().as_bytes())
    }

    pub fn put_bytes(&mut self, name: &str, content: &[u8]) -> Result<()> {
        let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
        self.writer.start_file(name, options).map_err(|error| failed(&error))?;
        self.writer.write_all(content).map_err(|error| failed(&error))
    }

    pub fn finish(self) -> Result<Vec<u8>> {
        Ok(self.writer.finish().map_err(|error| failed(&error))?.into_inner())
    }
}
