use std::sync::Arc;

use super::checks;
use super::drawn::{DrawnPage, DrawnPages, Page, PageKey};
use super::scene::Scene;
use super::slides::{
    ColumnsSlide, DEFAULT_ROWS, FlowSlide, TABLE_ROWS, TableSlide, overlap_pages, retitled, table_pages, tier_one_pages,
};
use super::{Slide, SlideFrame};
use crate::api::map::MapView;
use crate::api::overlap::OverlapView;
use crate::model::SlideId;

/// A board reads so many slides in front.
const MOST_IN_FRONT: usize = 8;
/// A page of fewer rows says too little.
const FEWEST_ROWS: usize = 8;
/// Rows a page, where the user chose no other number.
pub const ROWS_AS_COMPOSED: usize = TABLE_ROWS;
const _: () = assert!(DEFAULT_ROWS == TABLE_ROWS);

/// A slide before it has a number: what it says, and where it belongs.
#[derive(Clone, Debug)]
pub struct Draft {
    pub id: SlideId,
    /// Whether its first page is one of the few in front; its further pages are appendix.
    pub is_front: bool,
    pub content: Arc<Content>,
    /// What the presenter may be asked: the evidence behind the numbers.
    pub notes: Vec<String>,
    /// Another title for its first page.
    pub title: Option<WrittenTitle>,
    /// Rows a page of its table, where it has one; without it as many as fit well.
    pub rows: Option<usize>,
}

/// Rows a page of a slide's table, and what else they can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlideRows {
    pub rows: usize,
    pub choices: &'static [usize],
}

impl SlideRows {
    fn of(draft: &Draft) -> Option<Self> {
        let choices = row_choices(&draft.content);
        (!choices.is_empty()).then(|| Self { rows: draft.rows.unwrap_or(ROWS_AS_COMPOSED), choices })
    }
}

/// A title the user wrote instead of the composed one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenTitle {
    pub text: String,
    /// What was composed when it was written.
    pub instead_of: String,
}

/// What a slide says.
#[derive(Clone, Debug)]
pub enum Content {
    TierOneMap(Arc<MapView>),
    OverlapDensity(Arc<OverlapView>),
    Table(Box<TableSlide>),
    Columns(Box<ColumnsSlide>),
    Flow(Box<FlowSlide>),
}

/// The slides in order: the first pages of those in front, then all other pages as the drafts come. A page that was drawn before is
/// not drawn again; `drawn` must be of the same contents and, but for its brand, of the same frame, and holds the pages of this deck
/// afterwards.
#[must_use]
pub fn deck(drafts: &[Draft], frame: &SlideFrame, drawn: &mut DrawnPages) -> Vec<Slide> {
    let paged: Vec<(&Draft, Vec<Page>)> =
        drafts.iter().map(|draft| (draft, pages(&draft.content, draft.rows))).collect();
    let mut before = std::mem::take(drawn);
    let mut slides = Vec::new();
    for is_front in [true, false] {
        for (draft, pages) in &paged {
            let of = pages.len();
            for (index, page) in pages.iter().enumerate() {
                if (draft.is_front && index == 0) == is_front {
                    let number = slides.len() + 1;
                    let key = PageKey { kind: draft.id.kind, rows: draft.rows, index, number };
                    let page_drawn = before.remove(&key).unwrap_or_else(|| DrawnPage::of(page, frame, number));
                    slides.push(slide(draft, (page, &page_drawn), (index, of), frame, (number, is_front)));
                    drawn.insert(key, page_drawn);
                }
            }
        }
    }
    slides
}

/// The choices of rows a page; none where there is no table that is cut into pages.
fn row_choices(content: &Content) -> &'static [usize] {
    match content {
        Content::OverlapDensity(_) => &[12, 16, 20, DEFAULT_ROWS, 30],
        Content::Table(slide) if slide.grid.rows.len() > FEWEST_ROWS => &[FEWEST_ROWS, 12, 16, 20, TABLE_ROWS],
        _ => &[],
    }
}

fn pages(content: &Content, rows: Option<usize>) -> Vec<Page<'_>> {
    match content {
        Content::TierOneMap(map) => tier_one_pages(map).into_iter().map(|page| Page::TierOneMap(map, page)).collect(),
        Content::OverlapDensity(view) => {
            let rows = rows.unwrap_or(DEFAULT_ROWS);
            overlap_pages(view, rows).into_iter().map(|page| Page::OverlapDensity(view, page)).collect()
        }
        Content::Table(slide) => {
            let rows = rows.unwrap_or(TABLE_ROWS);
            table_pages(slide, rows).into_iter().map(|page| Page::Table(slide, page)).collect()
        }
        Content::Columns(slide) => vec![Page::Columns(slide)],
        Content::Flow(slide) => vec![Page::Flow(slide)],
    }
}

/// The page as a slide of its own look and title.
fn slide(
    draft: &Draft,
    (page, drawn): (&Page<'_>, &DrawnPage),
    (index, of): (usize, usize),
    frame: &SlideFrame,
    (number, is_front): (usize, bool),
) -> Slide {
    let own = draft.title.as_ref().filter(|_| index == 0);
    let composed = drawn.scene.title.sentence.clone();
    let mut scene = Scene { brand: Arc::clone(&frame.brand), ..drawn.scene.clone() };
    let mut checks = if let Some(own) = own {
        scene = retitled(scene, &own.text);
        page.checks(frame, &scene)
    } else {
        drawn.checks.clone()
    };
    let is_title_stale = own.is_some_and(|own| own.instead_of != composed);
    if is_title_stale {
        checks.insert(0, checks::stale_title(&composed));
    }
    if is_front && number > MOST_IN_FRONT {
        checks.push(checks::too_many_in_front(MOST_IN_FRONT));
    }
    let name = draft.id.name();
    let label = if of == 1 { name } else { format!("{name}, page {} of {of}", index + 1) };
    Slide {
        id: draft.id,
        label,
        is_front,
        is_first: index == 0,
        scene,
        composed,
        is_title_stale,
        notes: draft.notes.clone(),
        rows: SlideRows::of(draft),
        checks,
    }
}
