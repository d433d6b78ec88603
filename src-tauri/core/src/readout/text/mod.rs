//! Text measured with the font the pictures are painted with, broken into lines and placed.

mod breaking;
mod compose;
mod measure;

pub use compose::{Anchor, Paragraph, Span, compose};
pub use measure::{ARIMO_BOLD, ARIMO_ITALIC, ARIMO_REGULAR, ascent_and_descent, width};
