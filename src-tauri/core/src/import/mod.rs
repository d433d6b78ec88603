//! A file on its way in: read, find the table, map its columns, map its values, plan, apply.
//!
//! Reading and recognizing know no document: they turn a file into typed rows and [`Problem`]s with positions.
//! [`plan`] compares the typed rows with a document, and the same code applies them.

mod apply;
mod index;
mod plan;
mod plan_accounts;
mod plan_overlaps;
mod plan_roster;
mod staged;

pub use apply::{Source, apply};
pub use plan::{Plan, plan};
pub use staged::{
    Problem, Staged, StagedAccount, StagedDensity, StagedFact, StagedOverlap, StagedPartner, StatedDensity,
};
