//! One module a table: its row, how it reads and how it is written.

mod account;
mod dimension;
mod document;
mod fact;
mod import;
mod overlap;
mod partner;
mod setting;
mod stated_density;
mod table;
mod tier;

pub use account::{Account, AccountCustom};
pub use dimension::{Manager, Motion, Segment};
pub use document::Publication;
pub use fact::Fact;
pub use import::Import;
pub use overlap::{Overlap, PartnerList};
pub use partner::{Partner, PartnerCustom, PartnerRole};
pub use setting::Setting;
pub use stated_density::StatedDensityRow;
pub use table::Table;
pub use tier::TierBand;
