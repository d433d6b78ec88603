//! The layout of a template that a slide of ours takes: its title, and the room it leaves below.

use roxmltree::{Document, Node};

use super::template::{Package, damaged};
use crate::readout::scene::{Emu, Page, Rect};
use crate::readout::theme::{Colour, INK};
use crate::{Error, Result};

/// A title in a template without a size for it, in hundredths of a point: what PowerPoint takes.
const DEFAULT_SIZE: i64 = 4400;

/// Twice the longest side of a page: what is farther stands on none.
const FARTHEST: Emu = 102_412_800;

/// A layout with a title and room for everything else.
pub(super) struct TitleLayout {
    pub part: String,
    pub title: Rect,
    /// Hundredths of a point.
    pub title_size: i64,
    pub body: Rect,
    /// Whether dark text reads well on its ground; `false` also where that cannot be told.
    pub is_light: bool,
}

/// Of the layouts of a master the one made for a title alone, else the one with a title and the fewest other places.
pub(super) fn title_layout(package: &Package, master_part: &str, page: Page) -> Result<TitleLayout> {
    let master = package.xml(master_part)?;
    let related = package.relations(master_part)?;
    let parts = related.iter().filter(|one| one.is_kind("slideLayout")).map(|one| one.target.as_str());
    let mut best: Option<(usize, &str)> = None;
    for part in parts {
        let layout = package.xml(part)?;
        let Some(rank) = rank(&layout) else { continue };
        if best.is_none_or(|(least, _)| rank < least) {
            best = Some((rank, part));
        }
    }
    let (_, part) = best.ok_or_else(|| Error::new("the template has no layout with a title; add one in PowerPoint"))?;
    let layout = package.xml(part)?;
    let title = place_of(&layout, &master, TITLES).unwrap_or(Rect::new(
        page.width / 25,
        page.height / 20,
        page.width - page.width / 25 * 2,
        page.height / 8,
    ));
    let theme = related.iter().find(|one| one.is_kind("theme")).map(|one| package.xml(&one.target)).transpose()?;
    Ok(TitleLayout {
        part: part.to_owned(),
        title,
        title_size: title_size(&layout, &master),
        body: body(&layout, &master, title, page).ok_or_else(|| damaged("its title leaves no room below"))?,
        is_light: is_light(&layout, &master, theme.as_ref(), page),
    })
}

const TITLES: &[&str] = &["title", "ctrTitle"];
const FEET: &[&str] = &["dt", "ftr", "sldNum"];

/// How well a layout suits, the lower the better; `None` without a title.
fn rank(layout: &Document<'_>) -> Option<usize> {
    let kinds: Vec<&str> = layout.descendants().filter_map(kind).collect();
    if !kinds.iter().any(|kind| TITLES.contains(kind)) {
        return None;
    }
    if layout.root_element().attribute("type") == Some("titleOnly") {
        return Some(0);
    }
    Some(1 + kinds.iter().filter(|kind| !TITLES.contains(kind) && !FEET.contains(kind)).count())
}

/// What a shape is a place for.
fn kind<'a>(shape: Node<'a, '_>) -> Option<&'a str> {
    if shape.tag_name().name() != "sp" {
        return None;
    }
    let place = shape.descendants().find(|one| one.tag_name().name() == "ph")?;
    Some(place.attribute("type").unwrap_or("obj"))
}

fn shape<'a, 'i>(xml: &'a Document<'i>, kinds: &[&str]) -> Option<Node<'a, 'i>> {
    xml.descendants().find(|one| kind(*one).is_some_and(|kind| kinds.contains(&kind)))
}

/// Where a layout has a place, or its master.
fn place_of(layout: &Document<'_>, master: &Document<'_>, kinds: &[&str]) -> Option<Rect> {
    [layout, master].into_iter().find_map(|xml| rect(shape(xml, kinds)?))
}

fn rect(shape: Node<'_, '_>) -> Option<Rect> {
    let frame = shape.descendants().find(|one| one.tag_name().name() == "xfrm")?;
    let number = |tag: &str, name: &str| -> Option<Emu> {
        let text = frame.children().find(|one| one.tag_name().name() == tag)?.attribute(name)?;
        text.parse().ok().filter(|number: &Emu| (-FARTHEST..=FARTHEST).contains(number))
    };
    let rect = Rect::new(number("off", "x")?, number("off", "y")?, number("ext", "cx")?, number("ext", "cy")?);
    (rect.width > 0 && rect.height > 0).then_some(rect)
}

fn title_size(layout: &Document<'_>, master: &Document<'_>) -> i64 {
    let first = |node: Node<'_, '_>| {
        let level = node.descendants().find(|one| one.tag_name().name() == "lvl1pPr")?;
        let run = level.children().find(|one| one.tag_name().name() == "defRPr")?;
        run.attribute("sz")?.parse().ok()
    };
    let style = || master.descendants().find(|one| one.tag_name().name() == "titleStyle");
    let own = [layout, master].into_iter().find_map(|xml| first(shape(xml, TITLES)?));
    own.or_else(|| first(style()?)).unwrap_or(DEFAULT_SIZE)
}

/// Below the title, above the date, footer and number, as wide as the title on the page; `None` where less than a third of its height or half of its width is left.
fn body(layout: &Document<'_>, master: &Document<'_>, title: Rect, page: Page) -> Option<Rect> {
    let gap = page.height / 60;
    let feet = FEET.iter().filter_map(|kind| place_of(layout, master, &[kind]));
    let foot =
        feet.map(|rect| rect.y).filter(|y| *y > page.height / 2).min().unwrap_or(page.height).min(page.height - gap);
    let (left, width) = if title.width * 10 >= page.width * 6 {
        (title.x, title.width)
    } else {
        let margin = title.x.clamp(0, page.width / 10);
        (margin, page.width - margin * 2)
    };
    let right = (left + width).min(page.width);
    let (left, top) = (left.max(0), title.bottom().max(0) + gap);
    let (width, height) = (right - left, foot - gap - top);
    (height * 3 >= page.height && width * 2 >= page.width).then_some(Rect::new(left, top, width, height))
}

/// Whether the ground is one plain colour that dark text reads well on.
fn is_light(layout: &Document<'_>, master: &Document<'_>, theme: Option<&Document<'_>>, page: Page) -> bool {
    let any = |names: &[&str]| {
        [layout, master].iter().any(|xml| xml.descendants().any(|one| names.contains(&one.tag_name().name())))
    };
    let is_covered = [layout, master].iter().any(|xml| covers(xml, page));
    if is_covered || any(&["overrideClrMapping"]) {
        return false;
    }
    let ground =
        [layout, master].into_iter().find_map(|xml| xml.descendants().find(|one| one.tag_name().name() == "bg"));
    let Some(ground) = ground else {
        return scheme(master, theme, "bg1").is_some_and(reads_well);
    };
    let has = |name: &str| ground.descendants().any(|one| one.tag_name().name() == name);
    // The first ground of a theme is plain, those after it are gradients or pictures.
    let style = ground.descendants().find(|one| one.tag_name().name() == "bgRef");
    let is_plain = style.is_none_or(|style| style.attribute("idx") == Some("1001"));
    if !is_plain || ["blip", "gs", "pattFill"].iter().any(|name| has(name)) {
        return false;
    }
    let colour = ground.descendants().find_map(|one| {
        let colour = match one.tag_name().name() {
            "srgbClr" => hex(one.attribute("val")?),
            "schemeClr" => scheme(master, theme, one.attribute("val")?),
            _ => return None,
        };
        // A tint or shade of it is another colour.
        Some(colour.filter(|_| one.children().all(|child| !child.is_element())))
    });
    colour.flatten().is_some_and(reads_well)
}

/// Text that is read for long: WCAG's stricter ratio.
fn reads_well(ground: Colour) -> bool {
    ground.contrast(INK) >= 7.0
}

/// Whether a picture or a filled shape lies over most of the page.
fn covers(xml: &Document<'_>, page: Page) -> bool {
    let is_drawn = |one: &Node<'_, '_>| {
        let name = one.tag_name().name();
        name == "pic" || (name == "sp" && kind(*one).is_none())
    };
    let mut drawn = xml.descendants().filter(is_drawn).filter_map(rect);
    drawn.any(|rect| rect.width * rect.height * 2 > page.width * page.height)
}

/// A colour of the theme, by the name the master maps it under.
fn scheme(master: &Document<'_>, theme: Option<&Document<'_>>, name: &str) -> Option<Colour> {
    let map = master.descendants().find(|one| one.tag_name().name() == "clrMap");
    let name = map.and_then(|map| map.attribute(name)).unwrap_or(name);
    let colours = theme?.descendants().find(|one| one.tag_name().name() == "clrScheme")?;
    let colour = colours.children().find(|one| one.tag_name().name() == name)?.first_element_child()?;
    hex(colour.attribute("lastClr").or_else(|| colour.attribute("val"))?)
}

fn hex(text: &str) -> Option<Colour> {
    let number = u32::from_str_radix(text, 16).ok().filter(|_| text.len() == 6)?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some(Colour::new(red, green, blue))
}
