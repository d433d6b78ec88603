//! One file a slide. A slide function takes view models and the frame and returns scenes; it reads no file and no clock.

mod chrome;
mod overlap_cells;
mod overlap_density;
mod overlap_sentences;
mod overlap_table;
mod tier_one_map;
mod tier_one_sentences;
mod words;

pub(super) use overlap_density::{
    DEFAULT_ROWS, MOST_ROWS, OverlapPage, draw as overlap_density, pages as overlap_pages,
};
pub(super) use tier_one_map::{MapPage, draw as tier_one_map, pages as tier_one_pages};
pub(super) use words::{counted, list};
