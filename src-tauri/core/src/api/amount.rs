use serde::{Deserialize, Serialize};

use crate::model::{FiscalCalendar, Hundredths, Money, Quarter};

/// Money as it crosses: whole minor units below 2^53, the currency, and its texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Amount {
    #[cfg_attr(feature = "types", specta(type = u32))]
    pub minor: i64,
    pub currency: String,
    /// In full: "$1,080,000".
    pub text: String,
    /// Short: "$1.08M".
    pub short: String,
}

impl From<Money> for Amount {
    fn from(money: Money) -> Self {
        Self {
            minor: money.minor,
            currency: money.currency.code().to_owned(),
            text: money.full_text(),
            short: money.short_text(),
        }
    }
}

/// Manager time: hundredths of a full-time equivalent, and its text with two decimals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Fte {
    pub hundredths: i32,
    pub text: String,
}

impl From<Hundredths> for Fte {
    fn from(value: Hundredths) -> Self {
        Self { hundredths: value.0, text: value.text() }
    }
}

/// A quarter by its first day, with its name in the document's fiscal calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct QuarterName {
    /// "2026-04-01".
    pub first_day: String,
    /// "Q2 2026".
    pub label: String,
}

impl QuarterName {
    #[must_use]
    pub fn new(quarter: Quarter, calendar: FiscalCalendar) -> Self {
        Self { first_day: quarter.to_string(), label: calendar.label(quarter) }
    }
}
