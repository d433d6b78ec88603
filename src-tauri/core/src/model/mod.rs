//! What a partner, tier, type, motion, segment, account, quarter and amount is. No I/O.

mod agreement;
mod density;
mod lifecycle;
mod measure;
mod money;
mod motion;
mod name_key;
mod partner_type;
mod quarter;
mod reason;
mod relationship;
mod review_step;
mod segment;
mod share;
mod tier;
mod words;
mod working_set;

pub use agreement::Agreement;
pub use density::{Density, DensityState, SMALL_BASE};
pub use lifecycle::Lifecycle;
pub use measure::{Measure, Unit};
pub use money::{Currency, Money};
pub(crate) use money::{round_half_even as rounded, thousands};
pub use motion::DEFAULT_MOTIONS;
pub use name_key::{domain_key, name_key};
pub use partner_type::PartnerType;
pub use quarter::{FiscalCalendar, Quarter};
pub use reason::Reason;
pub use relationship::Relationship;
pub use review_step::{ReviewStep, STUCK_DAYS};
pub use segment::DEFAULT_SEGMENTS;
pub use share::{Hundredths, percent_text};
pub use tier::{Band, BandState, TIER_ONE_A_MANAGER, Tier, TierRule};
pub use working_set::WORKING_SET;
