use super::colours::{colour, solid};
use super::escaped;
use super::text::paragraphs;
use crate::readout::scene::{Chart, Edges, Emu, Fill, Panel, Rect, Rule, Stroke, TextBox};

/// What a text keeps free at its right, so that a rounding never breaks a line anew.
const SLACK: Emu = 12_700;

/// Numbers the shapes of a slide as they come, and keeps the charts met with: they are parts of their own.
pub(super) struct Ids {
    last: u32,
    pub charts: Vec<Chart>,
}

/// Relations of a slide that are no charts: its layout and its notes.
const OTHER_RELATIONS: usize = 2;

impl Ids {
    /// The title is the second, after the tree itself.
    pub fn after_title() -> Self {
        Self { last: 2, charts: Vec::new() }
    }

    pub fn next(&mut self) -> u32 {
        self.last += 1;
        self.last
    }

    /// The relation that leads to a chart.
    pub fn relation_of(&mut self, chart: &Chart) -> String {
        self.charts.push(chart.clone());
        format!("rId{}", OTHER_RELATIONS + self.charts.len())
    }
}

/// Text in a box of its own.
pub(super) fn text_box(text: &TextBox, ids: &mut Ids) -> String {
    let Some(set) = paragraphs(text) else { return String::new() };
    let (id, words) = (ids.next(), escaped(&text.words()));
    let name: String = words.chars().take(40).collect();
    // A cut escape would not be well-formed.
    let name = if name.contains('&') { format!("Text {id}") } else { name };
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr>{}\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>{BODY}<a:lstStyle/>{}</p:txBody></p:sp>",
        place(Rect::new(text.rect.x, set.top, text.rect.width + SLACK, set.bottom - set.top)),
        set.xml
    )
}

/// Without insets: the scene has them already.
pub(super) const BODY: &str = "<a:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"t\" rtlCol=\"0\"><a:noAutofit/></a:bodyPr>";

pub(super) fn place(rect: Rect) -> String {
    format!(
        "<a:xfrm><a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{}\" cy=\"{}\"/></a:xfrm>",
        rect.x, rect.y, rect.width, rect.height
    )
}

/// A rectangle with its lines and words.
pub(super) fn panel(panel: &Panel, ids: &mut Ids) -> String {
    let mut xml = if panel.fill == Fill::None { String::new() } else { ground(panel, ids.next()) };
    let Rect { x, y, width, height } = panel.rect;
    let Edges { left, top, right, bottom } = panel.edges;
    let across = |stroke: Stroke, y: Emu| Rect::new(x, y + stroke.width / 2, width, 0);
    let down = |stroke: Stroke, x: Emu| Rect::new(x + stroke.width / 2, y, 0, height);
    let edges = [
        top.map(|stroke| (across(stroke, y), stroke)),
        bottom.map(|stroke| (across(stroke, y + height - stroke.width), stroke)),
        left.map(|stroke| (down(stroke, x), stroke)),
        right.map(|stroke| (down(stroke, x + width - stroke.width), stroke)),
    ];
    for (rect, stroke) in edges.into_iter().flatten() {
        xml.push_str(&line(rect, stroke, ids));
    }
    xml + &panel.text.as_ref().map(|text| text_box(text, ids)).unwrap_or_default()
}

fn ground(panel: &Panel, id: u32) -> String {
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"Panel {id}\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:prstGeom \
         prst=\"rect\"><a:avLst/></a:prstGeom>{}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>",
        place(panel.rect),
        fill(panel.fill)
    )
}

pub(super) fn rule(rule: &Rule, ids: &mut Ids) -> String {
    line(Rect::new(rule.x, rule.y + rule.stroke.width / 2, rule.length, 0), rule.stroke, ids)
}

fn line(rect: Rect, stroke: Stroke, ids: &mut Ids) -> String {
    let id = ids.next();
    format!(
        "<p:cxnSp><p:nvCxnSpPr><p:cNvPr id=\"{id}\" name=\"Line {id}\"/><p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>{}\
         <a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom>{}</p:spPr></p:cxnSp>",
        place(rect),
        stroke_xml("a:ln", Some(stroke))
    )
}

/// A line of a shape or of a cell; without a stroke it is none.
pub(super) fn stroke_xml(tag: &str, stroke: Option<Stroke>) -> String {
    match stroke {
        None => format!("<{tag} w=\"0\"><a:noFill/></{tag}>"),
        Some(stroke) => {
            let dash = if stroke.is_dashed { "dash" } else { "solid" };
            format!(
                "<{tag} w=\"{}\" cap=\"flat\">{}<a:prstDash val=\"{dash}\"/></{tag}>",
                stroke.width,
                solid(stroke.colour)
            )
        }
    }
}

pub(super) fn fill(fill: Fill) -> String {
    match fill {
        Fill::None => "<a:noFill/>".to_owned(),
        Fill::Solid(colour) => solid(colour),
        Fill::Hatch(lines) => format!(
            "<a:pattFill prst=\"wdUpDiag\"><a:fgClr>{}</a:fgClr><a:bgClr><a:srgbClr val=\"FFFFFF\"/></a:bgClr></a:pattFill>",
            colour(lines)
        ),
    }
}
