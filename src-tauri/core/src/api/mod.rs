//! The requests and answers both doors use, grouped as the screens are.
//!
//! The types are what crosses; the functions beside them compute an answer from an open [`crate::store::Document`].
//! Everything a screen shows is here as a value and as its text: the window draws, it does not compute.

pub mod account;
pub mod accounts;
mod amount;
pub mod check;
pub mod conventions;
pub mod document;
pub mod edit;
mod environment;
pub mod import;
mod import_session;
pub mod map;
pub mod overlap;
pub mod partner;
pub mod partners;
mod rates;
pub mod readout;
pub mod search;
pub mod settings;
mod views;

pub use amount::{Amount, Fte, QuarterName};
pub use import_session::ImportSession;
pub use views::Views;

pub use crate::import::{Spreadsheet, run_reader, spreadsheets};

/// An identifier as it crosses: integers inside are far below 2^32, and a JavaScript number holds this one exactly.
#[must_use]
pub(crate) fn short_id(id: i64) -> u32 {
    u32::try_from(id).unwrap_or(u32::MAX)
}
