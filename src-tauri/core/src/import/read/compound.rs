use std::io::Read;

use super::{Limits, Refusal, Sink};

/// Entries of a compound file's directory are this long and start at multiples of it.
const ENTRY_BYTES: usize = 128;

/// Reads a compound file (OLE: an old .xls, or an encrypted workbook).
pub fn read(mut reader: impl Read, _: &Limits, _: &mut impl Sink) -> Result<(), Refusal> {
    let mut entry = [0; ENTRY_BYTES];
    while reader.read_exact(&mut entry).is_ok() {
        if names(&entry, "EncryptedPackage") || names(&entry, "EncryptionInfo") {
            return Err(Refusal::PasswordProtected);
        }
    }
    Err(Refusal::NotASpreadsheet)
}

/// Whether a directory entry carries this name: UTF-16, ended by a zero.
fn names(entry: &[u8], name: &str) -> bool {
    name.encode_utf16().chain([0]).zip(entry.chunks_exact(2)).all(|(unit, bytes)| unit.to_le_bytes() == bytes)
}
