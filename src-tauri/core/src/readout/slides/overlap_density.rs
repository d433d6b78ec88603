//! Overlap density: partners by segments, grouped by tier, as many pages as it takes.

use super::chrome::{BODY, scene};
use super::overlap_sentences::{front_title, page_title};
use super::overlap_table::table;
use crate::api::overlap::{OverlapGroup, OverlapRow, OverlapView};
use crate::readout::SlideFrame;
use crate::readout::scene::{Align, Edges, Element, Emu, Face, Fill, Panel, Rect, Scene};
use crate::readout::text::{Anchor, Paragraph, Span, compose, width};
use crate::readout::theme::{HAIRLINE, HATCH, INK, INK_2, SMALL_BASE, font, px, ramp, stroke};

/// Rows a page shows, and the most it may ever show.
pub const DEFAULT_ROWS: usize = 24;
pub const MOST_ROWS: usize = 30;
/// Fewer rows of a tier than this do not begin at the foot of a page.
const LEAST_ROWS: usize = 3;
const LEGEND_HEIGHT: Emu = px(24);
const LEGEND_SIZE: i64 = 850;

/// Rows `first..first + count` of a tier, numbered within the whole tier.
#[derive(Clone, Copy, Debug)]
pub struct PageSection<'a> {
    pub group: &'a OverlapGroup,
    pub first: usize,
    pub count: usize,
}

impl<'a> PageSection<'a> {
    pub fn rows(&self) -> &'a [OverlapRow] {
        &self.group.rows[self.first..self.first + self.count]
    }

    pub fn is_whole(&self) -> bool {
        self.count == self.group.rows.len()
    }
}

#[derive(Clone, Debug)]
pub struct OverlapPage<'a> {
    pub sections: Vec<PageSection<'a>>,
    pub index: usize,
    pub of: usize,
}

impl<'a> OverlapPage<'a> {
    pub fn row_count(&self) -> usize {
        self.sections.iter().map(|section| section.count).sum()
    }

    pub fn rows(&self) -> impl Iterator<Item = &'a OverlapRow> + '_ {
        self.sections.iter().flat_map(PageSection::rows)
    }
}

/// Pages of `rows_a_page` rows, 30 at most, tiers one after the other.
pub fn pages(view: &OverlapView, rows_a_page: usize) -> Vec<OverlapPage<'_>> {
    let rows_a_page = rows_a_page.clamp(1, MOST_ROWS);
    let mut pages: Vec<Vec<PageSection>> = Vec::new();
    let mut free = 0;
    for group in &view.groups {
        let mut first = 0;
        while first < group.rows.len() {
            let left = group.rows.len() - first;
            if free == 0 || (first == 0 && free < LEAST_ROWS && left > free) {
                pages.push(Vec::new());
                free = rows_a_page;
            }
            let count = left.min(free);
            if let Some(page) = pages.last_mut() {
                page.push(PageSection { group, first, count });
            }
            free -= count;
            first += count;
        }
    }
    let of = pages.len();
    pages.into_iter().enumerate().map(|(index, sections)| OverlapPage { sections, index, of }).collect()
}

/// The page as slide number `number`.
pub fn draw(view: &OverlapView, page: &OverlapPage, frame: &SlideFrame, number: usize) -> Scene {
    let sentence = if page.index == 0 { front_title(view) } else { page_title(page) };
    let note = format!(
        "Density: host accounts the partner also has / host accounts in the segment, de-duplicated. All accounts: the \
         segments the partner shares. Page {} of {}, by density within tier.",
        page.index + 1,
        page.of
    );
    let legend_top = BODY.bottom() - LEGEND_HEIGHT;
    let mut body = vec![Element::Table(table(view, page, legend_top - px(16)))];
    body.extend(legend(view, legend_top));
    scene(sentence, &note, frame, number, body)
}

/// The ramp with its bins, then the states that are no plain value.
fn legend(view: &OverlapView, y: Emu) -> Vec<Element> {
    let mut row = LegendRow { x: BODY.x, y, elements: Vec::new() };
    row.words("Density, %", Face::Regular, px(8));
    for (step, bin) in (0_u8..).zip(&view.legend) {
        let (ground, ink) = ramp(step);
        row.swatch(px(62), Fill::Solid(ground), Edges::default(), Some(Span::new(bin, font(Face::Regular, 800, ink))));
    }
    let hairline = stroke(px(1), HAIRLINE);
    let frame = Edges { left: Some(hairline), top: Some(hairline), right: Some(hairline), bottom: Some(hairline) };
    row.gap();
    row.swatch(px(38), Fill::None, frame, Some(Span::new("0%", font(Face::Bold, LEGEND_SIZE, INK))));
    row.state("true zero", Face::Regular);
    row.words("#", Face::Bold, 0);
    row.state("counts only", Face::Regular);
    row.swatch(px(38), Fill::None, Edges { left: Some(stroke(px(8), ramp(3).0)), ..frame }, None);
    row.state("stale, quarter shown", Face::Italic);
    row.swatch(px(38), Fill::Hatch(HATCH), frame, None);
    row.state("not shared or not imported", Face::Regular);
    row.swatch(px(38), Fill::Solid(SMALL_BASE), frame, None);
    row.state(&format!("N under {}, not ranked", view.small_base), Face::Regular);
    row.elements
}

struct LegendRow {
    x: Emu,
    y: Emu,
    elements: Vec<Element>,
}

impl LegendRow {
    fn gap(&mut self) {
        self.x += px(22);
    }

    fn state(&mut self, words: &str, face: Face) {
        self.x += px(7);
        self.words(words, face, 0);
        self.gap();
    }

    fn words(&mut self, words: &str, face: Face, after: Emu) {
        let wanted = width(words, face, LEGEND_SIZE).min(BODY.right() - self.x);
        let paragraph = Paragraph::new(vec![Span::new(words, font(face, LEGEND_SIZE, INK))], LEGEND_HEIGHT);
        let rect = Rect::new(self.x, self.y, wanted, LEGEND_HEIGHT);
        self.elements.push(Element::Text(compose(&[paragraph.down_to(700)], rect, Anchor::Middle)));
        self.x += wanted + after;
    }

    fn swatch(&mut self, width: Emu, fill: Fill, edges: Edges, label: Option<Span>) {
        let rect = Rect::new(self.x, self.y, width, LEGEND_HEIGHT);
        let text = label.map(|label| {
            let paragraph = Paragraph::new(vec![label], LEGEND_HEIGHT).aligned(Align::Centre).down_to(600);
            compose(&[paragraph], rect, Anchor::Middle)
        });
        self.elements.push(Element::Panel(Panel { rect, fill, edges, text }));
        self.x += width;
    }
}

/// The words of a tier's merged cell that its height has room for.
pub fn tier_lines(section: &PageSection, room: usize) -> Vec<Span> {
    let group = section.group;
    let of = group.rows.len();
    let bold = |text: &str| Span::new(text, font(Face::Bold, 900, INK));
    let plain = |text: String| Span::new(text, font(Face::Regular, 900, INK_2));
    let extent = if section.is_whole() {
        vec![plain(format!("{of} {}", if of == 1 { "partner" } else { "partners" }))]
    } else if section.count == 1 {
        vec![plain(format!("row {}", of.min(section.first + 1))), plain(format!("of {of}"))]
    } else {
        vec![plain(format!("rows {}–{}", section.first + 1, section.first + section.count)), plain(format!("of {of}"))]
    };
    let mut lines = vec![bold(&group.title)];
    if !group.name.is_empty() && room > extent.len() + 1 {
        lines.push(plain(group.name.clone()));
    }
    if room > extent.len() {
        lines.extend(extent);
    }
    lines
}
