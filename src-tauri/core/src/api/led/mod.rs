//! Involved and led: what partners led beside what they were involved in, and what is stated of a deal on the four axes.

mod build;
mod state;
mod words;

pub use build::led;
pub(crate) use build::percent_input;
pub use state::state_axis;
pub(crate) use words::{axes_of, axes_text};

use serde::{Deserialize, Serialize};

use super::listing::ListRequest;
use super::measures::{MeasureCard, MeasureWindow};
use crate::model::DealAxis;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct LedView {
    #[cfg_attr(feature = "types", specta(type = u32))]
    pub revision: i64,
    pub window: MeasureWindow,
    /// The windows to choose from.
    pub windows: Vec<MeasureWindow>,
    /// "Partners led $7.4M of the $24.0M of pipeline they were involved in: 31%, 9 points short of the target."
    pub headline: String,
    /// Involved, led and the gap between them of pipeline; then of revenue; then what can be expected.
    pub cards: Vec<MeasureCard>,
    /// The led share of the pipeline beside the target.
    pub share: LedGauge,
    /// How many of the deals meet each axis.
    pub axes: Vec<LedBar>,
    /// How many axes the deals meet, from none to four.
    pub counts: Vec<LedBar>,
    /// "Q3 2024" to "Q2 2026".
    pub quarters: Vec<String>,
    /// All deals, then each kind.
    pub trends: Vec<LedTrend>,
    /// Accounts whose open deals would raise the share, most first.
    pub accounts: Vec<LedAccount>,
    /// How many more accounts there are.
    pub more_accounts: u32,
    /// What has to be known to read the numbers.
    pub notes: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct LedGauge {
    /// In thousandths; absent where there is nothing to be a share of.
    pub led: Option<u32>,
    /// In thousandths; absent until somebody sets one.
    pub target: Option<u32>,
    /// "31% led", "no pipeline with partners".
    pub text: String,
    /// "Target 40%: $2.2M more would have to be led."
    pub note: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct LedBar {
    pub label: String,
    /// When it is met.
    pub tip: String,
    /// "120 of 310 deals".
    pub text: String,
    /// In thousandths of all.
    pub bar: u32,
}

/// The led share of a kind of deals, quarter by quarter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct LedTrend {
    /// "All deals", "New business", "Type not known".
    pub label: String,
    /// One a quarter.
    pub cells: Vec<LedCell>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct LedCell {
    /// "31%"; "none" where partners were involved in nothing, "n/a" where nothing is known.
    pub text: String,
    /// "$1.2M of $3.4M"; empty where there is nothing.
    pub note: String,
    /// "Led 4 of 11 deals".
    pub tip: String,
    /// What was involved and what of it was led, in thousandths of the row's largest.
    pub involved: u32,
    pub led: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct LedAccount {
    pub id: u32,
    pub name: String,
    pub segment: String,
    /// "$1.2M".
    pub worth: String,
    /// "3 deals".
    pub deals: String,
    /// "account selection on 2, intent on 3".
    pub missing: String,
    /// "38%": the led share of open pipeline, were they led.
    pub raises: String,
}

/// An axis of a deal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct DealAxisView {
    pub axis: DealAxis,
    pub name: String,
    pub is_met: bool,
    /// Why: "A partner brought it", "Stated on 3 Mar 2026, before it was created".
    pub reason: String,
    /// What is stated; absent where nothing is, and the deal shows it.
    pub stated: Option<bool>,
    /// "2026-03-03"; empty without a day.
    pub stated_on: String,
}

/// Says of deals that they meet an axis or do not, or takes back what was said.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct AxisStatement {
    /// Absent means all deals of `shown`.
    pub deal: Option<u32>,
    /// What the table shows; deals without a partner are left as they are.
    pub shown: ListRequest,
    pub axis: DealAxis,
    /// Absent takes back what was stated.
    pub is_met: Option<bool>,
    /// The day the intent was stated, "2026-03-03"; needed where it is met.
    pub stated_on: String,
}
