use std::borrow::Cow;
use std::io::Read;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use csv::{ReaderBuilder, StringRecord};
use encoding_rs::Encoding;

use super::limits::Bound;
use super::{Limits, Refusal, Sink, Value};

/// In the order in which ties are broken.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Records looked at to find the delimiter.
const SAMPLE: usize = 200;
/// Records between two signs of life: they may be empty.
const ALIVE: u32 = 1 << 16;
/// Bytes looked at for it, however long the records are.
const SAMPLE_BYTES: usize = 1 << 20;
/// Letters looked at to find what else the text may be.
const MARKUP: usize = 2048;

/// Reads a delimited text file as one sheet of this name.
pub fn read(mut reader: impl Read, name: &str, limits: &Limits, sink: &mut impl Sink) -> Result<(), Refusal> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map_err(|error| Refusal::unread(&error))?;
    let text = decode(&bytes)?;
    let start = text.trim_start();
    if start.is_empty() {
        return Err(Refusal::Empty);
    }
    refuse_markup(start)?;
    sink.sheet(name, false)?;
    rows(&text, delimiter(&text), limits, sink)
}

/// Errs when the text is of another kind of file: a web page, XML, rich text.
fn refuse_markup(text: &str) -> Result<(), Refusal> {
    if !text.starts_with(['<', '{']) {
        return Ok(());
    }
    let start: String = text.chars().take(MARKUP).collect::<String>().to_ascii_lowercase();
    if start.starts_with("<?xml") && start.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        return Err(Refusal::FlatXml);
    }
    let is_page = ["<html", "<!doctype html", "<table", "<meta", "<head", "<body"];
    if is_page.iter().any(|tag| start.starts_with(tag)) || (start.starts_with('<') && start.contains("<html")) {
        return Err(Refusal::WebPage);
    }
    if ["<!", "<?xml", "{\\rtf"].iter().any(|mark| start.starts_with(mark)) {
        return Err(Refusal::NotASpreadsheet);
    }
    Ok(())
}

/// The text of the bytes. The byte order mark decides, because UTF-16 is guessed wrong without asking it first.
fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Refusal> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(encoding.decode_without_bom_handling(&bytes[mark..]).0);
    }
    if bytes.contains(&0) {
        return Err(Refusal::NotASpreadsheet);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        if text.starts_with("%PDF-") {
            return Err(Refusal::NotASpreadsheet);
        }
        return Ok(text.into());
    }
    let controls = bytes.iter().take(4096).filter(|byte| **byte < 32 && !b"\t\n\r\x0c".contains(byte)).count();
    if controls > 8 || bytes.starts_with(b"%PDF-") {
        return Err(Refusal::NotASpreadsheet);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // Letters before the first that is not ASCII tell nothing, and a million behind it tell all.
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    detector.feed(&bytes[first.saturating_sub(SAMPLE)..bytes.len().min(first + SAMPLE_BYTES)], true);
    Ok(detector.guess(None, Utf8Detection::Allow).decode_without_bom_handling(bytes).0)
}

/// The delimiter that cuts most records into the same number of fields, more than one; or the one Excel's `sep=` names.
fn delimiter(text: &str) -> u8 {
    if let Some(named) = text.strip_prefix("sep=").and_then(|rest| rest.bytes().next())
        && DELIMITERS.contains(&named)
    {
        return named;
    }
    let start = &text[..text.floor_char_boundary(SAMPLE_BYTES)];
    let agreement = |delimiter: u8| {
        let mut counts = std::collections::BTreeMap::<usize, usize>::new();
        let mut reader = reader(start, delimiter);
        let mut record = StringRecord::new();
        for _ in 0..SAMPLE {
            if !matches!(reader.read_record(&mut record), Ok(true)) {
                break;
            }
            *counts.entry(record.len()).or_default() += 1;
        }
        // The records that agree, each worth more the more fields it has: title rows have one field by any delimiter.
        counts.into_iter().filter(|(fields, _)| *fields > 1).map(|(fields, records)| fields.min(64) * records).max()
    };
    let mut best = (DELIMITERS[0], 0);
    for delimiter in DELIMITERS {
        let agreeing = agreement(delimiter).unwrap_or(0);
        if agreeing > best.1 {
            best = (delimiter, agreeing);
        }
    }
    best.0
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// The records as rows, counted as a spreadsheet counts them: a line break inside quotes does not begin a row, an empty
/// line is one.
fn rows(text: &str, delimiter: u8, limits: &Limits, sink: &mut impl Sink) -> Result<(), Refusal> {
    let mut reader = reader(text, delimiter);
    let mut record = StringRecord::new();
    let mut row = 0_u32;
    while reader.read_record(&mut record).map_err(|_| Refusal::Damaged)? {
        let start = record.position().map_or(0, csv::Position::byte);
        if row.is_multiple_of(ALIVE) {
            sink.alive()?;
        }
        row = row.saturating_add(1 + blank_lines(text, start));
        limits.check(Bound::CellBytes, record.iter().map(str::len).max().unwrap_or(0) as u64)?;
        for (column, field) in (0..).zip(&record) {
            if !field.is_empty() {
                sink.cell(row, column, Value::Text(field))?;
            }
        }
    }
    Ok(())
}

/// Empty lines between the end of one record and the start of the next; the parser passes over them.
fn blank_lines(text: &str, start: u64) -> u32 {
    let start = usize::try_from(start).unwrap_or(usize::MAX).min(text.len());
    let (before, rest) = text.as_bytes().split_at(start);
    // The parser may stop in the middle of the two letters that end the record before.
    let mut previous = before.last().copied().unwrap_or_default();
    let mut lines = 0;
    for &byte in rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')) {
        lines += u32::from(byte == b'\r' || previous != b'\r');
        previous = byte;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Job;
    use crate::import::read::collector::Collector;

    #[track_caller]
    fn reads(bytes: &[u8], expected: &[(u32, &[&str])]) {
        let (limits, job) = (Limits::default(), Job::unwatched());
        let mut collector = Collector::new(&limits, &job);
        read(bytes, "partners", &limits, &mut collector).expect("a delimited file");
        let (sheets, _) = collector.finish().expect("rows");
        let sheet = &sheets[0];
        let rows: Vec<(u32, Vec<String>)> = sheet
            .rows
            .iter()
            .map(|row| (row.number, row.cells.iter().map(|cell| cell.text().into_owned()).collect()))
            .collect();
        let expected: Vec<(u32, Vec<String>)> =
            expected.iter().map(|(row, cells)| (*row, cells.iter().map(ToString::to_string).collect())).collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn the_delimiter_is_the_one_that_cuts_most_rows_alike() {
        reads(b"Partner,Tier\nA,1\n", &[(1, &["Partner", "Tier"]), (2, &["A", "1"])]);
        reads(
            b"Partner;MDF\nA;1.200,50\nB;2,5\n",
            &[(1, &["Partner", "MDF"]), (2, &["A", "1.200,50"]), (3, &["B", "2,5"])],
        );
        reads(b"Partner\tMDF\nA, Inc\t1\n", &[(1, &["Partner", "MDF"]), (2, &["A, Inc", "1"])]);
        reads(b"Partner|MDF\nA|1\n", &[(1, &["Partner", "MDF"]), (2, &["A", "1"])]);
        reads(b"sep=;\nPartner;MDF\n", &[(1, &["sep="]), (2, &["Partner", "MDF"])]);
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        reads(
            b"\r\nA,B\r\n\r\n\r\n1,\"x\r\ny\"\r\n3,4\r\n",
            &[(2, &["A", "B"]), (5, &["1", "x\r\ny"]), (6, &["3", "4"])],
        );
        reads(b"A,B\n\n1,2\n", &[(1, &["A", "B"]), (3, &["1", "2"])]);
    }

    #[test]
    fn the_byte_order_mark_decides_the_encoding() {
        let utf16: Vec<u8> = "\u{feff}Partner\tTier\nStröm\t1\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        reads(&utf16, &[(1, &["Partner", "Tier"]), (2, &["Ström", "1"])]);
        reads("\u{feff}Partner,Tier\nStröm,1\n".as_bytes(), &[(1, &["Partner", "Tier"]), (2, &["Ström", "1"])]);
        reads(b"Partner;Tier\nStr\xf6m Caf\xe9;1\n", &[(1, &["Partner", "Tier"]), (2, &["Ström Café", "1"])]);
    }
}
