//! The slides in a company's own presentation: its master, a layout of it with a title, its theme.

use std::collections::BTreeMap;

use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::{Reader, Writer};

use super::colours::{SCHEME, hex};
use super::package::Package;
use super::relations::{self, relations_of};
use super::shapes::{Ids, panel};
use super::slide::{HEAD, SPACES, TREE, element, notes};
use super::template::Template;
use super::title_layout::TitleLayout;
use super::{chart, chart_parts, each, escaped, failed, fitted, parts, put_chart, set_in};
use crate::readout::fitting::Fit;
use crate::readout::scene::{Chart, Edges, Emu, Face, Fill, Panel, Rect};
use crate::readout::text::width;
use crate::readout::theme::{WHITE, px};
use crate::readout::{Imprint, Palette, Slide};
use crate::{Job, Result};

/// Where a slide of ours has everything below its title, the footer with it.
const BELOW_TITLE: Rect = Rect::new(px(72), px(172), px(1776), px(884));
/// Titles of a template are often made for three words; ours are sentences.
const LARGEST_TITLE: i64 = 2800;
const SMALLEST_TITLE: i64 = 1200;
const OURS_NOTES: &str = "ppt/notesMasters/trellisNotesMaster.xml";
const OURS_THEME: &str = "ppt/theme/trellisTheme.xml";
const PRESENTATION_PROPERTIES: &str = "ppt/presProps.xml";
const VIEW_PROPERTIES: &str = "ppt/viewProps.xml";
const KIND: &str = "application/vnd.openxmlformats-officedocument.presentationml";
const THEME_KIND: &str = "application/vnd.openxmlformats-officedocument.theme+xml";

/// The slides as .pptx bytes, on the master of a template.
///
/// Errs when the file cannot be put together, or the job is stopped.
pub fn pptx_in(template: &Template, slides: &[Slide], imprint: &Imprint, job: &Job) -> Result<Vec<u8>> {
    let mut package = Package::default();
    let names = Names::of(template);
    let mut types = template.types.clone();
    let mut put = |package: &mut Package, name: &str, kind: &str, content: String| {
        types.insert(name.to_owned(), kind.to_owned());
        package.put(name, content)
    };
    put(
        &mut package,
        "ppt/presentation.xml",
        &format!("{KIND}.presentation.main+xml"),
        presentation(template, slides.len()),
    )?;
    put(
        &mut package,
        "docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
        parts::core_properties(imprint),
    )?;
    put(
        &mut package,
        "docProps/app.xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        parts::app_properties(slides.len()),
    )?;
    let (properties, views) = (parts::PRESENTATION_PROPERTIES.to_owned(), parts::VIEW_PROPERTIES.to_owned());
    put(&mut package, PRESENTATION_PROPERTIES, &format!("{KIND}.presProps+xml"), properties)?;
    put(&mut package, VIEW_PROPERTIES, &format!("{KIND}.viewProps+xml"), views)?;
    if template.notes_master.is_none() {
        put(&mut package, OURS_NOTES, &format!("{KIND}.notesMaster+xml"), parts::notes_master())?;
        put(&mut package, OURS_THEME, THEME_KIND, parts::theme(&Palette::default()))?;
        package.put(&relations_of(OURS_NOTES), parts::related(&[("theme", &format!("/{OURS_THEME}"))]))?;
    }
    let mut drawn = 0;
    for (index, one) in slides.iter().enumerate() {
        job.step("Exporting slides", index, Some(slides.len()))?;
        let (slide, note) = (Names::slide(index), Names::notes(index));
        let (xml, charts) = slide_xml(&fitted(one), &template.layout)?;
        put(&mut package, &slide, &format!("{KIND}.slide+xml"), set_in(xml, one.scene.brand.font))?;
        put(&mut package, &note, &format!("{KIND}.notesSlide+xml"), notes(one))?;
        let layout = format!("/{}", template.layout.part);
        let kinds = [("slideLayout", layout.as_str()), ("notesSlide", &format!("/{note}"))];
        package.put(&relations_of(&slide), parts::related_with_charts(kinds, drawn..drawn + charts.len()))?;
        for chart in &charts {
            let xml = own_colours(&chart::part(chart), &one.scene.brand.palette, false)?;
            put_chart(&mut package, drawn, chart, set_in(xml, one.scene.brand.font))?;
            drawn += 1;
        }
        let relations = parts::related(&[("notesMaster", &names.notes_master), ("slide", &format!("/{slide}"))]);
        package.put(&relations_of(&note), relations)?;
    }
    for (chart, workbook) in (0..drawn).map(chart_parts) {
        types.insert(chart, parts::CHART_KIND.to_owned());
        types.insert(workbook, parts::WORKBOOK_KIND.to_owned());
    }
    package.put("_rels/.rels", parts::ROOT_RELATIONS)?;
    package.put(&relations_of("ppt/presentation.xml"), presentation_relations(template, &names, slides.len()))?;
    for (name, content) in &template.parts {
        package.put_bytes(name, content)?;
        let relations = &template.relations[name];
        if !relations.is_empty() {
            package.put(&relations_of(name), relations::written(relations, &Names::slide(0)))?;
        }
    }
    package.put("[Content_Types].xml", content_types(&types))?;
    package.finish()
}

/// What parts of ours are called: no slide of the template is kept.
struct Names {
    /// As the target of a relation.
    notes_master: String,
}

impl Names {
    fn of(template: &Template) -> Self {
        Self { notes_master: format!("/{}", template.notes_master.as_deref().unwrap_or(OURS_NOTES)) }
    }

    fn slide(index: usize) -> String {
        format!("ppt/slides/slide{}.xml", index + 1)
    }

    fn notes(index: usize) -> String {
        format!("ppt/notesSlides/notesSlide{}.xml", index + 1)
    }
}

/// Masters first, then the notes, the slides, and what belongs to the presentation.
fn presentation_relations(template: &Template, names: &Names, slides: usize) -> String {
    let masters = template.masters.iter().map(|(_, part)| ("slideMaster", format!("/{part}")));
    let notes = [("notesMaster", names.notes_master.clone())];
    let slides = (0..slides).map(|index| ("slide", format!("/{}", Names::slide(index))));
    let styles = template.table_styles.iter().map(|part| ("tableStyles", format!("/{part}")));
    let ours = [("presProps", format!("/{PRESENTATION_PROPERTIES}")), ("viewProps", format!("/{VIEW_PROPERTIES}"))];
    let all: Vec<(&'static str, String)> = masters.chain(notes).chain(slides).chain(styles).chain(ours).collect();
    parts::related(&all.iter().map(|(kind, target)| (*kind, target.as_str())).collect::<Vec<_>>())
}

fn presentation(template: &Template, slides: usize) -> String {
    let masters = template.masters.len();
    let list = each((1..).zip(&template.masters), |(number, (id, _)): (usize, _)| {
        format!("<p:sldMasterId id=\"{}\" r:id=\"rId{number}\"/>", escaped(id))
    });
    let shown =
        each(0..slides, |index| format!("<p:sldId id=\"{}\" r:id=\"rId{}\"/>", 256 + index, masters + 2 + index));
    format!(
        "{HEAD}<p:presentation {SPACES}><p:sldMasterIdLst>{list}</p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId \
         r:id=\"rId{}\"/></p:notesMasterIdLst><p:sldIdLst>{shown}</p:sldIdLst><p:sldSz cx=\"{}\" cy=\"{}\"/><p:notesSz cx=\"6858000\" \
         cy=\"9144000\"/></p:presentation>",
        masters + 1,
        template.page.width,
        template.page.height
    )
}

/// Every part has its own type; an ending has none but those every package knows.
fn content_types(types: &BTreeMap<String, String>) -> String {
    let parts = each(types, |(part, kind)| {
        format!("<Override PartName=\"/{}\" ContentType=\"{}\"/>", escaped(part), escaped(kind))
    });
    format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
         ContentType=\"application/xml\"/>{parts}</Types>"
    )
}

/// A slide and its charts: its title in the layout's place and look, everything else as large as the room below allows.
fn slide_xml(slide: &Slide, layout: &TitleLayout) -> Result<(String, Vec<Chart>)> {
    let mut ids = Ids::after_title();
    let sentence = &slide.scene.title.text.words();
    let heading = format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Title\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph \
         type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr \
         lang=\"en-US\" sz=\"{}\" dirty=\"0\"/><a:t>{}</a:t></a:r></a:p></p:txBody></p:sp>",
        title_size(sentence, layout),
        escaped(sentence)
    );
    let fit = Fit::new(BELOW_TITLE, layout.body);
    let sheet = if layout.is_light { String::new() } else { panel(&sheet(fit.rect(BELOW_TITLE)), &mut ids) };
    let body = each(&slide.scene.elements, |one| element(&fit.element(one), &mut ids));
    let body = own_colours(&format!("<all>{sheet}{body}</all>"), &slide.scene.brand.palette, layout.is_light)?;
    let xml = format!(
        "{HEAD}<p:sld {SPACES}><p:cSld name=\"{}\"><p:spTree>{TREE}{heading}{body}</p:spTree></p:cSld><p:clrMapOvr>\
         <a:masterClrMapping/></p:clrMapOvr></p:sld>",
        escaped(&slide.label)
    );
    Ok((xml, ids.charts))
}

/// The largest size a sentence fits its place at, measured in the bold face of our own: most are narrower.
fn title_size(sentence: &str, layout: &TitleLayout) -> i64 {
    let Rect { width: room, height, .. } = layout.title;
    let fits = |size: &i64| {
        // Insets, and lines that do not end at the edge.
        let lines = width(sentence, Face::Bold, *size) * 11 / 10 / (room - px(30)).max(1) + 1;
        lines * size * 127 * 12 / 10 + px(16) <= height
    };
    let largest = layout.title_size.clamp(SMALLEST_TITLE, LARGEST_TITLE);
    let sizes = (SMALLEST_TITLE..=largest).rev().filter(|size| size % 100 == 0);
    sizes.into_iter().find(fits).unwrap_or(SMALLEST_TITLE)
}

/// A white ground for what is made to stand on white.
fn sheet(rect: Rect) -> Panel {
    let margin: Emu = px(16);
    let rect = rect.inset(-margin, -margin / 2, -margin, -margin / 2);
    Panel { rect, fill: Fill::Solid(WHITE), edges: Edges::default(), text: None }
}

/// The shapes with their own colours, for the ramp is measured and another theme's accents are not; text and ground alone follow the
/// theme, where the ground is light.
fn own_colours(xml: &str, palette: &Palette, is_light: bool) -> Result<String> {
    let kept = |name: &str| {
        let (.., colour) = SCHEME.iter().find(|(_, of_theme, _)| *of_theme == name)?;
        (!is_light || !matches!(name, "tx1" | "bg1")).then(|| hex(palette.of(*colour)))
    };
    let mut reader = Reader::from_str(xml);
    let mut writer = Writer::new(Vec::new());
    // Of each colour of a theme that is open whether it was replaced.
    let mut open: Vec<bool> = Vec::new();
    loop {
        let event = reader.read_event().map_err(|error| failed(&error))?;
        let event = match event {
            Event::Eof => break,
            Event::Start(tag) if tag.name().as_ref() == "all" => continue,
            Event::End(tag) if tag.name().as_ref() == "all" => continue,
            Event::Empty(tag) if tag.name().as_ref() == "a:schemeClr" => {
                Event::Empty(replaced(&tag, kept).unwrap_or(tag))
            }
            Event::Start(tag) if tag.name().as_ref() == "a:schemeClr" => {
                let new = replaced(&tag, kept);
                open.push(new.is_some());
                Event::Start(new.unwrap_or(tag))
            }
            Event::End(tag) if tag.name().as_ref() == "a:schemeClr" => {
                let name = if open.pop() == Some(true) { "a:srgbClr" } else { "a:schemeClr" };
                Event::End(BytesEnd::new(name))
            }
            event => event,
        };
        writer.write_event(event).map_err(|error| failed(&error))?;
    }
    String::from_utf8(writer.into_inner()).map_err(|error| failed(&error))
}

/// The colour as its own value, where it is kept.
fn replaced(tag: &BytesStart<'_>, kept: impl Fn(&str) -> Option<String>) -> Option<BytesStart<'static>> {
    let name = tag.try_get_attribute("val").ok()??;
    let value = kept(&name.value)?;
    let mut new = BytesStart::new("a:srgbClr");
    new.push_attribute(("val", value.as_str()));
    Some(new)
}
