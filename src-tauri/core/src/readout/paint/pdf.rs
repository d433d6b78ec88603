//! The slides as one PDF, a page each: the same SVG as the pictures, its text kept as text and told part by part.

use std::panic::{AssertUnwindSafe, catch_unwind};

use krilla::destination::XyzDestination;
use krilla::geom::{Point, Size};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TagTree};
use krilla::{Document, SerializeSettings};
use krilla_svg::{SurfaceExt, SvgSettings};
use resvg::usvg::Tree;

use super::structure::structure;
use super::svg::{svg, svg_of_text};
use super::tree::{tree, tree_in_arimo};
use crate::readout::scene::{EMU_PER_POINT, Emu, Scene, TextBox};
use crate::readout::{Slide, side_by_side};
use crate::{Error, Job, Result};

/// The slides' own words are English, whatever the names on them are.
const LANGUAGE: &str = "en";

/// What a PDF says of itself. There is no date among it: the same slides make the same file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imprint {
    /// "Northfold partner map, Q2 2026".
    pub title: String,
    /// The company whose slides they are.
    pub author: String,
}

/// The slides as PDF bytes, each a page of 960 x 540 points with a bookmark, and tagged: headings, tables
/// by their cells, figures in words.
///
/// Errs when a slide cannot be drawn, or the job is stopped.
pub fn pdf(slides: &[Slide], imprint: &Imprint, job: &Job) -> Result<Vec<u8>> {
    let bookmark = |slide: &Slide| format!("{}: {}", slide.label, slide.scene.title.sentence);
    pages(&slides.iter().map(|slide| (bookmark(slide), &slide.scene)).collect::<Vec<_>>(), imprint, job)
}

/// One page of its own as PDF bytes.
///
/// Errs when it cannot be drawn.
pub fn page_pdf(scene: &Scene, imprint: &Imprint) -> Result<Vec<u8>> {
    pages(&[(scene.title.sentence.clone(), scene)], imprint, &Job::unwatched())
}

/// Scenes, each with its bookmark.
fn pages(scenes: &[(String, &Scene)], imprint: &Imprint, job: &Job) -> Result<Vec<u8>> {
    let bytes = match written(scenes, imprint, tree, job)? {
        Some(bytes) => Some(bytes),
        // A system font that cannot be embedded costs the letters Arimo lacks, not the document.
        None => written(scenes, imprint, tree_in_arimo, job)?,
    };
    bytes.ok_or_else(|| Error::new("the slides could not be written as PDF; export them as pictures instead"))
}

/// The document with the letters `tree` finds; `None` where a font of theirs cannot be used in a PDF.
fn written(
    scenes: &[(String, &Scene)],
    imprint: &Imprint,
    tree: fn(&str) -> Result<Tree>,
    job: &Job,
) -> Result<Option<Vec<u8>>> {
    let mut document = Document::new_with(SerializeSettings {
        // Emoji in some fonts are drawings themselves.
        render_svg_glyph_fn: krilla_svg::render_svg_glyph,
        ..SerializeSettings::default()
    });
    let mut tags = TagTree::new().with_lang(Some(LANGUAGE.to_owned()));
    let mut outline = Outline::new();
    let drawings = side_by_side(scenes, job, |_, (_, scene)| Drawing::of(scene, tree))?;
    for (index, ((bookmark, scene), drawing)) in scenes.iter().zip(&drawings).enumerate() {
        job.go_on()?;
        let Some(drawn) = page(&mut document, scene, drawing) else { return Ok(None) };
        if let Some(told) = structure(scene).tagged(&mut drawn.into_iter()) {
            tags.push(told);
        }
        outline.push_child(OutlineNode::new(bookmark.clone(), XyzDestination::new(index, Point::from_xy(0.0, 0.0))));
    }
    document.set_tag_tree(tags);
    document.set_outline(outline);
    document.set_metadata(metadata(imprint));
    Ok(catch_unwind(AssertUnwindSafe(|| document.finish().ok())).ok().flatten())
}

fn metadata(imprint: &Imprint) -> Metadata {
    Metadata::new()
        .title(imprint.title.clone())
        .authors(vec![imprint.author.clone()])
        .creator("Trellis".to_owned())
        .language(LANGUAGE.to_owned())
}

/// A slide in parts, so that each text can be told of by itself.
struct Drawing<'a> {
    /// All that is no text: it only adorns, for what a shape or a ground says stands in words too.
    ground: Tree,
    /// In the order they are read.
    texts: Vec<(&'a TextBox, Tree)>,
}

impl<'a> Drawing<'a> {
    fn of(scene: &'a Scene, tree: fn(&str) -> Result<Tree>) -> Result<Self> {
        let mut ground = scene.clone();
        ground.change_texts(&mut |text| text.lines.clear());
        let drawn = |text: &'a TextBox| Ok((text, tree(&svg_of_text(scene, text)?)?));
        let texts = structure(scene).texts().into_iter().map(drawn).collect::<Result<_>>()?;
        Ok(Self { ground: tree(&svg(&ground)?)?, texts })
    }
}

/// Adds a page, draws the slide on it and gives what each text became; `None` where that panicked, as parsers of fonts do.
fn page(document: &mut Document, scene: &Scene, drawing: &Drawing<'_>) -> Option<Vec<Identifier>> {
    let size = Size::from_wh(points(scene.page.width), points(scene.page.height))?;
    let mut page = document.start_page_with(PageSettings::new(size));
    let mut surface = page.surface();
    let drawn = catch_unwind(AssertUnwindSafe(|| draw(&mut surface, drawing, size)));
    if drawn.is_err() {
        // A surface left in the middle of a drawing panics when it is dropped.
        std::mem::forget(surface);
        return None;
    }
    surface.finish();
    page.finish();
    drawn.ok()
}

fn draw(surface: &mut Surface<'_>, drawing: &Drawing<'_>, size: Size) -> Vec<Identifier> {
    let mut tagged = |tag: ContentTag<'_>, tree: &Tree| {
        let identifier = surface.start_tagged(tag);
        // What krilla could not draw it leaves out; it answers nothing else than that it is done.
        let _ = surface.draw_svg(tree, size, SvgSettings::default());
        surface.end_tagged();
        identifier
    };
    tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)), &drawing.ground);
    let texts = drawing.texts.iter();
    texts.map(|(text, tree)| tagged(ContentTag::Span(told(text)), tree)).collect()
}

/// A text that had to be cut is read in full.
fn told(text: &TextBox) -> SpanTag<'_> {
    SpanTag::empty().with_actual_text(text.is_cut.then_some(text.whole.as_str()))
}

#[expect(clippy::cast_precision_loss, reason = "a page is some millions of EMU wide, a third of a point exactly")]
fn points(emu: Emu) -> f32 {
    emu as f32 / EMU_PER_POINT as f32
}

#[cfg(test)]
mod tests {
    use lopdf::{Dictionary, Object, decode_text_string};

    use super::*;
    use crate::Code;
    use crate::readout::sample;
    use crate::readout::scene::{Element, Group, Table};

    fn deck() -> Vec<Slide> {
        let partners = sample::partners();
        sample::deck(&sample::map(&partners), &sample::overlap(&partners), &sample::frame())
    }

    fn imprint() -> Imprint {
        Imprint { title: "Partner map, Q2 2026".into(), author: "Northfold".into() }
    }

    fn written_deck(slides: &[Slide]) -> Vec<u8> {
        pdf(slides, &imprint(), &Job::unwatched()).unwrap()
    }

    fn opened(slides: &[Slide]) -> lopdf::Document {
        lopdf::Document::load_mem(&written_deck(slides)).unwrap()
    }

    /// The texts under `key` in every dictionary that `is_wanted`, in the order they were written.
    fn texts(document: &lopdf::Document, key: &[u8], is_wanted: impl Fn(&Dictionary) -> bool) -> Vec<String> {
        let all = document.objects.values().filter_map(|object| object.as_dict().ok());
        let texts = all.filter(|dictionary| is_wanted(dictionary)).filter_map(|dictionary| dictionary.get(key).ok());
        texts.map(|text| decode_text_string(text).unwrap()).collect()
    }

    #[test]
    fn a_slide_is_a_page_of_960_by_540_points() {
        let deck = deck();
        let document = opened(&deck);
        assert_eq!(document.get_pages().len(), deck.len());
        for page in document.page_iter() {
            let size = document.get_dictionary(page).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
            let size: Vec<f32> = size.iter().map(|number| number.as_float().unwrap()).collect();
            assert_eq!(size, [0.0, 0.0, 960.0, 540.0]);
        }
    }

    #[test]
    fn every_word_of_a_slide_can_be_selected() {
        let deck = deck();
        let document = opened(&deck);
        for (slide, page) in deck.iter().zip(1..) {
            let text: String = document.extract_text(&[page]).unwrap().split_whitespace().collect();
            for words in slide.scene.texts().into_iter().map(TextBox::words) {
                let words: String = words.split_whitespace().collect();
                assert!(text.contains(&words), "{words} is not on page {page}: {text}");
            }
        }
    }

    #[test]
    fn every_slide_has_a_bookmark() {
        let deck = deck();
        let document = opened(&deck);
        let bookmarks = texts(&document, b"Title", |dictionary| dictionary.has(b"Dest"));
        let expected = deck.iter().map(|slide| format!("{}: {}", slide.label, slide.scene.title.sentence));
        assert_eq!(bookmarks, expected.collect::<Vec<_>>());
        assert_eq!(document.catalog().unwrap().get(b"Lang").unwrap().as_str().unwrap(), b"en");
    }

    /// Every group of a scene, those in groups included.
    fn groups(elements: &[Element]) -> Vec<&Group> {
        let found = elements.iter().filter_map(|element| match element {
            Element::Group(group) => Some(group),
            _ => None,
        });
        found.flat_map(|group| std::iter::once(group).chain(groups(&group.elements))).collect()
    }

    #[test]
    fn a_slide_is_told_by_its_heading_its_tables_and_its_figures() {
        let deck = deck();
        let document = opened(&deck);
        let is = |kind: &'static [u8]| {
            move |dictionary: &Dictionary| dictionary.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == kind)
        };
        let count = |kind| {
            document.objects.values().filter_map(|object| object.as_dict().ok()).filter(|one| is(kind)(one)).count()
        };
        let titles = deck.iter().map(|slide| slide.scene.title.sentence.clone());
        assert_eq!(texts(&document, b"T", is(b"H1")), titles.collect::<Vec<_>>());

        let elements = || deck.iter().flat_map(|slide| &slide.scene.elements);
        let tables: Vec<&Table> = elements()
            .filter_map(|element| if let Element::Table(table) = element { Some(table) } else { None })
            .collect();
        let cells = |is_heading: bool| {
            let of = |table: &&Table| {
                table.cells.iter().filter(|cell| (cell.row < table.heading_rows) == is_heading).count()
            };
            tables.iter().map(of).sum::<usize>()
        };
        assert!(cells(true) > 20 && cells(false) > 500);
        assert_eq!([count(b"Table"), count(b"TH"), count(b"TD")], [tables.len(), cells(true), cells(false)]);
        assert_eq!(count(b"TR"), tables.iter().map(|table| table.rows.len()).sum::<usize>());
        let all = document.objects.values().filter_map(|object| object.as_dict().ok());
        let attributes = all.filter(|one| is(b"Table")(one)).flat_map(|one| match one.get(b"A") {
            Ok(Object::Array(some)) => some.as_slice(),
            Ok(one) => std::slice::from_ref(one),
            Err(_) => &[],
        });
        let summaries = attributes.filter_map(|one| one.as_dict().ok()?.get(b"Summary").ok());
        let summaries: Vec<String> = summaries.map(|text| decode_text_string(text).unwrap()).collect();
        assert_eq!(summaries, tables.iter().map(|table| table.alt.clone()).collect::<Vec<_>>());

        let figures: Vec<String> =
            deck.iter().flat_map(|slide| groups(&slide.scene.elements)).map(|group| group.alt.clone()).collect();
        assert_eq!(texts(&document, b"Alt", is(b"Figure")), figures);
    }

    #[test]
    fn a_text_that_was_cut_is_told_in_full() {
        let mut deck = deck();
        let slide = &mut deck[0];
        slide.scene.title.text.is_cut = true;
        slide.scene.title.text.whole = "All that the title would have said".to_owned();
        let document = opened(&deck[..1]);
        let page = document.page_iter().next().unwrap();
        let content = document.get_and_decode_page_content(page).unwrap();
        let told = content.operations.iter().filter(|operation| operation.operator == "BDC");
        let told = told.filter_map(|operation| operation.operands.get(1)?.as_dict().ok()?.get(b"ActualText").ok());
        let told: Vec<String> = told.map(|text| decode_text_string(text).unwrap()).collect();
        assert_eq!(told, ["All that the title would have said"]);
    }

    #[test]
    fn a_pdf_names_its_title_and_company() {
        let document = opened(&deck()[..1]);
        let id = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
        let facts = document.get_dictionary(id).unwrap();
        let fact = |key: &[u8]| decode_text_string(facts.get(key).unwrap()).unwrap();
        assert_eq!(
            [fact(b"Title"), fact(b"Author"), fact(b"Creator")],
            ["Partner map, Q2 2026", "Northfold", "Trellis"]
        );
    }

    #[test]
    fn the_same_slides_make_the_same_file() {
        let deck = deck();
        assert_eq!(written_deck(&deck[..2]), written_deck(&deck[..2]));
    }

    #[test]
    fn a_name_in_any_script_is_written_with_its_font() {
        for words in ["株式会社東京", "Δελτα", "مرحبا", "Δελτα مرحبا", "שלום", "ไทย", "🙂 हिन्दी"]
        {
            let frame = crate::readout::SlideFrame { company: words.to_owned(), ..sample::frame() };
            let partners = sample::partners();
            let document = opened(&sample::deck(&sample::map(&partners), &sample::overlap(&partners), &frame)[..1]);
            assert_eq!(document.get_pages().len(), 1, "{words}");
            let descriptors = document.objects.values().filter_map(|object| object.as_dict().ok());
            let descriptors = descriptors.filter(|one| one.get_type().is_ok_and(|name| name == b"FontDescriptor"));
            for descriptor in descriptors {
                let files: [&[u8]; 3] = [b"FontFile", b"FontFile2", b"FontFile3"];
                assert!(files.iter().any(|file| matches!(descriptor.get(file), Ok(Object::Reference(_)))), "{words}");
            }
        }
    }

    #[test]
    fn letters_in_arimo_alone_make_a_document_too() {
        let deck = deck();
        let first = [(deck[0].label.clone(), &deck[0].scene)];
        let bytes = written(&first, &imprint(), tree_in_arimo, &Job::unwatched()).unwrap();
        assert!(bytes.is_some());
    }

    #[test]
    fn a_stopped_job_makes_no_document() {
        let job = Job::unwatched();
        job.cancel();
        assert_eq!(pdf(&deck(), &imprint(), &job).unwrap_err().code, Code::Cancelled);
    }
}
