//! A file as rows of cells: bounded, by content and not by extension, and without an opinion on what the cells mean.

mod archive;
mod cell;
mod compound;
mod delimited;
mod limits;
mod number_format;
mod sheet_rows;
mod workbook;
mod xlsx;

use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::Path;

use crate::{Error, Result};

pub use cell::Cell;
pub use workbook::{Merged, Sheet, SheetRow, Workbook};

const ZIP: &[u8] = b"PK";
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Reads an Excel workbook (.xlsx, .xlsm) or a delimited text file (comma, semicolon, tab or bar), whatever it is called.
///
/// Errs with one sentence naming the file when it is none of these, empty, damaged, password-protected or too large.
pub fn read(path: &Path) -> Result<Workbook> {
    let file_name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let unreadable = |error: std::io::Error| Error::new(format!("{file_name} could not be opened: {error}"));
    let file = File::open(path).map_err(unreadable)?;
    let metadata = file.metadata().map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(Error::new(format!("{file_name} is not a file; choose a spreadsheet or a CSV file")));
    }
    let byte_len = metadata.len();
    if byte_len == 0 {
        return Err(Error::new(format!("{file_name} is empty; export it again")));
    }
    if byte_len > limits::FILE_BYTES {
        return Err(limits::too_large(&file_name));
    }
    let mut reader = BufReader::new(file);
    let mut start = Vec::with_capacity(8);
    reader.by_ref().take(8).read_to_end(&mut start).map_err(unreadable)?;
    reader.rewind().map_err(unreadable)?;

    let (sheets, dates_from_1904) = if start.starts_with(ZIP) {
        xlsx::read(reader, &file_name)?
    } else if start.starts_with(COMPOUND) {
        return Err(compound::refusal(reader, &file_name));
    } else {
        (vec![delimited::read(reader, &file_name)?], false)
    };
    if sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return Err(Error::new(format!("{file_name} is empty; export it again")));
    }
    Ok(Workbook { file_name, byte_len, sheets, dates_from_1904 })
}

/// The sentence for a file that is something else.
fn not_a_spreadsheet(file_name: &str) -> Error {
    Error::new(format!("{file_name} is not a spreadsheet; choose an .xlsx or .csv file"))
}

/// The sentence for a file that breaks off or contradicts itself.
fn damaged(file_name: &str) -> Error {
    Error::new(format!("{file_name} is damaged or incomplete; export or download it again"))
}
