//! A file on its way in: read, find the table, map its columns, map its values, plan, apply.
//!
//! [`read()`] and [`recognize()`] know no document: they turn a file into typed rows and [`Problem`]s with positions.
//! [`plan()`] compares the typed rows with a document, and the same code applies them.

mod absent;
mod apply;
mod blanks;
mod choose_sheet;
mod columns;
mod compared_deal;
mod content;
mod context;
mod conventions;
mod deal_words;
mod evidence;
mod fields;
#[cfg(any(test, feature = "fuzzing"))]
#[doc(hidden)]
pub mod fuzzing;
mod gathered_deal;
mod halves;
mod host_index;
mod index;
mod joined_rows;
mod kind;
mod letter;
pub(crate) mod list_matching;
mod mdf_words;
mod origins;
mod owners;
mod partner_index;
mod partner_names;
mod plan;
mod plan_accounts;
mod plan_deals;
mod plan_densities;
mod plan_mdf;
mod plan_overlaps;
mod plan_partner_accounts;
mod plan_roster;
mod presets;
mod preview;
mod problem_book;
mod read;
mod recognize;
mod recognized;
mod resemblance;
mod seen_column;
mod source;
mod spreadsheets;
mod stage;
mod staged;
mod staged_deal;
mod staged_mdf;
mod staged_partner_account;
mod staged_statement;
mod storing;
mod table;
mod table_note;
mod values;
mod word_column;
mod word_list;

pub use apply::{Source, apply};
pub use blanks::{Blank, Blanks};
pub use context::Context;
pub(crate) use index::{Index, Key};
pub use joined_rows::Joint;
pub use partner_names::PartnerNames;
pub use plan::{Compared, Plan, listed_for, plan};
pub use plan_accounts::compare_account;
pub use plan_roster::compare_partner;
pub use preview::{preview, problem_rows};
pub use problem_book::problem_book;
pub use read::{Cell, HowToRead, Limits, Merged, Sheet, SheetRow, Workbook, read, run_reader};
pub use recognize::{recognize, recognize_joined};
pub use recognized::{Recognized, RecognizedColumn, SheetNote};
pub use resemblance::Doubt;
pub use source::Shape;
pub use spreadsheets::{Spreadsheet, spreadsheets};
pub use staged::{
    CustomValue, Problem, Staged, StagedAccount, StagedDensity, StagedFact, StagedOverlap, StagedPartner, StatedDensity,
};
pub use staged_deal::{StagedAxis, StagedDeal, StagedDealPartner, StagedRegistration};
pub use staged_mdf::StagedMdf;
pub use staged_partner_account::StagedPartnerAccount;
pub use staged_statement::StagedStatement;
pub use table::{FilledCells, Outside, OutsideReason};
pub use table_note::TableNote;
pub(crate) use values::{
    Amounts, Convention, Dates, DayOrder, Numbers, Reading, TierWords, is_missing_text, motion as motion_word,
    partner_type as type_word, word_key,
};
pub(crate) use word_column::list_words;
pub use word_column::{SeenWord, WordColumn};
