use std::io::Read;

use super::not_a_spreadsheet;
use crate::Error;

/// Entries of a compound file's directory are this long and start at multiples of it.
const ENTRY_BYTES: usize = 128;

/// Why a compound file (OLE: old .xls, or an encrypted workbook) is not read.
pub fn refusal(mut reader: impl Read, file_name: &str) -> Error {
    let mut has_workbook = false;
    let mut entry = [0; ENTRY_BYTES];
    while reader.read_exact(&mut entry).is_ok() {
        if names(&entry, "EncryptedPackage") || names(&entry, "EncryptionInfo") {
            return Error::new(format!(
                "{file_name} is password-protected; save it without a password and import it again"
            ));
        }
        has_workbook |= names(&entry, "Workbook") || names(&entry, "Book");
    }
    if has_workbook {
        return Error::new(format!(
            "{file_name} is in the old .xls format, which is not read yet; save it as .xlsx and import it again"
        ));
    }
    not_a_spreadsheet(file_name)
}

/// Whether a directory entry carries this name: UTF-16, ended by a zero.
fn names(entry: &[u8], name: &str) -> bool {
    name.encode_utf16().chain([0]).zip(entry.chunks_exact(2)).all(|(unit, bytes)| unit.to_le_bytes() == bytes)
}
