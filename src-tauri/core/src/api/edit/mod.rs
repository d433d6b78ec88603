//! Changing partners: their fields, their place on the map, adding, merging, removing.

mod add;
mod apply;
mod copy;
mod field;
mod joint_targets;
mod lists;
mod merge;
mod merged;
mod merged_accounts;
mod merged_facts;
mod move_preview;
mod origin;
mod place;
mod value;
mod writing;

pub use add::{add_partner, remove_partners};
pub use apply::edit_partners;
pub use copy::copy_cells;
pub(crate) use field::{editable, editable_fact, shown_figure};
pub use joint_targets::set_joint_target;
pub use lists::edit_lists;
pub use merge::{merge_partners, preview_merge};
pub use move_preview::preview_move;
pub(crate) use origin::import_text;
pub use place::move_partner;
pub(crate) use value::{Named, Value, read_amount, read_figure};
pub(crate) use writing::{Rewrite, Writing};

use serde::{Deserialize, Serialize};

use super::document::Changed;
use crate::model::{Measure, PartnerType};

/// A field of a partner that can be edited.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FieldKey {
    Name,
    Tier,
    PartnerType,
    /// Secondary roles: "SI, reseller".
    Roles,
    Motion,
    /// Further motions: "Joint marketing, MDF event cadence".
    OtherMotions,
    Manager,
    Website,
    Region,
    PartnerSince,
    ExternalId,
    AsOf,
    Lifecycle,
    RecruitingOn,
    OnboardingOn,
    ActiveOn,
    SunsetOn,
    Sponsor,
    Reason,
    Agreement,
    AgreementExpires,
    /// What it did or cost in the quarter that begins on `quarter`.
    Fact {
        measure: Measure,
        quarter: String,
    },
    Custom {
        name: String,
    },
}

/// How a field is edited; the words of the lists are in [`EditLists`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Editor {
    Text,
    /// A day, written as 2026-06-30.
    Day,
    Amount,
    /// A whole number, or hundredths written with two decimals.
    Number,
    Tier,
    PartnerType,
    Roles,
    Motion,
    OtherMotions,
    Manager,
    Lifecycle,
    Reason,
    Agreement,
}

/// A field of a partner with all that is needed to show and to edit it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct EditableField {
    pub key: FieldKey,
    pub label: String,
    /// As shown: "$30,000", "30 June 2026"; empty when nothing is recorded.
    pub value: String,
    /// As edited: "30000", "2026-06-30".
    pub input: String,
    /// A secondary remark: "shared, 5 partners", "a quarter".
    pub note: String,
    /// Whether the missing value is a finding.
    pub is_gap: bool,
    pub editor: Editor,
    /// Where the value comes from: "roster.xlsx, sheet Roster, row 8", "By hand, 21 November 2026"; empty without one.
    pub origin: String,
    /// A value that is offered, never set in silence: the motion a type suggests.
    pub suggestion: Option<String>,
}

/// A word to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Word {
    /// What an edit carries as its text.
    pub value: String,
    pub label: String,
    /// "5 partners, 1 in Tier 1" beside a manager; empty where there is nothing to say.
    pub detail: String,
}

/// The words fields are chosen from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct EditLists {
    pub tiers: Vec<Word>,
    pub types: Vec<Word>,
    pub motions: Vec<Word>,
    pub managers: Vec<Word>,
    pub lifecycles: Vec<Word>,
    pub reasons: Vec<Word>,
    pub agreements: Vec<Word>,
}

/// One cell of a partner, rewritten. An empty text clears it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct CellEdit {
    pub partner: u32,
    pub field: FieldKey,
    /// What was typed or pasted: "$30,000", "30k", "Tier 1", "30.06.2026".
    pub text: String,
}

/// How the cells came to be rewritten; the history says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum EditKind {
    Typed,
    Pasted,
    FilledDown,
    Cleared,
}

/// Cells rewritten in one step.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct EditRequest {
    pub edits: Vec<CellEdit>,
    pub kind: EditKind,
    /// Whether a motion that is not in the list yet may be added: the user chose "New motion". Managers always may.
    pub may_add: bool,
}

/// What became of an edit. Good cells are stored also where others were refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct EditReport {
    /// Absent when nothing changed.
    pub changed: Option<Changed>,
    pub refused: Vec<RefusedEdit>,
}

/// A cell that was left as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct RefusedEdit {
    pub partner: u32,
    pub field: FieldKey,
    pub text: String,
    /// "Corvane, MDF: “abc” is not an amount; leave it empty or write a number".
    pub sentence: String,
}

/// Another place on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MoveRequest {
    pub partner: u32,
    pub tier: u8,
    pub partner_type: PartnerType,
    /// Whether the type is added as a secondary role, and tier and primary type stay.
    pub as_role: bool,
}

/// What a move would do, before it is done. Legal everywhere: bands warn, never block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MovePreview {
    /// "Move to Tier 1, systems integrator".
    pub title: String,
    /// The rule met or not, what it costs, the effect on bands: one sentence each.
    pub lines: Vec<String>,
    /// Whether it changes anything.
    pub is_change: bool,
    /// Whether the type could be added as a second role instead: the columns differ.
    pub can_be_role: bool,
    /// The tiers whose numbers change.
    pub tiers: Vec<TierPreview>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct TierPreview {
    pub tier: u8,
    pub count_before: u32,
    pub count_after: u32,
    /// "9.00"; empty where nothing is recorded, as below.
    pub fte_before: String,
    pub fte_after: String,
    /// "+0.25"; empty where it stays.
    pub fte_change: String,
    pub mdf_before: String,
    pub mdf_after: String,
    /// Whether the band is broken after it.
    pub is_outside: bool,
}

/// A partner that was added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct AddedPartner {
    pub id: u32,
    pub changed: Changed,
}

/// What becomes of what both partners have recorded for one quarter and measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum MergeFacts {
    /// They are the same numbers twice: those of the partner that stays count.
    Keep,
    /// They are two parts of one: they are added up.
    Add,
}

/// Merging one partner into another, which stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MergeRequest {
    pub kept: u32,
    pub merged: u32,
    pub facts: MergeFacts,
}

/// What a merge would do: the partner that stays keeps what it has, and takes over what it lacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MergePreview {
    /// "Acme Ltd becomes part of Acme".
    pub title: String,
    /// The fields in which they differ.
    pub rows: Vec<MergeRow>,
    /// "12 facts, 40 accounts and 2 densities are taken over": one sentence each.
    pub lines: Vec<String>,
    /// Whether both recorded a value for one quarter and measure, so that [`MergeFacts`] makes a difference.
    pub has_common_facts: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MergeRow {
    pub label: String,
    pub kept: String,
    pub merged: String,
    pub result: String,
}
