use serde::{Deserialize, Serialize};

use super::percent_text;

/// Below this base a density is shown in grey and left out of ranking. A default the user can change.
pub const SMALL_BASE: u32 = 20;

/// The seven states of a density cell, never confused. The first that holds is shown, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum DensityState {
    NotImported,
    NotShared,
    SmallBase,
    Stale,
    CountsOnly,
    Zero,
    Value,
}

impl DensityState {
    /// Whether the cell takes part in ranks, medians and sorting within its column: values and true zeros.
    #[must_use]
    pub fn is_ranked(self) -> bool {
        matches!(self, Self::Zero | Self::Value)
    }

    /// Whether the cell has numbers at all.
    #[must_use]
    pub fn has_value(self) -> bool {
        !matches!(self, Self::NotImported | Self::NotShared)
    }
}

/// Overlap density of a partner in a segment: `shared` distinct host accounts of `base`, and what kind of value that is.
///
/// A bare percentage has neither number; it is kept as stated, in basis points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Density {
    pub shared: Option<u32>,
    pub base: Option<u32>,
    /// A percentage stated without its counts, in basis points (1,050 is 10.5%).
    pub stated: Option<u32>,
    pub state: DensityState,
}

impl Density {
    /// Parts per million, for ordering and colour; `None` where the state has no value or the base is zero.
    #[must_use]
    pub fn millionths(&self) -> Option<u32> {
        if !self.state.has_value() {
            return None;
        }
        match (self.shared, self.base) {
            (Some(shared), Some(base)) if base > 0 => {
                u32::try_from(u64::from(shared) * 1_000_000 / u64::from(base)).ok()
            }
            (None, _) | (_, None) => self.stated.map(|basis_points| basis_points.saturating_mul(100)),
            _ => None,
        }
    }

    /// "39%", "<1%", "0%"; empty where there is no value.
    #[must_use]
    pub fn percent(&self) -> String {
        match (self.state.has_value(), self.shared, self.base, self.stated) {
            (true, Some(shared), Some(base), _) => percent_text(shared, base),
            (true, _, _, Some(basis_points)) => percent_text(basis_points, 10_000),
            _ => String::new(),
        }
    }

    /// "64/164"; empty where the counts are not known.
    #[must_use]
    pub fn counts(&self) -> String {
        match (self.state.has_value(), self.shared, self.base) {
            (true, Some(shared), Some(base)) => format!("{shared}/{base}"),
            _ => String::new(),
        }
    }
}
