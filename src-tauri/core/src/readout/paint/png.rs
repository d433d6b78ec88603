//! A scene as PNG: its SVG, rasterized with the vendored fonts.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, FaceInfo, ID};
use resvg::usvg::{FontResolver, Options, Tree};

use super::svg;
use crate::readout::scene::{SLIDE_HEIGHT, SLIDE_WIDTH, Scene};
use crate::readout::text::{ARIMO_BOLD, ARIMO_ITALIC, ARIMO_REGULAR};
use crate::{Error, Result};

/// Twice the largest export; a wider picture would take more memory than a slide is worth.
const LARGEST_WIDTH: u32 = 7_680;

/// The slide as PNG bytes, `width_px` wide and 9/16 as high.
///
/// Errs when the width is 0 or over 7,680.
pub fn png(scene: &Scene, width_px: u32) -> Result<Vec<u8>> {
    pixmap(&svg(scene)?, width_px)?
        .encode_png()
        .map_err(|error| Error::new(format!("the picture of the slide could not be written: {error}")))
}

fn pixmap(drawing: &str, width_px: u32) -> Result<Pixmap> {
    let tree = tree(drawing)?;
    let height_px = i64::from(width_px) * SLIDE_HEIGHT / SLIDE_WIDTH;
    let mut pixmap = u32::try_from(height_px)
        .ok()
        .filter(|_| width_px <= LARGEST_WIDTH)
        .and_then(|height_px| Pixmap::new(width_px, height_px))
        .ok_or_else(|| Error::new(format!("a slide cannot be {width_px} pixels wide; ask for 2 to {LARGEST_WIDTH}")))?;
    #[expect(clippy::cast_precision_loss, reason = "widths in pixels are far below 2^24")]
    let scale = width_px as f32 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    Ok(pixmap)
}

/// The drawing with its letters found. usvg panics on right-to-left words in some fonts (linebender/resvg#1044): such words
/// are then drawn in Arimo, which has boxes for them, and the slide still stands.
fn tree(drawing: &str) -> Result<Tree> {
    let parse = |is_any_script: bool| {
        catch_unwind(AssertUnwindSafe(|| Tree::from_str(drawing, &options(is_any_script)))).map_err(|_| {
            Error::new("the slide could not be drawn: a word on it cannot be set in this computer's fonts")
        })
    };
    let parsed = parse(true).or_else(|_| parse(false))?;
    parsed.map_err(|error| Error::new(format!("the slide could not be drawn: {error}")))
}

fn options(is_any_script: bool) -> Options<'static> {
    Options {
        font_family: "Arimo".to_owned(),
        fontdb: Arc::clone(vendored_fonts()),
        font_resolver: FontResolver {
            select_font: FontResolver::default_font_selector(),
            select_fallback: Box::new(move |letter, used, fonts| {
                if !is_any_script && is_right_to_left(letter) {
                    return None;
                }
                // Only a character Arimo lacks leads here, so most slides never read the system's fonts.
                *fonts = Arc::clone(all_fonts());
                fallback(letter, used, fonts)
            }),
        },
        ..Options::default()
    }
}

/// The blocks from Hebrew to Arabic Extended-A, and the presentation forms.
fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

fn vendored_fonts() -> &'static Arc<Database> {
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
    FONTS.get_or_init(|| {
        let mut fonts = Database::new();
        for bytes in [ARIMO_REGULAR, ARIMO_BOLD, ARIMO_ITALIC] {
            fonts.load_font_data(bytes.to_vec());
        }
        fonts.set_sans_serif_family("Arimo");
        fonts.set_serif_family("Arimo");
        Arc::new(fonts)
    })
}

/// The vendored fonts under the identifiers they already have, then the system's.
fn all_fonts() -> &'static Arc<Database> {
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
    FONTS.get_or_init(|| {
        let mut fonts = Database::clone(vendored_fonts());
        fonts.load_system_fonts();
        Arc::new(fonts)
    })
}

/// The system font that has `letter` and looks most like Arimo: upright sans serif, of the weight asked for.
fn fallback(letter: char, used: &[ID], fonts: &Database) -> Option<ID> {
    let asked = used.first().and_then(|id| fonts.face(*id))?;
    let strangeness = |face: &FaceInfo| {
        let name = face.post_script_name.to_lowercase();
        let is_other = ["serif", "mono", "condensed", "narrow"].iter().any(|word| name.contains(word));
        let is_sans = name.contains("sans");
        (is_other, !is_sans, face.style != asked.style, face.weight.0.abs_diff(asked.weight.0), name)
    };
    let mut faces: Vec<_> = fonts.faces().filter(|face| !used.contains(&face.id)).collect();
    faces.sort_by_cached_key(|face| strangeness(face));
    faces.into_iter().find(|face| has_glyph(fonts, face.id, letter)).map(|face| face.id)
}

fn has_glyph(fonts: &Database, face: ID, letter: char) -> bool {
    let found = fonts.with_face_data(face, |data, index| {
        ttf_parser::Face::parse(data, index).is_ok_and(|file| file.glyph_index(letter).is_some())
    });
    found == Some(true)
}

#[cfg(test)]
mod tests {
    use resvg::usvg::{FontStyle, Group, Node, Text};

    use super::*;
    use crate::readout::scene::{Element, Face, Rect, TextBox, Title};
    use crate::readout::text::{Anchor, Paragraph, Span, compose, width};
    use crate::readout::theme::{INK, font, px};

    fn text(words: &str, face: Face, size: i64) -> TextBox {
        let rect = Rect::new(px(100), px(200), px(1700), px(60));
        compose(&[Paragraph::new(vec![Span::new(words, font(face, size, INK))], px(60))], rect, Anchor::Top)
    }

    fn scene(text: TextBox) -> Scene {
        let title = Title { sentence: String::new(), text: TextBox { lines: Vec::new(), ..text.clone() } };
        Scene { title, elements: vec![Element::Text(text)], alt: String::new() }
    }

    fn first_text(group: &Group) -> Option<&Text> {
        group.children().iter().find_map(|node| match node {
            Node::Text(text) => Some(text.as_ref()),
            Node::Group(group) => first_text(group),
            _ => None,
        })
    }

    #[test]
    #[expect(clippy::cast_precision_loss, reason = "a slide is 19,200 units wide")]
    fn text_is_drawn_as_wide_and_as_high_as_it_was_measured() {
        for (words, face, size) in [
            ("AVATAR To Ty fi 12.5%", Face::Regular, 2200),
            ("Tier 1 is twelve partners", Face::Bold, 2200),
            ("64/164, Q1", Face::Italic, 850),
        ] {
            let text = text(words, face, size);
            // A canvas unit is 635 EMU.
            let (measured, baseline) = (width(words, face, size) as f32 / 635.0, text.lines[0].baseline as f32 / 635.0);
            let tree = tree(&svg(&scene(text)).unwrap()).unwrap();
            let drawn = first_text(tree.root()).unwrap();
            let glyphs = &drawn.layouted()[0].positioned_glyphs;
            let font = drawn.chunks()[0].spans()[0].font();
            assert!((drawn.bounding_box().width() / measured - 1.0).abs() < 0.002, "{words} is not {measured} wide");
            assert!((glyphs[0].outline_transform().ty - baseline).abs() < 1.0, "{words} does not stand on {baseline}");
            assert_eq!(font.weight(), if face == Face::Bold { 700 } else { 400 });
            assert_eq!(font.style() == FontStyle::Italic, face == Face::Italic);
        }
    }

    #[test]
    fn a_name_in_any_script_is_drawn() {
        for words in ["株式会社東京", "Δελτα", "مرحبا", "Δελτα مرحبا", "שלום", "ไทย", "🙂 हिन्दी"]
        {
            for face in [Face::Regular, Face::Bold] {
                assert!(png(&scene(text(words, face, 1000)), 320).is_ok(), "{words}");
            }
        }
    }

    #[test]
    fn a_slide_is_nine_sixteenths_as_high_as_wide() {
        let bytes = png(&scene(text("Trellis", Face::Regular, 1000)), 640).unwrap();
        let picture = Pixmap::decode_png(&bytes).unwrap();
        assert_eq!((picture.width(), picture.height()), (640, 360));
        assert!(png(&scene(text("Trellis", Face::Regular, 1000)), 0).is_err());
    }
}
