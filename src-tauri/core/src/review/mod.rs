//! The quarterly investment review: criteria and what they propose, the plan and its balance, frozen quarters and what moved
//! between them. Pure: a document in, values out.

mod balance;
mod evidence;
mod fate;
mod frozen;
mod moved;
mod plan;
mod proposals;
mod reallocation;
mod returns;
mod suggestion;

pub use balance::{Balance, TierSum};
pub(crate) use evidence::sourced_in;
pub use evidence::{Evidence, Measured};
pub use fate::{Fate, decided_motion, fate, is_overdue, motion_text, overdue_decisions};
pub use frozen::{Frozen, FrozenCell, FrozenPartner};
pub use moved::{Move, MoveKind, compared_with, moved};
pub(crate) use plan::standing;
pub use plan::{Plan, PlanLine, Share};
pub use proposals::{Outcome, Proposal, proposals, started};
pub use reallocation::{Reallocation, Resource, reallocated};
pub use returns::{Return, Returns};
pub use suggestion::{Backtest, CAP, FLOOR, Suggested, Why, backtest, expected_pipeline, suggested};
