//! A file on its way in: read, find the table, map its columns, map its values, plan, apply.
//!
//! [`read`] and [`recognize`] know no document: they turn a file into typed rows and [`Problem`]s with positions.
//! [`plan`] compares the typed rows with a document, and the same code applies them.

mod staged;

pub use staged::{
    Problem, Staged, StagedAccount, StagedDensity, StagedFact, StagedOverlap, StagedPartner, StatedDensity,
};
