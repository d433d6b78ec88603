use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::Date;

use super::{Blanks, StagedDeal, StagedMdf, StagedPartnerAccount, StagedStatement};
use crate::model::{Currency, Figure, Measure, PartnerType, Quarter, Relationship, Tier};

/// The typed rows of one table, in the order of the sheet.
#[derive(Clone, Debug, PartialEq)]
pub enum Staged {
    Roster(Vec<StagedPartner>),
    Accounts(Vec<StagedAccount>),
    PartnerAccounts(Vec<StagedPartnerAccount>),
    Overlaps(Vec<StagedOverlap>),
    Densities(Vec<StagedStatement>),
    Deals(Vec<StagedDeal>),
    Mdf(Vec<StagedMdf>),
}

impl Staged {
    /// Rows that survived reading; the skipped ones are [`Problem`]s.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Roster(rows) => rows.len(),
            Self::Accounts(rows) => rows.len(),
            Self::PartnerAccounts(rows) => rows.len(),
            Self::Overlaps(rows) => rows.len(),
            Self::Densities(rows) => rows.len(),
            Self::Deals(rows) => rows.len(),
            Self::Mdf(rows) => rows.len(),
        }
    }

    /// The rows of host accounts; none of another kind.
    #[must_use]
    pub fn accounts(&self) -> &[StagedAccount] {
        if let Self::Accounts(rows) = self { rows } else { &[] }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A row of a roster. `None` is "the file does not say", which erases what the document knows only where
/// [`Blanks`] say so.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StagedPartner {
    /// 1-based row of the sheet.
    pub row: u32,
    pub name: String,
    /// The partner's id in the system the file comes from.
    pub external_id: Option<String>,
    /// Registrable domain, as [`crate::model::domain_key`] gives it.
    pub domain: Option<String>,
    pub tier: Option<Tier>,
    pub partner_type: Option<PartnerType>,
    pub secondary_types: Vec<PartnerType>,
    pub motion: Option<String>,
    pub manager: Option<String>,
    pub region: Option<String>,
    pub partner_since: Option<Date>,
    /// A date of the row's own ("Data as of"), else the import's holds.
    pub as_of: Option<Date>,
    pub facts: Vec<StagedFact>,
    pub densities: Vec<StagedDensity>,
    /// Unknown columns: header and text, in the order of the sheet.
    pub custom: Vec<CustomValue>,
    pub blanks: Blanks,
}

/// What a partner did or cost in a quarter. `quarter` is the one in the column's header ("Sourced Q1 2026"), else the
/// quarter of the import's as-of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StagedFact {
    pub measure: Measure,
    pub quarter: Quarter,
    /// Minor units, hundredths or a count, as [`Measure::unit`] says.
    pub value: i64,
    /// The currency the amount was said in; `None` where it is none.
    pub currency: Option<Currency>,
}

impl StagedFact {
    #[must_use]
    pub fn figure(&self) -> Figure {
        Figure { value: self.value, currency: self.currency }
    }
}

/// A density stated for a segment, by the segment's name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StagedDensity {
    pub segment: String,
    pub stated: StatedDensity,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StatedDensity {
    /// "77/420", or n alone beside an N column.
    Counts { shared: u32, base: u32 },
    /// A bare percentage, in basis points.
    Percent { basis_points: u32 },
    /// "not shared", "n/s", "withheld".
    NotShared,
}

/// The header of a column Trellis does not know, which all rows share, and the text of a row.
pub type CustomValue = (Arc<str>, String);

/// A row of the host accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StagedAccount {
    pub row: u32,
    pub name: String,
    pub external_id: Option<String>,
    pub domain: Option<String>,
    /// The segment's name; `None` is the unsegmented bucket when the account is new, "does not say" when it is not.
    pub segment: Option<String>,
    pub status: Option<Relationship>,
    pub owner: Option<String>,
    pub industry: Option<String>,
    pub country: Option<String>,
    pub city: Option<String>,
    pub employees: Option<u32>,
    /// The stage of our open opportunity, as the file names it.
    pub stage: Option<String>,
    pub last_activity: Option<Date>,
    pub custom: Vec<CustomValue>,
    pub blanks: Blanks,
}

/// A row of an overlap export: a partner also has this host account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StagedOverlap {
    pub row: u32,
    /// The partner's name as the file has it.
    pub partner: String,
    /// The host account by our own id, by domain, by name: joined by the first that is there and is found.
    pub account_id: Option<String>,
    pub domain: Option<String>,
    pub account_name: Option<String>,
    pub theirs: Option<Relationship>,
    /// Who owns it on the partner's side.
    pub owner: Option<String>,
    /// The stage of the partner's open opportunity, as the file names it.
    pub stage: Option<String>,
    pub last_activity: Option<Date>,
}

/// Something in a row or cell that was not taken as it stands. Never an error: it is in the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// 1-based row of the sheet.
    pub row: u32,
    /// 0-based column; `None` when the whole row is meant.
    pub column: Option<u32>,
    /// The cell's text as it stands.
    pub value: String,
    /// "Not a number".
    pub reason: String,
    /// "MDF left empty".
    pub consequence: String,
    pub skips_row: bool,
}

impl Problem {
    /// The reason without the numbers of its own row, which problems are filtered by: "Same name as row …".
    #[must_use]
    pub fn sort(&self) -> Cow<'_, str> {
        if !self.reason.contains(|letter: char| letter.is_ascii_digit()) {
            return Cow::Borrowed(&self.reason);
        }
        let mut sort = String::with_capacity(self.reason.len());
        for letter in self.reason.chars() {
            if !letter.is_ascii_digit() {
                sort.push(letter);
            } else if !sort.ends_with('…') {
                sort.push('…');
            }
        }
        Cow::Owned(sort)
    }

    /// The row that this one repeats: a reason to skip a repeated row ends in "as row 12".
    #[must_use]
    pub fn repeats(&self) -> Option<u32> {
        self.reason.rsplit_once(" as row ").and_then(|(_, row)| row.parse().ok())
    }
}
