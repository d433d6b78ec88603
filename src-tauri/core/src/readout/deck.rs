use super::checks;
use super::scene::Scene;
use super::slides::{
    ColumnsSlide, DEFAULT_ROWS, FlowSlide, MapPage, OverlapPage, TABLE_ROWS, TablePage, TableSlide, columns_slide,
    flow_slide, overlap_density, overlap_pages, retitled, table_pages, table_slide, tier_one_map, tier_one_pages,
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
pub struct Draft<'a> {
    pub id: SlideId,
    /// Whether its first page is one of the few in front; its further pages are appendix.
    pub is_front: bool,
    pub content: Content<'a>,
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
    fn of(draft: &Draft<'_>) -> Option<Self> {
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
    let paged: Vec<(&Draft, Vec<Page>)> =
        drafts.iter().map(|draft| (draft, pages(&draft.content, draft.rows))).collect();
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

/// The choices of rows a page; none where there is no table that is cut into pages.
fn row_choices(content: &Content<'_>) -> &'static [usize] {
    match content {
        Content::OverlapDensity(_) => &[12, 16, 20, DEFAULT_ROWS, 30],
        Content::Table(slide) if slide.grid.rows.len() > FEWEST_ROWS => &[FEWEST_ROWS, 12, 16, 20, TABLE_ROWS],
        _ => &[],
    }
}

fn pages<'a>(content: &'a Content<'_>, rows: Option<usize>) -> Vec<Page<'a>> {
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

fn drawn(
    draft: &Draft<'_>,
    page: &Page<'_>,
    (index, of): (usize, usize),
    frame: &SlideFrame,
    (number, is_front): (usize, bool),
) -> Slide {
    let own = draft.title.as_ref().filter(|_| index == 0);
    let retitled = |scene: Scene| match own {
        Some(own) => retitled(scene, &own.text),
        None => scene,
    };
    let mut composed = String::new();
    let mut titled = |scene: Scene| {
        composed.clone_from(&scene.title.sentence);
        retitled(scene)
    };
    let (scene, mut checks) = match page {
        Page::TierOneMap(map, page) => {
            let scene = titled(tier_one_map(map, *page, frame, number));
            let checks = checks::tier_one_map(map, *page, frame, &scene);
            (scene, checks)
        }
        Page::OverlapDensity(view, page) => {
            let scene = titled(overlap_density(view, page, frame, number));
            let checks = checks::overlap_density(view, page, frame, &scene);
            (scene, checks)
        }
        Page::Table(slide, page) => {
            let scene = titled(table_slide(slide, page, frame, number));
            let checks = checks::table(page.rows.len(), frame, &scene);
            (scene, checks)
        }
        Page::Columns(slide) => {
            let scene = titled(columns_slide(slide, frame, number));
            let checks = checks::drawing(frame, &scene);
            (scene, checks)
        }
        Page::Flow(slide) => {
            let scene = titled(flow_slide(slide, frame, number));
            let checks = checks::drawing(frame, &scene);
            (scene, checks)
        }
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
    let is_first = index == 0;
    Slide {
        id: draft.id,
        label,
        is_front,
        is_first,
        scene,
        composed,
        is_title_stale,
        notes: draft.notes.clone(),
        rows: SlideRows::of(draft),
        checks,
    }
}
