//! What a slide consists of. Everything is placed: painters draw a scene, they never compute one.

use std::sync::Arc;

use super::brand::Brand;
use super::theme::Colour;

/// English metric units, PowerPoint's own: 914,400 an inch, 12,700 a point.
pub type Emu = i64;

pub const EMU_PER_POINT: Emu = 12_700;

/// The size of what is drawn on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    pub width: Emu,
    pub height: Emu,
}

impl Page {
    /// 13.333 x 7.5 inches.
    pub const SLIDE: Self = Self { width: 12_192_000, height: 6_858_000 };
    /// 210 x 297 mm, upright.
    pub const A4: Self = Self { width: 7_560_000, height: 10_692_000 };

    #[must_use]
    pub const fn rect(self) -> Rect {
        Rect::new(0, 0, self.width, self.height)
    }
}

/// A slide's content in drawing order, its title apart so that PowerPoint gets a real title placeholder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scene {
    pub page: Page,
    pub title: Title,
    pub elements: Vec<Element>,
    /// The slide in words, for screen readers.
    pub alt: String,
    /// Whose colours it is drawn in, and which logo stands on it.
    pub brand: Arc<Brand>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// The whole sentence, also where the slide had no room for all of it.
    pub sentence: String,
    pub text: TextBox,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    Text(TextBox),
    Panel(Panel),
    Rule(Rule),
    Table(Table),
    Shape(Shape),
    Group(Group),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rect {
    pub x: Emu,
    pub y: Emu,
    pub width: Emu,
    pub height: Emu,
}

impl Rect {
    #[must_use]
    pub const fn new(x: Emu, y: Emu, width: Emu, height: Emu) -> Self {
        Self { x, y, width, height }
    }

    #[must_use]
    pub const fn right(&self) -> Emu {
        self.x + self.width
    }

    #[must_use]
    pub const fn bottom(&self) -> Emu {
        self.y + self.height
    }

    /// The rectangle `left` and `right` narrower, `top` and `bottom` lower.
    #[must_use]
    pub const fn inset(&self, left: Emu, top: Emu, right: Emu, bottom: Emu) -> Self {
        Self::new(self.x + left, self.y + top, self.width - left - right, self.height - top - bottom)
    }
}

/// A horizontal line; its stroke grows downwards from `y`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    pub x: Emu,
    pub y: Emu,
    pub length: Emu,
    pub stroke: Stroke,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stroke {
    pub width: Emu,
    pub colour: Colour,
    pub is_dashed: bool,
}

/// The lines of a panel, each drawn inside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Edges {
    pub left: Option<Stroke>,
    pub top: Option<Stroke>,
    pub right: Option<Stroke>,
    pub bottom: Option<Stroke>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fill {
    #[default]
    None,
    Solid(Colour),
    /// Lines rising to the right on white: the pattern `wdUpDiag` of `DrawingML`.
    Hatch(Colour),
}

/// A rectangle that may hold text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panel {
    pub rect: Rect,
    pub fill: Fill,
    pub edges: Edges,
    pub text: Option<TextBox>,
}

/// A figure of straight and curved lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// What it stands for, for whoever edits it: "MDF from Tier 3 to Tier 1".
    pub name: String,
    pub path: Vec<Step>,
    /// The ground, and how much of it covers what is below, per cent.
    pub fill: Option<(Colour, u8)>,
    pub stroke: Option<Stroke>,
}

/// A step of a path, by the points it goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Move(Emu, Emu),
    Line(Emu, Emu),
    /// A cubic curve: its two handles, then where it ends.
    Curve([(Emu, Emu); 3]),
    Close,
}

/// Elements that belong together, with a name and words for screen readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub name: String,
    pub alt: String,
    pub elements: Vec<Element>,
    /// The data, where the elements are a chart: a painter that has charts of its own draws one instead.
    pub chart: Option<Box<Chart>>,
}

/// Stacked columns, by what they stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// The room of all of it, and within it that of the columns alone: they stand on its foot.
    pub rect: Rect,
    pub plot: Rect,
    /// Between two columns, in per cent of the width of one.
    pub gap: i64,
    /// What a column as high as the plot comes to.
    pub top: i64,
    /// The values in one of the unit that is shown: 100,000,000 cents in a million dollars.
    pub unit: i64,
    /// Sizes in hundredths of a point: on and under the columns, and above them.
    pub text: i64,
    pub text_above: i64,
    /// Widths of the line around a part, and of that the columns stand on.
    pub line: Emu,
    pub axis: Emu,
    /// Words under each column, a line each.
    pub categories: Vec<Vec<String>>,
    /// From the foot up.
    pub series: Vec<ChartSeries>,
    /// Where each column ends, and the words above it.
    pub tops: Vec<(i64, String)>,
}

/// The parts of columns that stand for the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartSeries {
    pub name: String,
    /// Without one it only holds up what stands on it.
    pub ground: Option<Colour>,
    /// One a column.
    pub values: Vec<i64>,
    /// Of which columns the value is written on its part, and in which colour.
    pub labelled: Vec<bool>,
    pub ink: Colour,
}

/// A native table: the grid, and cells that may span it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub x: Emu,
    pub y: Emu,
    /// Widths, left to right.
    pub columns: Vec<Emu>,
    /// Heights, top to bottom.
    pub rows: Vec<Emu>,
    /// How many of the rows are headings, repeated on each page.
    pub heading_rows: usize,
    pub cells: Vec<Cell>,
    pub alt: String,
}

/// A cell by the grid, with its panel where the grid puts it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub row: usize,
    pub column: usize,
    pub row_span: usize,
    pub column_span: usize,
    pub panel: Panel,
}

impl Table {
    /// The rectangle of the cells from `row`, `column` over the spans.
    #[must_use]
    pub fn area(&self, row: usize, column: usize, row_span: usize, column_span: usize) -> Rect {
        let sum = |sizes: &[Emu], from: usize, count: usize| sizes.iter().skip(from).take(count).sum::<Emu>();
        Rect::new(
            self.x + sum(&self.columns, 0, column),
            self.y + sum(&self.rows, 0, row),
            sum(&self.columns, column, column_span),
            sum(&self.rows, row, row_span),
        )
    }

    /// Adds a cell; its panel is what `panel` makes of the cell's rectangle.
    pub fn put(
        &mut self,
        (row, column): (usize, usize),
        (row_span, column_span): (usize, usize),
        panel: impl FnOnce(Rect) -> Panel,
    ) {
        let panel = panel(self.area(row, column, row_span, column_span));
        self.cells.push(Cell { row, column, row_span, column_span, panel });
    }
}

/// Lines that stand inside `rect`, broken and placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextBox {
    pub rect: Rect,
    pub lines: Vec<Line>,
    /// A white ground behind words that stand on a panel's hatch.
    pub plate: Option<Rect>,
    /// Whether words had to be left out.
    pub is_cut: bool,
    /// All of its words, where some had to be left out.
    pub whole: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub baseline: Emu,
    /// Left to right. Spaces at the ends of a run are in its place, not in its text.
    pub runs: Vec<Run>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub text: String,
    pub font: Font,
    /// Left end, whatever the alignment.
    pub x: Emu,
    pub width: Emu,
    /// The end that stays put when a painter's font is wider or narrower.
    pub align: Align,
    /// Whether it is the slide's number, which a program that counts slides may write anew.
    pub is_page_number: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    #[default]
    Left,
    Centre,
    Right,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Font {
    pub face: Face,
    /// Hundredths of a point.
    pub size: i64,
    pub colour: Colour,
}

/// The faces a slide uses. There is no bold italic: nothing on a slide is both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    Regular,
    Bold,
    Italic,
}

impl Scene {
    /// Every text box of the slide, the title first.
    #[must_use]
    pub fn texts(&self) -> Vec<&TextBox> {
        let mut texts = vec![&self.title.text];
        self.elements.iter().for_each(|element| element.texts(&mut texts));
        texts
    }

    /// Changes every text box, the title's first.
    pub fn change_texts(&mut self, change: &mut impl FnMut(&mut TextBox)) {
        change(&mut self.title.text);
        self.elements.iter_mut().for_each(|element| element.change_texts(change));
    }
}

impl Element {
    fn change_texts(&mut self, change: &mut impl FnMut(&mut TextBox)) {
        match self {
            Self::Text(text) => change(text),
            Self::Panel(panel) => panel.text.iter_mut().for_each(change),
            Self::Rule(_) | Self::Shape(_) => {}
            Self::Table(table) => table.cells.iter_mut().filter_map(|cell| cell.panel.text.as_mut()).for_each(change),
            Self::Group(group) => group.elements.iter_mut().for_each(|element| element.change_texts(change)),
        }
    }

    fn texts<'a>(&'a self, texts: &mut Vec<&'a TextBox>) {
        match self {
            Self::Text(text) => texts.push(text),
            Self::Panel(panel) => texts.extend(&panel.text),
            Self::Rule(_) | Self::Shape(_) => {}
            Self::Table(table) => texts.extend(table.cells.iter().filter_map(|cell| cell.panel.text.as_ref())),
            Self::Group(group) => group.elements.iter().for_each(|element| element.texts(texts)),
        }
    }
}

impl Shape {
    /// The smallest rectangle its points and handles stand in.
    #[must_use]
    pub fn rect(&self) -> Rect {
        let points = || self.path.iter().flat_map(Step::points);
        let least = |of: fn((Emu, Emu)) -> Emu| points().map(of).min().unwrap_or(0);
        let most = |of: fn((Emu, Emu)) -> Emu| points().map(of).max().unwrap_or(0);
        let (x, y) = (least(|point| point.0), least(|point| point.1));
        Rect::new(x, y, most(|point| point.0) - x, most(|point| point.1) - y)
    }
}

impl Step {
    #[must_use]
    pub fn points(&self) -> Vec<(Emu, Emu)> {
        match *self {
            Self::Move(x, y) | Self::Line(x, y) => vec![(x, y)],
            Self::Curve(points) => points.to_vec(),
            Self::Close => Vec::new(),
        }
    }
}

impl TextBox {
    /// The words as they stand, one space between runs and lines.
    #[must_use]
    pub fn words(&self) -> String {
        let runs = self.lines.iter().flat_map(|line| &line.runs);
        runs.map(|run| run.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}
