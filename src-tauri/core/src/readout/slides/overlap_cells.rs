//! The seven states of a density, never confused: fill, face, edges and words of a cell.

use crate::api::QuarterName;
use crate::api::overlap::OverlapCell;
use crate::model::DensityState;
use crate::readout::scene::{Align, Edges, Emu, Face, Fill, Font, Panel, Rect, Stroke, Table, TextBox};
use crate::readout::text::{Anchor, Paragraph, Span, compose, width};
use crate::readout::theme::{Colour, HAIRLINE, HATCH, INK, INK_2, INK_3, SMALL_BASE, WHITE, font, px, ramp, stroke};

pub(super) const SMALLEST: i64 = 600;
/// Follows a value that came as counts, without accounts.
pub(super) const MARK: &str = " #";
/// A value with its mark, "100% #", and what it keeps from the cell's edge.
pub(super) const VALUE: Emu = px(72);
/// Below this width a segment's cells keep less from their edges.
pub(super) const NARROW_SEGMENT: Emu = px(180);

/// Font sizes follow the rows: 9.5 pt at 24 rows a page, 8.5 pt at 30. Names share one size, that of the longest.
#[derive(Clone, Copy)]
pub(super) struct Sizes {
    pub row: Emu,
    pub name: i64,
    pub value: i64,
    pub counts: i64,
}

impl Sizes {
    pub fn of(row: Emu) -> Self {
        let (value, counts) = if row >= px(26) { (950, 800) } else { (850, 750) };
        Self { row, name: value, value, counts }
    }

    pub fn paragraph(self, text: impl Into<String>, font: Font) -> Paragraph {
        Paragraph::new(vec![Span::new(text, font)], self.row)
    }
}

/// One density in its two columns; without a value it is one cell, hatched, that says why.
pub(super) fn density_cells(
    table: &mut Table,
    (row, column): (usize, usize),
    cell: &OverlapCell,
    quarter: &QuarterName,
    sizes: Sizes,
) {
    if !cell.state.has_value() {
        return table.put((row, column), (1, 2), |rect| without_value(cell.state, rect, sizes));
    }
    let look = Look::of(cell);
    table.put((row, column), (1, 1), |rect| {
        let left = match (cell.state, rect.width < VALUE) {
            (DensityState::Stale, _) => px(14),
            (_, false) => px(12),
            (_, true) => px(7),
        };
        let (face, ink) = value_font(cell, look.ink);
        let value = sizes.paragraph(marked_percent(cell), font(face, sizes.value, ink)).down_to(SMALLEST);
        let text = compose(&[value], rect.inset(left, 0, 0, 0), Anchor::Middle);
        Panel { rect, fill: look.fill, edges: look.value_edges, text: Some(text) }
    });
    table.put((row, column + 1), (1, 1), |rect| {
        let inner = rect.inset(px(2), 0, if rect.width < NARROW_SEGMENT - VALUE { px(3) } else { px(10) }, 0);
        let counts = counts_words(cell, quarter, inner.width, sizes);
        let counts = sizes.paragraph(counts, font(Face::Regular, sizes.counts, look.ink)).aligned(Align::Right);
        let text = compose(&[counts.down_to(SMALLEST)], inner, Anchor::Middle);
        Panel { rect, fill: look.fill, edges: look.counts_edges, text: Some(text) }
    });
}

/// Ground, ink and edges of a cell that has a value.
struct Look {
    fill: Fill,
    ink: Colour,
    value_edges: Edges,
    counts_edges: Edges,
}

impl Look {
    fn of(cell: &OverlapCell) -> Self {
        let gap = stroke(px(1), WHITE);
        let (fill, ink, line, left) = match (cell.state, cell.step) {
            (DensityState::SmallBase, _) => (Fill::Solid(SMALL_BASE), INK_3, gap, gap),
            (DensityState::Zero, _) => (Fill::None, INK, stroke(px(1), HAIRLINE), stroke(px(1), HAIRLINE)),
            (DensityState::Stale, step) => {
                // The two palest steps would not show on white.
                let bar = step.map_or(HAIRLINE, |step| ramp(step.max(2)).0);
                (Fill::None, INK, stroke(px(1), HAIRLINE), stroke(px(8), bar))
            }
            (_, Some(step)) => {
                let (ground, ink) = ramp(step);
                (Fill::Solid(ground), ink, gap, gap)
            }
            (_, None) => (Fill::None, INK, gap, gap),
        };
        let is_framed = matches!(cell.state, DensityState::Zero | DensityState::Stale);
        let frame: Option<Stroke> = is_framed.then_some(line);
        Self {
            fill,
            ink,
            value_edges: Edges { left: Some(left), top: frame, right: None, bottom: Some(line) },
            counts_edges: Edges { left: None, top: frame, right: frame, bottom: Some(line) },
        }
    }
}

/// A hatch with the words on a white plate. A list that is not there has a dashed frame, a segment held back has none.
fn without_value(state: DensityState, rect: Rect, sizes: Sizes) -> Panel {
    let gap = stroke(px(1), WHITE);
    let dash = Stroke { is_dashed: true, ..stroke(px(1), HATCH) };
    let edges = if state == DensityState::NotImported {
        Edges { left: Some(dash), top: Some(dash), right: Some(dash), bottom: Some(dash) }
    } else {
        Edges { left: Some(gap), bottom: Some(gap), ..Edges::default() }
    };
    let words = sizes.paragraph(state_words(state), font(Face::Regular, sizes.counts, INK_2));
    let text =
        compose(&[words.aligned(Align::Centre).down_to(SMALLEST)], rect.inset(px(8), 0, px(8), 0), Anchor::Middle);
    Panel { rect, fill: Fill::Hatch(HATCH), edges, text: Some(on_plate(text)) }
}

/// The words on white over the height of the cell.
fn on_plate(text: TextBox) -> TextBox {
    let plate = text.lines.first().and_then(|line| line.runs.first()).map(|run| Rect {
        x: run.x - px(7),
        width: run.width + px(14),
        ..text.rect
    });
    TextBox { plate, ..text }
}

pub(super) fn state_words(state: DensityState) -> &'static str {
    if state == DensityState::NotImported { "not imported" } else { "not shared" }
}

pub(super) fn value_font(cell: &OverlapCell, ink: Colour) -> (Face, Colour) {
    match cell.state {
        DensityState::Stale => (Face::Italic, ink),
        DensityState::SmallBase => (Face::Regular, INK_3),
        _ => (Face::Bold, ink),
    }
}

pub(super) fn marked_percent(cell: &OverlapCell) -> String {
    if cell.state == DensityState::CountsOnly { format!("{}{MARK}", cell.figure) } else { cell.figure.clone() }
}

/// "64/164", for a stale cell with its quarter; thousands shortened only where the column is too narrow.
fn counts_words(cell: &OverlapCell, quarter: &QuarterName, room: Emu, sizes: Sizes) -> String {
    let suffix = match (&cell.quarter, cell.state) {
        (Some(stale), DensityState::Stale) => stale_quarter(stale, &quarter.label),
        _ => String::new(),
    };
    let joined = |counts: String| match (counts.is_empty(), suffix.is_empty()) {
        (false, false) => format!("{counts}, {suffix}"),
        (true, _) => suffix.clone(),
        (false, true) => counts,
    };
    let full = joined(cell.beside.clone());
    let fits = |words: &str| width(words, Face::Regular, SMALLEST.min(sizes.counts)) <= room;
    match (cell.shared, cell.base) {
        (Some(shared), Some(base)) if !fits(&full) => joined(format!("{}/{}", thousands(shared), thousands(base))),
        _ => full,
    }
}

/// "Q1" within the year of the slide; an older one with its year, "Q4 2025".
pub(super) fn stale_quarter(stale: &str, current: &str) -> String {
    match (stale.split_once(' '), current.split_once(' ')) {
        (Some((short, year)), Some((_, this_year))) if year == this_year => short.to_owned(),
        _ => stale.to_owned(),
    }
}

fn thousands(count: u32) -> String {
    if count < 10_000 { count.to_string() } else { format!("{}k", (count + 500) / 1000) }
}
