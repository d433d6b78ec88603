//! The slides as a PowerPoint file of native parts: real titles, tables, text and lines that can be edited, notes, slide numbers as
//! fields, colours of a theme. It carries no date: the same slides make the same file.

mod chart;
mod colours;
mod drawings;
mod package;
mod parts;
mod relations;
mod shapes;
mod slide;
mod table;
mod template;
mod templated;
mod text;
mod title_layout;

use std::borrow::Cow;
use std::sync::Arc;

use package::Package;
pub use template::Template;
pub use templated::pptx_in;

use super::Imprint;
use crate::model::SlideFont;
use crate::readout::Slide;
use crate::readout::scene::{Chart, Page};
use crate::{Error, Job, Result};

/// The slides as .pptx bytes.
///
/// Errs when the file cannot be put together, or the job is stopped.
pub fn pptx(slides: &[Slide], imprint: &Imprint, job: &Job) -> Result<Vec<u8>> {
    let page = slides.first().map_or(Page::SLIDE, |slide| slide.scene.page);
    let brand = slides.first().map(|slide| Arc::clone(&slide.scene.brand)).unwrap_or_default();
    let mut package = Package::default();
    package.put("_rels/.rels", parts::ROOT_RELATIONS)?;
    package.put("docProps/core.xml", parts::core_properties(imprint))?;
    package.put("docProps/app.xml", parts::app_properties(slides.len()))?;
    package.put("ppt/presentation.xml", parts::presentation(slides.len(), page))?;
    package.put("ppt/_rels/presentation.xml.rels", parts::presentation_relations(slides.len()))?;
    package.put("ppt/presProps.xml", parts::PRESENTATION_PROPERTIES)?;
    package.put("ppt/viewProps.xml", parts::VIEW_PROPERTIES)?;
    package.put("ppt/tableStyles.xml", parts::TABLE_STYLES)?;
    package.put("ppt/theme/theme1.xml", set_in(parts::theme(&brand.palette), brand.font))?;
    package.put("ppt/theme/theme2.xml", parts::theme(&brand.palette))?;
    package.put("ppt/slideMasters/slideMaster1.xml", parts::slide_master(brand.logo.as_ref(), &imprint.author))?;
    package.put("ppt/slideMasters/_rels/slideMaster1.xml.rels", parts::slide_master_relations(brand.logo.is_some()))?;
    if let Some(logo) = &brand.logo {
        package.put_bytes("ppt/media/logo.png", logo.bytes())?;
    }
    package.put("ppt/slideLayouts/slideLayout1.xml", parts::slide_layout())?;
    package.put("ppt/slideLayouts/_rels/slideLayout1.xml.rels", parts::slide_layout_relations())?;
    package.put("ppt/notesMasters/notesMaster1.xml", parts::notes_master())?;
    package.put("ppt/notesMasters/_rels/notesMaster1.xml.rels", parts::notes_master_relations())?;
    let mut drawn = 0;
    for (index, one) in slides.iter().enumerate() {
        job.step("Exporting slides", index, Some(slides.len()))?;
        let number = index + 1;
        let (xml, charts) = slide::slide(&fitted(one));
        package.put(&format!("ppt/slides/slide{number}.xml"), set_in(xml, brand.font))?;
        let relations = parts::slide_relations(number, drawn..drawn + charts.len());
        package.put(&format!("ppt/slides/_rels/slide{number}.xml.rels"), relations)?;
        for one in &charts {
            put_chart(&mut package, drawn, one, set_in(chart::part(one), brand.font))?;
            drawn += 1;
        }
        package.put(&format!("ppt/notesSlides/notesSlide{number}.xml"), slide::notes(one))?;
        package.put(&format!("ppt/notesSlides/_rels/notesSlide{number}.xml.rels"), parts::notes_relations(number))?;
    }
    package.put("[Content_Types].xml", parts::content_types(slides.len(), drawn))?;
    package.finish()
}

/// What the part of a chart is called, and its workbook; counted from 0. No template has parts of these names.
fn chart_parts(index: usize) -> (String, String) {
    let number = index + 1;
    (format!("ppt/charts/trellisChart{number}.xml"), format!("ppt/embeddings/trellisChart{number}.xlsx"))
}

/// A chart with the workbook its numbers are edited in.
fn put_chart(package: &mut Package, index: usize, chart: &Chart, xml: String) -> Result<()> {
    let (part, workbook) = chart_parts(index);
    package.put(&part, xml)?;
    package.put(&relations::relations_of(&part), parts::related(&[("package", &format!("/{workbook}"))]))?;
    package.put_bytes(&workbook, &chart::workbook(chart)?)
}

/// The slide with the words smaller that its font makes wider than they were.
fn fitted(slide: &Slide) -> Cow<'_, Slide> {
    let font = slide.scene.brand.font;
    if font == SlideFont::Arial {
        return Cow::Borrowed(slide);
    }
    let mut slide = slide.clone();
    slide.scene.change_texts(&mut |text| {
        for line in &mut text.lines {
            let set = crate::readout::text::set_in(line, font);
            for (run, set) in line.runs.iter_mut().zip(set) {
                run.font.size = set.font.size;
            }
        }
    });
    Cow::Owned(slide)
}

/// A part whose text is set in another font: the slides are written in Arial. Within a text the words would be escaped.
fn set_in(xml: String, font: SlideFont) -> String {
    if font == SlideFont::Arial {
        return xml;
    }
    xml.replace("typeface=\"Arial\"", &format!("typeface=\"{}\"", font.name()))
}

/// Text as XML takes it: markup escaped, and without the control characters it has no place for.
fn escaped(text: &str) -> String {
    let is_none = |letter: char| letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}');
    let printable: String = text.chars().map(|letter| if is_none(letter) { ' ' } else { letter }).collect();
    quick_xml::escape::escape(&printable).into_owned()
}

/// What each item is as XML, one after the other.
fn each<T>(items: impl IntoIterator<Item = T>, xml: impl FnMut(T) -> String) -> String {
    items.into_iter().map(xml).collect::<Vec<_>>().concat()
}

fn failed(error: &dyn std::error::Error) -> Error {
    Error::new(format!("the slides could not be written as PowerPoint: {error}"))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::io::Read as _;

    use quick_xml::Reader;
    use quick_xml::events::Event;

    use super::*;
    use crate::readout::sample;
    use crate::readout::scene::Element;

    fn written() -> (Vec<Slide>, Vec<u8>) {
        let partners = sample::partners();
        let deck = sample::deck(&sample::map(&partners), &sample::overlap(&partners), &sample::frame());
        let imprint = Imprint { title: "Board & more".to_owned(), author: "Northfold".to_owned() };
        let bytes = pptx(&deck, &imprint, &Job::unwatched()).unwrap();
        assert_eq!(bytes, pptx(&deck, &imprint, &Job::unwatched()).unwrap(), "the same slides make the same file");
        (deck, bytes)
    }

    fn parts(bytes: Vec<u8>) -> BTreeMap<String, String> {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut parts = BTreeMap::new();
        for place in 0..archive.len() {
            let (mut part, mut text) = (archive.by_index(place).unwrap(), String::new());
            part.read_to_string(&mut text).unwrap();
            parts.insert(part.name().unwrap().into_owned(), text);
        }
        parts
    }

    /// The values of an attribute, wherever an element of that name has one.
    fn values(xml: &str, element: &str, attribute: &str) -> Vec<String> {
        let mut reader = Reader::from_str(xml);
        let mut found = Vec::new();
        loop {
            match reader.read_event().unwrap() {
                Event::Eof => return found,
                Event::Start(one) | Event::Empty(one) if one.name().as_ref() == element => {
                    let value = one.try_get_attribute(attribute).unwrap();
                    found.extend(value.map(|value| value.value.into_owned()));
                }
                _ => {}
            }
        }
    }

    fn table_alt(slide: &Slide) -> String {
        let tables = slide.scene.elements.iter().filter_map(|element| match element {
            Element::Table(table) => Some(table.alt.clone()),
            _ => None,
        });
        tables.min().unwrap()
    }

    #[test]
    fn every_part_is_well_formed_named_and_pointed_at() {
        let (deck, bytes) = written();
        let parts = parts(bytes);
        for (name, xml) in &parts {
            values(xml, "none", "none");
            if let Some(part) = name.strip_suffix(".rels") {
                let folder = part.split("_rels/").next().unwrap();
                for target in values(xml, "Relationship", "Target") {
                    let mut path: Vec<&str> = folder.split('/').filter(|one| !one.is_empty()).collect();
                    for step in target.split('/') {
                        if step == ".." {
                            path.pop().unwrap();
                        } else {
                            path.push(step);
                        }
                    }
                    assert!(parts.contains_key(&path.join("/")), "{name} points at {target}");
                }
            }
        }
        let named: BTreeSet<String> =
            values(&parts["[Content_Types].xml"], "Override", "PartName").into_iter().collect();
        let there = parts.keys().filter(|name| !name.contains("_rels/") && !name.starts_with('['));
        assert_eq!(named, there.map(|name| format!("/{name}")).collect());
        assert_eq!(values(&parts["ppt/presentation.xml"], "p:sldId", "id").len(), deck.len());
    }

    #[test]
    fn a_slide_has_its_title_its_tables_and_its_notes() {
        let (deck, bytes) = written();
        let parts = parts(bytes);
        for (number, slide) in (1..).zip(&deck) {
            let xml = &parts[&format!("ppt/slides/slide{number}.xml")];
            assert_eq!(values(xml, "p:ph", "type"), ["title"]);
            assert!(xml.contains(&escaped(&slide.scene.title.text.words())));
            assert_eq!(values(xml, "a:fld", "type"), ["slidenum"]);
            let ids = values(xml, "p:cNvPr", "id");
            assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "a shape's number is its own");
            let columns = values(xml, "a:gridCol", "w").len();
            let rows = values(xml, "a:tr", "h").len();
            assert_eq!(xml.matches("<a:tc").count() - xml.matches("<a:tcPr").count(), columns * rows);
            assert!(xml.contains(&format!("descr=\"{}", escaped(&table_alt(slide)))));
            let notes = &parts[&format!("ppt/notesSlides/notesSlide{number}.xml")];
            assert!(notes.contains(&escaped(&slide.scene.title.sentence)));
        }
    }
}
