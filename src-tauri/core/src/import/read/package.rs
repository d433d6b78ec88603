use std::io::{Read, Seek};

use zip::ZipArchive;

use super::limits::Bound;
use super::{Limits, Refusal, Sink, xlsx};

/// Parts up to this size may be packed as tightly as they like.
const RATIO_FROM_BYTES: u64 = 32 << 20;

/// Reads a file that is a zip archive: a workbook of Excel or `OpenDocument`.
pub fn read(mut reader: impl Read + Seek, limits: &Limits, sink: &mut impl Sink) -> Result<(), Refusal> {
    let kind = check(&mut reader, limits, sink)?;
    reader.rewind().map_err(|_| Refusal::Damaged)?;
    match kind {
        Kind::Xlsx => xlsx::read(reader, sink),
    }
}

/// What an archive holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Xlsx,
}

/// Makes sure that the archive is a workbook of a size that can be read, before anything holds its parts in memory.
///
/// Declared sizes are checked first, and then whether each part keeps to what it declares: a part is unpacked once into
/// nothing, which also finds every part that is damaged.
fn check(reader: impl Read + Seek, limits: &Limits, sink: &mut impl Sink) -> Result<Kind, Refusal> {
    let mut archive = ZipArchive::new(reader).map_err(|_| Refusal::Damaged)?;
    limits.check(Bound::Parts, archive.len() as u64)?;
    let kind = kind(&archive).ok_or(Refusal::NotASpreadsheet)?;
    let mut unpacked = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|_| Refusal::Damaged)?;
        let name = String::from_utf8_lossy(part.name_raw()).to_ascii_lowercase();
        if !is_read(&name) {
            continue;
        }
        let (size, packed) = (part.size(), part.compressed_size());
        drop(part);
        unpacked = unpacked.saturating_add(size);
        limits.check(Bound::UnpackedBytes, unpacked)?;
        if size > RATIO_FROM_BYTES {
            limits.check(Bound::UnpackedRatio, size / packed.max(1))?;
        }
        let part = archive.by_index(index).map_err(|_| Refusal::Damaged)?;
        let counted = std::io::copy(&mut part.take(size + 1), &mut std::io::sink()).map_err(|_| Refusal::Damaged)?;
        if counted != size {
            return Err(Refusal::Damaged);
        }
        sink.alive()?;
    }
    Ok(kind)
}

/// The parts a reader opens: pictures and the like stay packed.
fn is_read(name: &str) -> bool {
    matches!(name.rsplit('.').next(), Some("xml" | "rels"))
}

fn kind<R: Read + Seek>(archive: &ZipArchive<R>) -> Option<Kind> {
    let has = |name: &[u8]| archive.file_names_raw().any(|part| part.eq_ignore_ascii_case(name));
    let has_folder = |name: &[u8]| archive.file_names_raw().any(|part| part.to_ascii_lowercase().starts_with(name));
    // The workbook may carry another name; the sheets' folder does not.
    (has(b"xl/workbook.xml") || has_folder(b"xl/worksheets/")).then_some(Kind::Xlsx)
}
