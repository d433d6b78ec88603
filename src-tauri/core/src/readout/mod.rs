//! The read-out: what the board sees.

mod paint;
pub mod scene;
mod text;
mod theme;

pub use paint::{png, svg};
