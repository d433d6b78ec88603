//! The target list of a partner: which of the accounts it has are worth pursuing together, best first, and why.

mod build;

pub use build::target_list;

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct TargetListRequest {
    pub partner: u32,
    /// 0 is the unsegmented bucket; absent asks over all segments.
    pub segment: Option<u32>,
    /// A page of 100 from here.
    pub offset: u32,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct TargetListView {
    pub partner: u32,
    pub partner_name: String,
    /// "Enterprise"; "All accounts".
    pub segment_name: String,
    /// Prospects and open opportunities in all.
    pub count: u32,
    /// "4 accounts in an open co-sell deal are left out: the sellers know those."; absent where there is none.
    pub left_out: Option<String>,
    /// "9 joint targets this quarter, in the working set".
    pub working_set: String,
    pub rows: Vec<TargetRow>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct TargetRow {
    pub account: u32,
    pub uuid: String,
    pub name: String,
    /// Best first: "Warm introduction: their customer, our prospect", "4 partners present", "34% of Regulated",
    /// "12,000 employees".
    pub reasons: Vec<String>,
    pub is_warm: bool,
    pub is_joint_target: bool,
}
