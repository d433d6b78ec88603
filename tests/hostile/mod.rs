//! Files made to bring a reader down, read as the program reads them: in a process of its own. Each is answered by one
//! sentence, or imported; none takes long or much memory.

mod archives;
mod compound;
mod huge;
mod markup;
mod reader;
mod text;
mod watched;

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

pub use watched::{desk, tried};

/// An archive of these parts.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The parts of an archive.
pub fn parts(archive: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(archive)).unwrap();
    let count = archive.len();
    let part = |index: usize| {
        let mut part = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        (part.name().unwrap().into_owned(), content)
    };
    (0..count).map(part).collect()
}

/// A workbook with one sheet of this XML and these shared strings.
pub fn xlsx(sheet: &[u8], strings: &[u8]) -> Vec<u8> {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |id: &str, name: &str, target: &str| {
        format!("<Relationship Id='{id}' Type='{kind}/{name}' Target='{target}'/>")
    };
    let relations = |all: &str| format!("<Relationships>{all}</Relationships>");
    let root = relations(&relation("r1", "officeDocument", "xl/workbook.xml"));
    let parts =
        relation("r1", "worksheet", "worksheets/sheet1.xml") + &relation("r2", "sharedStrings", "sharedStrings.xml");
    let workbook =
        format!("<workbook xmlns:r='{kind}'><sheets><sheet name='A' sheetId='1' r:id='r1'/></sheets></workbook>");
    archive(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations(&parts).as_bytes()),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

/// The XML of a sheet with these rows.
pub fn sheet(rows: &str) -> Vec<u8> {
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>").into_bytes()
}

/// A row of texts.
pub fn row(texts: &[&str]) -> String {
    let cells: String =
        texts.iter().map(|text| format!("<c t='inlineStr'><is><t>{text}</t></is></c>")).collect::<Vec<_>>().concat();
    format!("<row>{cells}</row>")
}

/// A small roster that is read as it should be.
pub fn roster() -> Vec<u8> {
    xlsx(&sheet(&(row(&["Partner", "Tier"]) + &row(&["Corvane", "2"]) + &row(&["Hollin", "3"]))), b"<sst/>")
}
