//! The read-out: what the board sees.

pub mod scene;
mod theme;
