//! The slides as one PDF, a page each: the same SVG as the pictures, its text kept as text.

use std::panic::{AssertUnwindSafe, catch_unwind};

use krilla::destination::XyzDestination;
use krilla::geom::{Point, Size};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{ContentTag, Identifier, Tag, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};
use krilla_svg::{SurfaceExt, SvgSettings};
use resvg::usvg::Tree;

use super::svg;
use super::tree::{tree, tree_in_arimo};
use crate::readout::scene::{EMU_PER_POINT, Emu, Page, Scene};
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

/// The slides as PDF bytes, each a page of 960 x 540 points with a bookmark and its words for screen readers.
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
    let trees = side_by_side(scenes, job, |_, (_, scene)| tree(&svg(scene)?))?;
    for (index, ((bookmark, scene), tree)) in scenes.iter().zip(&trees).enumerate() {
        job.go_on()?;
        let Some(drawn) = page(&mut document, scene.page, tree) else { return Ok(None) };
        let mut figure = TagGroup::new(Tag::Figure(Some(scene.alt.clone())));
        figure.push(drawn);
        tags.push(figure);
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

/// Adds a page and draws the slide on it; `None` where that panicked, as parsers of fonts do.
fn page(document: &mut Document, page: Page, tree: &Tree) -> Option<Identifier> {
    let size = Size::from_wh(points(page.width), points(page.height))?;
    let mut page = document.start_page_with(PageSettings::new(size));
    let mut surface = page.surface();
    let drawn = catch_unwind(AssertUnwindSafe(|| draw(&mut surface, tree, size)));
    if drawn.is_err() {
        // A surface left in the middle of a drawing panics when it is dropped.
        std::mem::forget(surface);
        return None;
    }
    surface.finish();
    page.finish();
    drawn.ok()
}

fn draw(surface: &mut Surface<'_>, tree: &Tree, size: Size) -> Identifier {
    let identifier = surface.start_tagged(ContentTag::Other);
    // What krilla could not draw it leaves out; it answers nothing else than that it is done.
    let _ = surface.draw_svg(tree, size, SvgSettings::default());
    surface.end_tagged();
    identifier
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
    use crate::readout::scene::TextBox;

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
    fn every_slide_has_a_bookmark_and_words_for_screen_readers() {
        let deck = deck();
        let document = opened(&deck);
        let bookmarks = texts(&document, b"Title", |dictionary| dictionary.has(b"Dest"));
        let expected = deck.iter().map(|slide| format!("{}: {}", slide.label, slide.scene.title.sentence));
        assert_eq!(bookmarks, expected.collect::<Vec<_>>());
        let figures = texts(&document, b"Alt", |_| true);
        assert_eq!(figures, deck.iter().map(|slide| slide.scene.alt.clone()).collect::<Vec<_>>());
        assert_eq!(document.catalog().unwrap().get(b"Lang").unwrap().as_str().unwrap(), b"en");
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
