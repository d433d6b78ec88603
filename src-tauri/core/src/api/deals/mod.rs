//! The Deals screen: every deal as a row, sorted and filtered by the core, in pages; and one deal with the partners on it.

mod build;
mod columns;
mod deal;
mod index;
mod listing;
mod order;
mod rows;

pub use build::{deals, deals_page};
pub use deal::deal;
pub(crate) use index::attribution;
pub use listing::{ListedDeal, PartnerOnDeal, deals_listing};
pub use order::DealsOrder;

use serde::Serialize;

use super::ShownField;
use super::conflicts::RegistrationView;
use super::led::DealAxisView;
use super::listing::{ListColumn, ListRow};
use super::partners::{FilterChoice, PartnersSort};

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct DealsView {
    #[cfg_attr(feature = "types", specta(type = u32))]
    pub revision: i64,
    /// Deals in all, and those shown.
    pub deal_count: u32,
    pub shown_count: u32,
    pub columns: Vec<ListColumn>,
    /// What can be filtered by, with the values that occur.
    pub filters: Vec<FilterChoice>,
    /// How it is sorted.
    pub sort: PartnersSort,
    /// The first page of the rows.
    pub rows: Vec<ListRow>,
    /// What the foot says of the deals shown: "1,240 deals", "Open $12.4M", "Won $31.0M".
    pub totals: Vec<String>,
}

/// A deal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct DealView {
    pub id: u32,
    pub uuid: String,
    pub name: String,
    /// "Won, $120,000, partner-sourced".
    pub subtitle: String,
    /// The host account it is with; absent where it is none of ours.
    pub account: Option<DealAccount>,
    pub fields: Vec<ShownField>,
    /// By name.
    pub partners: Vec<DealPartnerView>,
    /// The four axes of a led deal; none where no partner is on it.
    pub axes: Vec<DealAxisView>,
    /// Sentences: who is in whose way on its account, and what was ruled.
    pub conflicts: Vec<String>,
    /// What became of each partner's registration of it, by name.
    pub registrations: Vec<RegistrationView>,
    /// Whether it is open.
    pub can_be_registered: bool,
    /// The columns of its file Trellis does not know.
    pub custom: Vec<ShownField>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct DealAccount {
    pub id: u32,
    pub name: String,
}

/// A partner on a deal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct DealPartnerView {
    pub id: u32,
    pub name: String,
    /// "Tier 1, SI".
    pub place: String,
    /// "Sourced, Co-sell".
    pub roles: String,
}
