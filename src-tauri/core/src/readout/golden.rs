//! Pictures of slides, compared with the ones kept beside the tests. `TRELLIS_UPDATE_GOLDEN=1` rewrites them.

#[path = "../../../../tests/golden/compare.rs"]
mod compare;

use super::{Slide, png, sample};

fn deck() -> Vec<Slide> {
    let partners = sample::partners();
    sample::deck(&sample::map(&partners), &sample::overlap(&partners), &sample::frame())
}

#[track_caller]
fn matches_golden(name: &str, slide: &Slide) {
    compare::matches_golden(name, &png(&slide.scene, compare::WIDTH).unwrap());
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
    let deck = sample::deck(&sample::map(&partners), &overlap, &sample::frame());
    matches_golden("readout-long-names-map", &deck[0]);
    matches_golden("readout-long-names-overlap", &deck[1]);
}
