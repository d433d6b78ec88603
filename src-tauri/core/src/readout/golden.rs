//! Pictures of slides, compared with the ones kept beside the tests. `TRELLIS_UPDATE_GOLDEN=1` rewrites them.

use std::path::PathBuf;

use resvg::tiny_skia::{Pixmap, PremultipliedColorU8};

use super::{Slide, png, sample, slides};

const WIDTH: u32 = 960;
/// A channel may differ by this much, and this many pixels in a million by more: rasterizers round differently.
const CHANNEL: u8 = 24;
const PIXELS_IN_A_MILLION: usize = 200;

fn deck() -> Vec<Slide> {
    let partners = sample::partners();
    slides(&sample::map(&partners), &sample::overlap(&partners), &sample::frame())
}

fn differs(a: PremultipliedColorU8, b: PremultipliedColorU8) -> bool {
    [(a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue())].iter().any(|(a, b)| a.abs_diff(*b) > CHANNEL)
}

#[track_caller]
fn matches_golden(name: &str, slide: &Slide) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("../../tests/golden/{name}.png"));
    let bytes = png(&slide.scene, WIDTH).unwrap();
    if std::env::var_os("TRELLIS_UPDATE_GOLDEN").is_some() {
        return std::fs::write(&path, bytes).unwrap();
    }
    let drawn = Pixmap::decode_png(&bytes).unwrap();
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

#[test]
fn the_tier_one_map_looks_as_kept() {
    matches_golden("readout-tier-one-map", &deck()[0]);
}

#[test]
fn the_first_overlap_page_looks_as_kept() {
    matches_golden("readout-overlap-density", &deck()[1]);
}

#[test]
fn the_last_overlap_page_looks_as_kept() {
    matches_golden("readout-overlap-last-page", deck().last().unwrap());
}

/// Names no column is made for, eight segments, five cards a column, and everything that can be missing.
#[test]
fn long_names_and_many_segments_look_as_kept() {
    let mut partners = sample::partners();
    partners.truncate(48);
    for (index, partner) in partners.iter_mut().enumerate() {
        partner.name = format!("{} Consolidated Northern Systems", partner.name);
        partner.tier = if index < 30 { 1 } else { 2 };
        partner.motion = (index % 5 != 0).then(|| "Deal registration only".to_owned());
        partner.manager = (index % 7 != 0).then(|| format!("Alexandra Kowalczyk {index}"));
        partner.sourced = partner.sourced.filter(|_| index % 4 != 0);
        partner.cells = partner.cells.iter().cycle().take(8).cloned().collect();
    }
    let mut overlap = sample::overlap(&partners);
    overlap.segments = overlap.segments.iter().cycle().take(8).cloned().collect();
    let deck = slides(&sample::map(&partners), &overlap, &sample::frame());
    matches_golden("readout-long-names-map", &deck[0]);
    matches_golden("readout-long-names-overlap", &deck[1]);
}
