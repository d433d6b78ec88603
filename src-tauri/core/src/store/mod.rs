//! The document: one `SQLite` file, worked on in a local copy and published whole.
//!
//! Every write goes through [`Document::transact`]; readers have connections of their own.

mod backups;
mod change;
mod changes_between;
mod connections;
mod document;
mod dump;
mod environment;
mod ground;
mod history;
mod listed;
mod lock;
mod migrate;
mod opening;
mod operation;
mod overlap_pack;
mod overlaps;
mod private;
mod publish;
mod recover;
mod seal;
mod seed;
mod set_aside;
mod snapshot;
pub mod tables;
mod touched;
mod transact;
mod undo;
mod undo_alone;
mod working_copy;

pub use backups::{EarlierState, earlier_states, put_state};
pub use document::Document;
pub use environment::Environment;
pub use listed::Listed;
pub use operation::Operation;
pub use overlap_pack::misread;
pub use overlaps::{Overlaps, PartnerOverlaps, SharedAccount};
pub use recover::{Recovered, recover};
pub use seed::Seed;
pub use set_aside::work_set_aside;
pub use snapshot::{Amount, FrozenBase, PlacedByRule, Snapshot};
pub use transact::{AT_ONCE, Writer};
pub use working_copy::faults_in;
