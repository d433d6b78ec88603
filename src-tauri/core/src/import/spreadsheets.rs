use std::path::{Path, PathBuf};

use crate::{Error, Result};

/// Endings of the files a folder is searched for.
const ENDINGS: [&str; 7] = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv"];

/// A file to import.
pub struct Spreadsheet {
    pub path: PathBuf,
    /// It was found in a folder, and not named by itself.
    pub of_folder: bool,
}

/// The files that were named, and in the place of a folder the spreadsheets in it, by name. Hidden files, and those a
/// spreadsheet program locks an open file with, are none.
///
/// # Errors
/// When a folder cannot be read or holds no spreadsheet.
pub fn spreadsheets(named: &[PathBuf]) -> Result<Vec<Spreadsheet>> {
    let mut files = Vec::with_capacity(named.len());
    for path in named {
        if path.is_dir() {
            files.extend(in_folder(path)?.into_iter().map(|path| Spreadsheet { path, of_folder: true }));
        } else {
            files.push(Spreadsheet { path: path.clone(), of_folder: false });
        }
    }
    Ok(files)
}

fn in_folder(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let is_meant = !name.starts_with('.') && !name.starts_with("~$");
        if is_meant && ENDINGS.contains(&ending.as_str()) && path.is_file() {
            found.push(path);
        }
    }
    if found.is_empty() {
        let name = folder.display();
        return Err(Error::new(format!("there is no spreadsheet in {name}; choose a folder that holds some")));
    }
    found.sort();
    Ok(found)
}
