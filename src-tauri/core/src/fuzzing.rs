//! What is tried with random bytes: by the fuzz targets for as long as one likes, and shortly, over their corpora, by a test.
//!
//! Each goes by rules that hold for any input. A rule that is broken panics.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use uuid::Uuid;

use crate::api::check::check;
use crate::api::import::{ColumnChoice, ImportChoices};
use crate::import::{Staged, fuzzing};
use crate::readout::Template;
use crate::store::{Document, Environment, recover};

/// Counts files and identifiers, which are never the same twice.
static NEXT: AtomicU64 = AtomicU64::new(0);

/// A target: its name, which is also that of its corpus, and what it does with bytes.
pub type Target = (&'static str, fn(&[u8]));

/// All there are.
pub const TARGETS: [Target; 8] = [
    ("amounts", amounts),
    ("csv", csv),
    ("dates", dates),
    ("document", document),
    ("mapping", mapping),
    ("spreadsheet", spreadsheet),
    ("table_finding", table_finding),
    ("template", template),
];

/// A column of amounts in any writing: each cell is a value or a problem, and every value fits the window.
pub fn amounts(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Some(recognized) = fuzzing::column("MDF", "mdf_allocated", text) else { return };
    let Staged::Roster(partners) = &recognized.staged else { panic!("a roster was asked for") };
    for partner in partners {
        assert!(partner.facts.len() <= 1);
        assert!(partner.facts.iter().all(|fact| fact.value.abs() < 1 << 53));
    }
    for (row, line) in (2..).zip(text.lines()) {
        let is_value = partners.iter().any(|partner| partner.row == row && !partner.facts.is_empty());
        let is_problem = recognized.problems.iter().any(|problem| problem.row == row);
        let is_outside = recognized.outside.iter().any(|outside| (outside.first..=outside.last).contains(&row));
        assert!(is_value || is_problem || is_outside || fuzzing::is_blank(line), "row {row} was dropped: {line:?}");
    }
}

/// Any bytes as delimited text: rows count upwards, end in a filled cell, and can be recognized.
pub fn csv(bytes: &[u8]) {
    let Ok(workbook) = fuzzing::read_delimited(bytes) else { return };
    for sheet in &workbook.sheets {
        assert!(sheet.rows.is_sorted_by(|one, next| one.number < next.number));
        for row in &sheet.rows {
            assert!(row.number > 0 && row.cells.last().is_some_and(|cell| !cell.is_empty()));
        }
    }
    let _ = fuzzing::recognized(&workbook);
}

/// A column of days in any writing: a value comes from a figure in the text, and lies where a calendar ends.
pub fn dates(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Some(recognized) = fuzzing::column("Partner since", "partner_since", text) else { return };
    let Staged::Roster(partners) = &recognized.staged else { panic!("a roster was asked for") };
    let lines: Vec<&str> = text.lines().collect();
    for partner in partners {
        let Some(day) = partner.partner_since else { continue };
        let line = lines[partner.row as usize - 2];
        assert!(line.contains(char::is_numeric), "{line:?} is no day, and was read as {day}");
        assert!((1900..=9999).contains(&day.year()), "{line:?} was read as {day}");
    }
}

/// Any sheet: each filled row is the header, a row of the table or a row outside it, and just one of these.
pub fn table_finding(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let workbook = fuzzing::sheet(text);
    let Ok(recognized) = fuzzing::recognized(&workbook) else { return };
    let rows = &workbook.sheets[0].rows;
    let is_outside = |row: u32| recognized.outside.iter().any(|outside| (outside.first..=outside.last).contains(&row));
    assert!(!is_outside(recognized.header_row), "the header is outside its table");
    let outside = rows.iter().filter(|row| is_outside(row.number)).count();
    assert_eq!(rows.len(), 1 + recognized.rows as usize + outside, "a row was dropped or taken twice");
    let skipped = recognized.problems.iter().filter(|problem| problem.skips_row).count();
    assert!(recognized.staged.len() + skipped <= recognized.rows as usize);
}

/// A sheet and how somebody says its columns are to be read, sensible or not: the first line is column and field in turn. No row
/// is taken twice.
pub fn mapping(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (said, table) = text.split_once('\n').unwrap_or((text, ""));
    let mut words = said.split_whitespace();
    let mut columns = Vec::new();
    while let (Some(column), Some(field)) = (words.next().and_then(|word| word.parse().ok()), words.next()) {
        columns.push(ColumnChoice { column, field: field.to_owned() });
    }
    let workbook = fuzzing::sheet(table);
    let choices = ImportChoices { columns, ..ImportChoices::default() };
    let Ok(recognized) = fuzzing::recognized_as(&workbook, &choices) else { return };
    let skipped = recognized.problems.iter().filter(|problem| problem.skips_row).count();
    assert!(recognized.staged.len() + skipped <= recognized.rows as usize);
}

/// A file as a spreadsheet of the kind its first bytes say: it is read within its bounds, or refused with a sentence.
pub fn spreadsheet(bytes: &[u8]) {
    let name = match bytes {
        [0xD0, 0xCF, ..] => "fuzz.xls",
        [b'P', b'K', ..] if bytes.windows(28).any(|part| part == b"vnd.oasis.opendocument.sprea") => "fuzz.ods",
        [b'P', b'K', ..] => "fuzz.xlsx",
        _ => "fuzz.csv",
    };
    with_file(name, bytes, |path, environment| match fuzzing::read_file(path, environment) {
        Ok(workbook) => drop(fuzzing::recognized(&workbook)),
        Err(error) => assert!(error.message.len() > 10 && !error.message.contains('\n'), "{error}"),
    });
}

/// A file as a document: it opens whole, says that it was altered, or is refused with a sentence; it is never written to, and what
/// is recovered of it is whole.
pub fn document(bytes: &[u8]) {
    with_file("fuzz.trellis", bytes, |path, environment| {
        match Document::open(path, environment.clone()) {
            Ok(document) => {
                let _ = check(&document);
                let _ = document.snapshot();
                let _ = document.history();
                let _ = document.abandon();
            }
            Err(error) => assert!(error.message.len() > 10 && !error.message.contains('\n'), "{error}"),
        }
        assert_eq!(fs::read(path).ok().as_deref(), Some(bytes), "the file was written to");
        if let Ok(found) = recover(path, &path.with_file_name("whole.trellis"), environment) {
            assert!(check(&found.document).is_ok_and(|faults| faults.is_empty()));
            let _ = found.document.abandon();
        }
    });
}

/// A file as a presentation whose look is taken over: it is one, or is refused with a sentence.
pub fn template(bytes: &[u8]) {
    if let Err(error) = Template::read(bytes) {
        assert!(error.message.len() > 10 && !error.message.contains('\n'), "{error}");
    }
}

/// Writes bytes to a file in a folder of its own, and removes it again.
fn with_file(name: &str, bytes: &[u8], look: impl FnOnce(&Path, &Environment)) {
    struct Folder(PathBuf);
    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let folder = Folder(std::env::temp_dir().join(format!("trellis-fuzz-{}-{number}", std::process::id())));
    let path = folder.0.join(name);
    if fs::create_dir(&folder.0).is_err() || fs::write(&path, bytes).is_err() {
        return;
    }
    let ids = || Uuid::from_u64_pair(7, NEXT.fetch_add(1, Ordering::Relaxed));
    look(&path, &Environment::new(folder.0.join("data"), || Timestamp::UNIX_EPOCH, ids, TimeZone::UTC));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Changed copies of each input of a corpus; `make fuzz` goes on from there for as long as one likes.
    const CHANGES: usize = 40;

    /// Bytes that mean something to one reader or another.
    const LOADED: &[u8] = b"0-9,.;=+()'\"%\t\n\0\xFF";

    fn numbers(mut seed: u64) -> impl FnMut(usize) -> usize {
        move |below| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            usize::try_from(seed % below.max(1) as u64).unwrap()
        }
    }

    /// A byte or several written over, taken out, doubled, or taken from another input.
    fn changed(input: &[u8], other: &[u8], number: &mut impl FnMut(usize) -> usize) -> Vec<u8> {
        let mut bytes = input.to_vec();
        for _ in 0..=number(3) {
            let at = number(bytes.len());
            let end = (at + 1 + number(16)).min(bytes.len());
            match number(5) {
                0 if at < end => bytes[at] ^= 1 << number(8),
                1 if at < end => bytes[at] = LOADED[number(LOADED.len())],
                2 if at < end => drop(bytes.drain(at..end)),
                3 if at < end => bytes.extend_from_within(at..end),
                _ => {
                    let from = number(other.len());
                    let piece = &other[from..(from + number(64)).min(other.len())];
                    bytes.splice(at..at, piece.iter().copied());
                }
            }
        }
        bytes
    }

    #[test]
    fn the_corpora_and_what_they_become_keep_the_rules() {
        let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
        let mut tried = 0;
        for (name, target) in TARGETS {
            let corpus = match name {
                "document" => corpora.join("../../../../tests/documents"),
                name => corpora.join(name),
            };
            let files = fs::read_dir(corpus).unwrap().map(|file| file.unwrap().path());
            let mut files: Vec<PathBuf> = files.filter(|file| !file.ends_with("README.md")).collect();
            files.sort();
            let inputs: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).unwrap()).collect();
            assert!(inputs.len() > 2, "{name} has no corpus");
            let mut number = numbers(0x9E37_79B9_7F4A_7C15);
            for input in &inputs {
                target(input);
                // What opens a database takes longer than what reads a text.
                let times = if name == "document" { CHANGES / 10 } else { CHANGES };
                for _ in 0..times {
                    let other = &inputs[number(inputs.len())];
                    target(&changed(input, other, &mut number));
                    tried += 1;
                }
            }
        }
        println!("{tried} inputs");
        assert!(tried > 1_000, "{tried}");
    }
}
