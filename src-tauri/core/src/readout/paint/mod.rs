//! Painters turn a scene into a format. They place what the scene says and compute nothing of their own.

mod outlines;
mod pdf;
mod png;
mod pptx;
mod structure;
mod svg;
mod tree;

pub use pdf::{Imprint, page_pdf, pdf};
pub use png::{Pixels, pixels, png, quick_png};
pub use pptx::{Template, pptx, pptx_in};
pub use svg::svg;
pub use tree::{foreign_tree, is_bounded};
