//! Text measured with the font the pictures are painted with, broken into lines and placed.

mod breaking;
mod compose;
mod measure;
mod setting;

pub use compose::{Anchor, Paragraph, Span, compose};
pub use measure::{FONT_FILES, ascent_and_descent, width};
pub use setting::set_in;
