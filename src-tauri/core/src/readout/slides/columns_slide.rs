//! Columns over quarters or steps beside a table that says more of them.

use super::chrome::{BODY, scene};
use super::grid::{Grid, draw as grid, trends};
use crate::model::rounded;
use crate::readout::SlideFrame;
use crate::readout::scene::{
    Align, Chart, ChartSeries, Edges, Element, Emu, Face, Fill, Group, Panel, Rect, Rule, Scene, TextBox,
};
use crate::readout::text::{Anchor, Paragraph, Span, compose, width};
use crate::readout::theme::{ACCENT, Colour, HAIRLINE, INK, INK_2, font, px, ramp, stroke, text_on};

/// What a slide of columns says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnsSlide {
    pub title: String,
    pub note: String,
    /// Above the columns.
    pub heading: String,
    /// What the grounds mean.
    pub legend: Vec<Key>,
    pub columns: Vec<Column>,
    /// What the steps of the ramp stand for on the columns.
    pub series: Vec<Key>,
    /// What a column of full height comes to, in minor units, and how many of those the unit has that is shown.
    pub top: i64,
    pub unit: i64,
    /// Above the table.
    pub side_heading: String,
    pub grid: Grid,
    /// Below the table.
    pub so_what: String,
    /// The columns in words, for screen readers.
    pub alt: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub step: u8,
    pub text: String,
}

/// A column of parts, its words above and below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub label: String,
    pub below: String,
    pub above: String,
    pub parts: Vec<Part>,
}

/// A piece of a column, from and to in minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub from: i64,
    pub to: i64,
    pub step: u8,
    pub text: String,
}

impl Part {
    /// What of it stands above the foot.
    fn height(&self) -> i64 {
        (self.to.max(0) - self.from.max(0)).max(0)
    }
}

const HEAD: Emu = px(44);
const LEGEND: Emu = px(46);
const FOOT: Emu = px(70);
/// For the words above the highest column.
const CAP: Emu = px(38);
const GAP: Emu = px(66);
const SO_WHAT: Emu = px(110);

/// The slide as number `number`.
pub fn draw(slide: &ColumnsSlide, frame: &SlideFrame, number: usize) -> Scene {
    let left = Rect::new(BODY.x, BODY.y, px(1030), BODY.height);
    let right = Rect::new(left.right() + GAP, BODY.y, BODY.right() - left.right() - GAP, BODY.height);
    let mut body = heading(&slide.heading, left);
    body.extend(legend(&slide.legend, Rect::new(left.x, left.y + HEAD, left.width, LEGEND)));
    let room = left.inset(0, HEAD + LEGEND, 0, 0);
    body.push(Element::Group(Group {
        name: slide.heading.clone(),
        alt: slide.alt.clone(),
        elements: columns(slide, room),
        chart: Some(Box::new(chart(slide, room))),
    }));
    body.extend(heading(&slide.side_heading, right));
    let below = if slide.so_what.is_empty() { 0 } else { SO_WHAT + px(12) };
    let table = grid(&slide.grid, right.inset(0, HEAD, 0, below));
    let lines = trends(&slide.grid, &table);
    let end = table.y + table.rows.iter().sum::<Emu>();
    body.push(Element::Table(table));
    body.extend(lines);
    if !slide.so_what.is_empty() {
        let rect = Rect::new(right.x, (end + px(24)).min(right.bottom() - SO_WHAT), right.width, SO_WHAT);
        body.push(Element::Text(so_what(&slide.so_what, rect)));
    }
    scene(slide.title.clone(), &slide.note, frame, number, body)
}

/// A bold line over a rule.
pub(super) fn heading(words: &str, rect: Rect) -> Vec<Element> {
    let line = Paragraph::new(vec![Span::new(words, font(Face::Bold, 1200, INK))], px(32)).down_to(800);
    let text = compose(&[line], Rect::new(rect.x, rect.y, rect.width, px(34)), Anchor::Top);
    let rule = Rule { x: rect.x, y: rect.y + px(37), length: rect.width, stroke: stroke(px(1), HAIRLINE) };
    vec![Element::Text(text), Element::Rule(rule)]
}

fn legend(keys: &[Key], rect: Rect) -> Vec<Element> {
    let mut elements = Vec::new();
    let mut x = rect.x;
    for key in keys {
        let swatch = Rect::new(x, rect.y + px(13), px(26), px(18));
        elements.push(Element::Panel(Panel {
            rect: swatch,
            fill: Fill::Solid(ground(key.step)),
            edges: frame(),
            text: None,
        }));
        x += px(36);
        let wanted = (width(&key.text, Face::Regular, 1000) + px(2)).min(rect.right() - x);
        let line = Paragraph::new(vec![Span::new(&key.text, font(Face::Regular, 1000, INK))], px(28)).down_to(700);
        elements.push(Element::Text(compose(
            &[line],
            Rect::new(x, rect.y + px(8), wanted.max(px(10)), px(28)),
            Anchor::Middle,
        )));
        x += wanted + px(30);
    }
    elements
}

fn ground(step: u8) -> Colour {
    ramp(step).0
}

fn frame() -> Edges {
    let line = Some(stroke(px(1), ACCENT));
    Edges { left: line, top: line, right: line, bottom: line }
}

/// How far columns stand apart, how wide they are, and where.
struct Measure {
    pitch: Emu,
    wide: Emu,
    plot: Rect,
    top: i64,
}

impl Measure {
    fn of(slide: &ColumnsSlide, rect: Rect) -> Self {
        let count = i64::try_from(slide.columns.len()).unwrap_or(1).max(1);
        let pitch = rect.width / count;
        let wide = (pitch * 62 / 100).min(px(140));
        // Refunds can make a part higher than the column it belongs to.
        let highest = slide.columns.iter().flat_map(|column| &column.parts).map(|part| part.to).max();
        let top = slide.top.max(highest.unwrap_or(0)).max(1);
        Self { pitch, wide, plot: rect.inset(0, CAP, 0, FOOT), top }
    }

    /// How high a value stands: thousandths are exact enough for a pixel.
    fn height(&self, value: i64) -> Emu {
        self.plot.height * rounded(value.clamp(0, self.top) * 1_000, self.top) / 1_000
    }

    /// Whether a part is high enough for its value.
    fn has_room(&self, part: &Part) -> bool {
        self.height(part.to) - self.height(part.from) >= px(28) && !part.text.is_empty()
    }
}

/// What is drawn, as data.
fn chart(slide: &ColumnsSlide, rect: Rect) -> Chart {
    let measure = Measure::of(slide, rect);
    let of_step = |column: &Column, step: u8| column.parts.iter().find(|part| part.step == step).cloned();
    let foot = |column: &Column| column.parts.iter().map(|part| part.from).min().unwrap_or(0).max(0);
    let series = |key: &Key| {
        let own: Vec<Option<Part>> = slide.columns.iter().map(|column| of_step(column, key.step)).collect();
        ChartSeries {
            name: key.text.clone(),
            ground: Some(ground(key.step)),
            values: own.iter().map(|part| part.as_ref().map_or(0, Part::height)).collect(),
            labelled: own.iter().map(|part| part.as_ref().is_some_and(|part| measure.has_room(part))).collect(),
            ink: text_on(ground(key.step)).unwrap_or(INK),
        }
    };
    let held = ChartSeries {
        name: "From".to_owned(),
        ground: None,
        values: slide.columns.iter().map(foot).collect(),
        labelled: vec![false; slide.columns.len()],
        ink: INK,
    };
    let is_held = held.values.iter().any(|value| *value != 0);
    let words =
        |column: &Column| [&column.label, &column.below].into_iter().filter(|line| !line.is_empty()).cloned().collect();
    let end = |column: &Column| column.parts.iter().map(|part| part.to).max().unwrap_or(0).max(0);
    Chart {
        rect,
        plot: measure.plot,
        gap: (measure.pitch - measure.wide) * 100 / measure.wide.max(1),
        top: measure.top,
        unit: slide.unit,
        text: 1100,
        text_above: 1200,
        line: px(1),
        axis: px(2),
        categories: slide.columns.iter().map(words).collect(),
        series: is_held.then_some(held).into_iter().chain(slide.series.iter().map(series)).collect(),
        tops: slide.columns.iter().map(|column| (end(column), column.above.clone())).collect(),
    }
}

fn columns(slide: &ColumnsSlide, rect: Rect) -> Vec<Element> {
    let measure = Measure::of(slide, rect);
    let Measure { pitch, wide, plot, .. } = measure;
    let ground_line = plot.bottom();
    let mut elements =
        vec![Element::Rule(Rule { x: rect.x, y: ground_line, length: rect.width, stroke: stroke(px(2), INK_2) })];
    for (place, column) in (0..).zip(&slide.columns) {
        let x = rect.x + pitch * place + (pitch - wide) / 2;
        let y = |value: i64| ground_line - measure.height(value);
        let mut top = ground_line;
        for part in column.parts.iter().filter(|part| part.to > part.from) {
            let panel = Rect::new(x, y(part.to), wide, y(part.from) - y(part.to));
            let ink = text_on(ground(part.step)).unwrap_or(INK);
            let words = Paragraph::new(vec![Span::new(&part.text, font(Face::Bold, 1100, ink))], px(28));
            let text = measure
                .has_room(part)
                .then(|| compose(&[words.aligned(Align::Centre).down_to(750)], panel, Anchor::Middle));
            elements.push(Element::Panel(Panel {
                rect: panel,
                fill: Fill::Solid(ground(part.step)),
                edges: frame(),
                text,
            }));
            top = top.min(panel.y);
        }
        let line = |text: &str, face, size, colour| {
            Paragraph::new(vec![Span::new(text, font(face, size, colour))], px(26)).aligned(Align::Centre).down_to(700)
        };
        let over = Rect::new(rect.x + pitch * place, top - px(38), pitch, px(32));
        elements.push(Element::Text(compose(&[line(&column.above, Face::Bold, 1200, INK)], over, Anchor::Bottom)));
        let under = Rect::new(rect.x + pitch * place + px(4), ground_line + px(13), pitch - px(8), FOOT - px(13));
        let lines = [line(&column.label, Face::Regular, 1100, INK), line(&column.below, Face::Bold, 1050, ACCENT)];
        elements.push(Element::Text(compose(&lines, under, Anchor::Top)));
    }
    elements
}

fn so_what(words: &str, rect: Rect) -> TextBox {
    let spans =
        vec![Span::new("So what: ", font(Face::Bold, 1100, INK)), Span::new(words, font(Face::Regular, 1100, INK))];
    compose(&[Paragraph::new(spans, px(31)).up_to(3).down_to(850)], rect, Anchor::Top)
}
