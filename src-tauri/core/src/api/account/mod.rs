//! One host account, as the window shows it.

mod build;
mod partners;

pub use build::account;
pub(crate) use build::{account_line, segment_name};

use serde::Serialize;

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct AccountView {
    pub id: u32,
    pub uuid: String,
    pub name: String,
    /// "Enterprise, open opportunity".
    pub subtitle: String,
    /// What is known of it, in the order to show: segment, status, owner, industry, country, employees, website, and
    /// the unknown columns of its file.
    pub fields: Vec<AccountField>,
    /// "roster.xlsx, sheet Accounts, row 8".
    pub provenance: Option<String>,
    /// The partners on it, by name; "No partner reaches it: white space" says the screen when there is none.
    pub partners: Vec<AccountPartnerView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct AccountField {
    pub label: String,
    pub value: String,
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
    /// Whether it is on the joint target account list of the review quarter.
    pub is_joint_target: bool,
}
