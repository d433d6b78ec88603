//! The read-out: what the board sees.
//!
//! A slide function builds a [`scene::Scene`] from view models: pure, no file, no clock. A painter turns a scene into a
//! format. What is true of a slide and worth knowing before it is shown is in its checks.

pub mod book;
mod checks;
mod pages;
mod paint;
pub mod scene;
mod slides;
mod text;
mod theme;

#[cfg(test)]
mod golden;
#[cfg(test)]
mod property;
#[cfg(test)]
mod sample;

pub use pages::{CriteriaPage, PageSignature, criteria_page};
pub use paint::{Imprint, page_pdf, pdf, png, pptx, svg};

use crate::api::map::MapView;
use crate::api::overlap::OverlapView;
use crate::api::readout::{SlideCheck, SlideKind};
use scene::Scene;
use slides::{DEFAULT_ROWS, overlap_density, overlap_pages, tier_one_map, tier_one_pages};

/// What every slide of a read-out says in its footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlideFrame {
    pub company: String,
    /// The review quarter: "Q2 2026".
    pub quarter_label: String,
    /// "30 June 2026".
    pub as_of: String,
    /// "Confidential, board only".
    pub confidentiality: String,
    /// Where the numbers come from, without the word "Source".
    pub source: String,
}

/// A slide with what is known about it.
#[derive(Clone, Debug)]
pub struct Slide {
    pub kind: SlideKind,
    /// "Overlap density, page 2 of 4".
    pub label: String,
    /// Whether it is one of the few in front; the rest is appendix.
    pub is_front: bool,
    pub scene: Scene,
    pub checks: Vec<SlideCheck>,
}

/// The read-out in order: the first page of the Tier 1 map and of the overlap in front, all further pages after them.
///
/// The overlap is left out while no partner's overlap is known: a page of nothing but hatches says nothing.
#[must_use]
pub fn slides(map: &MapView, overlap: &OverlapView, frame: &SlideFrame) -> Vec<Slide> {
    let map_pages = tier_one_pages(map);
    let is_known = overlap.lists + overlap.counted > 0;
    let overlap_pages = if is_known { overlap_pages(overlap, DEFAULT_ROWS) } else { Vec::new() };
    let mut slides = Vec::new();
    for is_front in [true, false] {
        for page in map_pages.iter().filter(|page| (page.index == 0) == is_front) {
            let scene = tier_one_map(map, *page, frame, slides.len() + 1);
            let checks = checks::tier_one_map(map, *page, frame, &scene);
            let label = label("Tier 1 map", page.index, page.of);
            slides.push(Slide { kind: SlideKind::TierOneMap, label, is_front, scene, checks });
        }
        for page in overlap_pages.iter().filter(|page| (page.index == 0) == is_front) {
            let scene = overlap_density(overlap, page, frame, slides.len() + 1);
            let checks = checks::overlap_density(overlap, page, frame, &scene);
            let label = label("Overlap density", page.index, page.of);
            slides.push(Slide { kind: SlideKind::OverlapDensity, label, is_front, scene, checks });
        }
    }
    slides
}

fn label(name: &str, index: usize, of: usize) -> String {
    if of == 1 { name.to_owned() } else { format!("{name}, page {} of {of}", index + 1) }
}
