use std::collections::{BTreeMap, HashMap};
use std::io::{Read, Seek};

use quick_xml::events::Event;
use zip::ZipArchive;

use crate::import::read::{Refusal, xml};

/// The part of each sheet by the sheet's name, in lower case. A sheet whose part is not found is not in it.
pub fn sheet_parts(reader: impl Read + Seek) -> Result<BTreeMap<String, String>, Refusal> {
    let mut archive = ZipArchive::new(reader).map_err(|_| Refusal::Damaged)?;
    let workbook = targets(&mut archive, "_rels/.rels", "")
        .into_iter()
        .find(|(_, (kind, _))| kind.ends_with("/officeDocument"))
        .map_or_else(|| "xl/workbook.xml".to_owned(), |(_, (_, target))| target);
    let (folder, name) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
    let relations =
        if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
    let targets = targets(&mut archive, &relations, folder);
    let mut parts = BTreeMap::new();
    for (sheet, id) in sheets(&mut archive, &workbook) {
        if let Some((_, target)) = targets.get(&id) {
            parts.entry(sheet).or_insert_with(|| target.to_ascii_lowercase());
        }
    }
    Ok(parts)
}

/// The parts another part refers to, by the identifier of the reference: what for, and its path.
fn targets<R: Read + Seek>(archive: &mut ZipArchive<R>, part: &str, folder: &str) -> HashMap<String, (String, String)> {
    let mut found = HashMap::new();
    elements(archive, part, "Relationship", |element| {
        if let (Some(id), Some(kind), Some(target)) = (element("Id"), element("Type"), element("Target")) {
            found.insert(id, (kind, path(folder, &target)));
        }
    });
    found
}

/// The sheets a workbook lists: name and reference.
fn sheets<R: Read + Seek>(archive: &mut ZipArchive<R>, workbook: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    elements(archive, workbook, "sheet", |element| found.extend(element("name").zip(element("id"))));
    found
}

/// Calls `each` with the attributes of every element of this name, as far as the part can be read.
fn elements<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    part: &str,
    name: &str,
    mut each: impl FnMut(&dyn Fn(&str) -> Option<String>),
) {
    let named = |name: &[u8]| name.eq_ignore_ascii_case(part.as_bytes());
    let Some(index) = archive.file_names_raw().position(named) else { return };
    let Ok(part) = archive.by_index(index) else { return };
    let mut reader = xml::reader(part);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) if element.local_name().as_ref() == name => {
                each(&|attribute| xml::attribute(&element, attribute).ok().flatten());
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => (),
        }
    }
}

/// A target as a path in the archive: absolute, or from the folder of the part that names it.
fn path(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let whole = if target.starts_with('/') { target } else { format!("{folder}/{target}") };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => (),
            ".." => {
                steps.pop();
            }
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_absolute_or_beside_its_part() {
        assert_eq!(path("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(path("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(path("xl/a", "../worksheets/./sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(path("", "xl\\workbook.xml"), "xl/workbook.xml");
    }
}
