//! A scene as SVG, by plotters: the only module that uses it.
//!
//! plotters has no clip, pattern or dash, so hatches and dashes are composed here. Its coordinates are whole numbers: the
//! canvas has ten units a pixel of 1920.

use std::fmt::Write as _;

use plotters::backend::{DrawingBackend, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color as _, FontDesc, FontFamily, FontStyle, RGBColor, TextStyle};

use super::outlines::{band, dashes, flattened};
use crate::model::SlideFont;
use crate::readout::scene::{
    Align, Edges, Element, Emu, Face, Fill, Panel, Rect, Run, Scene, Shape, Stroke, Table, TextBox,
};
use crate::readout::text::set_in;
use crate::readout::theme::{Colour, WHITE, px};
use crate::readout::{Logo, Palette};
use crate::{Error, Result};

/// How wide a drawing is shown that nobody gives a size: a slide is 1280 x 720 then.
const SHOWN_WIDTH: i64 = 1280;
/// EMU in a unit of the canvas.
const UNIT: Emu = 635;
/// Canvas units in a hundredth of a point, as a fraction: 127 EMU of 635.
const UNITS_PER_SIZE: (i64, i64) = (1, 5);
/// plotters writes `font-size` divided by this.
const SIZE_DIVISOR: f64 = 1.24;
/// plotters moves text anchored at its top down by this. Taken out again: usvg moves only the first letter of
/// right-to-left words.
const TOP_TO_BASELINE: &str = " dy=\"0.76em\"";
/// The hatch: lines half a point wide, 3 pt apart measured across, about as an office suite draws it.
const HATCH_STEP: Emu = px(6) * 1414 / 1000;
const HATCH_WIDTH: Emu = px(1) * 1414 / 1000;

/// The slide as an SVG document of 1280 x 720, with its title and words for screen readers.
pub fn svg(scene: &Scene) -> Result<String> {
    let body = drawn(scene, |canvas| canvas.draw(scene))?;
    let Some(logo) = &scene.brand.logo else { return Ok(head(scene) + &body) };
    let body = body.trim_end().strip_suffix("</svg>").unwrap_or(&body);
    Ok(format!("{}{body}{}</svg>\n", head(scene), picture(logo)))
}

/// One text of the slide alone, where it stands: for a painter that tells of the parts of a slide one by one.
pub fn svg_of_text(scene: &Scene, text: &TextBox) -> Result<String> {
    Ok(head(scene) + &drawn(scene, |canvas| canvas.text(text))?)
}

/// All of the document but its first line.
fn drawn(scene: &Scene, draw: impl FnOnce(&mut Canvas<'_>) -> Result<()>) -> Result<String> {
    let mut drawing = String::new();
    let mut canvas = Canvas {
        backend: SVGBackend::with_string(&mut drawing, (canvas_size(scene.page.width), canvas_size(scene.page.height))),
        palette: scene.brand.palette,
        font: scene.brand.font,
    };
    draw(&mut canvas)?;
    canvas.backend.present().map_err(|error| failed(&error))?;
    drop(canvas);
    let body = drawing.split_once('\n').map_or("", |(_, body)| body);
    // Quotes within a text are escaped, so this finds attributes only.
    Ok(body.replace(TOP_TO_BASELINE, ""))
}

/// plotters knows pictures of its own making alone.
fn picture(logo: &Logo) -> String {
    let Rect { x, y, width, height } = logo.place();
    let [x, y, width, height] = [x, y, width, height].map(units);
    format!(
        "<image x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" href=\"data:image/png;base64,{}\"/>\n",
        logo.kept()
    )
}

/// plotters' own first line knows neither a size apart from its coordinates nor words for screen readers.
fn head(scene: &Scene) -> String {
    let (width, height) = (canvas_size(scene.page.width), canvas_size(scene.page.height));
    let shown = scene.page.height * SHOWN_WIDTH / scene.page.width;
    let mut head = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(
        head,
        "<svg width=\"{SHOWN_WIDTH}\" height=\"{shown}\" viewBox=\"0 0 {width} {height}\" xmlns=\"http://www.w3.org/2000/svg\" \
         role=\"img\" style=\"font-kerning:none\">\n<title>{}</title>\n<desc>{}</desc>",
        escaped(&scene.title.sentence),
        escaped(&scene.alt)
    );
    head
}

fn escaped(text: &str) -> String {
    let printable = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter });
    printable.collect::<String>().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn canvas_size(emu: Emu) -> u32 {
    u32::try_from(emu / UNIT).unwrap_or(u32::MAX)
}

/// A length on the canvas. A slide is 19,200 units wide, so the conversion saturates only on what is far outside it.
fn units(emu: Emu) -> i32 {
    i32::try_from((emu + UNIT / 2).div_euclid(UNIT)).unwrap_or(i32::MAX)
}

struct Canvas<'a> {
    backend: SVGBackend<'a>,
    palette: Palette,
    font: SlideFont,
}

impl Canvas<'_> {
    fn rgb(&self, colour: Colour) -> RGBColor {
        let colour = self.palette.of(colour);
        RGBColor(colour.red, colour.green, colour.blue)
    }

    fn draw(&mut self, scene: &Scene) -> Result<()> {
        self.fill(scene.page.rect(), WHITE)?;
        self.text(&scene.title.text)?;
        scene.elements.iter().try_for_each(|element| self.element(element))
    }

    fn element(&mut self, element: &Element) -> Result<()> {
        match element {
            Element::Text(text) => self.text(text),
            Element::Panel(panel) => self.panel(panel),
            Element::Rule(rule) => {
                self.horizontal(Rect::new(rule.x, rule.y, rule.length, rule.stroke.width), rule.stroke)
            }
            Element::Table(table) => self.table(table),
            Element::Shape(shape) => self.shape(shape),
            Element::Group(group) => group.elements.iter().try_for_each(|element| self.element(element)),
        }
    }

    fn shape(&mut self, shape: &Shape) -> Result<()> {
        let points: Vec<(i32, i32)> = flattened(&shape.path).into_iter().map(|(x, y)| (units(x), units(y))).collect();
        if let Some((colour, opacity)) = shape.fill {
            let colour = self.rgb(colour).mix(f64::from(opacity) / 100.0);
            self.backend.fill_polygon(points.iter().copied(), &colour).map_err(|error| failed(&error))?;
        }
        if let Some(stroke) = shape.stroke {
            let width = u32::try_from(units(stroke.width)).unwrap_or(1);
            self.backend
                .draw_path(points, &self.rgb(stroke.colour).stroke_width(width))
                .map_err(|error| failed(&error))?;
        }
        Ok(())
    }

    fn table(&mut self, table: &Table) -> Result<()> {
        for (index, cell) in table.cells.iter().enumerate() {
            let mut panel = cell.panel.rect;
            let next = table.cells.get(index + 1).map(|next| &next.panel);
            if next.is_some_and(|next| next.rect.x == panel.right() && next.fill == cell.panel.fill) {
                // Grounds of one colour overlap, or a seam would show between them at sizes that do not meet a pixel.
                panel.width += px(1);
            }
            self.ground(panel, cell.panel.fill)?;
            self.front(&cell.panel)?;
        }
        Ok(())
    }

    fn panel(&mut self, panel: &Panel) -> Result<()> {
        self.ground(panel.rect, panel.fill)?;
        self.front(panel)
    }

    fn ground(&mut self, rect: Rect, fill: Fill) -> Result<()> {
        match fill {
            Fill::None => Ok(()),
            Fill::Solid(colour) => self.fill(rect, colour),
            Fill::Hatch(colour) => self.hatch(rect, colour),
        }
    }

    /// What stands on the ground of a panel: the plate under the edges, the words over them.
    fn front(&mut self, panel: &Panel) -> Result<()> {
        if let Some(plate) = panel.text.as_ref().and_then(|text| text.plate) {
            self.fill(plate, WHITE)?;
        }
        self.edges(panel.rect, panel.edges)?;
        panel.text.as_ref().map_or(Ok(()), |text| self.text(text))
    }

    fn edges(&mut self, rect: Rect, edges: Edges) -> Result<()> {
        if let Some(stroke) = edges.left {
            self.vertical(Rect::new(rect.x, rect.y, stroke.width, rect.height), stroke)?;
        }
        if let Some(stroke) = edges.right {
            self.vertical(Rect::new(rect.right() - stroke.width, rect.y, stroke.width, rect.height), stroke)?;
        }
        if let Some(stroke) = edges.top {
            self.horizontal(Rect::new(rect.x, rect.y, rect.width, stroke.width), stroke)?;
        }
        if let Some(stroke) = edges.bottom {
            self.horizontal(Rect::new(rect.x, rect.bottom() - stroke.width, rect.width, stroke.width), stroke)?;
        }
        Ok(())
    }

    fn horizontal(&mut self, rect: Rect, stroke: Stroke) -> Result<()> {
        for (from, length) in dashes(rect.width, stroke.is_dashed) {
            self.fill(Rect::new(rect.x + from, rect.y, length, rect.height), stroke.colour)?;
        }
        Ok(())
    }

    fn vertical(&mut self, rect: Rect, stroke: Stroke) -> Result<()> {
        for (from, length) in dashes(rect.height, stroke.is_dashed) {
            self.fill(Rect::new(rect.x, rect.y + from, rect.width, length), stroke.colour)?;
        }
        Ok(())
    }

    fn fill(&mut self, rect: Rect, colour: Colour) -> Result<()> {
        let (from, to) = ((units(rect.x), units(rect.y)), (units(rect.right()), units(rect.bottom())));
        self.backend.draw_rect(from, to, &self.rgb(colour), true).map_err(|error| failed(&error))
    }

    fn hatch(&mut self, rect: Rect, colour: Colour) -> Result<()> {
        let first = (rect.x + rect.y) / HATCH_STEP;
        let last = (rect.right() + rect.bottom()) / HATCH_STEP;
        for index in first..=last {
            let band = band(rect, index * HATCH_STEP, index * HATCH_STEP + HATCH_WIDTH);
            if band.len() > 2 {
                let points = band.into_iter().map(|(x, y)| (units(x), units(y)));
                self.backend.fill_polygon(points, &self.rgb(colour)).map_err(|error| failed(&error))?;
            }
        }
        Ok(())
    }

    fn text(&mut self, text: &TextBox) -> Result<()> {
        for line in &text.lines {
            for run in &set_in(line, self.font) {
                self.run(run, line.baseline)?;
            }
        }
        Ok(())
    }

    fn run(&mut self, run: &Run, baseline: Emu) -> Result<()> {
        let style = match run.font.face {
            Face::Regular => FontStyle::Normal,
            Face::Bold => FontStyle::Bold,
            Face::Italic => FontStyle::Italic,
        };
        let (side, x) = match run.align {
            Align::Left => (HPos::Left, run.x),
            Align::Centre => (HPos::Center, run.x + run.width / 2),
            Align::Right => (HPos::Right, run.x + run.width),
        };
        let em = run.font.size * UNITS_PER_SIZE.0 / UNITS_PER_SIZE.1;
        // Sizes are a few thousand units at most, far below where a float loses whole numbers.
        let written = f64::from(i32::try_from(em).unwrap_or(i32::MAX)) * SIZE_DIVISOR;
        let colour = self.rgb(run.font.colour);
        let style = TextStyle::from(FontDesc::new(FontFamily::Name(self.font.families()), written, style))
            .color(&colour)
            .pos(Pos::new(side, VPos::Top));
        self.backend.draw_text(&run.text, &style, (units(x), units(baseline))).map_err(|error| failed(&error))
    }
}

fn failed(error: &dyn std::error::Error) -> Error {
    Error::new(format!("the slide could not be drawn: {error}"))
}
