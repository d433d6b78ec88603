//! One host account, as the window shows it.

mod build;
mod deals;
mod partners;

pub use build::account;
pub(crate) use build::{account_line, segment_line, segment_name};
pub(crate) use partners::{meeting, place};

use serde::Serialize;

use super::ShownField;
use crate::model::JointStage;

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct AccountView {
    pub id: u32,
    pub uuid: String,
    pub name: String,
    /// "Enterprise, open opportunity".
    pub subtitle: String,
    /// What is known of it, in the order to show: segment ("Enterprise, by rule: 1,000 employees or more"), status, owner,
    /// industry, country, employees, website, and the unknown columns of its file.
    pub fields: Vec<ShownField>,
    /// "roster.xlsx, sheet Accounts, row 8".
    pub provenance: Option<String>,
    /// The partners on it, by name; "No partner reaches it: white space" says the screen when there is none.
    pub partners: Vec<AccountPartnerView>,
    /// "Registered by Corvane and Halden & Rowe": the conflict on it, with what was ruled.
    pub conflicts: Vec<String>,
    /// The deals on it, newest first.
    pub deals: Vec<AccountDeal>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct AccountDeal {
    pub id: u32,
    pub name: String,
    /// "Open, $120,000".
    pub state: String,
    /// "Corvane (sourced), Halden & Rowe (co-sell)"; empty for a deal without a partner.
    pub partners: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct AccountPartnerView {
    pub id: u32,
    pub name: String,
    /// "Tier 1, ISV".
    pub place: String,
    /// "their customer, our prospect: warm introduction".
    pub relationship: String,
    pub is_warm: bool,
    /// What the partner's list says of it besides: "Owner Mara Vey, stage Negotiation, last active 3 June 2026"; empty without.
    pub detail: String,
    /// "Same website, 99%", "Linked by hand"; empty where the overlap came as such.
    pub basis: String,
    /// The account on the partner's list it was taken for, where it was matched: to be told apart again.
    pub partner_account: Option<u32>,
    /// The name it has there, where that is another.
    pub their_name: String,
    /// Its place on the joint target account list of the review quarter.
    pub target: Option<AccountTarget>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct AccountTarget {
    pub stage: JointStage,
    /// "In execution".
    pub stage_name: String,
    /// Empty where nobody owns it.
    pub owner: String,
    pub next_step: String,
}
