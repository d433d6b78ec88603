//! The read-out: what the board sees.

pub mod scene;
mod text;
mod theme;
