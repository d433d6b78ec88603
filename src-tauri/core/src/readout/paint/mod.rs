//! Painters turn a scene into a format. They place what the scene says and compute nothing of their own.

mod png;
mod svg;

pub use png::png;
pub use svg::svg;
