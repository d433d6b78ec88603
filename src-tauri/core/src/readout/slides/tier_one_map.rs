//! The Tier 1 map: six types, a card a partner.

use super::chrome::{BODY, LEFT, scene};
use super::tier_one_sentences::{empty_column, quarters, so_what, title, untyped};
use super::words::{counted, list, millions, type_word};
use crate::api::map::{MapCell, MapPartner, MapTier, MapType, MapView};
use crate::readout::SlideFrame;
use crate::readout::scene::{Edges, Element, Emu, Face, Fill, Panel, Rect, Scene, Table, TextBox};
use crate::readout::text::{Anchor, Paragraph, Span, compose, width};
use crate::readout::theme::{ATTENTION, HAIRLINE, INK, INK_2, PALE_HAIRLINE, font, px, stroke};

/// Cards in a column of one page. Six columns of five are the thirty partners a page holds at most.
const MOST_CARDS: usize = 5;
const HEADING: Emu = px(98);
/// Few cards a column are drawn large, five are drawn low: the rows fill the page.
const LARGE: CardSize = CardSize { height: px(172), pad: px(24), name: 1300, text: 1050, leading: px(27), gap: px(10) };
const TALL: CardSize = CardSize { height: px(136), pad: px(14), name: 1100, text: 900, leading: px(23), gap: px(4) };
const LOW: CardSize = CardSize { height: px(122), pad: px(11), gap: 0, ..TALL };
const SO_WHAT: Rect = Rect::new(LEFT + px(12), px(912), px(1752), px(60));
const MARGIN: Emu = px(12);

/// The cards a page shows: rows `first..first + count` of every column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapPage {
    pub first: usize,
    pub count: usize,
    pub index: usize,
    pub of: usize,
}
/// Where a name or a motion does not fit a line.
const LONG: CardSize = CardSize { height: 0, pad: px(6), name: 950, text: 850, leading: px(20), gap: 0 };

/// Measures of a card; font sizes in hundredths of a point.
#[derive(Clone, Copy)]
struct CardSize {
    height: Emu,
    pad: Emu,
    name: i64,
    text: i64,
    leading: Emu,
    gap: Emu,
}

impl CardSize {
    fn of(cards: usize) -> Self {
        match cards {
            0..=3 => LARGE,
            4 => TALL,
            _ => LOW,
        }
    }
}

/// Spreads the fullest column evenly over as few pages as it needs; a map without Tier 1 partners has one, too.
pub fn pages(map: &MapView) -> Vec<MapPage> {
    let deepest = tier_one(map).map_or(0, |tier| tier.cells.iter().map(|cell| cell.partners.len()).max().unwrap_or(0));
    let of = deepest.div_ceil(MOST_CARDS).max(1);
    let count = deepest.div_ceil(of).max(1);
    (0..of).map(|index| MapPage { first: index * count, count, index, of }).collect()
}

/// The page as slide number `number`.
pub fn draw(map: &MapView, page: MapPage, frame: &SlideFrame, number: usize) -> Scene {
    let tier = tier_one(map);
    let mut sentence = title(map, tier);
    if page.index > 0 {
        sentence = format!("Tier 1, page {} of {}: {}", page.index + 1, page.of, continued(tier, page));
    }
    let mut body = Vec::new();
    if let Some(tier) = tier {
        body.push(Element::Table(table(map, tier, page)));
        if page.index == 0 {
            body.extend(so_what_line(tier));
        }
    }
    scene(sentence, &note(map, tier, page, frame), frame, number, body)
}

fn tier_one(map: &MapView) -> Option<&MapTier> {
    map.tiers.iter().find(|tier| tier.tier == 1)
}

fn on_page(cell: &MapCell, page: MapPage) -> &[MapPartner] {
    let from = page.first.min(cell.partners.len());
    &cell.partners[from..(page.first + page.count).min(cell.partners.len())]
}

/// "the next six SIs and two ISVs by sourced pipeline": every column is sorted by it.
fn continued(tier: Option<&MapTier>, page: MapPage) -> String {
    let cells = tier.map_or(&[][..], |tier| &tier.cells);
    let parts: Vec<String> = cells
        .iter()
        .filter(|cell| !on_page(cell, page).is_empty())
        .map(|cell| {
            let count = on_page(cell, page).len();
            counted(count, &type_word(cell.partner_type, 1), &type_word(cell.partner_type, 2))
        })
        .collect();
    format!("the next {} by sourced pipeline", list(&parts))
}

fn note(map: &MapView, tier: Option<&MapTier>, page: MapPage, frame: &SlideFrame) -> String {
    let sourced = format!("Sourced: pipeline of {}. MDF: allocated for {}.", quarters(map), frame.quarter_label);
    let mut parts = vec![sourced];
    let partners = || tier.iter().flat_map(|tier| &tier.cells).flat_map(|cell| &cell.partners);
    if partners().any(|partner| partner.manager.is_some()) {
        parts.push("After the motion: the partner manager.".to_owned());
    }
    if !map.conversion.is_empty() {
        parts.push(format!("Converted: {}.", map.conversion));
    }
    match untyped(map).len() {
        0 => {}
        1 => parts.push("One more has no type and no column.".to_owned()),
        many => parts.push(format!("{many} more have no type and no column.")),
    }
    if page.of > 1 {
        parts.push(format!("Page {} of {}.", page.index + 1, page.of));
    }
    parts.join(" ")
}

/// As many of the sentences as two lines hold, the first ones first.
fn so_what_line(tier: &MapTier) -> Option<Element> {
    let sentences = so_what(tier);
    let set = |count: usize| {
        let spans = vec![
            Span::new("So what: ", font(Face::Bold, 1000, INK)),
            Span::new(sentences[..count].join(" "), font(Face::Regular, 1000, INK)),
        ];
        let paragraph = Paragraph::new(spans, px(27)).up_to(2).down_to(900);
        compose(&[paragraph], SO_WHAT, Anchor::Bottom)
    };
    let texts = (1..=sentences.len()).rev().map(set);
    let fitting = texts.reduce(|longer, shorter| if longer.is_cut { shorter } else { longer });
    fitting.map(Element::Text)
}

fn table(map: &MapView, tier: &MapTier, page: MapPage) -> Table {
    let size = CardSize::of(page.count);
    let columns = i64::try_from(tier.cells.len()).unwrap_or(1).max(1);
    let mut table = Table {
        x: BODY.x,
        y: BODY.y,
        columns: vec![BODY.width / columns; tier.cells.len()],
        rows: std::iter::once(HEADING).chain(std::iter::repeat_n(size.height, page.count)).collect(),
        heading_rows: 1,
        cells: Vec::new(),
        alt: format!(
            "Tier 1 partners in {columns} columns by type, each with motion, manager, sourced pipeline and MDF"
        ),
    };
    for (column, (kind, cell)) in map.types.iter().zip(&tier.cells).enumerate() {
        table.put((0, column), (1, 1), |rect| heading(kind, cell, rect));
        let partners = on_page(cell, page);
        for row in 0..page.count {
            let partner = partners.get(row);
            table.put((row + 1, column), (1, 1), |rect| {
                let edges = card_edges(column > 0, partner.is_some());
                let text = match partner {
                    Some(partner) => Some(card_text(partner, rect, size)),
                    None if cell.partners.is_empty() && row == 0 => Some(empty_text(cell, rect, size)),
                    None => None,
                };
                Panel { rect, fill: Fill::None, edges, text }
            });
        }
    }
    table
}

fn heading(kind: &MapType, cell: &MapCell, rect: Rect) -> Panel {
    let count = cell.partners.len();
    let mut total = format!("{count} {}", if count == 1 { "partner" } else { "partners" });
    if cell.partners.iter().any(|partner| partner.sourced.is_some()) {
        total.push_str(", ");
        total.push_str(&millions(&cell.sourced));
    }
    let line = |text: &str, face, size, colour, leading| {
        Paragraph::new(vec![Span::new(text, font(face, size, colour))], leading).down_to(800)
    };
    let lines = [
        line(&kind.name, Face::Bold, 1200, INK, px(30)),
        line(&kind.operating_model, Face::Regular, 900, INK_2, px(23)),
        line(&total, Face::Bold, 1000, INK, px(27)).after(px(6)),
    ];
    let edges = Edges { bottom: Some(stroke(px(2), INK)), ..Edges::default() };
    let text = compose(&lines, rect.inset(MARGIN, 0, MARGIN, px(10)), Anchor::Bottom);
    Panel { rect, fill: Fill::None, edges, text: Some(text) }
}

fn card_edges(is_inner: bool, is_held: bool) -> Edges {
    Edges {
        left: is_inner.then_some(stroke(px(1), HAIRLINE)),
        bottom: Some(stroke(px(1), if is_held { HAIRLINE } else { PALE_HAIRLINE })),
        ..Edges::default()
    }
}

fn card_text(partner: &MapPartner, rect: Rect, size: CardSize) -> TextBox {
    let inner = rect.width - 2 * MARGIN;
    let note = motion_and_manager(partner, size);
    let note_width: Emu = note.iter().map(|span| width(&span.text, Face::Regular, LONG.text)).sum();
    if width(&partner.name, Face::Bold, LONG.name) > inner || note_width > inner {
        return long_card_text(partner, rect);
    }
    let name = Span::new(&partner.name, font(Face::Bold, size.name, INK));
    let lines = [
        Paragraph::new(vec![name], size.leading + px(4)).down_to(LONG.name),
        Paragraph::new(note, size.leading).down_to(LONG.text),
        amount("Sourced", partner.sourced.as_ref().map(millions), size).after(size.gap),
        amount("MDF", partner.mdf.as_ref().map(|amount| amount.short.clone()), size),
    ];
    compose(&lines, rect.inset(MARGIN, size.pad, MARGIN, px(8)), Anchor::Top)
}

/// A card whose name or motion needs two lines: smaller, and closer together.
fn long_card_text(partner: &MapPartner, rect: Rect) -> TextBox {
    let name = Span::new(&partner.name, font(Face::Bold, LONG.name, INK));
    let note_lines = if rect.height < TALL.height { 1 } else { 2 };
    let lines = [
        Paragraph::new(vec![name], LONG.leading + px(2)).up_to(2).down_to(850),
        Paragraph::new(motion_and_manager(partner, LONG), LONG.leading).up_to(note_lines).down_to(750),
        amount("Sourced", partner.sourced.as_ref().map(millions), LONG),
        amount("MDF", partner.mdf.as_ref().map(|amount| amount.short.clone()), LONG),
    ];
    compose(&lines, rect.inset(MARGIN, LONG.pad, MARGIN, px(1)), Anchor::Top)
}

fn motion_and_manager(partner: &MapPartner, size: CardSize) -> Vec<Span> {
    let part = |known: Option<&String>, missing: &str| match known {
        Some(words) => Span::new(words, font(Face::Regular, size.text, INK)),
        None => Span::new(missing, font(Face::Regular, size.text, ATTENTION)),
    };
    vec![
        part(partner.motion.as_ref(), "no motion"),
        Span::new(", ", font(Face::Regular, size.text, INK)),
        part(partner.manager.as_ref(), "no manager"),
    ]
}

/// An amount with its label; what was never recorded says so instead of standing as zero.
fn amount(label: &str, short: Option<String>, size: CardSize) -> Paragraph {
    let tail = match short {
        Some(short) => Span::new(short, font(Face::Bold, size.text, INK)),
        None => Span::new("not recorded", font(Face::Regular, size.text, INK_2)),
    };
    let label = Span::new(label, font(Face::Regular, size.text, INK_2));
    Paragraph::new(vec![label], size.leading).with_tail(vec![tail]).down_to(750)
}

fn empty_text(cell: &MapCell, rect: Rect, size: CardSize) -> TextBox {
    let (none, below) = empty_column(cell);
    let line = |text: String, lines| {
        let span = Span::new(text, font(Face::Regular, size.text, INK_2));
        Paragraph::new(vec![span], size.leading).up_to(lines).down_to(750)
    };
    let lines = [line(none, 1), line(below, 3)];
    compose(&lines, rect.inset(MARGIN, size.pad - px(1), MARGIN, px(2)), Anchor::Top)
}
