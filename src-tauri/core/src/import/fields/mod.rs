//! The fields a column can be mapped to, a table for each kind of file, with the headers people give them.

mod accounts;
mod activity;
mod deals;
mod densities;
mod density_header;
mod header;
mod mdf;
mod overlaps;
mod partner_accounts;
mod quarter_words;
mod roster;
mod target;

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::api::import::ImportKind;
use crate::import::word_list::is_in;

pub use density_header::{DensityPart, density_part};
pub use header::Header;
pub use quarter_words::quarter_in;
pub use target::{Target, has_densities, keeps_custom};

/// What the values of a field look like; a header that could mean several things is decided by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    Name,
    Text,
    Id,
    Domain,
    Date,
    Quarter,
    Tier,
    PartnerType,
    Motion,
    Segment,
    Relationship,
    DealStage,
    DealRole,
    /// A density, or another share of all: n/N, a percentage, a fraction.
    Density,
    Money,
    Fte,
    Score,
    Count,
}

impl Content {
    /// Whether the values are words mapped to a list of targets.
    #[must_use]
    pub fn is_words(self) -> bool {
        matches!(
            self,
            Self::Tier
                | Self::PartnerType
                | Self::Motion
                | Self::Segment
                | Self::Relationship
                | Self::DealStage
                | Self::DealRole
        )
    }

    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, Self::Money | Self::Fte | Self::Score | Self::Count)
    }
}

/// A field of one kind of file. The lists of headers are separated by bars, in the form [`Header::words`] has.
#[derive(Debug)]
pub struct Field {
    pub code: &'static str,
    /// The name on screen.
    pub name: &'static str,
    pub content: Content,
    /// How much a column of this field says that the file is of this kind.
    pub weight: u32,
    /// Headers that mean this field and nothing else.
    pub exact: &'static str,
    /// Headers that mean it where the values fit.
    pub usual: &'static str,
    /// Words that mean it anywhere in a longer header, where the values fit.
    pub contained: &'static str,
    /// Headers that are read as this field and asked about, with the question.
    pub asked: Option<(&'static str, &'static str)>,
}

/// The fields of a kind, in the order a list of them is shown.
#[must_use]
pub fn fields(kind: ImportKind) -> &'static [Field] {
    match kind {
        ImportKind::Roster => roster::FIELDS,
        ImportKind::Accounts => accounts::FIELDS,
        ImportKind::PartnerAccounts => partner_accounts::FIELDS,
        ImportKind::Overlaps => overlaps::FIELDS,
        ImportKind::Densities => densities::FIELDS,
        ImportKind::Deals => deals::FIELDS,
        ImportKind::Mdf => mdf::FIELDS,
    }
}

/// Headers of a list of deals: two of them are a sign.
const DEAL_HEADERS: &str = "opportunity name|opportunity id|deal name|deal stage|deal amount|deal id|stage|sales stage|\
                            close date|closed date|amount|probability percent|probability|forecast category|\
                            expected revenue|associated revenue|expected close date|deal owner|attribution type|total amount|\
                            opportunity owner|deal type|opportunity type|deal value|opportunity amount";

/// Whether a header is one of a list of deals.
#[must_use]
pub fn is_deal_header(header: &Header) -> bool {
    is_in(DEAL_HEADERS, &header.words)
}

/// Headers by which a ledger of marketing money names its activities, and what was asked for, granted or spent on each.
const ACTIVITY_HEADERS: &str = "activity|activity name|mdf activity|campaign|campaign name|event|event name|fund request name|\
                                fund request title|fund request|mdf request|request name|activity title|initiative";
const REQUEST_HEADERS: &str = "requested|amount requested|requested amount|mdf requested|fund request amount|approved|\
                               amount approved|approved amount|mdf approved|claimed|amount claimed|claim amount|spent|\
                               amount spent|mdf spent|reimbursed";

/// Headers only rosters and lists of deals have.
const OTHER_HEADERS: &str = "tier|partner tier|level|program level|channel program level|mdf allocated|mdf allocation|manager|\
                             partner manager|pam|cam|fte|headcount|opportunity name|deal name|opportunity id|deal stage";

#[must_use]
pub fn is_other_header(header: &Header) -> bool {
    is_in(OTHER_HEADERS, &header.words)
}

#[must_use]
pub fn is_activity_header(header: &Header) -> bool {
    is_in(ACTIVITY_HEADERS, &header.words)
}

#[must_use]
pub fn is_request_header(header: &Header) -> bool {
    is_in(REQUEST_HEADERS, &header.words)
}

/// The kinds whose headers tell a table from the rows around it. Those of the others are among them, or are words that
/// stand in cells as well ("closed", "total").
const TELLING: [ImportKind; 3] = [ImportKind::Roster, ImportKind::Accounts, ImportKind::Overlaps];

/// Whether any kind of file has this header.
#[must_use]
pub fn is_known_header(words: &str) -> bool {
    static KNOWN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
        TELLING
            .into_iter()
            .flat_map(fields)
            .flat_map(|field| [field.exact, field.usual, field.asked.map_or("", |asked| asked.0)])
            .chain([DEAL_HEADERS, "notes|email|phone|city|state|comments|lead|opportunity|id|created date|age"])
            .flat_map(|words| words.split('|'))
            .filter(|word| !word.is_empty())
            .collect()
    });
    KNOWN.contains(words)
}

/// Whether a header names the rows of some kind of file: alone it makes a list of names a table.
#[must_use]
pub fn is_name_header(words: &str) -> bool {
    TELLING.into_iter().flat_map(fields).any(|field| field.content == Content::Name && is_in(field.exact, words))
}
