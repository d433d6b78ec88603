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
