//! `OpenDocument` spreadsheets (.ods), streamed: an archive with all sheets in content.xml.

mod content;
mod table;

use std::io::{Read, Seek};

use quick_xml::events::Event;
use zip::ZipArchive;

use super::{Limits, Refusal, Sink, xml};

/// Reads an `OpenDocument` spreadsheet into the sink.
pub fn read(reader: impl Read + Seek, limits: &Limits, sink: &mut impl Sink) -> Result<(), Refusal> {
    let mut archive = ZipArchive::new(reader).map_err(|_| Refusal::Damaged)?;
    let content = archive.by_name("content.xml").map_err(|_| Refusal::Damaged)?;
    content::read(content, limits, sink)
}

/// Whether the manifest says how a part was encrypted; the archive itself does not tell.
pub fn is_encrypted(archive: &mut ZipArchive<impl Read + Seek>) -> Result<bool, Refusal> {
    let Ok(manifest) = archive.by_name("META-INF/manifest.xml") else { return Ok(false) };
    let mut reader = xml::reader(manifest);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| Refusal::Damaged)? {
            Event::Start(element) if matches!(element.local_name().as_ref(), "encryption-data" | "encrypted-key") => {
                return Ok(true);
            }
            Event::Eof => return Ok(false),
            _ => (),
        }
    }
}
