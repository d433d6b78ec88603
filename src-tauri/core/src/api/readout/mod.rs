//! The read-out: the slides in order, their checks, their pictures.

mod build;
mod content;
mod export;

pub use build::Readout;
pub(crate) use export::written;
pub use export::{export_deck, export_pictures};

use std::path::Path;

use serde::{Deserialize, Serialize};

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
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct SlideView {
    pub index: u32,
    pub kind: SlideKind,
    /// "Overlap density, page 2 of 4".
    pub label: String,
    /// The full sentence on the slide.
    pub title: String,
    /// Front slides come first; the rest is appendix.
    pub is_front: bool,
    pub checks: Vec<SlideCheck>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum SlideKind {
    Decisions,
    Moved,
    TierOneMap,
    OverlapDensity,
    Shifts,
    Sunsets,
    Led,
    Headline,
    WholeMap,
    CoPresence,
    WorkingSet,
    Scenarios,
    Comparison,
    Scorecard,
    Criteria,
    Partners,
    Method,
}

impl SlideKind {
    /// In the order of the read-out.
    pub const ALL: [Self; 17] = [
        Self::Decisions,
        Self::Moved,
        Self::TierOneMap,
        Self::OverlapDensity,
        Self::Shifts,
        Self::Sunsets,
        Self::Led,
        Self::Headline,
        Self::WholeMap,
        Self::CoPresence,
        Self::WorkingSet,
        Self::Scenarios,
        Self::Comparison,
        Self::Scorecard,
        Self::Criteria,
        Self::Partners,
        Self::Method,
    ];

    /// "Decisions and ask".
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Decisions => "Decisions and ask",
            Self::Moved => "What moved",
            Self::TierOneMap => "Tier 1 map",
            Self::OverlapDensity => "Overlap density",
            Self::Shifts => "Where money and people move",
            Self::Sunsets => "Sunsets",
            Self::Led => "Led and involved",
            Self::Headline => "Headline and bridge",
            Self::WholeMap => "Whole map",
            Self::CoPresence => "Co-presence clusters",
            Self::WorkingSet => "Working set",
            Self::Scenarios => "Scenarios compared",
            Self::Comparison => "Partner versus non-partner",
            Self::Scorecard => "Scorecard",
            Self::Criteria => "Criteria and signatures",
            Self::Partners => "Partners of the other tiers",
            Self::Method => "Method and sources",
        }
    }

    /// Whether it is one of the eight in front.
    #[must_use]
    pub fn is_front(self) -> bool {
        Self::ALL.iter().position(|kind| *kind == self).is_some_and(|place| place < 8)
    }
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
