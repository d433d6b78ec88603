use std::io::{Read, Seek, SeekFrom, Write};

use crate::import::read::{Merged, Refusal, SheetMarks};

const END: u16 = 0x000A;
const FILE_PASS: u16 = 0x002F;
const BOUND_SHEET: u16 = 0x0085;
const MERGE_CELLS: u16 = 0x00E5;
const DIMENSIONS: u16 = 0x0200;
const ROW: u16 = 0x0208;
/// Begins the workbook, each sheet and each chart within a sheet; one number for each version since Excel 5.
const BEGIN: u16 = 0x0809;

/// In a [`ROW`] record: shown with no height.
const IS_HIDDEN: u8 = 0x20;

/// Goes once through the records of a workbook: hidden rows and merged cells of each sheet, by the order in which the
/// workbook lists them. [`DIMENSIONS`] is overwritten with that of one cell.
///
/// Errs when the workbook is encrypted: by any of the three methods, a [`FILE_PASS`] stands before what is.
pub fn look_through<S: Read + Write + Seek>(stream: &mut S) -> Result<Vec<SheetMarks>, Refusal> {
    let mut listed: Vec<u32> = Vec::new();
    let mut found: Vec<(u32, SheetMarks)> = Vec::new();
    let mut depth = 0_u32;
    let mut at = 0_u64;
    while let Some((kind, body)) = record(stream, at) {
        match kind {
            BEGIN => {
                depth += 1;
                if depth == 1 {
                    found.push((u32::try_from(at).unwrap_or(u32::MAX), SheetMarks::default()));
                }
            }
            END => depth = depth.saturating_sub(1),
            FILE_PASS if found.len() == 1 => return Err(Refusal::PasswordProtected),
            BOUND_SHEET => listed.extend(number(&body, 0)),
            DIMENSIONS => overwrite(stream, at + 4, body.len()),
            _ if depth == 1 => {
                if let Some((_, marks)) = found.last_mut() {
                    mark(marks, kind, &body);
                }
            }
            _ => (),
        }
        at += 4 + body.len() as u64;
    }
    let of = |at: u32| found.iter().find(|(start, _)| *start == at).map(|(_, marks)| marks.clone());
    Ok(listed.into_iter().map(|at| of(at).unwrap_or_default()).collect())
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

fn short(body: &[u8], at: usize) -> Option<u32> {
    body.get(at..at + 2).map(|bytes| u32::from(u16::from_le_bytes([bytes[0], bytes[1]])))
}

fn number(body: &[u8], at: usize) -> Option<u32> {
    body.get(at..at + 4).map(|bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
}
