//! Files that are zip archives: workbooks of Excel and `OpenDocument`.

mod kind;
mod wide;

use std::collections::BTreeMap;
use std::io::{Read, Seek};

use zip::ZipArchive;
use zip::result::ZipError;

use super::limits::Bound;
use super::xlsx::SheetScan;
use super::{Limits, Refusal, SheetMarks, Sink, ods, xlsb, xlsx};
use kind::Kind;

/// Parts up to this size may be packed as tightly as they like.
const RATIO_FROM_BYTES: u64 = 32 << 20;

/// Reads an archive into the sink.
pub fn read(mut reader: impl Read + Seek, limits: &Limits, sink: &mut impl Sink) -> Result<(), Refusal> {
    let looked = look_through(&mut reader, limits, sink)?;
    reader.rewind().map_err(|_| Refusal::Damaged)?;
    match looked.kind {
        Kind::Xlsx if looked.is_wide => {
            let mut narrowed = wide::narrowed(reader)?;
            let looked = look_through(&mut narrowed, limits, sink)?;
            narrowed.rewind().map_err(|_| Refusal::Damaged)?;
            xlsx::read(narrowed, &looked.marks, sink)
        }
        Kind::Xlsx => xlsx::read(reader, &looked.marks, sink),
        Kind::Xlsb => xlsb::read(reader, sink),
        Kind::Ods => ods::read(reader, limits, sink),
    }
}

/// What was seen of an archive before it is read.
struct Looked {
    kind: Kind,
    /// Hidden rows and merged cells of the sheets of an .xlsx, by the names of their parts.
    marks: BTreeMap<String, SheetMarks>,
    /// Some part is in UTF-16.
    is_wide: bool,
}

/// Makes sure that the archive is a workbook of a size that can be read, before anything holds its parts in memory.
///
/// Declared sizes are checked first, and then whether each part keeps to what it declares: a part is unpacked once, which
/// also finds every part that is damaged.
fn look_through(reader: impl Read + Seek, limits: &Limits, sink: &mut impl Sink) -> Result<Looked, Refusal> {
    let mut archive = ZipArchive::new(reader).map_err(|_| Refusal::Damaged)?;
    limits.check(Bound::Parts, archive.len() as u64)?;
    let kind = Kind::of(&mut archive)?;
    let mut looked = Looked { kind, marks: BTreeMap::new(), is_wide: false };
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
        let part = archive.by_index(index).map_err(|error| unreadable(&error))?;
        looked.look_at(&name, part.take(size + 1), size)?;
        sink.alive()?;
    }
    Ok(looked)
}

impl Looked {
    fn look_at(&mut self, name: &str, mut part: impl Read, size: u64) -> Result<(), Refusal> {
        let mut start = Vec::with_capacity(4);
        part.by_ref().take(4).read_to_end(&mut start).map_err(|_| Refusal::Damaged)?;
        self.is_wide |= wide::is_wide(&start);
        let mut whole = start.as_slice().chain(part);
        let counted = if self.kind == Kind::Xlsx && name.contains("sheet") {
            let mut scan = SheetScan::default();
            let counted = std::io::copy(&mut whole, &mut scan);
            self.marks.insert(name.to_owned(), scan.finish());
            counted
        } else {
            std::io::copy(&mut whole, &mut std::io::sink())
        };
        if counted.map_err(|_| Refusal::Damaged)? == size { Ok(()) } else { Err(Refusal::Damaged) }
    }
}

fn unreadable(error: &ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refusal::PasswordProtected,
        _ => Refusal::Damaged,
    }
}

/// The parts a reader opens: pictures and the like stay packed.
fn is_read(name: &str) -> bool {
    matches!(name.rsplit('.').next(), Some("xml" | "rels" | "bin")) && !name.ends_with("vbaproject.bin")
}
