use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Refusal;
use crate::{Error, Result};

/// The file in the data folder that raises or lowers the limits: a JSON object with any of the names of [`Limits`].
const FILE: &str = "import-limits.json";

/// How much of a file is read. Trellis is built for some hundred thousand account rows in a file; one beyond these limits is
/// a mistake or an attack, and is refused before it takes the memory. What is within them is imported in half a minute and
/// in less than a gigabyte, both processes together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// The largest file opened, in bytes.
    pub file_bytes: u64,
    /// Cells of all sheets together: filled rows times filled columns of each, and the empty ones in front of the last cell
    /// of a row.
    pub cells: u64,
    /// Rows of all sheets together that hold anything.
    pub filled_rows: u32,
    /// Columns of a sheet that hold anything.
    pub filled_columns: u32,
    /// The last row of a sheet; a spreadsheet has 1,048,576.
    pub rows: u32,
    /// The last column of a sheet; a spreadsheet has 16,384.
    pub columns: u32,
    /// Text of one cell, in bytes: a spreadsheet allows 32,767 characters of up to four bytes.
    pub cell_bytes: u64,
    /// Text of all cells together, in bytes. A text used in many cells counts each time.
    pub text_bytes: u64,
    pub sheets: u32,
    /// Files inside an .xlsx, .xlsb or .ods file.
    pub parts: u32,
    /// All parts of such a file uncompressed, in bytes.
    pub unpacked_bytes: u64,
    /// How many times larger than packed a part of more than 32 MB may be; a sheet reaches about 30.
    pub unpacked_ratio: u64,
    /// Seconds of reading.
    pub seconds: u64,
    /// Seconds of reading in which no cell comes.
    pub idle_seconds: u64,
    /// Memory of the process that reads, in bytes.
    pub reader_bytes: u64,
    /// Memory of the rows that were read, in bytes.
    pub row_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 512 << 20,
            cells: 8_000_000,
            filled_rows: 300_000,
            filled_columns: 1_000,
            rows: 1_048_576,
            columns: 16_384,
            cell_bytes: 131_068,
            text_bytes: 1 << 30,
            sheets: 250,
            parts: 20_000,
            unpacked_bytes: 1 << 30,
            unpacked_ratio: 200,
            seconds: 25,
            idle_seconds: 15,
            reader_bytes: 400 << 20,
            row_bytes: 250 << 20,
        }
    }
}

impl Limits {
    /// The limits in `import-limits.json` of the data folder; the default ones where it names none or is not there.
    ///
    /// # Errors
    /// When it names a limit that does not exist, or one that is not a whole number.
    pub fn load(data_folder: &Path) -> Result<Self> {
        let text = match std::fs::read_to_string(data_folder.join(FILE)) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(Error::new(format!("{FILE} in the data folder could not be read: {error}"))),
        };
        serde_json::from_str(&text)
            .map_err(|error| Error::new(format!("{FILE} in the data folder is not understood: {error}")))
    }

    /// Errs when `value` is more than the limit.
    pub(super) fn check(&self, bound: Bound, value: u64) -> std::result::Result<(), Refusal> {
        if value > bound.of(self) { Err(Refusal::Exceeds(bound)) } else { Ok(()) }
    }
}

/// One of the [`Limits`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bound {
    FileBytes,
    Cells,
    FilledRows,
    FilledColumns,
    Rows,
    Columns,
    CellBytes,
    TextBytes,
    Sheets,
    Parts,
    UnpackedBytes,
    UnpackedRatio,
    Seconds,
    IdleSeconds,
    ReaderBytes,
    RowBytes,
}

impl Bound {
    /// What it is set to.
    fn of(self, limits: &Limits) -> u64 {
        match self {
            Self::FileBytes => limits.file_bytes,
            Self::Cells => limits.cells,
            Self::FilledRows => u64::from(limits.filled_rows),
            Self::FilledColumns => u64::from(limits.filled_columns),
            Self::Rows => u64::from(limits.rows),
            Self::Columns => u64::from(limits.columns),
            Self::CellBytes => limits.cell_bytes,
            Self::TextBytes => limits.text_bytes,
            Self::Sheets => u64::from(limits.sheets),
            Self::Parts => u64::from(limits.parts),
            Self::UnpackedBytes => limits.unpacked_bytes,
            Self::UnpackedRatio => limits.unpacked_ratio,
            Self::Seconds => limits.seconds,
            Self::IdleSeconds => limits.idle_seconds,
            Self::ReaderBytes => limits.reader_bytes,
            Self::RowBytes => limits.row_bytes,
        }
    }

    /// Its name in the file.
    fn name(self) -> &'static str {
        match self {
            Self::FileBytes => "file_bytes",
            Self::Cells => "cells",
            Self::FilledRows => "filled_rows",
            Self::FilledColumns => "filled_columns",
            Self::Rows => "rows",
            Self::Columns => "columns",
            Self::CellBytes => "cell_bytes",
            Self::TextBytes => "text_bytes",
            Self::Sheets => "sheets",
            Self::Parts => "parts",
            Self::UnpackedBytes => "unpacked_bytes",
            Self::UnpackedRatio => "unpacked_ratio",
            Self::Seconds => "seconds",
            Self::IdleSeconds => "idle_seconds",
            Self::ReaderBytes => "reader_bytes",
            Self::RowBytes => "row_bytes",
        }
    }

    /// What the file goes beyond: "more than 24000000 cells".
    fn excess(self, limits: &Limits) -> String {
        let limit = self.of(limits);
        let mb = limit >> 20;
        match self {
            Self::FileBytes => format!("more than {mb} MB"),
            Self::Cells => format!("more than {limit} cells"),
            Self::FilledRows => format!("more than {limit} rows that are not empty"),
            Self::FilledColumns => format!("a sheet of more than {limit} columns that are not empty"),
            Self::Rows => format!("a sheet of more than {limit} rows"),
            Self::Columns => format!("a sheet of more than {limit} columns"),
            Self::CellBytes => format!("a cell of more than {limit} bytes"),
            Self::TextBytes => format!("more than {mb} MB of text"),
            Self::Sheets => format!("more than {limit} sheets"),
            Self::Parts => format!("more than {limit} files inside it"),
            Self::UnpackedBytes => format!("more than {mb} MB when it is unpacked"),
            Self::UnpackedRatio => format!("a part more than {limit} times as large as it is packed"),
            Self::Seconds => format!("more than can be read in {limit} seconds"),
            Self::IdleSeconds => format!("a part in which no cell was found for {limit} seconds"),
            Self::ReaderBytes => format!("more than can be read in {mb} MB of memory"),
            Self::RowBytes => format!("rows of more than {mb} MB of memory"),
        }
    }

    /// The sentence for a file beyond it.
    pub fn sentence(self, file_name: &str, limits: &Limits) -> String {
        format!(
            "{file_name} holds more than Trellis reads: {}; leave only the table to import in it, or raise {} in {FILE}",
            self.excess(limits),
            self.name()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_of_the_data_folder_goes_before_the_default() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(Limits::load(folder.path()).expect("no file"), Limits::default());
        std::fs::write(folder.path().join(FILE), r#"{ "cells": 12 }"#).expect("a file");
        let limits = Limits::load(folder.path()).expect("a limit");
        assert_eq!(limits, Limits { cells: 12, ..Limits::default() });
        assert_eq!(
            Bound::Cells.sentence("big.csv", &limits),
            "big.csv holds more than Trellis reads: more than 12 cells; leave only the table to import in it, or raise \
             cells in import-limits.json"
        );
    }

    #[track_caller]
    fn refuses(text: &str, expected: &str) {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join(FILE), text).expect("a file");
        let message = Limits::load(folder.path()).expect_err("a refusal").message;
        assert!(message.starts_with("import-limits.json in the data folder is not understood: "), "{message}");
        assert!(message.contains(expected), "{message}");
    }

    #[test]
    fn a_limit_that_does_not_exist_or_is_no_number_is_refused() {
        refuses(r#"{ "cell": 12 }"#, "unknown field `cell`");
        refuses(r#"{ "cells": "many" }"#, "invalid type");
        refuses(r#"{ "rows": -1 }"#, "invalid value");
    }
}
