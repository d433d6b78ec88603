use std::collections::HashMap;
use std::io::{Read, Seek};

use super::markup::{Markup, Piece};
use super::parts::Parts;
use super::tag::Tag;
use super::text::attribute;
use crate::import::read::Refusal;

/// What a workbook lists, and where its parts are.
#[derive(Debug, Default)]
pub struct Book {
    /// Serial numbers of dates count from 1904.
    pub from_1904: bool,
    pub sheets: Vec<BookSheet>,
    /// Paths in the archive.
    pub strings: String,
    pub styles: String,
}

/// A sheet with rows.
#[derive(Debug, PartialEq, Eq)]
pub struct BookSheet {
    pub name: String,
    pub is_hidden: bool,
    /// Its path in the archive.
    pub part: String,
}

/// What another part is to the one that names it, and its path.
struct Relation {
    kind: String,
    path: String,
}

/// A sheet as the workbook has it: its name, whether it is hidden, its reference.
type Listed = (String, bool, String);

impl Book {
    /// Reads the workbook. Errs when it lists a sheet without a part.
    pub fn read<R: Read + Seek + Send>(parts: &mut Parts<R>) -> Result<Self, Refusal> {
        let root = relations(parts, "_rels/.rels", "")?;
        let workbook = root.into_values().find(|relation| relation.kind.ends_with("/officeDocument"));
        let workbook = workbook.map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.path);
        let (folder, name) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
        let relations = relations(parts, &path(folder, &format!("_rels/{name}.rels")), folder)?;
        let of_kind = |kind: &str| {
            let found = relations.values().find(|relation| relation.kind.ends_with(&format!("/{kind}")));
            found.map_or_else(|| path(folder, &format!("{kind}.xml")), |relation| relation.path.clone())
        };
        let mut book = Self { strings: of_kind("sharedStrings"), styles: of_kind("styles"), ..Self::default() };
        let (from_1904, listed) = parts.read(&workbook, listed).ok_or(Refusal::Damaged)??;
        book.from_1904 = from_1904;
        for (name, is_hidden, reference) in listed {
            let relation = relations.get(&reference).ok_or(Refusal::Damaged)?;
            // Charts and dialogs are sheets too.
            if relation.kind.ends_with("/worksheet") {
                book.sheets.push(BookSheet { name, is_hidden, part: relation.path.clone() });
            }
        }
        Ok(book)
    }
}

/// Whether dates count from 1904, and the sheets.
fn listed(markup: &mut Markup<'_>) -> Result<(bool, Vec<Listed>), Refusal> {
    let (mut from_1904, mut listed) = (false, Vec::new());
    each_start(markup, |tag| {
        let value = |name: &[u8]| tag.attribute(name).map_or_else(|| Ok(String::new()), attribute);
        match tag.name {
            // Extensions have one of this name too, which says nothing of dates.
            b"workbookPr" => from_1904 |= matches!(value(b"date1904")?.as_str(), "1" | "true"),
            b"sheet" => {
                let is_hidden = matches!(value(b"state")?.as_str(), "hidden" | "veryHidden");
                listed.push((value(b"name")?, is_hidden, value(b"id")?));
            }
            _ => (),
        }
        Ok(())
    })?;
    Ok((from_1904, listed))
}

/// What a part refers to, by the identifier of the reference; nothing where that is not told.
fn relations<R: Read + Seek + Send>(
    parts: &mut Parts<R>,
    part: &str,
    folder: &str,
) -> Result<HashMap<String, Relation>, Refusal> {
    let mut found = HashMap::new();
    let read = parts.read(part, |markup| {
        each_start(markup, |tag| {
            let value = |name: &[u8]| tag.attribute(name).map(attribute).transpose();
            if tag.name == b"Relationship"
                && let (Some(id), Some(kind), Some(target)) = (value(b"Id")?, value(b"Type")?, value(b"Target")?)
            {
                found.insert(id, Relation { kind, path: path(folder, &target) });
            }
            Ok(())
        })
    });
    read.unwrap_or(Ok(())).map(|()| found)
}

fn each_start(markup: &mut Markup<'_>, mut each: impl FnMut(Tag<'_>) -> Result<(), Refusal>) -> Result<(), Refusal> {
    loop {
        match markup.next()? {
            Piece::Start(tag) => each(tag)?,
            Piece::Over => return Ok(()),
            _ => (),
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

    #[test]
    fn a_workbook_lists_its_sheets() {
        let xml = "<x:workbook><x:workbookPr date1904='1'/><x:sheets><x:sheet name='R&amp;D' r:id='a'/>\
                   <x:sheet name='Old' state='veryHidden' r:id='b'/></x:sheets><x15:workbookPr chartTrackingRefBase='1'/>";
        let listed = listed(&mut Markup::new(xml.as_bytes())).expect("a workbook");
        let sheet = |name: &str, is_hidden: bool, id: &str| (name.to_owned(), is_hidden, id.to_owned());
        assert_eq!(listed, (true, vec![sheet("R&D", false, "a"), sheet("Old", true, "b")]));
    }
}
