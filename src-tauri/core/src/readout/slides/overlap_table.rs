//! The heatmap's table: geometry, headings, tiers and partners.

use super::chrome::BODY;
use super::overlap_cells::{
    MARK, NARROW_SEGMENT, SMALLEST, Sizes, VALUE, density_cells, marked_percent, state_words, value_font,
};
use super::overlap_density::{OverlapPage, PageSection, tier_lines};
use crate::api::overlap::{OverlapRow, OverlapSegment, OverlapView};
use crate::model::DensityState;
use crate::readout::scene::{Align, Edges, Emu, Face, Fill, Panel, Rect, Table};
use crate::readout::text::{Anchor, Paragraph, Span, compose, width};
use crate::readout::theme::{INK, INK_2, PALE_HAIRLINE, font, px, stroke};

const HEADING: Emu = px(52);
const TALLEST_ROW: Emu = px(28);
const TIER: Emu = px(112);
const TYPE: Emu = px(118);
const OVERALL_VALUE: Emu = px(84);
const OVERALL_COUNTS: Emu = px(82);
/// Most names take less; the widest of the view decides.
const NAMES: (Emu, Emu) = (px(170), px(300));
const WIDEST_SEGMENT: Emu = px(360);
const NARROW_VALUE: Emu = px(62);
/// Columns before the first segment's.
const LEADING_COLUMNS: usize = 5;
const NAME_FLOOR: i64 = 750;
const NAME_INSET: Emu = px(14);

/// The table of one page, with its last row above `bottom`.
pub fn table(view: &OverlapView, page: &OverlapPage, bottom: Emu) -> Table {
    let rows = page.row_count();
    // At most 30 rows are on a page, so the count is small.
    let room = (bottom - BODY.y - HEADING) / i64::try_from(rows.max(1)).unwrap_or(1);
    let sizes = Sizes::of(room.min(TALLEST_ROW) / px(1) * px(1));
    let columns = columns(view, sizes);
    let sizes = Sizes { name: name_size(view, columns[1] - NAME_INSET, sizes.value), ..sizes };
    let mut table = Table {
        x: BODY.x,
        y: BODY.y,
        columns,
        rows: std::iter::once(HEADING).chain(std::iter::repeat_n(sizes.row, rows)).collect(),
        heading_rows: 1,
        cells: Vec::new(),
        alt: format!("Overlap density of {rows} partners in {} segments, each with its counts", view.segments.len()),
    };
    headings(&mut table, view);
    let mut row = 1;
    for section in &page.sections {
        table.put((row, 0), (section.count, 1), |rect| tier_panel(section, rect));
        for partner in section.rows() {
            partner_cells(&mut table, row, partner, sizes);
            for (segment, cell) in partner.cells.iter().take(view.segments.len()).enumerate() {
                density_cells(&mut table, (row, LEADING_COLUMNS + 2 * segment), cell, &view.quarter, sizes);
            }
            row += 1;
        }
        let ending = table.cells.iter_mut().filter(|cell| cell.row + cell.row_span == row);
        ending.for_each(|cell| cell.panel.edges.bottom = Some(stroke(px(2), INK)));
    }
    table
}

/// Tier, partner, type, overall value and counts, then value and counts a segment. Names take what segments leave.
fn columns(view: &OverlapView, sizes: Sizes) -> Vec<Emu> {
    let fixed = TIER + TYPE + OVERALL_VALUE + OVERALL_COUNTS;
    let names =
        view.groups.iter().flat_map(|group| &group.rows).map(|row| width(&row.name, Face::Regular, sizes.value));
    let names = (names.max().unwrap_or(0) + px(18)).clamp(NAMES.0, NAMES.1);
    let free = BODY.width - fixed - names;
    // A document has a handful of segments.
    let count = i64::try_from(view.segments.len()).unwrap_or(1).max(1);
    let segment = (free / count).min(WIDEST_SEGMENT) / px(1) * px(1);
    let value = if segment < NARROW_SEGMENT { NARROW_VALUE.min(segment / 2) } else { VALUE } / px(1) * px(1);
    let taken = segment * i64::try_from(view.segments.len()).unwrap_or(0);
    let mut columns = vec![TIER, BODY.width - fixed - taken, TYPE, OVERALL_VALUE, OVERALL_COUNTS];
    for _ in &view.segments {
        columns.extend([value, segment - value]);
    }
    columns
}

/// The largest size at which every name of the view fits, but not under the floor.
fn name_size(view: &OverlapView, room: Emu, largest: i64) -> i64 {
    let rows = || view.groups.iter().flat_map(|group| &group.rows);
    let fits = |size: &i64| rows().all(|row| width(&row.name, Face::Regular, *size) <= room);
    let sizes = std::iter::successors(Some(largest), |size| Some(size - 50)).take_while(|size| *size > NAME_FLOOR);
    sizes.into_iter().find(fits).unwrap_or(NAME_FLOOR)
}

fn headings(table: &mut Table, view: &OverlapView) {
    let edges = Edges { bottom: Some(stroke(px(2), INK)), ..Edges::default() };
    let is_narrow = table.columns.get(LEADING_COLUMNS).is_some_and(|value| *value < VALUE);
    let left = px(if is_narrow { 7 } else { 12 });
    let mut head = |column: usize, span: usize, align: Align, inset: (Emu, Emu), lines: [&str; 2]| {
        table.put((0, column), (1, span), |rect| {
            let line = |text: &str, face| {
                Paragraph::new(vec![Span::new(text, font(face, 900, INK))], px(22)).aligned(align).down_to(650)
            };
            let [name, base] = lines;
            let lines = [line(name, Face::Bold), line(base, Face::Regular)];
            let shown = if base.is_empty() { &lines[..1] } else { &lines[..] };
            let text = compose(shown, rect.inset(inset.0, 0, inset.1, px(6)), Anchor::Bottom);
            Panel { rect, fill: Fill::None, edges, text: Some(text) }
        });
    };
    head(0, 1, Align::Left, (0, px(8)), ["Tier", ""]);
    head(1, 1, Align::Left, (px(8), px(8)), ["Partner", ""]);
    head(2, 1, Align::Left, (px(8), px(4)), ["Type", ""]);
    head(3, 2, Align::Right, (0, px(12)), ["All accounts", &format!("N = {}", view.account_count)]);
    for (index, segment) in view.segments.iter().enumerate() {
        let base = base_words(segment);
        head(LEADING_COLUMNS + 2 * index, 2, Align::Left, (left, px(4)), [&segment.name, &base]);
    }
}

fn base_words(segment: &OverlapSegment) -> String {
    format!("N = {}{}", segment.base, if segment.is_small { ", too small" } else { "" })
}

fn tier_panel(section: &PageSection, rect: Rect) -> Panel {
    let leading = px(23);
    let room = usize::try_from((rect.height - px(3)) / leading).unwrap_or(1);
    let lines: Vec<Paragraph> =
        tier_lines(section, room).into_iter().map(|span| Paragraph::new(vec![span], leading).down_to(750)).collect();
    let text = compose(&lines, rect.inset(0, px(2), px(8), 0), Anchor::Top);
    Panel { rect, fill: Fill::None, edges: Edges::default(), text: Some(text) }
}

fn partner_cells(table: &mut Table, row: usize, partner: &OverlapRow, sizes: Sizes) {
    let edges = Edges { bottom: Some(stroke(px(1), PALE_HAIRLINE)), ..Edges::default() };
    let mut put = |column: usize, span: usize, inset: (Emu, Emu), paragraph: Paragraph| {
        table.put((row, column), (1, span), |rect| {
            let text = compose(&[paragraph], rect.inset(inset.0, 0, inset.1, 0), Anchor::Middle);
            Panel { rect, fill: Fill::None, edges, text: Some(text) }
        });
    };
    put(1, 1, (px(8), px(6)), sizes.paragraph(&partner.name, font(Face::Regular, sizes.name, INK)));
    put(
        2,
        1,
        (px(8), px(4)),
        sizes.paragraph(&partner.type_name, font(Face::Regular, sizes.value, INK_2)).down_to(700),
    );
    let overall = &partner.overall;
    if !overall.state.has_value() {
        let words = sizes.paragraph(state_words(overall.state), font(Face::Regular, sizes.counts, INK_2));
        return put(3, 2, (px(4), px(12)), words.aligned(Align::Right).down_to(SMALLEST));
    }
    let (face, ink) = value_font(overall, INK);
    let value = sizes.paragraph(marked_percent(overall), font(face, sizes.value, ink));
    // The mark hangs, so that the numbers stand in line.
    let mark = if overall.state == DensityState::CountsOnly { 0 } else { width(MARK, Face::Bold, sizes.value) };
    put(3, 1, (0, mark), value.aligned(Align::Right).down_to(SMALLEST));
    let counts = sizes.paragraph(&overall.beside, font(Face::Regular, sizes.counts, INK_2));
    put(4, 1, (px(2), px(12)), counts.aligned(Align::Right).down_to(SMALLEST));
}

#[cfg(test)]
mod tests;
