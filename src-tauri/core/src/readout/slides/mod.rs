//! One file a slide. A slide function takes view models and the frame and returns scenes; it reads no file and no clock.

mod chrome;
mod columns_slide;
mod flow_slide;
mod grid;
mod overlap_cells;
mod overlap_density;
mod overlap_sentences;
mod overlap_table;
mod table_slide;
mod tier_one_map;
mod tier_one_sentences;
mod words;

pub use columns_slide::{Column, ColumnsSlide, Key, Part};
pub use flow_slide::{FlowSlide, Flows, Node};
pub use grid::{Grid, GridCell, GridColumn, GridRow};
pub use table_slide::{Block, TableSlide};

pub(super) use chrome::retitled;
pub(super) use columns_slide::draw as columns_slide;
pub(super) use flow_slide::draw as flow_slide;
pub(super) use overlap_density::{
    DEFAULT_ROWS, MOST_ROWS, OverlapPage, draw as overlap_density, pages as overlap_pages,
};
pub(super) use table_slide::{MOST_ROWS as TABLE_ROWS, TablePage, draw as table_slide, pages as table_pages};
pub(super) use tier_one_map::{MapPage, draw as tier_one_map, pages as tier_one_pages};
pub(super) use words::list;
pub(crate) use words::{capital, counted, share, type_word};
