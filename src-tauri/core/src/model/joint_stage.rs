use serde::{Deserialize, Serialize};

/// How far the joint plan for an account is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum JointStage {
    /// Both sides know that they meet there.
    #[default]
    Mapped,
    /// What to do together is agreed.
    Planned,
    InExecution,
    /// What came of it was looked at.
    Reviewed,
}

impl JointStage {
    pub const ALL: [Self; 4] = [Self::Mapped, Self::Planned, Self::InExecution, Self::Reviewed];

    /// As it stands in a document.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Mapped => "mapped",
            Self::Planned => "planned",
            Self::InExecution => "in_execution",
            Self::Reviewed => "reviewed",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }

    /// "In execution".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Mapped => "Mapped",
            Self::Planned => "Planned",
            Self::InExecution => "In execution",
            Self::Reviewed => "Reviewed",
        }
    }
}
