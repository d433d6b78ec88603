use std::collections::HashMap;
use std::io::{BufReader, Read, Seek};

use quick_xml::events::Event;
use zip::ZipArchive;

use super::records::Records;
use crate::import::read::number_format::Shown;
use crate::import::read::xls::{Formats, SheetNotes};
use crate::import::read::{Merged, xml};

const ROW: u32 = 0;
/// A number in short, a number, and the result of a formula.
const NUMBERS: [u32; 3] = [2, 5, 9];
const FORMAT: u32 = 44;
const STYLE: u32 = 47;
const SHEET: u32 = 156;
const MERGED: u32 = 176;
const BEGIN_STYLES: u32 = 617;
const END_STYLES: u32 = 618;
/// In a [`ROW`] record: shown with no height.
const IS_HIDDEN: u8 = 0x10;
/// Merged ranges kept of one sheet.
const MOST_MERGED: usize = 1_000_000;

/// What the reader does not tell of each sheet, by its name: hidden rows, merged cells and number formats. What cannot be made
/// out is not told; whether the file is damaged shows when its cells are read.
pub fn notes<R: Read + Seek>(archive: &mut ZipArchive<R>) -> HashMap<String, SheetNotes> {
    let formats = records(archive, "xl/styles.bin", formats).unwrap_or_default();
    let paths = relations(archive).unwrap_or_default();
    let sheets = records(archive, "xl/workbook.bin", sheets).unwrap_or_default();
    let of_sheet = |(relation, name): (String, String)| {
        let path = paths.get(&relation)?;
        Some((name, records(archive, path, |records| of_sheet(records, &formats))?))
    };
    sheets.into_iter().filter_map(of_sheet).collect()
}

type Part<'a> = Records<BufReader<Box<dyn Read + 'a>>>;

/// What `work` makes of the records of the part at `path`.
fn records<R: Read + Seek, T>(
    archive: &mut ZipArchive<R>,
    path: &str,
    work: impl FnOnce(&mut Part<'_>) -> T,
) -> Option<T> {
    let part: Box<dyn Read + '_> = Box::new(archive.by_name(path).ok()?);
    Some(work(&mut Records::new(BufReader::new(part))))
}

fn formats(records: &mut Part<'_>) -> Formats {
    let mut formats = Formats::default();
    let mut is_of_cells = false;
    while let Some(kind) = records.next() {
        match kind {
            FORMAT => {
                if let (Some(number), Some((code, _))) = (records.short(0), records.text(2)) {
                    formats.add(number, &code);
                }
            }
            BEGIN_STYLES | END_STYLES => is_of_cells = kind == BEGIN_STYLES,
            STYLE if is_of_cells => formats.add_style(records.short(2).unwrap_or_default()),
            _ => (),
        }
    }
    formats
}

/// The relation and the name of each sheet.
fn sheets(records: &mut Part<'_>) -> Vec<(String, String)> {
    let mut sheets = Vec::new();
    while let Some(kind) = records.next() {
        if kind == SHEET
            && let Some((relation, end)) = records.text(8)
            && let Some((name, _)) = records.text(end)
        {
            sheets.push((relation, name));
        }
    }
    sheets
}

/// Where each relation of the workbook leads.
fn relations<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Option<HashMap<String, String>> {
    let mut markup = xml::reader(archive.by_name("xl/_rels/workbook.bin.rels").ok()?);
    let (mut paths, mut buffer) = (HashMap::new(), Vec::new());
    loop {
        match markup.read_event_into(&mut buffer).ok()? {
            Event::Start(element) => {
                let attribute = |name| xml::attribute(&element, name).ok().flatten();
                if let (Some(id), Some(target)) = (attribute("Id"), attribute("Target")) {
                    paths.insert(id, format!("xl/{target}"));
                }
            }
            Event::Eof => return Some(paths),
            _ => (),
        }
        buffer.clear();
    }
}

fn of_sheet(records: &mut Part<'_>, formats: &Formats) -> SheetNotes {
    let mut notes = SheetNotes::default();
    let mut row = 0;
    while let Some(kind) = records.next() {
        match kind {
            ROW => {
                row = records.long(0).unwrap_or_default();
                if records.body.get(11).is_some_and(|flags| flags & IS_HIDDEN != 0) {
                    notes.marks.hidden_rows.push(row.saturating_add(1));
                }
            }
            MERGED if notes.marks.merged.len() < MOST_MERGED => notes.marks.merged.extend(merged(records)),
            _ if NUMBERS.contains(&kind) => {
                let style = records.long(4).and_then(|style| u16::try_from(style & 0x00FF_FFFF).ok());
                let shown = style.map_or(Shown::Plain, |style| formats.shown(style));
                if let Some(column) = records.long(0).filter(|_| shown != Shown::Plain) {
                    notes.shown.insert((row, column), shown);
                }
            }
            _ => (),
        }
    }
    notes
}

fn merged(records: &Part<'_>) -> Option<Merged> {
    let row = |at| records.long(at).map(|row| row.saturating_add(1));
    Some(Merged {
        first_row: row(0)?,
        last_row: row(4)?,
        first_column: records.long(8)?,
        last_column: records.long(12)?,
    })
}
