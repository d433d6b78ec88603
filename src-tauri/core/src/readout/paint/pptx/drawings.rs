use super::chart::frame;
use super::colours::see_through;
use super::shapes::{Ids, place, stroke_xml};
use super::slide::element;
use super::{each, escaped};
use crate::readout::scene::{Element, Emu, Group, Rect, Shape, Step};

/// A freeform: its points count from its own corner.
pub(super) fn shape(shape: &Shape, ids: &mut Ids) -> String {
    let (id, rect) = (ids.next(), shape.rect());
    let point = |(x, y): (Emu, Emu)| format!("<a:pt x=\"{}\" y=\"{}\"/>", x - rect.x, y - rect.y);
    let path = each(&shape.path, |step| match step {
        Step::Move(x, y) => format!("<a:moveTo>{}</a:moveTo>", point((*x, *y))),
        Step::Line(x, y) => format!("<a:lnTo>{}</a:lnTo>", point((*x, *y))),
        Step::Curve(points) => format!("<a:cubicBezTo>{}</a:cubicBezTo>", each(*points, point)),
        Step::Close => "<a:close/>".to_owned(),
    });
    let fill = shape.fill.map_or_else(
        || "<a:noFill/>".to_owned(),
        |(ground, opacity)| format!("<a:solidFill>{}</a:solidFill>", see_through(ground, opacity)),
    );
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{}\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:custGeom><a:avLst/>\
         <a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst><a:path w=\"{}\" h=\"{}\"{}>{path}\
         </a:path></a:pathLst></a:custGeom>{fill}{}</p:spPr></p:sp>",
        escaped(&shape.name),
        place(rect),
        rect.width,
        rect.height,
        if shape.fill.is_none() { " fill=\"none\"" } else { "" },
        stroke_xml("a:ln", shape.stroke)
    )
}

/// Elements that move together; a chart where they are one.
pub(super) fn group(group: &Group, ids: &mut Ids) -> String {
    let id = ids.next();
    if let Some(chart) = &group.chart {
        return frame(chart, (&group.name, &group.alt), id, &ids.relation_of(chart));
    }
    let Rect { x, y, width, height } = bounds_of(&group.elements);
    format!(
        "<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"{id}\" name=\"{}\" descr=\"{}\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>\
         <a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/><a:chOff x=\"{x}\" y=\"{y}\"/><a:chExt \
         cx=\"{width}\" cy=\"{height}\"/></a:xfrm></p:grpSpPr>{}</p:grpSp>",
        escaped(&group.name),
        escaped(&group.alt),
        each(&group.elements, |one| element(one, ids))
    )
}

fn bounds_of(elements: &[Element]) -> Rect {
    elements.iter().map(bounds).reduce(union).unwrap_or(Rect::new(0, 0, 0, 0))
}

fn bounds(element: &Element) -> Rect {
    match element {
        Element::Text(text) => text.rect,
        Element::Panel(panel) => panel.rect,
        Element::Rule(rule) => Rect::new(rule.x, rule.y, rule.length, rule.stroke.width),
        Element::Table(table) => table.area(0, 0, table.rows.len(), table.columns.len()),
        Element::Shape(shape) => shape.rect(),
        Element::Group(group) => bounds_of(&group.elements),
    }
}

fn union(one: Rect, other: Rect) -> Rect {
    let (x, y) = (one.x.min(other.x), one.y.min(other.y));
    Rect::new(x, y, one.right().max(other.right()) - x, one.bottom().max(other.bottom()) - y)
}
