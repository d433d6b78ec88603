//! A table that fills its room: as large as it fits, its rows as high as their words need.

use crate::readout::scene::{Align, Edges, Element, Emu, Face, Fill, Panel, Rect, Shape, Step, Stroke, Table, TextBox};
use crate::readout::text::{Anchor, Paragraph, Span, compose, width};
use crate::readout::theme::{ACCENT, HAIRLINE, INK, INK_2, font, px, ramp, stroke, text_on};

/// What a table says, and how its columns share the width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    pub columns: Vec<GridColumn>,
    pub rows: Vec<GridRow>,
    /// The table in words, for screen readers.
    pub alt: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridColumn {
    pub heading: String,
    /// Its share of the width, beside those of the others.
    pub share: u32,
    pub align: Align,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridRow {
    pub kind: RowKind,
    pub cells: Vec<GridCell>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    Plain,
    /// One cell over the whole width, above the rows it is for.
    Group,
    Total,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridCell {
    pub text: String,
    pub tone: Tone,
    /// The step of the ramp it stands on.
    pub step: Option<u8>,
    /// A line through these points, in thousandths of the height, instead of words; absent where nothing is known.
    pub trend: Vec<Option<u32>>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Plain,
    Strong,
    Muted,
    /// A number that counts the rows.
    Accent,
}

impl GridColumn {
    #[must_use]
    pub fn left(heading: &str, share: u32) -> Self {
        Self { heading: heading.to_owned(), share, align: Align::Left }
    }

    #[must_use]
    pub fn right(heading: &str, share: u32) -> Self {
        Self { heading: heading.to_owned(), share, align: Align::Right }
    }

    #[must_use]
    pub fn centre(heading: &str, share: u32) -> Self {
        Self { heading: heading.to_owned(), share, align: Align::Centre }
    }
}

impl GridCell {
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    pub fn strong(text: impl Into<String>) -> Self {
        Self { text: text.into(), tone: Tone::Strong, ..Self::default() }
    }

    pub fn muted(text: impl Into<String>) -> Self {
        Self { text: text.into(), tone: Tone::Muted, ..Self::default() }
    }

    pub fn accent(text: impl Into<String>) -> Self {
        Self { text: text.into(), tone: Tone::Accent, ..Self::default() }
    }
}

impl GridRow {
    #[must_use]
    pub fn plain(cells: Vec<GridCell>) -> Self {
        Self { kind: RowKind::Plain, cells }
    }

    pub fn group(title: impl Into<String>) -> Self {
        Self { kind: RowKind::Group, cells: vec![GridCell::strong(title)] }
    }

    #[must_use]
    pub fn total(cells: Vec<GridCell>) -> Self {
        Self { kind: RowKind::Total, cells }
    }
}

/// How the words of a table are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Set {
    /// Hundredths of a point.
    size: i64,
    leading: Emu,
    /// Above and below the words of a row.
    pad: Emu,
}

/// From the largest to the smallest: rows move together before their words shrink under ten points.
const SETS: [Set; 9] = [
    Set { size: 1200, leading: px(30), pad: px(10) },
    Set { size: 1100, leading: px(27), pad: px(9) },
    Set { size: 1050, leading: px(26), pad: px(7) },
    Set { size: 1000, leading: px(25), pad: px(6) },
    Set { size: 1000, leading: px(25), pad: px(2) },
    Set { size: 950, leading: px(24), pad: px(2) },
    Set { size: 900, leading: px(22), pad: px(2) },
    Set { size: 850, leading: px(21), pad: px(1) },
    Set { size: 800, leading: px(20), pad: 0 },
];
const HEADING: Emu = px(50);
/// Lines a cell has at most.
const MOST_LINES: usize = 3;
/// Between the words of a cell and its sides.
const SIDE: Emu = px(10);
/// A row is made higher than its words by this at most.
const MOST_AIR: Emu = px(36);

/// The table in `rect`, its rows spread over it.
pub fn draw(grid: &Grid, rect: Rect) -> Table {
    let columns = widths(grid, rect.width);
    let room = rect.height - HEADING;
    let natural = |set: Set| -> Vec<Emu> { grid.rows.iter().map(|row| height(row, &columns, set)).collect() };
    let fits = |heights: &Vec<Emu>| heights.iter().sum::<Emu>() <= room;
    let fitting = SETS.into_iter().map(|set| (set, natural(set))).find(|(_, heights)| fits(heights));
    let count = i64::try_from(grid.rows.len()).unwrap_or(1).max(1);
    // Where even the smallest words need more than there is, every row gets the same and says what it can.
    let (set, mut heights) = fitting.unwrap_or_else(|| (SETS[SETS.len() - 1], vec![room / count; grid.rows.len()]));
    let air = ((room - heights.iter().sum::<Emu>()) / count).clamp(0, MOST_AIR);
    for height in &mut heights {
        *height += air;
    }
    let mut table = Table {
        x: rect.x,
        y: rect.y,
        columns,
        rows: std::iter::once(HEADING).chain(heights).collect(),
        heading_rows: 1,
        cells: Vec::new(),
        alt: grid.alt.clone(),
    };
    headings(&mut table, grid, set.size);
    for (place, row) in grid.rows.iter().enumerate() {
        let next = grid.rows.get(place + 1).map(|next| next.kind);
        let line = match (row.kind, next) {
            (RowKind::Group, _) => Some(stroke(px(1), INK)),
            (_, Some(RowKind::Total)) => Some(stroke(px(2), INK)),
            (RowKind::Total, None) => None,
            _ => Some(stroke(px(1), HAIRLINE)),
        };
        put_row(&mut table, place + 1, row, grid, set, line);
    }
    table
}

/// The lines of cells that have one, over the table.
pub fn trends(grid: &Grid, table: &Table) -> Vec<Element> {
    let mut lines = Vec::new();
    for (row, of) in grid.rows.iter().enumerate().filter(|(_, row)| row.kind != RowKind::Group) {
        for (column, cell) in of.cells.iter().enumerate().filter(|(_, cell)| !cell.trend.is_empty()) {
            let area = table.area(row + 1, column, 1, 1).inset(SIDE, px(6), SIDE + px(6), px(6));
            lines.extend(trend(&cell.trend, area));
        }
    }
    lines
}

/// The known points joined, the last with a dot.
fn trend(points: &[Option<u32>], area: Rect) -> Vec<Element> {
    let gaps = i64::try_from(points.len().saturating_sub(1)).unwrap_or(1).max(1);
    let place = |(index, value): (i64, u32)| {
        (area.x + area.width * index / gaps, area.bottom() - area.height * i64::from(value.min(1_000)) / 1_000)
    };
    let known: Vec<(Emu, Emu)> =
        (0..).zip(points).filter_map(|(index, value)| Some(place((index, (*value)?)))).collect();
    let Some(&(x, y)) = known.last() else { return Vec::new() };
    let steps = known
        .iter()
        .enumerate()
        .map(|(index, (x, y))| if index == 0 { Step::Move(*x, *y) } else { Step::Line(*x, *y) });
    let line =
        Shape { name: "Trend".to_owned(), path: steps.collect(), fill: None, stroke: Some(stroke(px(3), ACCENT)) };
    let dot = Panel {
        rect: Rect::new(x - px(4), y - px(4), px(8), px(8)),
        fill: Fill::Solid(ACCENT),
        edges: Edges::default(),
        text: None,
    };
    let line = (known.len() > 1).then_some(Element::Shape(line));
    line.into_iter().chain([Element::Panel(dot)]).collect()
}

/// The columns in whole pixels, the last taking what is left.
fn widths(grid: &Grid, width: Emu) -> Vec<Emu> {
    let all: i64 = grid.columns.iter().map(|column| i64::from(column.share)).sum::<i64>().max(1);
    let mut widths: Vec<Emu> =
        grid.columns.iter().map(|column| width * i64::from(column.share) / all / px(1) * px(1)).collect();
    let taken: Emu = widths.iter().sum();
    if let Some(last) = widths.last_mut() {
        *last += width - taken;
    }
    widths
}

fn height(row: &GridRow, columns: &[Emu], set: Set) -> Emu {
    let Set { size, leading, pad } = set;
    if row.kind == RowKind::Group {
        return leading + 2 * pad + px(4);
    }
    let lines = row.cells.iter().zip(columns).map(|(cell, width)| {
        let tall = Rect::new(0, 0, (width - 2 * SIDE).max(px(8)), leading * 40);
        compose(&[paragraph(cell, row.kind, Align::Left, size, leading, 40)], tall, Anchor::Top).lines.len()
    });
    let lines = i64::try_from(lines.max().unwrap_or(1).clamp(1, MOST_LINES + 1)).unwrap_or(1);
    lines * leading + 2 * pad
}

fn paragraph(cell: &GridCell, kind: RowKind, align: Align, size: i64, leading: Emu, lines: usize) -> Paragraph {
    let is_strong = kind != RowKind::Plain || matches!(cell.tone, Tone::Strong | Tone::Accent);
    let ink = match (cell.step, cell.tone) {
        (Some(step), _) => text_on(ramp(step).0).unwrap_or(INK),
        (None, Tone::Muted) if kind == RowKind::Plain => INK_2,
        (None, Tone::Accent) => ACCENT,
        _ => INK,
    };
    let face = if is_strong { Face::Bold } else { Face::Regular };
    Paragraph::new(vec![Span::new(&cell.text, font(face, size, ink))], leading).aligned(align).up_to(lines)
}

fn headings(table: &mut Table, grid: &Grid, size: i64) {
    let edges = Edges { bottom: Some(stroke(px(2), INK)), ..Edges::default() };
    let size = heading_size(table, grid, size.min(1000));
    for (place, column) in grid.columns.iter().enumerate() {
        let span = Span::new(&column.heading, font(Face::Bold, size, INK));
        let words = Paragraph::new(vec![span], px(21)).aligned(column.align).up_to(2).down_to(700);
        table.put((0, place), (1, 1), |rect| {
            let text = compose(&[words], rect.inset(SIDE, 0, SIDE, px(5)), Anchor::Bottom);
            Panel { rect, fill: Fill::None, edges, text: Some(text) }
        });
    }
}

/// The largest size at which no word of a heading is broken.
fn heading_size(table: &Table, grid: &Grid, largest: i64) -> i64 {
    let fits = |size: &i64| {
        grid.columns.iter().zip(&table.columns).all(|(column, wide)| {
            let words = column.heading.split_whitespace();
            words.map(|word| width(word, Face::Bold, *size)).max().unwrap_or(0) <= wide - 2 * SIDE
        })
    };
    let sizes = std::iter::successors(Some(largest), |size| Some(size - 50)).take_while(|size| *size > 700);
    sizes.into_iter().find(fits).unwrap_or(700)
}

fn put_row(table: &mut Table, row: usize, of: &GridRow, grid: &Grid, set: Set, bottom: Option<Stroke>) {
    let Set { size, leading, .. } = set;
    let edges = Edges { bottom, ..Edges::default() };
    if of.kind == RowKind::Group {
        let words = of.cells.first().map(|cell| paragraph(cell, of.kind, Align::Left, size, leading, 1));
        table.put((row, 0), (1, grid.columns.len()), |rect| {
            let inner = rect.inset(SIDE, 0, SIDE, px(3));
            let text = words.map(|words| compose(&[words.down_to(700)], inner, Anchor::Bottom));
            Panel { rect, fill: Fill::None, edges, text }
        });
        return;
    }
    for (place, (column, cell)) in grid.columns.iter().zip(&of.cells).enumerate() {
        table.put((row, place), (1, 1), |rect| {
            let fill = cell.step.map_or(Fill::None, |step| Fill::Solid(ramp(step).0));
            let text = (!cell.text.is_empty()).then(|| words(cell, of.kind, column.align, rect, (size, leading)));
            Panel { rect, fill, edges, text }
        });
    }
}

/// As many lines as the row holds; numbers shrink before they break.
fn words(cell: &GridCell, kind: RowKind, align: Align, rect: Rect, (size, leading): (i64, Emu)) -> TextBox {
    let inner = rect.inset(SIDE, 0, SIDE, 0);
    let room = usize::try_from(rect.height / leading).unwrap_or(1).clamp(1, MOST_LINES + 1);
    let leading = leading.min(rect.height);
    compose(&[paragraph(cell, kind, align, size, leading, room).down_to(700)], inner, Anchor::Middle)
}
