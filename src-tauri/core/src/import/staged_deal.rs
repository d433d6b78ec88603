use jiff::civil::Date;

use super::CustomValue;
use crate::model::{DealAxis, DealRole, DealStage, Money, RegistrationOutcome};

/// A row of a list of deals. `None` is "the file does not say", which never erases what the document knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StagedDeal {
    /// 1-based row of the sheet.
    pub row: u32,
    pub external_id: Option<String>,
    /// That of its account where the file names no deals.
    pub name: String,
    /// The host account by our own id, by domain, by name: joined by the first that is there and is found.
    pub account_id: Option<String>,
    pub account_domain: Option<String>,
    pub account_name: Option<String>,
    /// In the currency the file says.
    pub amount: Option<Money>,
    pub stage: Option<DealStage>,
    /// The stage as the file names it.
    pub stage_text: Option<String>,
    pub deal_type: Option<String>,
    pub created_on: Option<Date>,
    pub closed_on: Option<Date>,
    /// Hundredths of a percent.
    pub probability: Option<u32>,
    pub owner: Option<String>,
    pub source: Option<String>,
    pub submitted_on: Option<Date>,
    pub decided_on: Option<Date>,
    /// What became of its registration.
    pub registration: Option<StagedRegistration>,
    pub marketplace: Option<String>,
    pub partners: Vec<StagedDealPartner>,
    /// What the row states on the axes of a led deal, each axis once.
    pub axes: Vec<StagedAxis>,
    /// Unknown columns: header and text, in the order of the sheet.
    pub custom: Vec<CustomValue>,
}

/// A partner on a deal, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StagedDealPartner {
    /// 0-based column it stands in.
    pub column: u32,
    pub name: String,
    pub role: DealRole,
    /// What the row says of its registration; of a partner that registered the deal.
    pub registration: Option<StagedRegistration>,
}

/// What a row says of a registration: at least one of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StagedRegistration {
    pub outcome: Option<RegistrationOutcome>,
    /// Of one that is approved, or of which the row says nothing else.
    pub protected_until: Option<Date>,
}

/// An axis a file states, with the day of the intent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StagedAxis {
    pub axis: DealAxis,
    pub is_met: bool,
    pub stated_on: Option<Date>,
}

impl StagedAxis {
    /// "met", "not met", "2026-03-01".
    #[must_use]
    pub fn text(&self) -> String {
        let said = if self.is_met { "met" } else { "not met" };
        self.stated_on.map_or_else(|| said.to_owned(), |day| day.to_string())
    }
}
