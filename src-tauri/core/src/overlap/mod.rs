//! Densities, medians, ranks, relationships and co-presence over the host accounts. Pure: columns and sets in, values out.

mod account_places;
mod clusters;
mod co_presence;
mod density;
mod lift;
pub mod matching;
mod matrix;
mod partner_row;
mod ranking;
mod relationship_table;
mod target_list;
mod wilson;

pub use clusters::{Clusters, clusters};
pub use co_presence::CoPresence;
pub use density::{CellEvidence, density, overall};
pub use lift::{Lift, lift};
pub use matrix::{Matrix, PartnerOverlap};
pub use ranking::{median_text, place_of};
pub use relationship_table::RelationshipCounts;
pub use target_list::{Target, TargetList, targets};
pub use wilson::{Interval, wilson};
