//! The requests and answers both doors use, grouped as the screens are.
//!
//! The types are what crosses; the functions beside them compute an answer from an open [`crate::store::Document`].
//! Everything a screen shows is here as a value and as its text: the window draws, it does not compute.

mod amount;
pub mod document;
pub mod import;
pub mod map;
pub mod overlap;
pub mod partner;
pub mod readout;

pub use amount::{Amount, Fte, QuarterName};

/// An identifier as it crosses: integers inside are far below 2^32, and a JavaScript number holds this one exactly.
#[must_use]
pub(crate) fn short_id(id: i64) -> u32 {
    u32::try_from(id).unwrap_or(u32::MAX)
}
