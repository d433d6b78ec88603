use jiff::civil::Date;

use crate::model::Relationship;

/// A row of a partner's own account list. `None` is "the file does not say", which never erases what the document knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StagedPartnerAccount {
    /// 1-based row of the sheet.
    pub row: u32,
    /// Whose account it is, by name; `None` while nothing says it.
    pub partner: Option<String>,
    pub name: String,
    /// The id the partner has it under.
    pub external_id: Option<String>,
    /// Registrable domain, as [`crate::model::domain_key`] gives it.
    pub domain: Option<String>,
    /// How the partner stands to it.
    pub status: Option<Relationship>,
    pub owner: Option<String>,
    pub industry: Option<String>,
    pub country: Option<String>,
    pub city: Option<String>,
    pub employees: Option<u32>,
    /// The stage of the partner's open opportunity, as the file names it.
    pub stage: Option<String>,
    pub last_activity: Option<Date>,
}
