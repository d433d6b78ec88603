//! A file on its way in: read, find the table, map its columns, map its values, plan, apply.
//!
//! [`read()`] and [`recognize()`] know no document: they turn a file into typed rows and [`Problem`]s with positions.

mod columns;
mod content;
mod context;
mod fields;
mod kind;
mod preview;
mod read;
mod recognize;
mod stage;
mod staged;
mod table;
mod values;
mod word_column;

pub use context::Context;
pub use preview::{preview, problem_rows};
pub use read::{Cell, Sheet, SheetRow, Workbook, read};
pub use recognize::{Recognized, RecognizedColumn, SheetNote, recognize};
pub use staged::{
    Problem, Staged, StagedAccount, StagedDensity, StagedFact, StagedOverlap, StagedPartner, StatedDensity,
};
pub use table::{Outside, OutsideReason};
pub use word_column::{SeenWord, WordColumn};
