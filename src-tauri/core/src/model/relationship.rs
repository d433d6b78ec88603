use serde::{Deserialize, Serialize};

/// How one side stands to an account. "Their customer x our prospect" is the warm introduction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Relationship {
    Customer,
    OpenOpportunity,
    Prospect,
}

impl Relationship {
    pub const ALL: [Self; 3] = [Self::Customer, Self::OpenOpportunity, Self::Prospect];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::OpenOpportunity => "open_opportunity",
            Self::Prospect => "prospect",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }

    /// Whether two sides stand so that the partner can introduce us: their customer, our prospect.
    #[must_use]
    pub fn is_warm(theirs: Option<Self>, ours: Option<Self>) -> bool {
        theirs == Some(Self::Customer) && ours == Some(Self::Prospect)
    }

    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::OpenOpportunity => "open opportunity",
            Self::Prospect => "prospect",
        }
    }
}
