use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::Path;

use super::limits::Bound;
use super::{Limits, Refusal, Sink, delimited, package, xls};

const ZIP: &[u8] = b"PK";
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Reads a file of any format into the sink: by content, whatever it is called.
pub fn read(path: &Path, limits: &Limits, sink: &mut impl Sink) -> Result<(), Refusal> {
    let unopened = |error: std::io::Error| Refusal::Unopened(error.to_string());
    let metadata = std::fs::metadata(path).map_err(unopened)?;
    if !metadata.is_file() {
        return Err(Refusal::NotAFile);
    }
    if metadata.len() == 0 {
        return Err(Refusal::Empty);
    }
    limits.check(Bound::FileBytes, metadata.len())?;
    let mut reader = BufReader::new(File::open(path).map_err(unopened)?);
    let mut start = Vec::with_capacity(8);
    reader.by_ref().take(8).read_to_end(&mut start).map_err(unopened)?;
    reader.rewind().map_err(unopened)?;
    if start.starts_with(ZIP) {
        package::read(reader, limits, sink)
    } else if start.starts_with(COMPOUND) {
        xls::read(reader, sink)
    } else {
        let name = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy();
        delimited::read(reader, &name, limits, sink)
    }
}
