//! A file as rows of cells: bounded, by content and not by extension, and without an opinion on what the cells mean.
//!
//! A reader of each format puts what it finds into a [`Sink`]. In the program it does so in a process of its own
//! (`worker/`), whose sink writes frames (`wire/`); here they are heard and collected into rows.

mod cell;
mod collector;
mod delimited;
mod formats;
mod how_to_read;
mod limits;
mod number_format;
mod ods;
mod package;
mod refusal;
mod shared_texts;
mod sheet_marks;
mod sheet_rows;
mod sink;
mod value;
mod wire;
mod workbook;
mod worker;
mod xls;
mod xlsb;
mod xlsx;
mod xml;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use crate::Result;

pub use cell::Cell;
use collector::Collector;
pub use how_to_read::HowToRead;
use limits::Bound;
pub use limits::Limits;
use refusal::Refusal;
use sheet_marks::SheetMarks;
use sink::Sink;
use value::Value;
pub use workbook::{Merged, Sheet, SheetRow, Workbook};
pub use worker::run_reader;

/// Reads a spreadsheet (.xlsx, .xlsm, .xlsb, .xls, .ods) or a delimited text file (comma, semicolon, tab or bar), whatever
/// it is called.
///
/// Errs with one sentence naming the file when it is none of these, empty, damaged, password-protected or beyond the
/// limits, and when the job is stopped.
pub fn read(path: &Path, how: &HowToRead) -> Result<Workbook> {
    let file_name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let limits = &how.limits;
    let (sheets, dates_from_1904) = collect(path, how).map_err(|refusal| refusal.error(&file_name, limits))?;
    let byte_len = std::fs::metadata(path).map_or(0, |metadata| metadata.len());
    Ok(Workbook { file_name, byte_len, sheets, dates_from_1904 })
}

fn collect(path: &Path, how: &HowToRead) -> std::result::Result<(Vec<Sheet>, bool), Refusal> {
    let HowToRead { worker, limits, job } = how;
    let mut collector = Collector::new(limits, job);
    match worker {
        Some(worker) => worker::read_in_worker(worker, path, limits, job, &mut collector)?,
        // A crafted file can make a reader panic; it must not take the document down with it.
        None => catch_unwind(AssertUnwindSafe(|| formats::read(path, limits, &mut collector)))
            .unwrap_or(Err(Refusal::Damaged))?,
    }
    collector.finish()
}

/// Bytes as the sheet of a delimited text file, as the fuzz targets give them.
#[cfg(any(test, feature = "fuzzing"))]
pub fn delimited(bytes: &[u8], file_name: &str) -> Result<Vec<Sheet>> {
    let (limits, job) = (Limits::default(), crate::Job::unwatched());
    let mut collector = Collector::new(&limits, &job);
    let read = delimited::read(bytes, file_name, &limits, &mut collector);
    let sheets = read.and_then(|()| collector.finish()).map(|(sheets, _)| sheets);
    sheets.map_err(|refusal| refusal.error(file_name, &limits))
}
