use crate::api::import::ImportKind;
use crate::import::fields::{Field, fields};
use crate::import::values::{TierWords, partner_type};
use crate::import::word_list::is_in;

/// What a word says of the rows it stands over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupWord {
    Tier,
    Type,
}

impl GroupWord {
    /// "Tier 1", "Gold", "ISV"; a figure alone is no word.
    pub fn of(text: &str) -> Option<Self> {
        if !text.contains(char::is_alphabetic) {
            return None;
        }
        if TierWords::default().tier(text).is_some() {
            return Some(Self::Tier);
        }
        partner_type(text).map(|_| Self::Type)
    }

    /// The header of a column of such words.
    pub fn header(self) -> &'static str {
        match self {
            Self::Tier => "Tier",
            Self::Type => "Type",
        }
    }

    /// Whether a column is of such words: by its header, or by one its header could mean and a value that is such a word.
    pub fn is_of<'a>(self, header: &str, mut texts: impl Iterator<Item = &'a str>) -> bool {
        let code = match self {
            Self::Tier => "tier",
            Self::Type => "partner_type",
        };
        let Some(field) = fields(ImportKind::Roster).iter().find(|field| field.code == code) else { return false };
        let Field { exact, usual, .. } = field;
        is_in(exact, header) || (is_in(usual, header) && texts.any(|text| Self::of(text) == Some(self)))
    }
}
