//! How much of a file is read. Trellis is built for a million account rows; a file beyond these bounds is a mistake or
//! an attack, and is refused before it takes the memory.

use crate::{Error, Result};

/// The largest file opened, in bytes.
pub const FILE_BYTES: u64 = 512 << 20;
/// The last row a spreadsheet has.
pub const ROWS: u32 = 1_048_576;
/// The columns a spreadsheet has.
pub const COLUMNS: usize = 16_384;
/// Cells of all sheets together, empty ones between filled ones included.
pub const CELLS: usize = 24_000_000;
/// Characters in one cell, in bytes: a spreadsheet allows 32,767 of up to four bytes.
pub const CELL_BYTES: usize = 131_068;
/// Text of all cells together, in bytes. A shared string of an xlsx file is stored once and used any number of times.
pub const TEXT_BYTES: usize = 1 << 30;
/// Sheets of one file.
pub const SHEETS: usize = 1_000;
/// Files inside an xlsx file.
pub const PARTS: usize = 20_000;
/// All parts of an xlsx file uncompressed, in bytes.
pub const UNPACKED_BYTES: u64 = 4 << 30;
/// Shared strings or styles of an xlsx file uncompressed, in bytes: they are held in memory.
pub const PART_IN_MEMORY_BYTES: u64 = 512 << 20;
/// How many times larger than packed a part of more than [`RATIO_FROM_BYTES`] may be; a sheet reaches about 30.
pub const UNPACKED_RATIO: u64 = 200;
pub const RATIO_FROM_BYTES: u64 = 32 << 20;

/// What was read so far of one file.
#[derive(Debug)]
pub struct Budget<'a> {
    file_name: &'a str,
    cells: usize,
    text: usize,
}

impl<'a> Budget<'a> {
    pub fn new(file_name: &'a str) -> Self {
        Self { file_name, cells: 0, text: 0 }
    }

    /// Counts `cells` more cells holding `text` bytes. Errs when the file holds more than Trellis reads.
    pub fn take(&mut self, cells: usize, text: usize) -> Result<()> {
        self.cells = self.cells.saturating_add(cells);
        self.text = self.text.saturating_add(text);
        if self.cells > CELLS || self.text > TEXT_BYTES || text > CELL_BYTES {
            return Err(too_large(self.file_name));
        }
        Ok(())
    }
}

/// The sentence for a file beyond the bounds.
pub fn too_large(file_name: &str) -> Error {
    Error::new(format!("{file_name} holds more than Trellis reads; leave only the table to import in it and try again"))
}
