use std::io::{Read, Seek};

use zip::ZipArchive;

use super::{damaged, limits, not_a_spreadsheet};
use crate::{Error, Result};

/// Makes sure that a zip file is an Excel workbook of a size that can be read, before anything holds its parts in memory.
///
/// Declared sizes are checked first, and then whether each part keeps to what it declares: a part is unpacked once into
/// nothing, which also finds every part that is damaged.
pub fn check(reader: impl Read + Seek, file_name: &str) -> Result<()> {
    let mut archive = ZipArchive::new(reader).map_err(|_| damaged(file_name))?;
    if archive.len() > limits::PARTS {
        return Err(limits::too_large(file_name));
    }
    check_kind(&mut archive, file_name)?;
    let mut unpacked = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|_| damaged(file_name))?;
        let name = String::from_utf8_lossy(part.name_raw()).to_ascii_lowercase();
        if !is_read(&name) {
            continue;
        }
        let (size, packed) = (part.size(), part.compressed_size());
        drop(part);
        unpacked = unpacked.saturating_add(size);
        let is_bomb = size > limits::RATIO_FROM_BYTES && size / packed.max(1) > limits::UNPACKED_RATIO;
        let is_held = !name.contains("worksheets/");
        if is_bomb || unpacked > limits::UNPACKED_BYTES || (is_held && size > limits::PART_IN_MEMORY_BYTES) {
            return Err(limits::too_large(file_name));
        }
        let part = archive.by_index(index).map_err(|_| damaged(file_name))?;
        let counted = std::io::copy(&mut part.take(size + 1), &mut std::io::sink()).map_err(|_| damaged(file_name))?;
        if counted != size {
            return Err(damaged(file_name));
        }
    }
    Ok(())
}

/// The parts the reader opens: pictures and the like stay packed.
fn is_read(name: &str) -> bool {
    matches!(name.rsplit('.').next(), Some("xml" | "rels"))
}

/// Errs when the archive is another kind of document.
fn check_kind(archive: &mut ZipArchive<impl Read + Seek>, file_name: &str) -> Result<()> {
    let has = |name: &[u8]| archive.file_names_raw().any(|part| part.eq_ignore_ascii_case(name));
    let unread = |format: &str| {
        Error::new(format!(
            "{file_name} is in the {format} format, which is not read yet; save it as .xlsx and import it again"
        ))
    };
    if has(b"xl/workbook.bin") {
        return Err(unread(".xlsb"));
    }
    if has(b"xl/workbook.xml") {
        return Ok(());
    }
    if has(b"content.xml") && has(b"mimetype") {
        return Err(unread("OpenDocument"));
    }
    // The workbook may carry another name; the relationships and the sheets do not.
    if archive.file_names_raw().any(|part| part.to_ascii_lowercase().starts_with(b"xl/worksheets/")) {
        return Ok(());
    }
    Err(not_a_spreadsheet(file_name))
}
