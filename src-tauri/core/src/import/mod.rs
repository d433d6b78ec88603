//! A file on its way in: read, find the table, map its columns, map its values, plan, apply.
//!
//! [`read()`] and [`staged`](Staged) rows know no document: they turn a file into typed rows and [`Problem`]s with positions.

mod read;
mod staged;
mod values;

pub use read::{Cell, Sheet, SheetRow, Workbook, read};
pub use staged::{
    Problem, Staged, StagedAccount, StagedDensity, StagedFact, StagedOverlap, StagedPartner, StatedDensity,
};
