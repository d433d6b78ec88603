use serde::{Deserialize, Serialize};

/// What it rests on that an account on a partner's list is taken for one of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MatchBasis {
    /// Both have the website, which is a company's own.
    Website,
    /// One name in two spellings.
    Name,
    /// Names that are much alike: never taken without asking.
    AlikeName,
    /// The user linked them.
    Hand,
}

impl MatchBasis {
    const ALL: [Self; 4] = [Self::Website, Self::Name, Self::AlikeName, Self::Hand];

    /// As it stands in a document.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Website => "website",
            Self::Name => "name",
            Self::AlikeName => "alike_name",
            Self::Hand => "hand",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|basis| basis.code() == code)
    }

    /// "Same website".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Website => "Same website",
            Self::Name => "Same name",
            Self::AlikeName => "Names alike",
            Self::Hand => "Linked by hand",
        }
    }
}
