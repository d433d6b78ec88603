use std::collections::HashMap;
use std::io::{Read, Seek, SeekFrom, Write};

use super::formats::Formats;
use crate::import::read::number_format::Shown;
use crate::import::read::{Merged, Refusal, SheetMarks};

const END: u16 = 0x000A;
const FILE_PASS: u16 = 0x002F;
const BOUND_SHEET: u16 = 0x0085;
const FORMULA: u16 = 0x0006;
const MANY_NUMBERS: u16 = 0x00BD;
const STYLE: u16 = 0x00E0;
const MERGE_CELLS: u16 = 0x00E5;
const DIMENSIONS: u16 = 0x0200;
const NUMBER: u16 = 0x0203;
const ROW: u16 = 0x0208;
const SHORT_NUMBER: u16 = 0x027E;
const FORMAT: u16 = 0x041E;
/// Begins the workbook, each sheet and each chart within a sheet; one number for each version since Excel 5.
const BEGIN: u16 = 0x0809;

/// In a [`BEGIN`] record: Excel 97 and after.
const NEW: u32 = 0x0600;
/// In a [`ROW`] record: shown with no height.
const IS_HIDDEN: u8 = 0x20;

/// What the records say of a sheet beside its values.
#[derive(Clone, Debug, Default)]
pub struct SheetNotes {
    pub marks: SheetMarks,
    /// Percentages and amounts by row and column, both from 0.
    pub shown: HashMap<(u32, u32), Shown>,
}

/// Goes once through the records of a workbook: hidden rows, merged cells and number formats of each sheet, by the order in
/// which the workbook lists them. [`DIMENSIONS`] is overwritten with that of one cell.
///
/// Errs when the workbook is encrypted: by any of the three methods, a [`FILE_PASS`] stands before what is.
pub fn look_through<S: Read + Write + Seek>(stream: &mut S) -> Result<Vec<SheetNotes>, Refusal> {
    let mut listed: Vec<u32> = Vec::new();
    let mut found: Vec<(u32, SheetNotes)> = Vec::new();
    let mut formats = Formats::default();
    let mut is_old = false;
    let mut depth = 0_u32;
    let mut at = 0_u64;
    while let Some((kind, body)) = record(stream, at) {
        match kind {
            BEGIN => {
                depth += 1;
                if depth == 1 {
                    is_old = short(&body, 0) != Some(NEW);
                    found.push((u32::try_from(at).unwrap_or(u32::MAX), SheetNotes::default()));
                }
            }
            END => depth = depth.saturating_sub(1),
            FILE_PASS if found.len() == 1 => return Err(Refusal::PasswordProtected),
            BOUND_SHEET => listed.extend(number(&body, 0)),
            DIMENSIONS => overwrite(stream, at + 4, body.len()),
            FORMAT => formats.format(&body, is_old),
            STYLE => formats.style(&body),
            _ if depth == 1 => {
                if let Some((_, notes)) = found.last_mut() {
                    mark(&mut notes.marks, kind, &body);
                    show(&mut notes.shown, kind, &body, &formats);
                }
            }
            _ => (),
        }
        at += 4 + body.len() as u64;
    }
    let mut found: HashMap<u32, SheetNotes> = found.into_iter().collect();
    Ok(listed.into_iter().map(|at| found.remove(&at).unwrap_or_default()).collect())
}

fn record<S: Read + Seek>(stream: &mut S, at: u64) -> Option<(u16, Vec<u8>)> {
    stream.seek(SeekFrom::Start(at)).ok()?;
    let mut head = [0; 4];
    stream.read_exact(&mut head).ok()?;
    let [kind, kind_high, len, len_high] = head;
    let mut body = vec![0; usize::from(u16::from_le_bytes([len, len_high]))];
    stream.read_exact(&mut body).ok()?;
    Some((u16::from_le_bytes([kind, kind_high]), body))
}

/// The range of one cell, in the longer form since Excel 97 and the shorter one before.
fn overwrite<S: Write + Seek>(stream: &mut S, at: u64, len: usize) {
    let one: &[u8] =
        if len >= 14 { &[0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0] } else { &[0, 0, 1, 0, 0, 0, 1, 0, 0, 0] };
    if len >= one.len() && stream.seek(SeekFrom::Start(at)).is_ok() {
        // What cannot be overwritten is claimed against the memory of the process.
        let _ = stream.write_all(one).and_then(|()| stream.flush());
    }
}

fn mark(marks: &mut SheetMarks, kind: u16, body: &[u8]) {
    match kind {
        ROW if body.get(12).is_some_and(|flags| flags & IS_HIDDEN != 0) => {
            marks.hidden_rows.extend(short(body, 0).map(|row| row + 1));
        }
        MERGE_CELLS => {
            for range in body.get(2..).unwrap_or_default().chunks_exact(8) {
                if let (Some(first_row), Some(last_row), Some(first_column), Some(last_column)) =
                    (short(range, 0), short(range, 2), short(range, 4), short(range, 6))
                {
                    let (first_row, last_row) = (first_row + 1, last_row + 1);
                    marks.merged.push(Merged { first_row, last_row, first_column, last_column });
                }
            }
        }
        _ => (),
    }
}

/// Notes how the numbers of a record are shown, where that is more than as numbers.
fn show(shown: &mut HashMap<(u32, u32), Shown>, kind: u16, body: &[u8], formats: &Formats) {
    let (Some(row), Some(first)) = (short(body, 0), short(body, 2)) else { return };
    let styles: Vec<Option<u32>> = match kind {
        NUMBER | SHORT_NUMBER | FORMULA => vec![short(body, 4)],
        // Style and number of each cell, and the last column behind them.
        MANY_NUMBERS => (4..body.len().saturating_sub(2)).step_by(6).map(|at| short(body, at)).collect(),
        _ => return,
    };
    for (column, style) in (first..).zip(styles) {
        let style = style.and_then(|style| u16::try_from(style).ok());
        match style.map_or(Shown::Plain, |style| formats.shown(style)) {
            Shown::Plain => (),
            known => {
                shown.insert((row, column), known);
            }
        }
    }
}

fn short(body: &[u8], at: usize) -> Option<u32> {
    body.get(at..at + 2).map(|bytes| u32::from(u16::from_le_bytes([bytes[0], bytes[1]])))
}

fn number(body: &[u8], at: usize) -> Option<u32> {
    body.get(at..at + 4).map(|bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
}
