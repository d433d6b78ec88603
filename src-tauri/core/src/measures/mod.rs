//! What partners really produce: measures of deals, in the reporting currency. Pure: deals in, values out.

mod axes;
mod book;
mod comparison;
mod conflicts;
mod ecosystem;
mod health;
mod led;
mod mdf;
mod middle;
mod network;
mod own_kpi;
mod period;
mod registration;
mod ropi;
mod scorecard;

pub use axes::{Axes, Ground, Judge, JudgedAxis};
pub use book::{Book, BookedDeal, Involvement};
pub use comparison::{Compared, Comparison, FEW_DEALS, Selection, Tally};
pub use conflicts::{Claim, Conflict, accounts_in_conflict, conflict, conflicts};
pub use ecosystem::Ecosystem;
pub use health::{Health, HealthPart, HealthPoints, HealthReason, health, psat_scale};
pub use led::{Led, LedShare, Raising, share_of};
pub use mdf::{MdfEntry, MdfLedger, MdfSum};
pub use middle::{Middle, middle};
pub use network::{Bridge, Network, PartnerProduction};
pub use own_kpi::OwnKpi;
pub use period::Period;
pub use registration::{Registered, Registration, registered, slowest};
pub use ropi::Ropi;
pub use scorecard::{Scores, TREND, scores};
