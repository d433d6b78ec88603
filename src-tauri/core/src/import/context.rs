use jiff::civil::Date;

use super::PartnerNames;
use crate::model::{Currency, FiscalCalendar};
use crate::store::tables::KnownSource;

/// What a document contributes to reading a file. Nothing else is asked of it: the same file, choices and context give
/// the same answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    /// That of amounts for which neither cell nor header says another.
    pub currency: Currency,
    pub calendar: FiscalCalendar,
    /// Whether the document has the optional fourth tier, above Tier 1.
    pub fourth_tier: bool,
    /// Names of the segments, in the document's order.
    pub segments: Vec<String>,
    /// Names of the motions, in the document's order.
    pub motions: Vec<String>,
    /// How files were read before.
    pub sources: Vec<KnownSource>,
    /// What a file can call a partner: whose list it is, who is on a deal.
    pub partners: PartnerNames,
    /// The day the file speaks of where neither the user nor a header says: the last day of the review quarter.
    pub as_of: Date,
}
