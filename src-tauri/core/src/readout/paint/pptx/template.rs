//! A company's own presentation, for its master, layouts and theme: its slides are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use roxmltree::{Document, Node, ParsingOptions};
use zip::ZipArchive;

use super::relations::{Relation, of_part, relations_of};
use super::title_layout::{TitleLayout, title_layout};
use crate::readout::scene::{Emu, Page};
use crate::{Error, Result};

/// A template is no film: what is larger, all parts together, is not read.
const MOST_BYTES: u64 = 256 * 1024 * 1024;
const MOST_PARTS: usize = 10_000;
/// A layout takes some ten thousand letters.
const MOST_LETTERS: usize = 16 * 1024 * 1024;
const MOST_NODES: u32 = 1_000_000;

/// What slides take from a template.
pub struct Template {
    /// The parts that masters, layouts and themes are made of, by name.
    pub(super) parts: BTreeMap<String, Vec<u8>>,
    /// The content type of each part.
    pub(super) types: BTreeMap<String, String>,
    /// What each part refers to.
    pub(super) relations: BTreeMap<String, Vec<Relation>>,
    /// The masters: their identifiers and their parts.
    pub(super) masters: Vec<(String, String)>,
    pub(super) notes_master: Option<String>,
    pub(super) table_styles: Option<String>,
    pub(super) layout: TitleLayout,
    pub(super) page: Page,
}

impl Template {
    /// Whether a file of so many bytes is read at all.
    ///
    /// # Errors
    /// When it is too large.
    pub fn check_size(bytes: u64) -> Result<()> {
        if bytes > MOST_BYTES { Err(too_large()) } else { Ok(()) }
    }

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
        let all = package.content_types()?;
        let types = kept.iter().filter_map(|part| Some((part.clone(), all.of(part)?.to_owned()))).collect();
        let related = |part: &String| Ok((part.clone(), package.relations(part)?));
        let relations = kept.iter().map(related).collect::<Result<_>>()?;
        let parts = package.parts.into_iter().filter(|(name, _)| kept.contains(name)).collect();
        Ok(Self { parts, types, relations, masters, notes_master, table_styles, layout, page })
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
        let text = self.text(part)?;
        if text.len() > MOST_LETTERS {
            return Err(too_large());
        }
        let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
        Document::parse_with_options(text, options).map_err(|error| damaged(&format!("{part}: {error}")))
    }

    /// What a part refers to within the package; nothing where it has no relations.
    pub fn relations(&self, part: &str) -> Result<Vec<Relation>> {
        let name = relations_of(part);
        if !self.parts.contains_key(&name) {
            return Ok(Vec::new());
        }
        let mut relations = of_part(&self.xml(&name)?, part);
        for relation in relations.iter_mut().filter(|one| one.is_inside) {
            if let Some(found) = self.found(&relation.target) {
                relation.target = found;
            }
        }
        Ok(relations)
    }

    /// The part of a name, which is the same in small and large letters, and with its spaces written as `%20`.
    fn found(&self, name: &str) -> Option<String> {
        if self.parts.contains_key(name) {
            return None;
        }
        let plain = |name: &str| name.replace("%20", " ").to_lowercase();
        let wanted = plain(name);
        self.parts.keys().find(|part| plain(part) == wanted).cloned()
    }

    /// The parts that are reached from these, themselves among them. No slide is followed: a button of a master may lead to one. What
    /// is missing is left out, as a picture that was lost.
    fn reached(&self, mut open: Vec<String>) -> Result<BTreeSet<String>> {
        let mut reached = BTreeSet::new();
        while let Some(part) = open.pop() {
            if self.parts.contains_key(&part) && reached.insert(part.clone()) {
                let led_to = self.relations(&part)?.into_iter().filter(|one| !one.leads_to_slides());
                open.extend(led_to.map(|one| one.target));
            }
        }
        Ok(reached)
    }

    fn content_types(&self) -> Result<ContentTypes> {
        let xml = self.xml("[Content_Types].xml")?;
        let all = |tag: &str, key: &str| {
            let named = xml.root_element().children().filter(|one| one.tag_name().name() == tag);
            let pair = named.filter_map(|one| {
                let name = one.attribute(key)?.trim_start_matches('/').to_lowercase();
                Some((name, one.attribute("ContentType")?.to_owned()))
            });
            pair.collect()
        };
        Ok(ContentTypes { endings: all("Default", "Extension"), parts: all("Override", "PartName") })
    }
}

/// The content types of file endings, and of parts by name, all in small letters.
struct ContentTypes {
    endings: BTreeMap<String, String>,
    parts: BTreeMap<String, String>,
}

impl ContentTypes {
    fn of(&self, part: &str) -> Option<&str> {
        let name = part.to_lowercase();
        let ending = name.rsplit_once('.').map(|(_, ending)| ending);
        self.parts.get(&name).or_else(|| self.endings.get(ending?)).map(String::as_str)
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
