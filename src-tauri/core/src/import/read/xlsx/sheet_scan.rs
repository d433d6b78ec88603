use std::io::{self, Write};

use crate::import::read::{Merged, SheetMarks};

/// Longer tags are none that are looked for.
const LONGEST_TAG: usize = 4096;

/// Finds hidden rows and merged cells in the XML of a sheet that is written into it. It looks at tags only, because a second
/// whole reading would take as long as the first.
#[derive(Debug, Default)]
pub struct SheetScan {
    marks: SheetMarks,
    /// A tag that began in what was written before.
    tag: Vec<u8>,
    in_tag: bool,
    row: u32,
}

impl SheetScan {
    pub fn finish(self) -> SheetMarks {
        self.marks
    }

    fn end_tag(&mut self) {
        self.in_tag = false;
        let tag = std::mem::take(&mut self.tag);
        if let Ok(text) = std::str::from_utf8(&tag) {
            self.look_at(text);
        }
        self.tag = tag;
        self.tag.clear();
    }

    fn look_at(&mut self, tag: &str) {
        // The end of an element says nothing more of it.
        if tag.starts_with('/') {
            return;
        }
        let (name, attributes) = tag.split_once(|letter: char| letter.is_ascii_whitespace()).unwrap_or((tag, ""));
        let name = name.rsplit(':').next().unwrap_or(name).trim_end_matches('/');
        if name == "row" {
            let number = attribute(attributes, "r").and_then(|row| row.parse().ok());
            self.row = number.unwrap_or(self.row.saturating_add(1));
            if matches!(attribute(attributes, "hidden"), Some("1" | "true")) {
                self.marks.hidden_rows.push(self.row);
            }
        } else if name == "mergeCell" {
            self.marks.merged.extend(attribute(attributes, "ref").and_then(range));
        }
    }
}

impl Write for SheetScan {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut rest = bytes;
        while !rest.is_empty() {
            if self.in_tag {
                let end = memchr::memchr(b'>', rest);
                let part = &rest[..end.unwrap_or(rest.len())];
                if self.tag.len() + part.len() <= LONGEST_TAG {
                    self.tag.extend_from_slice(part);
                }
                let Some(end) = end else { break };
                self.end_tag();
                rest = &rest[end + 1..];
            } else {
                let Some(start) = memchr::memchr(b'<', rest) else { break };
                self.in_tag = true;
                rest = &rest[start + 1..];
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The value of an attribute, in either kind of quotes.
fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = attributes;
    loop {
        let (before, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|letter| matches!(letter, '"' | '\''))?;
        let (value, left) = after[1..].split_once(quote)?;
        if before.trim() == name {
            return Some(value);
        }
        rest = left;
    }
}

/// "A1:C3".
fn range(text: &str) -> Option<Merged> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let ((first_row, first_column), (last_row, last_column)) = (position(first)?, position(last)?);
    Some(Merged { first_row, last_row, first_column, last_column })
}

/// "$B$4" as row 4, column 1.
fn position(text: &str) -> Option<(u32, u32)> {
    let text = text.replace('$', "");
    let digits = text.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, row) = text.split_at(digits);
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let value = u32::from(letter.to_ascii_uppercase().checked_sub(b'A').filter(|value| *value < 26)?) + 1;
        column.checked_mul(26)?.checked_add(value)
    })?;
    Some((row.parse().ok()?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_rows_and_merged_cells_are_found_however_the_text_is_cut() {
        let sheet = "<x:worksheet><x:sheetData><x:row spans='1:3' r = \"4\" hidden=\"1\"><x:c r=\"A4\"/></x:row>\
                     <x:row/><x:row hidden='true'/><x:row r=\"9\" hidden=\"0\"></x:row></x:sheetData>\
                     <x:mergeCells count=\"1\"><x:mergeCell ref=\"A1:$AB$2\"/></x:mergeCells></x:worksheet>";
        for step in [1, 7, sheet.len()] {
            let mut scan = SheetScan::default();
            for part in sheet.as_bytes().chunks(step) {
                scan.write_all(part).expect("written");
            }
            let marks = scan.finish();
            assert_eq!(marks.hidden_rows, [4, 6]);
            assert_eq!(marks.merged, [Merged { first_row: 1, last_row: 2, first_column: 0, last_column: 27 }]);
        }
    }
}
