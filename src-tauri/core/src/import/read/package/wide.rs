use std::io::{Cursor, Read, Seek, Write};

use quick_xml::encoding::DecodingReader;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::import::read::Refusal;

/// Whether XML that begins with these bytes is in UTF-16, with or without a byte order mark.
pub fn is_wide(start: &[u8]) -> bool {
    matches!(start, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [b'<', 0, _, 0, ..] | [0, b'<', 0, _, ..])
}

/// The archive with its XML in UTF-8, which is all that its reader knows. It is held in memory: such files are rare, and no
/// larger than the process may be.
pub fn narrowed(reader: impl Read + Seek) -> Result<Cursor<Vec<u8>>, Refusal> {
    let mut archive = ZipArchive::new(reader).map_err(|_| Refusal::Damaged)?;
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|_| Refusal::Damaged)?;
        let mut content = Vec::new();
        part.read_to_end(&mut content).map_err(|_| Refusal::Damaged)?;
        if is_wide(&content) {
            let mut text = String::new();
            DecodingReader::new(content.as_slice()).read_to_string(&mut text).map_err(|_| Refusal::Damaged)?;
            content = without_declaration(&text).as_bytes().to_vec();
        }
        let name = String::from_utf8_lossy(part.name_raw()).into_owned();
        written.start_file(name, options).map_err(|_| Refusal::Damaged)?;
        written.write_all(&content).map_err(|_| Refusal::Damaged)?;
    }
    written.finish().map_err(|_| Refusal::Damaged)
}

/// It names the encoding the text was in.
fn without_declaration(text: &str) -> &str {
    let text = text.trim_start_matches('\u{feff}');
    let rest = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    rest.map_or(text, |(_, rest)| rest)
}
