//! The read-out: what the board sees.
//!
//! A slide function builds a [`scene::Scene`] from view models: pure, no file, no clock. A painter turns a scene into a
//! format. What is true of a slide and worth knowing before it is shown is in its checks.

pub mod book;
mod brand;
mod checks;
mod deck;
mod drawn;
mod fitting;
mod masking;
mod pages;
mod paint;
mod palette;
pub mod scene;
mod side_by_side;
mod slides;
mod text;
mod theme;

#[cfg(test)]
mod golden;
#[cfg(test)]
mod property;
#[cfg(test)]
mod sample;

pub use brand::{Brand, Logo};
pub use deck::{Content, Draft, ROWS_AS_COMPOSED, SlideRows, WrittenTitle, deck};
pub use drawn::DrawnPages;
pub use masking::{MASK, mask_amounts};
pub use pages::{CriteriaPage, PageSignature, criteria_page};
pub use paint::{Imprint, Pixels, Template, page_pdf, pdf, pixels, png, pptx, pptx_in, quick_png, svg};
pub use palette::Palette;
pub(crate) use side_by_side::side_by_side;
pub use slides::{
    Block, Column, ColumnsSlide, FlowSlide, Flows, Grid, GridCell, GridColumn, GridRow, Key, Node, Part, TableSlide,
};
pub(crate) use slides::{capital, counted, share, type_word};
pub use theme::{ACCENT, Colour};

use std::sync::Arc;

use crate::api::readout::SlideCheck;
use crate::model::SlideId;
use scene::Scene;

/// What every slide of a read-out says in its footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlideFrame {
    pub company: String,
    /// The review quarter: "Q2 2026".
    pub quarter_label: String,
    /// "30 June 2026".
    pub as_of: String,
    /// "Confidential, board only".
    pub confidentiality: String,
    /// Where the numbers come from, without the word "Source".
    pub source: String,
    pub brand: Arc<Brand>,
}

/// A slide with what is known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slide {
    pub id: SlideId,
    /// "Overlap density, page 2 of 4".
    pub label: String,
    /// Whether it is one of the few in front; the rest is appendix.
    pub is_front: bool,
    /// Whether it is the first page of its kind.
    pub is_first: bool,
    pub scene: Scene,
    /// The title as the numbers have it, which the slide may have another for.
    pub composed: String,
    pub is_title_stale: bool,
    /// What the presenter may be asked: the evidence behind the numbers.
    pub notes: Vec<String>,
    /// Where its table can be cut into other pages.
    pub rows: Option<SlideRows>,
    pub checks: Vec<SlideCheck>,
}
