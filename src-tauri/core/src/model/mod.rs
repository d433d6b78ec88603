//! What a partner, tier, type, motion, segment, account, quarter and amount is. No I/O.

mod density;
mod measure;
mod money;
mod motion;
mod name_key;
mod partner_type;
mod quarter;
mod relationship;
mod segment;
mod share;
mod tier;

pub use density::{Density, DensityState, SMALL_BASE};
pub use measure::{Measure, Unit};
pub(crate) use money::round_half_even as rounded;
pub use money::{Currency, Money};
pub use motion::DEFAULT_MOTIONS;
pub use name_key::{domain_key, name_key};
pub use partner_type::PartnerType;
pub use quarter::{FiscalCalendar, Quarter};
pub use relationship::Relationship;
pub use segment::DEFAULT_SEGMENTS;
pub use share::{Hundredths, percent_text};
pub use tier::{Band, BandState, Tier, TierRule};
