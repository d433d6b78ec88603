//! Files that are zip archives: workbooks of Excel and `OpenDocument`.

mod kind;

use std::io::{Read, Seek};

use zip::ZipArchive;
use zip::result::ZipError;

use super::limits::Bound;
use super::{Limits, Refusal, Sink, ods, xlsb, xlsx};
use kind::Kind;

/// Parts up to this size may be packed as tightly as they like.
const RATIO_FROM_BYTES: u64 = 32 << 20;

/// Reads an archive into the sink. Declared sizes are checked before anything is unpacked.
pub fn read(reader: impl Read + Seek + Send, limits: &Limits, sink: &mut impl Sink) -> Result<(), Refusal> {
    let mut archive = ZipArchive::new(reader).map_err(|_| Refusal::Damaged)?;
    limits.check(Bound::Parts, archive.len() as u64)?;
    let kind = Kind::of(&mut archive)?;
    check_sizes(&mut archive, limits)?;
    if kind == Kind::Xlsx {
        return xlsx::read(archive, sink);
    }
    check_parts(&mut archive, sink)?;
    if kind != Kind::Ods {
        return xlsb::read(archive, sink);
    }
    let mut reader = archive.into_inner();
    reader.rewind().map_err(|_| Refusal::Damaged)?;
    ods::read(reader, limits, sink)
}

/// Makes sure that the archive is of a size that can be read, as far as it tells.
fn check_sizes<R: Read + Seek>(archive: &mut ZipArchive<R>, limits: &Limits) -> Result<(), Refusal> {
    let mut unpacked = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|_| Refusal::Damaged)?;
        if !is_read(part.name_raw()) {
            continue;
        }
        unpacked = unpacked.saturating_add(part.size());
        limits.check(Bound::UnpackedBytes, unpacked)?;
        if part.size() > RATIO_FROM_BYTES {
            limits.check(Bound::UnpackedRatio, part.size() / part.compressed_size().max(1))?;
        }
    }
    Ok(())
}

/// Makes sure that each part keeps to what it declares, before a reader holds it in memory: it is unpacked once, which also
/// finds every part that is damaged. Our own reader of .xlsx sees to it as it goes.
fn check_parts<R: Read + Seek>(archive: &mut ZipArchive<R>, sink: &mut impl Sink) -> Result<(), Refusal> {
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|_| Refusal::Damaged)?;
        let (is_read, size) = (is_read(part.name_raw()), part.size());
        drop(part);
        if is_read {
            let part = archive.by_index(index).map_err(|error| unreadable(&error))?;
            let counted = std::io::copy(&mut part.take(size.saturating_add(1)), &mut std::io::sink());
            counted.ok().filter(|counted| *counted == size).ok_or(Refusal::Damaged)?;
            sink.alive()?;
        }
    }
    Ok(())
}

/// Why a part cannot be opened.
pub fn unreadable(error: &ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refusal::PasswordProtected,
        _ => Refusal::Damaged,
    }
}

/// The parts a reader opens: pictures and the like stay packed.
fn is_read(name: &[u8]) -> bool {
    let name = String::from_utf8_lossy(name).to_ascii_lowercase();
    matches!(name.rsplit('.').next(), Some("xml" | "rels" | "bin")) && !name.ends_with("vbaproject.bin")
}
