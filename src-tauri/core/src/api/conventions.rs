//! What the values of a column do not decide by themselves, and the user says.

use serde::{Deserialize, Serialize};

/// Which sign stands before the decimals of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum DecimalSign {
    /// 1,200.50
    Point,
    /// 1.200,50
    Comma,
}

impl DecimalSign {
    /// The word of the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Point => "point",
            Self::Comma => "comma",
        }
    }
}

/// What comes first in a date of three numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// 03/04/2026 is the third of April.
    Dmy,
    /// 03/04/2026 is the fourth of March.
    Mdy,
    /// 26/03/04 is the fourth of March 2026.
    Ymd,
}

impl DateOrder {
    /// The word of the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Dmy => "dmy",
            Self::Mdy => "mdy",
            Self::Ymd => "ymd",
        }
    }
}

/// The user's reading of one column; what is absent is left to the values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ConventionChoice {
    /// The column's position in the sheet, from 0.
    pub column: u32,
    pub decimal: Option<DecimalSign>,
    pub dates: Option<DateOrder>,
}

/// A column whose values can be read in more than one way, and do not decide which.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ConventionQuestion {
    pub column: u32,
    /// "F".
    pub letter: String,
    pub header: String,
    pub kind: ConventionKind,
    /// How many values could be read either way.
    pub count: u32,
    /// Each way the values can be read.
    pub readings: Vec<ConventionReading>,
    /// The code of the reading most values speak for; absent where nothing does. Never taken without an answer.
    pub suggested: Option<String>,
    /// The code of the reading that was chosen; while it is absent, nothing can be stored.
    pub answer: Option<String>,
}

/// What is asked about a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ConventionKind {
    Decimal,
    Dates,
}

/// One way to read a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ConventionReading {
    /// The code of a [`DecimalSign`] or a [`DateOrder`].
    pub code: String,
    /// "day first", "decimal point".
    pub label: String,
    /// Up to three values with what they would be: "03/04/2026 → 3 April 2026".
    pub samples: Vec<String>,
}
