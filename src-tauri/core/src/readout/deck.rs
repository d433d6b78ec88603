use super::checks;
use super::slides::{
    ColumnsSlide, DEFAULT_ROWS, FlowSlide, MapPage, OverlapPage, TABLE_ROWS, TablePage, TableSlide, columns_slide,
    flow_slide, overlap_density, overlap_pages, table_pages, table_slide, tier_one_map, tier_one_pages,
};
use super::{Slide, SlideFrame};
use crate::api::map::MapView;
use crate::api::overlap::OverlapView;
use crate::api::readout::SlideKind;

/// A slide before it has a number: what it says, and where it belongs.
#[derive(Clone, Debug)]
pub struct Draft<'a> {
    pub kind: SlideKind,
    /// Whether its first page is one of the few in front; its further pages are appendix.
    pub is_front: bool,
    pub content: Content<'a>,
    /// What the presenter may be asked: the evidence behind the numbers.
    pub notes: Vec<String>,
}

/// What a slide says.
#[derive(Clone, Debug)]
pub enum Content<'a> {
    TierOneMap(&'a MapView),
    OverlapDensity(&'a OverlapView),
    Table(Box<TableSlide>),
    Columns(Box<ColumnsSlide>),
    Flow(Box<FlowSlide>),
}

/// A page of a slide, ready to be drawn.
enum Page<'a> {
    TierOneMap(&'a MapView, MapPage),
    OverlapDensity(&'a OverlapView, OverlapPage<'a>),
    Table(&'a TableSlide, TablePage),
    Columns(&'a ColumnsSlide),
    Flow(&'a FlowSlide),
}

/// The slides in order: the first pages of those in front, then all other pages as the drafts come.
#[must_use]
pub fn deck(drafts: &[Draft<'_>], frame: &SlideFrame) -> Vec<Slide> {
    let paged: Vec<(&Draft, Vec<Page>)> = drafts.iter().map(|draft| (draft, pages(&draft.content))).collect();
    let mut slides = Vec::new();
    for is_front in [true, false] {
        for (draft, pages) in &paged {
            let of = pages.len();
            for (index, page) in pages.iter().enumerate() {
                if (draft.is_front && index == 0) == is_front {
                    slides.push(drawn(draft, page, (index, of), frame, (slides.len() + 1, is_front)));
                }
            }
        }
    }
    slides
}

fn pages<'a>(content: &'a Content<'_>) -> Vec<Page<'a>> {
    match content {
        Content::TierOneMap(map) => tier_one_pages(map).into_iter().map(|page| Page::TierOneMap(map, page)).collect(),
        Content::OverlapDensity(view) => {
            overlap_pages(view, DEFAULT_ROWS).into_iter().map(|page| Page::OverlapDensity(view, page)).collect()
        }
        Content::Table(slide) => {
            table_pages(slide, TABLE_ROWS).into_iter().map(|page| Page::Table(slide, page)).collect()
        }
        Content::Columns(slide) => vec![Page::Columns(slide)],
        Content::Flow(slide) => vec![Page::Flow(slide)],
    }
}

fn drawn(
    draft: &Draft<'_>,
    page: &Page<'_>,
    (index, of): (usize, usize),
    frame: &SlideFrame,
    (number, is_front): (usize, bool),
) -> Slide {
    let (scene, checks) = match page {
        Page::TierOneMap(map, page) => {
            let scene = tier_one_map(map, *page, frame, number);
            let checks = checks::tier_one_map(map, *page, frame, &scene);
            (scene, checks)
        }
        Page::OverlapDensity(view, page) => {
            let scene = overlap_density(view, page, frame, number);
            let checks = checks::overlap_density(view, page, frame, &scene);
            (scene, checks)
        }
        Page::Table(slide, page) => {
            let scene = table_slide(slide, page, frame, number);
            let checks = checks::table(page.rows.len(), frame, &scene);
            (scene, checks)
        }
        Page::Columns(slide) => {
            let scene = columns_slide(slide, frame, number);
            let checks = checks::drawing(frame, &scene);
            (scene, checks)
        }
        Page::Flow(slide) => {
            let scene = flow_slide(slide, frame, number);
            let checks = checks::drawing(frame, &scene);
            (scene, checks)
        }
    };
    let name = draft.kind.title();
    let label = if of == 1 { name.to_owned() } else { format!("{name}, page {} of {of}", index + 1) };
    Slide { kind: draft.kind, label, is_front, scene, notes: draft.notes.clone(), checks }
}
