use crate::model::{Currency, MdfState, Quarter};

/// A row of a ledger of marketing money. `None` is "the file does not say", which never erases what the document knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StagedMdf {
    /// 1-based row of the sheet.
    pub row: u32,
    pub partner: String,
    pub name: String,
    pub external_id: Option<String>,
    pub kind: Option<String>,
    /// `None` where the file does not say it.
    pub quarter: Option<Quarter>,
    pub goal: Option<String>,
    pub state: Option<MdfState>,
    /// That of the row's first amount.
    pub currency: Currency,
    /// Requested, approved, spent, pipeline goal and pipeline, in minor units of the currency; none is below zero.
    pub amounts: [Option<i64>; 5],
    pub leads: Option<u32>,
}
