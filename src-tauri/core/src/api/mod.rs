//! The requests and answers both doors use, grouped as the screens are.
//!
//! The types are what crosses; the functions beside them compute an answer from an open [`crate::store::Document`].
//! Everything a screen shows is here as a value and as its text: the window draws, it does not compute.

pub mod account;
pub mod account_listing;
pub mod accounts;
mod amount;
pub mod attribution;
pub mod check;
pub mod co_presence;
pub mod conflicts;
pub mod conventions;
pub mod data_out;
pub mod deals;
pub mod document;
pub mod duplicates;
pub mod edit;
mod environment;
mod facets;
pub mod import;
mod import_session;
pub mod joint_plan;
mod latest_views;
pub mod led;
pub mod listing;
pub mod map;
pub mod matches;
pub mod mdf;
pub mod measures;
pub mod overlap;
pub mod partner;
mod partner_facets;
pub mod partners;
pub mod plan_book;
mod rates;
pub mod readout;
pub mod recovery;
pub mod review;
pub mod scorecard;
pub mod search;
pub mod settings;
mod shown_field;
pub mod target_list;
mod views;

pub use amount::{Amount, Fte, QuarterName};
pub use import_session::ImportSession;
pub use latest_views::LatestViews;
pub use shown_field::ShownField;
pub use views::Views;

pub use crate::import::{Spreadsheet, run_reader, spreadsheets};

/// Rows of long lists cross in pages of this many.
pub(crate) const PAGE: usize = 100;

/// A count as it crosses.
#[must_use]
pub(crate) fn short_count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// An identifier as it crosses: integers inside are far below 2^32, and a JavaScript number holds this one exactly.
#[must_use]
pub(crate) fn short_id(id: i64) -> u32 {
    u32::try_from(id).unwrap_or(u32::MAX)
}
