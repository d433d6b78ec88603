use std::collections::BTreeMap;

use serde::Deserialize;

use crate::Result;
use crate::model::{Currency, Lifecycle, Measure, Money, Quarter, Rate, Tier};
use crate::store::tables::FrozenQuarter;

/// What a plan starts from, of a frozen quarter: later edits do not change it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct FrozenBase {
    quarter: Quarter,
    /// The code of the currency it reported in, and what a unit of another was worth in it.
    currency: String,
    #[serde(default)]
    rates: BTreeMap<String, Rate>,
    /// By UUID.
    partners: BTreeMap<String, FrozenStanding>,
}

/// Where a partner stood when its quarter was frozen.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct FrozenStanding {
    pub tier: Option<Tier>,
    pub lifecycle: Option<Lifecycle>,
    facts: BTreeMap<Quarter, BTreeMap<String, (i64, String)>>,
}

impl FrozenBase {
    pub(super) fn of(frozen: &FrozenQuarter) -> Result<Self> {
        Ok(serde_json::from_slice(&frozen.bytes()?)?)
    }

    /// Nothing of a partner that came later.
    #[must_use]
    pub fn partner(&self, uuid: &str) -> Option<&FrozenStanding> {
        self.partners.get(uuid)
    }

    /// The UUIDs of the partners there were.
    pub fn partners(&self) -> impl Iterator<Item = &str> {
        self.partners.keys().map(String::as_str)
    }

    /// An amount in minor units of `reporting`, at the rate that was frozen; `None` where none was, or the document reports in
    /// another currency since.
    #[must_use]
    pub fn in_reporting(&self, money: Money, reporting: Currency) -> Option<i64> {
        let rate = self.rates.get(money.currency.code()).filter(|_| self.currency == reporting.code())?;
        rate.convert(money, reporting).map(|converted| converted.minor)
    }

    /// A fact of the frozen quarter as it was recorded: the integer and its unit.
    #[must_use]
    pub fn fact(&self, uuid: &str, measure: Measure) -> Option<(i64, &str)> {
        let of_quarter = self.partners.get(uuid)?.facts.get(&self.quarter)?;
        of_quarter.get(measure.code()).map(|(value, unit)| (*value, unit.as_str()))
    }
}
