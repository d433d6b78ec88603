//! Densities, medians, ranks and relationships over the host accounts. Pure: columns and sets in, values out.

mod density;
pub mod matching;
mod matrix;
mod ranking;
mod relationship_table;

pub use density::{CellEvidence, density, overall};
pub use matrix::{Matrix, PartnerOverlap};
pub(crate) use matrix::{current_rows, is_current};
pub use ranking::{median_text, place_of};
pub use relationship_table::RelationshipCounts;
