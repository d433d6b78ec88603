//! The open document: its name, whether it is published, what can be undone.

mod build;

pub(crate) use build::quarters;
pub use build::{document, rename, set_review_quarter};

use serde::{Deserialize, Serialize};

use super::QuarterName;

/// What changed, for the screens to refresh just that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Changed {
    #[cfg_attr(feature = "types", specta(type = u32))]
    pub revision: i64,
    pub topics: Vec<Topic>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Name, settings, review quarter.
    Document,
    Partners,
    Accounts,
    Overlap,
    Facts,
    Deals,
    /// Criteria, decisions, allocations and signatures.
    Review,
    /// What is counted of overlaps is up to date again: it was shown as it was before.
    Counts,
    /// What can be undone and redone.
    History,
    /// Whether the file at the chosen place is up to date.
    Publishing,
}

/// What the frame around every screen shows.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct DocumentView {
    #[cfg_attr(feature = "types", specta(type = u32))]
    pub revision: i64,
    pub name: String,
    /// The folder it is published to, for a person to read; never sent back.
    pub folder: String,
    pub company: String,
    pub currency: String,
    pub review_quarter: QuarterName,
    /// The quarters a user can make the review quarter: those with facts, and one on either side.
    pub quarters: Vec<QuarterName>,
    pub partner_count: u32,
    pub account_count: u32,
    pub deal_count: u32,
    pub finding_count: u32,
    /// "84 of 90 fresh"; absent without partners.
    pub freshness: Option<String>,
    /// "Import 2 Jul 2026"; absent before the first.
    pub last_import: Option<String>,
    pub publishing: Publishing,
    /// What Undo would take back, in plain words.
    pub undo: Option<String>,
    pub redo: Option<String>,
}

/// Whether the file at the chosen place holds every committed change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Publishing {
    /// "Saved 14:32".
    Published { at: String },
    /// Committed and safe on this machine, not yet in the file.
    KeptHere,
    /// The last attempt failed; everything is kept here and it is tried again.
    Failing { reason: String },
    /// The file was changed by someone else; nothing is overwritten without asking.
    ChangedElsewhere,
}

/// One step of the history, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct HistoryEntry {
    pub id: u32,
    /// "Imported 90 partners from `roster.xlsx`".
    pub title: String,
    /// "2026-06-30T14:32:00Z".
    pub at: String,
    pub state: HistoryState,
    /// An import that is not the newest step: it can be taken back by itself, unless a later step was built on it.
    pub can_undo_alone: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum HistoryState {
    Done,
    Undone,
    /// Kept for the record; a migration or a barrier ended its undo.
    Settled,
    /// Undone, and then never done again: kept for the record too.
    TakenBack,
}

/// A document opened before, as the menu lists it; opened again by its position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct RecentDocument {
    pub index: u32,
    pub name: String,
    pub folder: String,
}
