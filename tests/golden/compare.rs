//! Compares a picture with the one kept beside it. `TRELLIS_UPDATE_GOLDEN=1` writes it anew.

use std::path::PathBuf;

use resvg::tiny_skia::{Pixmap, PremultipliedColorU8};

/// How wide the kept pictures are.
pub const WIDTH: u32 = 960;
/// A channel may differ by this much, and this many pixels in a million by more: rasterizers round differently.
const CHANNEL: u8 = 24;
const PIXELS_IN_A_MILLION: usize = 200;

fn differs(a: PremultipliedColorU8, b: PremultipliedColorU8) -> bool {
    [(a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue())].iter().any(|(a, b)| a.abs_diff(*b) > CHANNEL)
}

/// Fails where a picture, as PNG bytes, is not the kept one of this name.
#[track_caller]
pub fn matches_golden(name: &str, bytes: &[u8]) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("../../tests/golden/{name}.png"));
    if std::env::var_os("TRELLIS_UPDATE_GOLDEN").is_some() {
        return std::fs::write(&path, bytes).unwrap();
    }
    let drawn = Pixmap::decode_png(bytes).unwrap();
    let kept =
        std::fs::read(&path).unwrap_or_else(|_| panic!("{name}.png is missing: TRELLIS_UPDATE_GOLDEN=1 writes it"));
    let kept = Pixmap::decode_png(&kept).unwrap();
    assert_eq!((drawn.width(), drawn.height()), (kept.width(), kept.height()));
    let mut difference = drawn.clone();
    let mut count = 0;
    for (index, (a, b)) in drawn.pixels().iter().zip(kept.pixels()).enumerate() {
        let is_different = differs(*a, *b);
        count += usize::from(is_different);
        let (red, green) = if is_different { (220, 0) } else { (245, 245) };
        difference.pixels_mut()[index] = PremultipliedColorU8::from_rgba(red, green, green, 255).unwrap();
    }
    if count * 1_000_000 > PIXELS_IN_A_MILLION * drawn.pixels().len() {
        let kept_at = std::env::temp_dir().join(format!("{name}-difference.png"));
        difference.save_png(&kept_at).unwrap();
        panic!("{name}: {count} pixels differ, see {}", kept_at.display());
    }
}
