//! A slide that is a table, on as many pages as it takes, with what follows from it below the last one.

use super::chrome::{BODY, scene};
use super::grid::{Grid, GridCell, GridRow, RowKind, draw as grid, trends};
use crate::readout::SlideFrame;
use crate::readout::scene::{Element, Emu, Face, Rect, Rule, Scene, TextBox};
use crate::readout::text::{Anchor, Paragraph, Span, compose};
use crate::readout::theme::{ACCENT, INK, font, px, stroke};

/// Rows a page has at most.
pub const MOST_ROWS: usize = 24;
/// A table of fewer rows is not spread over the whole slide.
const BLOCKS: Emu = px(116);
const BLOCK_GAP: Emu = px(48);

/// What a table slide says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableSlide {
    /// The full sentence.
    pub title: String,
    /// Of further pages: "Tier 3, rows".
    pub continued: String,
    /// Explains the slide's words.
    pub note: String,
    pub grid: Grid,
    /// What follows from the table, side by side below its last row.
    pub blocks: Vec<Block>,
}

/// A short text under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub heading: String,
    pub text: String,
}

/// A page: rows of the table with the heading of their group.
#[derive(Clone, Debug)]
pub struct TablePage {
    pub rows: Vec<GridRow>,
    pub index: usize,
    pub of: usize,
}

/// Pages of so many rows at most; a group that goes on is named again, and no page ends with a heading.
pub fn pages(slide: &TableSlide, rows_a_page: usize) -> Vec<TablePage> {
    let most = rows_a_page.clamp(4, MOST_ROWS);
    // As many rows on each page, so that the last is not left with a few.
    let count = slide.grid.rows.len();
    // A page that goes on has a row for the heading of its group.
    let of = if count <= most { 1 } else { count.div_ceil(most - 1) };
    let most = count.div_ceil(of) + usize::from(of > 1);
    let mut pages: Vec<Vec<GridRow>> = vec![Vec::new()];
    let mut group: Option<&GridRow> = None;
    for (place, row) in slide.grid.rows.iter().enumerate() {
        let is_heading = row.kind == RowKind::Group;
        let is_full = pages.last().is_some_and(|page| page.len() >= most || (is_heading && page.len() + 2 > most));
        // A total stays with the row above it.
        if is_full && row.kind != RowKind::Total {
            pages.push(Vec::new());
            let again = group.filter(|_| !is_heading).map(|heading| GridRow {
                kind: RowKind::Group,
                cells: heading.cells.iter().cloned().map(going_on).collect(),
            });
            pages.last_mut().into_iter().for_each(|page| page.extend(again.clone()));
        }
        if is_heading {
            group = Some(&slide.grid.rows[place]);
        }
        if let Some(page) = pages.last_mut() {
            page.push(row.clone());
        }
    }
    let of = pages.len();
    pages.into_iter().enumerate().map(|(index, rows)| TablePage { rows, index, of }).collect()
}

fn going_on(mut cell: GridCell) -> GridCell {
    cell.text.push_str(", continued");
    cell
}

/// The page as slide number `number`.
pub fn draw(slide: &TableSlide, page: &TablePage, frame: &SlideFrame, number: usize) -> Scene {
    let is_last = page.index + 1 == page.of;
    let blocks: &[Block] = if is_last { &slide.blocks } else { &[] };
    let height = if blocks.is_empty() { BODY.height } else { BODY.height - BLOCKS - px(16) };
    let on_page = Grid { rows: page.rows.clone(), ..slide.grid.clone() };
    let table = grid(&on_page, Rect { height, ..BODY });
    let lines = trends(&on_page, &table);
    let mut body = vec![Element::Table(table)];
    body.extend(lines);
    body.extend(block_elements(blocks));
    let title = if page.index == 0 {
        slide.title.clone()
    } else {
        format!("{}, page {} of {}", slide.continued, page.index + 1, page.of)
    };
    let place = if page.of > 1 { format!(" Page {} of {}.", page.index + 1, page.of) } else { String::new() };
    let note = format!("{}{place}", slide.note);
    scene(title, note.trim(), frame, number, body)
}

fn block_elements(blocks: &[Block]) -> Vec<Element> {
    let count = i64::try_from(blocks.len()).unwrap_or(1).max(1);
    let width = (BODY.width - BLOCK_GAP * (count - 1)) / count;
    let top = BODY.bottom() - BLOCKS;
    let mut elements = Vec::new();
    if !blocks.is_empty() {
        elements.push(Element::Rule(Rule { x: BODY.x, y: top, length: BODY.width, stroke: stroke(px(2), ACCENT) }));
    }
    for (place, block) in (0..).zip(blocks) {
        let rect = Rect::new(BODY.x + place * (width + BLOCK_GAP), top + px(14), width, BLOCKS - px(14));
        elements.push(Element::Text(block_text(block, rect)));
    }
    elements
}

fn block_text(block: &Block, rect: Rect) -> TextBox {
    let heading = Span::new(&block.heading, font(Face::Bold, 1200, ACCENT));
    let text = Span::new(&block.text, font(Face::Regular, 1150, INK));
    let lines =
        [Paragraph::new(vec![heading], px(34)).down_to(900), Paragraph::new(vec![text], px(31)).up_to(2).down_to(850)];
    compose(&lines, rect, Anchor::Top)
}
