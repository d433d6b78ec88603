use std::io::{Read, Seek};

use zip::ZipArchive;

use crate::import::read::{Refusal, ods};

/// What an archive holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Xlsx,
    Xlsb,
    Ods,
}

impl Kind {
    /// Errs when the archive is of another kind, or is encrypted as a whole or part by part.
    pub fn of<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<Self, Refusal> {
        let names: Vec<String> =
            archive.file_names_raw().map(|name| String::from_utf8_lossy(name).to_ascii_lowercase()).collect();
        let has = |name: &str| names.iter().any(|part| part == name);
        let has_folder = |name: &str| names.iter().any(|part| part.starts_with(name));
        if has("encrypted-package") {
            return Err(Refusal::PasswordProtected);
        }
        if has("xl/workbook.bin") {
            return Ok(Self::Xlsb);
        }
        if has("content.xml") {
            let kind = start(archive, "mimetype");
            if !kind.is_empty() && !kind.contains("spreadsheet") {
                return Err(Refusal::NotASpreadsheet);
            }
            return if ods::is_encrypted(archive)? { Err(Refusal::PasswordProtected) } else { Ok(Self::Ods) };
        }
        // The workbook and its folder may carry other names; their content types do not.
        let types = start(archive, "[Content_Types].xml");
        if types.contains("ms-excel.sheet.binary") {
            return Ok(Self::Xlsb);
        }
        let is_workbook = has("xl/workbook.xml") || has_folder("xl/worksheets/") || types.contains("spreadsheetml");
        if is_workbook { Ok(Self::Xlsx) } else { Err(Refusal::NotASpreadsheet) }
    }
}

/// The first letters of a part; none when it cannot be read.
fn start<R: Read + Seek>(archive: &mut ZipArchive<R>, name: &str) -> String {
    let mut start = Vec::new();
    if let Ok(part) = archive.by_name(name) {
        let _ = part.take(1 << 16).read_to_end(&mut start);
    }
    start.retain(|byte| *byte != 0);
    String::from_utf8_lossy(&start).into_owned()
}
