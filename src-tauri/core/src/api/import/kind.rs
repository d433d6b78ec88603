use serde::{Deserialize, Serialize};

/// The kinds of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum ImportKind {
    /// Partners with what is known of them.
    Roster,
    /// The company's own accounts.
    Accounts,
    /// A partner's own list of accounts.
    PartnerAccounts,
    /// Partners on accounts of the company.
    Overlaps,
    /// Densities a partner and segment, without accounts.
    Densities,
    /// The company's deals with the partners on them.
    Deals,
    /// Marketing money: what partners asked for, spent and brought, activity by activity.
    Mdf,
}

impl ImportKind {
    pub const ALL: [Self; 7] =
        [Self::Roster, Self::Accounts, Self::PartnerAccounts, Self::Overlaps, Self::Densities, Self::Deals, Self::Mdf];

    /// The word of the command line and of the document.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Roster => "roster",
            Self::Accounts => "accounts",
            Self::PartnerAccounts => "partner-accounts",
            Self::Overlaps => "overlaps",
            Self::Densities => "densities",
            Self::Deals => "deals",
            Self::Mdf => "mdf",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}
