//! A drawing made smaller or larger as a whole, so that it fits another place.

use super::scene::{
    Cell, Chart, Edges, Element, Emu, Fill, Font, Group, Line, Panel, Rect, Rule, Run, Shape, Step, Stroke, Table,
    TextBox,
};

/// From one rectangle into another, in its proportions: at the top, in the middle.
#[derive(Clone, Copy, Debug)]
pub struct Fit {
    from: Rect,
    to: Rect,
    numerator: i64,
    denominator: i64,
}

impl Fit {
    /// Both rectangles have an extent.
    #[must_use]
    pub fn new(from: Rect, to: Rect) -> Self {
        // The smaller of the two ratios, so that all of it fits.
        let is_wide = to.width * from.height <= to.height * from.width;
        let (numerator, denominator) = if is_wide { (to.width, from.width) } else { (to.height, from.height) };
        let spare = to.width - from.width * numerator / denominator;
        let to = Rect::new(to.x + spare / 2, to.y, to.width - spare, to.height);
        Self { from, to, numerator, denominator }
    }

    #[must_use]
    pub fn element(&self, element: &Element) -> Element {
        match element {
            Element::Text(text) => Element::Text(self.text(text)),
            Element::Panel(panel) => Element::Panel(self.panel(panel)),
            Element::Rule(rule) => Element::Rule(Rule {
                x: self.x(rule.x),
                y: self.y(rule.y),
                length: self.size(rule.length),
                stroke: self.stroke(rule.stroke),
            }),
            Element::Table(table) => Element::Table(self.table(table)),
            Element::Shape(shape) => Element::Shape(Shape {
                name: shape.name.clone(),
                path: shape.path.iter().map(|step| self.step(*step)).collect(),
                fill: shape.fill,
                stroke: shape.stroke.map(|stroke| self.stroke(stroke)),
            }),
            Element::Group(group) => Element::Group(Group {
                elements: group.elements.iter().map(|one| self.element(one)).collect(),
                chart: group.chart.as_ref().map(|chart| {
                    let (rect, plot) = (self.rect(chart.rect), self.rect(chart.plot));
                    let text = |size: i64| self.size(size).max(100);
                    let line = |width: Emu| self.size(width).max(1);
                    Box::new(Chart {
                        rect,
                        plot,
                        text: text(chart.text),
                        text_above: text(chart.text_above),
                        line: line(chart.line),
                        axis: line(chart.axis),
                        ..Chart::clone(chart)
                    })
                }),
                ..group.clone()
            }),
        }
    }

    fn size(&self, length: Emu) -> Emu {
        length * self.numerator / self.denominator
    }

    fn x(&self, x: Emu) -> Emu {
        self.to.x + self.size(x - self.from.x)
    }

    fn y(&self, y: Emu) -> Emu {
        self.to.y + self.size(y - self.from.y)
    }

    #[must_use]
    pub fn rect(&self, rect: Rect) -> Rect {
        let (x, y) = (self.x(rect.x), self.y(rect.y));
        Rect::new(x, y, self.x(rect.right()) - x, self.y(rect.bottom()) - y)
    }

    fn stroke(&self, stroke: Stroke) -> Stroke {
        Stroke { width: self.size(stroke.width).max(1), ..stroke }
    }

    fn step(&self, step: Step) -> Step {
        let point = |(x, y): (Emu, Emu)| (self.x(x), self.y(y));
        match step {
            Step::Move(x, y) => Step::Move(self.x(x), self.y(y)),
            Step::Line(x, y) => Step::Line(self.x(x), self.y(y)),
            Step::Curve(points) => Step::Curve(points.map(point)),
            Step::Close => Step::Close,
        }
    }

    fn text(&self, text: &TextBox) -> TextBox {
        let run = |run: &Run| Run {
            // A point is the least there is.
            font: Font { size: self.size(run.font.size).max(100), ..run.font },
            x: self.x(run.x),
            width: self.size(run.width),
            ..run.clone()
        };
        let line = |line: &Line| Line { baseline: self.y(line.baseline), runs: line.runs.iter().map(run).collect() };
        TextBox {
            rect: self.rect(text.rect),
            lines: text.lines.iter().map(line).collect(),
            plate: text.plate.map(|plate| self.rect(plate)),
            ..text.clone()
        }
    }

    fn panel(&self, panel: &Panel) -> Panel {
        let edge = |edge: Option<Stroke>| edge.map(|stroke| self.stroke(stroke));
        let Edges { left, top, right, bottom } = panel.edges;
        let fill: Fill = panel.fill;
        Panel {
            rect: self.rect(panel.rect),
            fill,
            edges: Edges { left: edge(left), top: edge(top), right: edge(right), bottom: edge(bottom) },
            text: panel.text.as_ref().map(|text| self.text(text)),
        }
    }

    /// The grid is scaled line by line, so that rounding adds up to nothing.
    fn table(&self, table: &Table) -> Table {
        let sizes = |start: Emu, sizes: &[Emu], place: &dyn Fn(Emu) -> Emu| {
            let mut at = start;
            let size = |size: &Emu| {
                let from = at;
                at += size;
                place(at) - place(from)
            };
            sizes.iter().map(size).collect::<Vec<Emu>>()
        };
        let cell = |cell: &Cell| Cell { panel: self.panel(&cell.panel), ..cell.clone() };
        Table {
            x: self.x(table.x),
            y: self.y(table.y),
            columns: sizes(table.x, &table.columns, &|x| self.x(x)),
            rows: sizes(table.y, &table.rows, &|y| self.y(y)),
            cells: table.cells.iter().map(cell).collect(),
            ..table.clone()
        }
    }
}
