//! The read-out: the slides in order, their checks, their pictures.

mod build;
mod chosen;
mod compose;
mod content;
mod contents;
mod export;
mod look;
mod redaction;

pub use build::Readout;
pub use compose::{DeckEdit, compose_deck};
pub(crate) use contents::Contents;
pub(crate) use export::written;
pub use export::{export_deck, export_in_template, export_pictures, read_template};

pub use look::{FontChoice, LookChoice, LookEdit, LookView, edit_look, set_logo};
pub use redaction::Redaction;
pub(crate) use redaction::{Names, without_names};

use std::path::Path;

use serde::{Deserialize, Serialize};

pub use crate::model::{SlideId, SlideKind};

/// The read-out as the screen lists it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ReadoutView {
    #[cfg_attr(feature = "types", specta(type = u32))]
    pub revision: i64,
    /// "Board, Q2 2026. 2 slides in front, 3 in the appendix".
    pub summary: String,
    pub slides: Vec<SlideView>,
    /// What there is nothing to say of yet, and why.
    pub left_out: Vec<LeftOut>,
    /// Whether it is as Trellis composes it: nothing was moved, left out or titled by hand.
    pub is_as_composed: bool,
    pub look: LookView,
    /// Why there is nothing to show yet, and what to do; absent when there are slides.
    pub empty: Option<String>,
}

/// A slide without data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct LeftOut {
    pub kind: SlideKind,
    /// "Sunsets".
    pub label: String,
    /// "The plan sunsets nobody."
    pub why: String,
    /// Whether the user left it out, and can take it in again.
    pub is_by_hand: bool,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct SlideView {
    pub index: u32,
    pub id: SlideId,
    /// "Overlap density, page 2 of 4".
    pub label: String,
    /// The full sentence on the slide.
    pub title: String,
    /// The sentence that is composed from the numbers, where the user wrote another one; else empty.
    pub composed: String,
    /// Whether the numbers changed since the user wrote the title.
    pub is_title_stale: bool,
    /// Whether it is the first page of its kind, which is what can be edited and moved.
    pub is_first: bool,
    /// Front slides come first; the rest is appendix.
    pub is_front: bool,
    /// Rows a page of its table; absent where it is not cut into pages.
    pub rows: Option<u32>,
    /// What else they can be.
    pub row_choices: Vec<u32>,
    pub checks: Vec<SlideCheck>,
}

/// Something true of a slide that whoever signs it wants to know. A check never blocks the export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct SlideCheck {
    pub passes: bool,
    pub sentence: String,
}

/// What the whole read-out is written as, in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum DeckFormat {
    Pdf,
    /// PowerPoint.
    Pptx,
}

impl DeckFormat {
    /// The format a file's name asks for; `None` where it asks for another.
    #[must_use]
    pub fn of_name(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_string_lossy().to_lowercase();
        [Self::Pdf, Self::Pptx].into_iter().find(|format| format.extension() == ending)
    }

    /// Without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Pptx => "pptx",
        }
    }

    /// "PowerPoint".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Pptx => "PowerPoint",
        }
    }
}

/// Which pictures to export; the folder is asked by the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum PictureFormat {
    Svg,
    /// 1920 x 1080.
    Png,
    /// 3840 x 2160.
    PngLarge,
}

/// What an export wrote.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ExportReport {
    /// "4 slides written to Read-outs", or "to Board.pdf".
    pub sentence: String,
    /// File names, without their folder.
    pub files: Vec<String>,
}
