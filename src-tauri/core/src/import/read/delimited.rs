use std::io::Read;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use csv::{ReaderBuilder, StringRecord};
use encoding_rs::Encoding;

use super::limits::{self, Budget};
use super::sheet_rows::SheetRows;
use super::{Cell, Sheet, damaged, not_a_spreadsheet};
use crate::{Error, Result};

/// In the order in which ties are broken.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Records looked at to find the delimiter.
const SAMPLE: usize = 200;

/// A delimited text file as one sheet, called as the file is without its extension.
pub fn read(mut reader: impl Read, file_name: &str) -> Result<Sheet> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map_err(|error| Error::new(format!("{file_name} could not be read: {error}")))?;
    let text = decode(&bytes, file_name)?;
    if text.trim().is_empty() {
        return Err(Error::new(format!("{file_name} is empty; export it again")));
    }
    let start = text.trim_start();
    if start.starts_with("<!")
        || start.starts_with("<html")
        || start.starts_with("<?xml")
        || start.starts_with("{\\rtf")
    {
        return Err(not_a_spreadsheet(file_name));
    }
    let rows = rows(&text, delimiter(&text), file_name)?;
    let name = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
    Ok(Sheet { name: name.to_owned(), rows, ..Sheet::default() })
}

/// The text of the bytes. The byte order mark decides, because UTF-16 is guessed wrong without asking it first.
fn decode<'a>(bytes: &'a [u8], file_name: &str) -> Result<std::borrow::Cow<'a, str>> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(encoding.decode_without_bom_handling(&bytes[mark..]).0);
    }
    if bytes.contains(&0) {
        return Err(not_a_spreadsheet(file_name));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        if text.starts_with("%PDF-") {
            return Err(not_a_spreadsheet(file_name));
        }
        return Ok(text.into());
    }
    let controls = bytes.iter().take(4096).filter(|byte| **byte < 32 && !b"\t\n\r\x0c".contains(byte)).count();
    if controls > 8 || bytes.starts_with(b"%PDF-") {
        return Err(not_a_spreadsheet(file_name));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    Ok(detector.guess(None, Utf8Detection::Allow).decode_without_bom_handling(bytes).0)
}

/// The delimiter that cuts most records into the same number of fields, more than one; or the one Excel's `sep=` names.
fn delimiter(text: &str) -> u8 {
    if let Some(named) = text.strip_prefix("sep=").and_then(|rest| rest.bytes().next())
        && DELIMITERS.contains(&named)
    {
        return named;
    }
    let agreement = |delimiter: u8| {
        let mut counts = std::collections::BTreeMap::<usize, usize>::new();
        let mut reader = reader(text, delimiter);
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
fn rows(text: &str, delimiter: u8, file_name: &str) -> Result<Vec<super::SheetRow>> {
    let mut reader = reader(text, delimiter);
    let mut budget = Budget::new(file_name);
    let mut rows = SheetRows::default();
    let mut record = StringRecord::new();
    let mut number = 0_u32;
    while reader.read_record(&mut record).map_err(|_| damaged(file_name))? {
        let start = record.position().map_or(0, csv::Position::byte);
        number = number.saturating_add(1 + blank_lines(text, start));
        if number > limits::ROWS {
            return Err(limits::too_large(file_name));
        }
        for (column, field) in record.iter().take(limits::COLUMNS).enumerate() {
            rows.put(number, column, Cell::from_text(field), &mut budget)?;
        }
    }
    Ok(rows.finish())
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

    #[track_caller]
    fn reads(bytes: &[u8], expected: &[(u32, &[&str])]) {
        let sheet = read(bytes, "partners.csv").expect("a delimited file");
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
