//! The PowerPoint file, read back.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};
use trellis_core::Job;
use trellis_core::api::readout::{DeckFormat, Readout, export_deck};

/// A slide as PowerPoint has it: the rows of its tables, and its words.
#[derive(Debug, Default)]
pub struct ReadSlide {
    pub rows: Vec<Vec<String>>,
    pub words: Vec<String>,
}

/// The slides of the exported file, in order.
pub fn read(readout: &Readout, folder: &Path) -> Vec<ReadSlide> {
    let path = folder.join("Board.pptx");
    export_deck(readout, &path, DeckFormat::Pptx, &Job::unwatched()).unwrap();
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&path).unwrap()).unwrap();
    let mut parts = BTreeMap::new();
    for number in 1..=readout.slides().len() {
        let mut xml = String::new();
        archive.by_name(&format!("ppt/slides/slide{number}.xml")).unwrap().read_to_string(&mut xml).unwrap();
        parts.insert(number, slide(&xml));
    }
    parts.into_values().collect()
}

/// Every part of a presentation as text by its name, the parts of the workbooks in it among them; pictures and the
/// workbooks themselves are there by name only.
pub fn texts(path: &Path) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    texts_in(&std::fs::read(path).unwrap(), "", &mut texts);
    texts
}

fn texts_in(bytes: &[u8], within: &str, texts: &mut BTreeMap<String, String>) {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    for place in 0..archive.len() {
        let (mut part, mut bytes) = (archive.by_index(place).unwrap(), Vec::new());
        part.read_to_end(&mut bytes).unwrap();
        let name = format!("{within}{}", part.name().unwrap());
        let ending = name.rsplit('.').next().unwrap();
        let is_book = ending == "xlsx";
        if is_book {
            texts_in(&bytes, &format!("{name}/"), texts);
        }
        let text = if is_book || ending == "png" { Vec::new() } else { bytes };
        texts.insert(name, String::from_utf8(text).unwrap());
    }
}

fn slide(xml: &str) -> ReadSlide {
    let mut reader = Reader::from_str(xml);
    let mut read = ReadSlide::default();
    let (mut paragraph, mut is_text, mut is_cell) = (String::new(), false, false);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return read,
            Event::Start(tag) => match tag.name().as_ref() {
                "a:tr" => read.rows.push(Vec::new()),
                "a:tc" => {
                    read.rows.last_mut().unwrap().push(String::new());
                    is_cell = true;
                }
                "a:p" => paragraph.clear(),
                "a:t" => is_text = true,
                _ => {}
            },
            Event::Text(text) if is_text => paragraph.push_str(&text.xml10_content()),
            Event::GeneralRef(entity) if is_text => paragraph.push_str(letter(&entity)),
            Event::End(tag) => match tag.name().as_ref() {
                "a:t" => is_text = false,
                "a:tc" => is_cell = false,
                "a:p" if !paragraph.is_empty() => {
                    let cell = read.rows.last_mut().and_then(|row| row.last_mut()).filter(|_| is_cell);
                    if let Some(cell) = cell {
                        if !cell.is_empty() {
                            cell.push(' ');
                        }
                        cell.push_str(&paragraph);
                    }
                    read.words.push(std::mem::take(&mut paragraph));
                }
                _ => {}
            },
            _ => {}
        }
    }
}

/// What stands for a letter that is markup otherwise.
fn letter(entity: &BytesRef<'_>) -> &'static str {
    match entity.as_ref() {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "\t",
    }
}
