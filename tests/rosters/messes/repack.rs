//! Workbooks as other programs write them: the same parts, changed.

use std::error::Error;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::book::Bytes;

/// Changes the parts of a workbook, each by its name.
pub fn parts(book: &[u8], change: impl Fn(&str, String) -> Vec<u8>) -> Bytes {
    let mut archive = ZipArchive::new(Cursor::new(book))?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index)?;
        let name = part.name()?.into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text)?;
        put(&mut writer, &name, &change(&name, text))?;
    }
    Ok(writer.finish()?.into_inner())
}

/// A new archive of these parts, the first one unpacked as `OpenDocument` wants it.
pub fn archive(parts: &[(&str, &str)]) -> Bytes {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        put(&mut writer, name, text.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}

fn put(writer: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
    let method = if name == "mimetype" { zip::CompressionMethod::Stored } else { zip::CompressionMethod::Deflated };
    writer.start_file(name, SimpleFileOptions::default().compression_method(method))?;
    writer.write_all(bytes)?;
    Ok(())
}

/// The workbook with its days counted from 1904. Its serial numbers must have been written for that.
pub fn from_1904(book: &[u8]) -> Bytes {
    parts(book, |name, text| {
        let is_workbook = name == "xl/workbook.xml";
        if is_workbook { text.replace("<workbookPr ", "<workbookPr date1904=\"1\" ").into() } else { text.into() }
    })
}

/// The workbook as a workbook with macros says it is one.
pub fn with_macros(book: &[u8]) -> Bytes {
    parts(book, |_, text| {
        let plain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
        text.replace(plain, "application/vnd.ms-excel.sheet.macroEnabled.main+xml").into()
    })
}

/// The workbook in the strict form of its standard: other names for the same things.
pub fn strict(book: &[u8]) -> Bytes {
    parts(book, |_, text| {
        let text = text.replace(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
        );
        text.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        .into()
    })
}

/// The workbook with its sheets and texts as UTF-16.
pub fn utf16_parts(book: &[u8]) -> Bytes {
    parts(book, |name, text| {
        if !name.starts_with("xl/worksheets/sheet") && name != "xl/sharedStrings.xml" {
            return text.into();
        }
        let text = text.replace("encoding=\"UTF-8\"", "encoding=\"UTF-16\"");
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    })
}
