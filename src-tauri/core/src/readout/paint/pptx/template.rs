//! A company's own presentation, for its master, layouts and theme: its slides are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use roxmltree::{Document, Node};
use zip::ZipArchive;

use super::relations::{Relation, of_part, relations_of};
use super::title_layout::{TitleLayout, title_layout};
use crate::readout::scene::{Emu, Page};
use crate::{Error, Result};

/// A template is no film: what is larger, all parts together, is not read.
const MOST_BYTES: u64 = 256 * 1024 * 1024;
const MOST_PARTS: usize = 10_000;

/// What slides take from a template.
pub struct Template {
    /// The parts that masters, layouts and themes are made of, by name.
    pub(super) parts: BTreeMap<String, Vec<u8>>,
    /// The content types of file endings, and of parts by name.
    pub(super) endings: BTreeMap<String, String>,
    pub(super) types: BTreeMap<String, String>,
    /// The masters: their identifiers and their parts.
    pub(super) masters: Vec<(String, String)>,
    pub(super) notes_master: Option<String>,
    pub(super) table_styles: Option<String>,
    pub(super) layout: TitleLayout,
    pub(super) page: Page,
}

impl Template {
    /// Reads a presentation or a presentation template.
    ///
    /// # Errors
    /// When it is none, is damaged or too large, or has no layout with a title.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let parts = unpacked(bytes)?;
        let package = Package { parts };
        let main =
            package.relations("")?.into_iter().find(|one| one.is_kind("officeDocument")).ok_or_else(none)?.target;
        let presentation = package.xml(&main)?;
        let root = presentation.root_element();
        if root.tag_name().name() != "presentation" {
            return Err(none());
        }
        let related = package.relations(&main)?;
        let masters: Vec<(String, String)> = children(root, "sldMasterIdLst")
            .filter_map(|one| {
                let relation = related.iter().find(|relation| Some(relation.id.as_str()) == relation_id(one))?;
                Some((one.attribute("id")?.to_owned(), relation.target.clone()))
            })
            .collect();
        let first = &masters.first().ok_or_else(none)?.1;
        let page = page(root).ok_or_else(none)?;
        let layout = title_layout(&package, first, page)?;
        let only = |kind: &str| related.iter().find(|one| one.is_kind(kind)).map(|one| one.target.clone());
        let (notes_master, table_styles) = (only("notesMaster"), only("tableStyles"));
        let roots =
            masters.iter().map(|(_, part)| part.clone()).chain(notes_master.clone()).chain(table_styles.clone());
        let kept = package.reached(roots.collect())?;
        let (endings, types) = package.content_types()?;
        let parts = package.parts.into_iter().filter(|(name, _)| kept.contains(name)).collect();
        Ok(Self { parts, endings, types, masters, notes_master, table_styles, layout, page })
    }
}

/// The parts of a presentation by name, without the leading slash.
pub(super) struct Package {
    parts: BTreeMap<String, Vec<u8>>,
}

impl Package {
    pub fn text(&self, part: &str) -> Result<&str> {
        let bytes = self.parts.get(part).ok_or_else(|| damaged(&format!("{part} is missing")))?;
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        std::str::from_utf8(bytes).map_err(|error| damaged(&format!("{part}: {error}")))
    }

    pub fn xml(&self, part: &str) -> Result<Document<'_>> {
        Document::parse(self.text(part)?).map_err(|error| damaged(&format!("{part}: {error}")))
    }

    /// What a part refers to within the package; nothing where it has no relations.
    pub fn relations(&self, part: &str) -> Result<Vec<Relation>> {
        let name = relations_of(part);
        if !self.parts.contains_key(&name) {
            return Ok(Vec::new());
        }
        Ok(of_part(&self.xml(&name)?, part))
    }

    /// The parts that are reached from these, themselves and their relations among them.
    fn reached(&self, mut open: Vec<String>) -> Result<BTreeSet<String>> {
        let mut reached = BTreeSet::new();
        while let Some(part) = open.pop() {
            if !self.parts.contains_key(&part) {
                return Err(damaged(&format!("{part} is missing")));
            }
            if reached.insert(part.clone()) {
                open.extend(self.relations(&part)?.into_iter().map(|one| one.target));
                reached.insert(relations_of(&part));
            }
        }
        Ok(reached)
    }

    fn content_types(&self) -> Result<(BTreeMap<String, String>, BTreeMap<String, String>)> {
        let xml = self.xml("[Content_Types].xml")?;
        let all = |tag: &str, key: &str| {
            let named = xml.root_element().children().filter(|one| one.tag_name().name() == tag);
            let pair = named.filter_map(|one| {
                let name = one.attribute(key)?.trim_start_matches('/').to_owned();
                Some((name, one.attribute("ContentType")?.to_owned()))
            });
            pair.collect()
        };
        Ok((all("Default", "Extension"), all("Override", "PartName")))
    }
}

fn unpacked(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| none())?;
    if archive.len() > MOST_PARTS {
        return Err(too_large());
    }
    let (mut parts, mut left) = (BTreeMap::new(), MOST_BYTES);
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(|error| damaged(&error.to_string()))?;
        let name = part.name().map_err(|error| damaged(&error.to_string()))?.trim_start_matches('/').to_owned();
        if part.is_dir() {
            continue;
        }
        let mut content = Vec::new();
        // What an archive says of sizes may be wrong.
        part.take(left + 1).read_to_end(&mut content).map_err(|error| damaged(&error.to_string()))?;
        left = left.checked_sub(content.len() as u64).ok_or_else(too_large)?;
        parts.insert(name, content);
    }
    Ok(parts)
}

fn page(presentation: Node<'_, '_>) -> Option<Page> {
    let size = presentation.children().find(|one| one.tag_name().name() == "sldSz")?;
    let side = |name: &str| size.attribute(name)?.parse::<Emu>().ok();
    let page = Page { width: side("cx")?, height: side("cy")? };
    // What PowerPoint allows: one inch to fifty-six.
    let is_side = |side: Emu| (914_400..=51_206_400).contains(&side);
    (is_side(page.width) && is_side(page.height)).then_some(page)
}

/// The elements within a list.
fn children<'a, 'i>(root: Node<'a, 'i>, list: &str) -> impl Iterator<Item = Node<'a, 'i>> {
    let list = root.children().find(|one| one.tag_name().name() == list);
    list.into_iter().flat_map(|list| list.children()).filter(Node::is_element)
}

fn relation_id<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    node.attribute(("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "id"))
}

fn none() -> Error {
    Error::new("the template is no PowerPoint presentation; choose one that ends with .pptx or .potx")
}

fn too_large() -> Error {
    Error::new("the template is larger than any template Trellis takes; leave out its films and pictures")
}

pub(super) fn damaged(why: &str) -> Error {
    Error::new(format!("the template cannot be read; open and save it in PowerPoint, then try again ({why})"))
}
