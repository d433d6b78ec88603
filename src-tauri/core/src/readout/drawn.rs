//! Pages as they are drawn from what they say, kept so that a change of looks or of one title does not draw all of them again.

use std::collections::HashMap;

use super::SlideFrame;
use super::checks;
use super::scene::Scene;
use super::slides::{
    ColumnsSlide, FlowSlide, MapPage, OverlapPage, TablePage, TableSlide, columns_slide, flow_slide, overlap_density,
    table_slide, tier_one_map,
};
use crate::api::map::MapView;
use crate::api::overlap::OverlapView;
use crate::api::readout::SlideCheck;
use crate::model::SlideKind;

/// A page of a slide, ready to be drawn.
pub enum Page<'a> {
    TierOneMap(&'a MapView, MapPage),
    OverlapDensity(&'a OverlapView, OverlapPage<'a>),
    Table(&'a TableSlide, TablePage),
    Columns(&'a ColumnsSlide),
    Flow(&'a FlowSlide),
}

impl Page<'_> {
    fn scene(&self, frame: &SlideFrame, number: usize) -> Scene {
        match self {
            Self::TierOneMap(map, page) => tier_one_map(map, *page, frame, number),
            Self::OverlapDensity(view, page) => overlap_density(view, page, frame, number),
            Self::Table(slide, page) => table_slide(slide, page, frame, number),
            Self::Columns(slide) => columns_slide(slide, frame, number),
            Self::Flow(slide) => flow_slide(slide, frame, number),
        }
    }

    /// What is true of the page as `scene` shows it.
    pub fn checks(&self, frame: &SlideFrame, scene: &Scene) -> Vec<SlideCheck> {
        match self {
            Self::TierOneMap(map, page) => checks::tier_one_map(map, *page, frame, scene),
            Self::OverlapDensity(view, page) => checks::overlap_density(view, page, frame, scene),
            Self::Table(_, page) => checks::table(page.rows.len(), frame, scene),
            Self::Columns(_) | Self::Flow(_) => checks::drawing(frame, scene),
        }
    }
}

/// What a page depends on beside the contents and the frame of its deck.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PageKey {
    pub kind: SlideKind,
    /// Rows a page as the user chose them.
    pub rows: Option<usize>,
    /// Among the pages of its slide.
    pub index: usize,
    /// The number in its footer.
    pub number: usize,
}

/// The pages of a deck that was drawn before.
pub type DrawnPages = HashMap<PageKey, DrawnPage>;

/// A page under its composed title, in no company's look.
#[derive(Debug)]
pub struct DrawnPage {
    pub scene: Scene,
    pub checks: Vec<SlideCheck>,
}

impl DrawnPage {
    pub fn of(page: &Page<'_>, frame: &SlideFrame, number: usize) -> Self {
        let scene = page.scene(frame, number);
        let checks = page.checks(frame, &scene);
        Self { scene, checks }
    }
}
