use super::drawings::{group, shape};
use super::shapes::{BODY, Ids, panel, place, rule, text_box};
use super::table::table;
use super::text::title;
use super::{each, escaped};
use crate::readout::Slide;
use crate::readout::scene::{Chart, Element, Rect};

pub(super) const SPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
                                 xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
                                 xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
pub(super) const TREE: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>\
                               <a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" \
                               cy=\"0\"/></a:xfrm></p:grpSpPr>";

/// A slide and its charts: its title in the title's own place, then the elements in drawing order.
pub(super) fn slide(slide: &Slide) -> (String, Vec<Chart>) {
    let scene = &slide.scene;
    let mut ids = Ids::after_title();
    let (sentence, top, width) = title(&scene.title.text);
    let rect = scene.title.text.rect;
    let heading = format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Title\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph \
         type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr>{}</p:spPr><p:txBody>{BODY}<a:lstStyle/>{}</p:txBody></p:sp>",
        place(Rect::new(rect.x, top, width + 12_700, rect.bottom() - top)),
        sentence
    );
    let body = each(&scene.elements, |one| element(one, &mut ids));
    let xml = format!(
        "{HEAD}<p:sld {SPACES}><p:cSld name=\"{}\"><p:spTree>{TREE}{heading}{body}</p:spTree></p:cSld><p:clrMapOvr>\
         <a:masterClrMapping/></p:clrMapOvr></p:sld>",
        escaped(&slide.label)
    );
    (xml, ids.charts)
}

/// An element with all that belongs to it.
pub(super) fn element(element: &Element, ids: &mut Ids) -> String {
    match element {
        Element::Text(text) => text_box(text, ids),
        Element::Panel(one) => panel(one, ids),
        Element::Rule(one) => rule(one, ids),
        Element::Table(one) => table(one, ids),
        Element::Shape(one) => shape(one, ids),
        Element::Group(one) => group(one, ids),
    }
}

/// What the presenter reads: the whole sentence, the slide in words, and what is worth knowing of it.
pub(super) fn notes(slide: &Slide) -> String {
    let scene = &slide.scene;
    let mut lines = vec![scene.title.sentence.clone(), scene.alt.clone()];
    lines.extend(slide.notes.iter().cloned());
    let cut = scene.texts().into_iter().filter(|text| text.is_cut);
    lines.extend(cut.map(|text| format!("In full: {}", text.whole)));
    lines.extend(slide.checks.iter().map(|check| check.sentence.clone()));
    let paragraphs = each(&lines, |line| {
        format!("<a:p><a:r><a:rPr lang=\"en-US\" dirty=\"0\"/><a:t>{}</a:t></a:r></a:p>", escaped(line))
    });
    format!(
        "{HEAD}<p:notes {SPACES}><p:cSld><p:spTree>{TREE}<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide Image\"/><p:cNvSpPr>\
         <a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr>\
         <p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>\
         <p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>\
         </p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
}
