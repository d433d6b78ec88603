use std::sync::OnceLock;

use ttf_parser::Face as FontFile;

use crate::model::SlideFont;
use crate::readout::scene::{Emu, Face};

/// The files of the stand-ins, in the order of [`SlideFont::ALL`]: regular, bold, italic.
pub static FONT_FILES: [[&[u8]; 3]; 3] = [
    [
        include_bytes!("../../../fonts/arimo/Arimo-Regular.ttf"),
        include_bytes!("../../../fonts/arimo/Arimo-Bold.ttf"),
        include_bytes!("../../../fonts/arimo/Arimo-Italic.ttf"),
    ],
    [
        include_bytes!("../../../fonts/carlito/Carlito-Regular.ttf"),
        include_bytes!("../../../fonts/carlito/Carlito-Bold.ttf"),
        include_bytes!("../../../fonts/carlito/Carlito-Italic.ttf"),
    ],
    [
        include_bytes!("../../../fonts/tinos/Tinos-Regular.ttf"),
        include_bytes!("../../../fonts/tinos/Tinos-Bold.ttf"),
        include_bytes!("../../../fonts/tinos/Tinos-Italic.ttf"),
    ],
];

/// EMU in a hundredth of a point.
const EMU_PER_HUNDREDTH: i64 = 127;

/// Width of `text` at `size` hundredths of a point, without kerning: PowerPoint sets none by default either.
#[must_use]
pub fn width(text: &str, face: Face, size: i64) -> Emu {
    width_in(SlideFont::Arial, text, face, size)
}

/// The same in another font.
pub(super) fn width_in(font: SlideFont, text: &str, face: Face, size: i64) -> Emu {
    text.chars().map(|letter| advance_in(font_file(font, face), letter, size)).sum()
}

/// Width of one character; a glyph the font lacks counts one em.
pub(super) fn advance(letter: char, face: Face, size: i64) -> Emu {
    advance_in(font_file(SlideFont::Arial, face), letter, size)
}

fn advance_in(file: &FontFile<'_>, letter: char, size: i64) -> Emu {
    let per_em = i64::from(file.units_per_em());
    let units = file.glyph_index(letter).and_then(|glyph| file.glyph_hor_advance(glyph)).map_or(per_em, i64::from);
    units * size * EMU_PER_HUNDREDTH / per_em
}

/// Height above and depth below the baseline, both positive.
#[must_use]
pub fn ascent_and_descent(size: i64) -> (Emu, Emu) {
    let file = font_file(SlideFont::Arial, Face::Regular);
    let scaled = |units: i16| i64::from(units.abs()) * size * EMU_PER_HUNDREDTH / i64::from(file.units_per_em());
    (scaled(file.ascender()), scaled(file.descender()))
}

/// Whether Arimo has no glyph for `letter`, so that a painter needs another font.
pub(super) fn is_missing(letter: char) -> bool {
    font_file(SlideFont::Arial, Face::Regular).glyph_index(letter).is_none()
}

fn font_file(font: SlideFont, face: Face) -> &'static FontFile<'static> {
    static FILES: OnceLock<[[FontFile<'static>; 3]; 3]> = OnceLock::new();
    let files = FILES.get_or_init(|| {
        FONT_FILES.map(|faces| {
            faces.map(|bytes| {
                #[expect(
                    clippy::expect_used,
                    reason = "the files are compiled in, and every test of this module parses them"
                )]
                FontFile::parse(bytes, 0).expect("the vendored fonts parse")
            })
        })
    });
    let files = &files[font as usize];
    match face {
        Face::Regular => &files[0],
        Face::Bold => &files[1],
        Face::Italic => &files[2],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_as_wide_as_in_arial() {
        // Arial's digits are 1,139 of 2,048 units wide: 10 of them at 10 pt are 55.6 pt.
        assert_eq!(width("0123456789", Face::Regular, 1000) / 12_700, 55);
        assert!(width("Halden", Face::Bold, 1000) > width("Halden", Face::Regular, 1000));
    }

    #[test]
    fn a_glyph_the_font_lacks_counts_one_em() {
        assert!(is_missing('東') && !is_missing('é'));
        assert_eq!(width("東京", Face::Regular, 1000), 2 * 127_000);
    }
}
