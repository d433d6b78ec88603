//! The scorecard: every partner with what it produced, grouped by type, ranked among partners of its type and tier.

mod build;
mod columns;
mod health;
mod listing;
mod ropi;
mod trend;

pub use build::scorecard;
pub use listing::{ScorecardPartner, scorecard_listing};

use serde::{Deserialize, Serialize};

use super::measures::MeasureWindow;
use super::partners::{CellTone, ColumnName, FilterChoice, PartnersFilter, PartnersSort};

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ScorecardRequest {
    /// So many quarters up to the review quarter.
    pub quarters: u32,
    /// The ids of the columns to show, in order; empty shows the usual ones.
    pub columns: Vec<String>,
    /// The column to sort by; absent sorts by sourced pipeline, most first.
    pub sort: Option<PartnersSort>,
    /// By tier, type, region and manager.
    pub filters: Vec<PartnersFilter>,
    /// Part of a name; empty shows all.
    pub find: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ScorecardView {
    #[cfg_attr(feature = "types", specta(type = u32))]
    pub revision: i64,
    pub partner_count: u32,
    pub shown_count: u32,
    pub window: MeasureWindow,
    pub windows: Vec<MeasureWindow>,
    pub columns: Vec<ScorecardColumn>,
    /// Every column there is, to choose from.
    pub all_columns: Vec<ColumnName>,
    pub filters: Vec<FilterChoice>,
    pub sort: PartnersSort,
    /// By type, in the order of the map's columns.
    pub groups: Vec<ScorecardGroup>,
    /// What has to be known to read the numbers.
    pub notes: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ScorecardColumn {
    pub id: String,
    pub label: String,
    /// How it is counted.
    pub tip: String,
    /// Width at 1440 pixels, in characters of the table's figures.
    pub width: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ScorecardGroup {
    pub key: String,
    /// "SI".
    pub title: String,
    pub rows: Vec<ScorecardRow>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ScorecardRow {
    pub id: u32,
    pub uuid: String,
    pub name: String,
    /// "Tier 1".
    pub tier: String,
    /// One a column.
    pub cells: Vec<ScorecardCell>,
    pub trend: ScorecardTrend,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ScorecardCell {
    pub text: String,
    /// "2 of 12" among partners of its type and tier; empty where it has no peer or no value.
    pub rank: String,
    pub tone: CellTone,
    /// "12 of 29 deals decided", "fewer than 10 deals".
    pub tip: String,
}

/// Sourced pipeline of eight quarters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ScorecardTrend {
    /// In thousandths of the partner's largest quarter, oldest first; absent where nothing is known.
    pub points: Vec<Option<u32>>,
    /// "Q3 2024 not known, Q4 2024 $1.2M, ..".
    pub text: String,
}
