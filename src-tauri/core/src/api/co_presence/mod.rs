//! Partners by partners: the accounts both have, ordered so that those who meet stand together.

mod build;
mod bytes;
mod naming;
mod pair;
mod pairs;

pub use build::co_presence;
pub use bytes::co_presence_cells;
pub(crate) use pair::meetings;
pub use pair::{accounts_of_pair, co_presence_pair};
pub use pairs::{ListedPartner, PartnerPair, listed_partners, partner_pairs};

use serde::{Deserialize, Serialize};

use super::partners::{FilterChoice, PartnersFilter};
use crate::model::Relationship;

/// What the matrix is to show.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct CoPresenceRequest {
    pub order: CoPresenceOrder,
    pub filters: Vec<PartnersFilter>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum CoPresenceOrder {
    /// Partners that meet on the same accounts beside each other.
    #[default]
    Cluster,
    /// By tier, then name.
    Tier,
    Name,
    /// Those with the most accounts first.
    Accounts,
}

/// The rows and columns of the matrix; its cells cross as bytes.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct CoPresenceView {
    #[cfg_attr(feature = "types", specta(type = u32))]
    pub revision: i64,
    /// Whether a newer state is being computed: these are the values before it.
    pub is_updating: bool,
    /// In the order asked for: the n rows, and the n columns.
    pub partners: Vec<CoPresencePartner>,
    /// In the order of the partners; empty unless they are ordered by cluster.
    pub clusters: Vec<CoPresenceCluster>,
    /// The seven bins of shared accounts, palest first: "<10", "10–19", ..
    pub legend: Vec<String>,
    /// The seven bins of the share of the smaller list, in percent.
    pub share_legend: Vec<String>,
    /// "77 of 90 partners with named accounts".
    pub note: String,
    pub filters: Vec<FilterChoice>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct CoPresencePartner {
    pub id: u32,
    pub name: String,
    pub type_name: String,
    /// Absent for a partner without one.
    pub tier: Option<u8>,
    /// Our accounts it has, in the segments it shares.
    pub accounts: u32,
    pub is_stale: bool,
}

/// Partners that meet on the same accounts more than others do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct CoPresenceCluster {
    /// "Regulated services": the segment and the family that stand out in it; "Loose" for those in none.
    pub title: String,
    /// The place of its first partner.
    pub first: u32,
    pub count: u32,
}

/// Two partners.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct PairRequest {
    pub one: u32,
    pub other: u32,
    /// Of the accounts: a page of 100 from here.
    pub offset: u32,
}

/// What the inspector shows of two partners.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct PairView {
    pub one: u32,
    pub other: u32,
    /// "Corvane × Halden & Rowe".
    pub title: String,
    /// Accounts both have.
    pub shared: u32,
    /// "62% of Corvane (215), 47% of Halden & Rowe (285)".
    pub shares: String,
    /// "12 are our prospects, 9 our open opportunities, 5 our customers".
    pub ours: String,
    /// The cluster of the two where they are in one.
    pub cluster: Option<PairCluster>,
    /// The first page, sorted by partners present, then name.
    pub accounts: Vec<PairAccount>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct PairCluster {
    pub title: String,
    /// "Six partners meet on 38 accounts with three or more of them; 14 are open opportunities."
    pub sentence: String,
    /// "SI" with "3 partners", or with the partner's name where it is one; the types of none last, as "Missing".
    pub types: Vec<super::ShownField>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct PairAccount {
    pub id: u32,
    pub uuid: String,
    pub name: String,
    /// Partners that have this account, these two included.
    pub partners: u32,
    pub ours: Option<Relationship>,
    /// How each of the two stands to it.
    pub one: Option<Relationship>,
    pub other: Option<Relationship>,
}
