//! A scene as PNG: its SVG, rasterized with the vendored fonts.

use png::{BitDepth, ColorType, Compression, Encoder};
use resvg::tiny_skia::{Pixmap, Transform};

use super::svg;
use super::tree::tree;
use crate::readout::scene::{Page, Scene};
use crate::{Error, Result};

/// Twice the largest export; a wider picture would take more memory than a slide is worth.
const LARGEST_WIDTH: u32 = 7_680;

/// The slide as PNG bytes, `width_px` wide, in the shape of its page.
///
/// Errs when the width is 0 or over 7,680.
pub fn png(scene: &Scene, width_px: u32) -> Result<Vec<u8>> {
    pixmap(&svg(scene)?, scene.page, width_px)?
        .encode_png()
        .map_err(|error| Error::new(format!("the picture of the slide could not be written: {error}")))
}

/// The same for the screen, where it matters how soon it is there and not how small it is.
///
/// Errs when the width is 0 or over 7,680.
pub fn quick_png(scene: &Scene, width_px: u32) -> Result<Vec<u8>> {
    let pixmap = pixmap(&svg(scene)?, scene.page, width_px)?;
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    // A slide covers what is below it.
    let mut rgb = Vec::with_capacity(pixmap.data().len() / 4 * 3);
    for pixel in pixmap.data().chunks_exact(4) {
        rgb.extend_from_slice(&pixel[..3]);
    }
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&rgb));
    written.map_err(|error| Error::new(format!("the picture of the slide could not be written: {error}")))?;
    Ok(bytes)
}

/// A picture as a clipboard takes it.
pub struct Pixels {
    pub width: u32,
    pub height: u32,
    /// Red, green, blue and opacity of each pixel, row by row from the top. A slide covers what is below it.
    pub rgba: Vec<u8>,
}

/// The slide as pixels, `width_px` wide, in the shape of its page.
///
/// Errs when the width is 0 or over 7,680.
pub fn pixels(scene: &Scene, width_px: u32) -> Result<Pixels> {
    let pixmap = pixmap(&svg(scene)?, scene.page, width_px)?;
    Ok(Pixels { width: pixmap.width(), height: pixmap.height(), rgba: pixmap.take() })
}

fn pixmap(drawing: &str, page: Page, width_px: u32) -> Result<Pixmap> {
    let tree = tree(drawing)?;
    let height_px = i64::from(width_px) * page.height / page.width;
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
        Scene {
            page: Page::SLIDE,
            title,
            elements: vec![Element::Text(text)],
            alt: String::new(),
            brand: std::sync::Arc::default(),
        }
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
        let quick = Pixmap::decode_png(&quick_png(&scene(text("Trellis", Face::Regular, 1000)), 640).unwrap()).unwrap();
        assert_eq!(quick, picture);
    }
}
