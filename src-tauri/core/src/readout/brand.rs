//! What makes the slides a company's own: its colours, its font and its logo.

use std::thread;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use resvg::tiny_skia::{Pixmap, Transform};

use super::paint::{foreign_tree, is_bounded};
use super::palette::Palette;
use super::scene::{Emu, Page, Rect};
use super::theme::px;
use crate::model::SlideFont;
use crate::{Error, Result};

/// A logo is kept as large as it is ever drawn: in a picture of 3,840 pixels.
const MOST_PIXELS: (u32, u32) = (960, 160);
/// Drawings can nest as deep as they like, and are read on a thread with room for it.
const STACK: usize = 64 << 20;
/// Where it stands: above the title, flush right.
const PLACE: Rect = Rect::new(px(1608), px(14), px(240), px(34));

/// The looks of a read-out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brand {
    pub palette: Palette,
    pub font: SlideFont,
    pub logo: Option<Logo>,
}

/// A company's logo as a picture of its own size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// PNG.
    bytes: Vec<u8>,
    width: u32,
    height: u32,
}

impl Logo {
    /// A logo file is a few kilobytes; one larger is a photograph.
    pub const MOST_BYTES: u64 = 5 << 20;

    /// Reads a PNG, JPEG or SVG file. It is drawn anew, so that nothing of the file but its picture is kept.
    ///
    /// # Errors
    /// When it is none of them, or nothing can be seen on it.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let unread = || Error::new("this is no picture Trellis can read; choose a logo as PNG, JPEG or SVG");
        let drawing = match imagesize::image_type(bytes) {
            Ok(imagesize::ImageType::Png) => framed(bytes, "png").ok_or_else(unread)?,
            Ok(imagesize::ImageType::Jpeg) => framed(bytes, "jpeg").ok_or_else(unread)?,
            _ => String::from_utf8(bytes.to_vec()).map_err(|_| unread())?,
        };
        let pixmap = drawn(drawing).ok_or_else(unread)?;
        if pixmap.pixels().iter().all(|pixel| pixel.alpha() == 0) {
            return Err(Error::new("nothing can be seen on this picture; choose another logo"));
        }
        let (width, height) = (pixmap.width(), pixmap.height());
        Ok(Self { bytes: pixmap.encode_png().map_err(|_| unread())?, width, height })
    }

    /// A logo that was kept by [`Self::kept`]; `None` where that is damaged.
    #[must_use]
    pub fn of_kept(text: &str) -> Option<Self> {
        let bytes = STANDARD.decode(text).ok()?;
        let size = imagesize::blob_size(&bytes).ok()?;
        let (width, height) = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
        let is_ours = matches!(imagesize::image_type(&bytes), Ok(imagesize::ImageType::Png))
            && (1..=MOST_PIXELS.0).contains(&width)
            && (1..=MOST_PIXELS.1).contains(&height);
        is_ours.then_some(Self { bytes, width, height })
    }

    /// As text, to be kept in the document.
    #[must_use]
    pub fn kept(&self) -> String {
        STANDARD.encode(&self.bytes)
    }

    /// As PNG.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Where it stands on a slide, in its own proportions.
    #[must_use]
    pub fn place(&self) -> Rect {
        let (width, height) = (Emu::from(self.width), Emu::from(self.height));
        let is_wide = width * PLACE.height > height * PLACE.width;
        let (wide, high) = if is_wide {
            (PLACE.width, PLACE.width * height / width)
        } else {
            (PLACE.height * width / height, PLACE.height)
        };
        Rect::new(PLACE.right() - wide, PLACE.y + (PLACE.height - high) / 2, wide, high)
    }
}

const _: () = assert!(PLACE.x + PLACE.width < Page::SLIDE.width);

/// A picture as a drawing of its size.
fn framed(bytes: &[u8], kind: &str) -> Option<String> {
    let size = imagesize::blob_size(bytes).ok().filter(|_| is_bounded(bytes))?;
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\"><image width=\"{0}\" height=\"{1}\" \
         href=\"data:image/{kind};base64,{2}\"/></svg>",
        size.width,
        size.height,
        STANDARD.encode(bytes)
    ))
}

/// The drawing as large as a logo is kept; `None` where it is none, or breaks what draws it.
fn drawn(drawing: String) -> Option<Pixmap> {
    let drawing = thread::Builder::new().stack_size(STACK).spawn(move || painted(&drawing)).ok()?;
    drawing.join().ok().flatten()
}

fn painted(drawing: &str) -> Option<Pixmap> {
    let tree = foreign_tree(drawing)?;
    let size = tree.size();
    #[expect(clippy::cast_precision_loss, reason = "hundreds of pixels")]
    let [most_wide, most_high] = [MOST_PIXELS.0, MOST_PIXELS.1].map(|pixels| pixels as f32);
    let scale = (most_wide / size.width()).min(most_high / size.height());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 960")]
    let pixels = |length: f32| (length * scale).round().clamp(1.0, most_wide) as u32;
    let mut pixmap = Pixmap::new(pixels(size.width()), pixels(size.height()))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    Some(pixmap)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BAR: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='60' height='20'><rect width='60' height='20' fill='#c00'/></svg>";

    #[test]
    fn a_logo_stands_flush_right_above_the_title_in_its_own_proportions() {
        let wide = Logo::read(BAR.as_bytes()).unwrap();
        assert_eq!((wide.width, wide.height), (480, 160));
        let place = wide.place();
        assert_eq!((place.right(), place.y, place.height), (px(1848), px(14), px(34)));
        assert_eq!(place.width, px(34) * 3);
        let flat = Logo::read(BAR.replace("width='60'", "width='600'").as_bytes()).unwrap().place();
        assert_eq!((flat.width, flat.height), (px(240), px(240) / 30));
        assert!(flat.y > px(14) && flat.bottom() < px(48));
    }

    #[test]
    fn a_logo_is_kept_as_text_and_read_from_a_picture() {
        let logo = Logo::read(BAR.as_bytes()).unwrap();
        assert_eq!(Logo::of_kept(&logo.kept()), Some(logo.clone()));
        assert_eq!(Logo::of_kept("nothing"), None);
        let again = Logo::read(logo.bytes()).unwrap();
        assert_eq!((again.width, again.height), (480, 160));
    }

    #[test]
    fn what_is_no_picture_is_said() {
        for bytes in [b"".as_slice(), b"name,tier", b"\x89PNG\r\n\x1a\n cut", &[0xFF, 0xD8, 0xFF, 0xE0, 0, 1]] {
            assert!(Logo::read(bytes).unwrap_err().to_string().contains("choose a"), "{bytes:?}");
        }
        let empty = BAR.replace("fill='#c00'", "fill='none'");
        assert!(Logo::read(empty.as_bytes()).unwrap_err().to_string().starts_with("nothing can be seen"));
    }

    /// A few bytes can say that they are of any size, and drawings can nest.
    #[test]
    fn a_logo_that_would_take_all_memory_is_refused() {
        let mut huge = Logo::read(BAR.as_bytes()).unwrap().bytes().to_vec();
        huge[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
        assert!(Logo::read(&huge).is_err());
        assert_eq!(Logo::of_kept(&STANDARD.encode(&huge)), None);
        let nested = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='60' height='20'><image width='60' height='20' \
             href='data:image/svg+xml;base64,{}'/></svg>",
            STANDARD.encode(BAR)
        );
        assert!(Logo::read(nested.as_bytes()).is_err());
        let deep = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='6' height='2'>{}{}</svg>",
            "<g>".repeat(900),
            "</g>".repeat(900)
        );
        assert!(Logo::read(deep.as_bytes()).is_err());
    }

    /// A drawing that names a file of this computer shows nothing of it.
    #[test]
    fn a_logo_reaches_for_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret.png");
        std::fs::write(&path, Logo::read(BAR.as_bytes()).unwrap().bytes()).unwrap();
        let drawing = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='60' height='20'><image href='{}' width='60' height='20'/></svg>",
            path.display()
        );
        assert!(Logo::read(drawing.as_bytes()).is_err());
    }
}
