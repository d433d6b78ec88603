//! A drawing with its letters found in fonts: what both PNG and PDF are made of.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};

use imagesize::{ImageType, blob_size, image_type};
use resvg::usvg::fontdb::{Database, FaceInfo, ID};
use resvg::usvg::{FontResolver, ImageHrefResolver, ImageKind, Options, Tree};

use crate::readout::text::FONT_FILES;
use crate::{Error, Result};

/// Which letters Arimo lacks are looked for in the system's fonts; the others are drawn as boxes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Elsewhere {
    Any,
    LeftToRight,
    None,
}

/// The drawing with its letters found. usvg panics on right-to-left words in some fonts (linebender/resvg#1044): such words
/// are then drawn in Arimo, which has boxes for them, and the slide still stands.
pub fn tree(drawing: &str) -> Result<Tree> {
    parsed(drawing, Elsewhere::Any).or_else(|_| parsed(drawing, Elsewhere::LeftToRight))
}

/// The drawing in Arimo alone, for a painter that could not use a font of the system's.
pub fn tree_in_arimo(drawing: &str) -> Result<Tree> {
    parsed(drawing, Elsewhere::None)
}

fn parsed(drawing: &str, elsewhere: Elsewhere) -> Result<Tree> {
    let parse = AssertUnwindSafe(|| Tree::from_str(drawing, &options(elsewhere)));
    let panicked = |_| Error::new("the slide could not be drawn: a word on it cannot be set in this computer's fonts");
    let tree = catch_unwind(parse).map_err(panicked)?;
    tree.map_err(|error| Error::new(format!("the slide could not be drawn: {error}")))
}

/// A drawing of somebody else's, in Arimo and with the pictures it has in itself: it reaches for no file, and takes no picture larger
/// than [`is_bounded`]. `None` where it is none.
pub fn foreign_tree(drawing: &str) -> Option<Tree> {
    let resolver = ImageHrefResolver {
        resolve_data: Box::new(|_, bytes, _| match image_type(&bytes) {
            Ok(ImageType::Png) if is_bounded(&bytes) => Some(ImageKind::PNG(bytes)),
            Ok(ImageType::Jpeg) if is_bounded(&bytes) => Some(ImageKind::JPEG(bytes)),
            _ => None,
        }),
        resolve_string: Box::new(|_, _| None),
    };
    Tree::from_str(drawing, &Options { image_href_resolver: resolver, ..options(Elsewhere::None) }).ok()
}

/// Whether a picture, unpacked, is no larger than a screen shows: a small file can say that it is of any size.
pub fn is_bounded(picture: &[u8]) -> bool {
    blob_size(picture).is_ok_and(|size| size.width.max(size.height) <= 8_192 && size.width * size.height <= 32_000_000)
}

fn options(elsewhere: Elsewhere) -> Options<'static> {
    let is_sought = move |letter| match elsewhere {
        Elsewhere::Any => true,
        Elsewhere::LeftToRight => !is_right_to_left(letter),
        Elsewhere::None => false,
    };
    Options {
        font_family: "Arimo".to_owned(),
        fontdb: Arc::clone(vendored_fonts()),
        font_resolver: FontResolver {
            select_font: FontResolver::default_font_selector(),
            select_fallback: Box::new(move |letter, used, fonts| {
                if !is_sought(letter) {
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
        for bytes in FONT_FILES.iter().flatten() {
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
