use jiff::civil::Date;

use super::StagedDensity;

/// A row of a table of densities: what is stated of one partner, in one segment or in several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StagedStatement {
    /// 1-based row of the sheet.
    pub row: u32,
    /// The partner's name as the file has it.
    pub partner: String,
    pub external_id: Option<String>,
    pub domain: Option<String>,
    /// The day or the last day of the quarter the row names, else the import's holds.
    pub as_of: Option<Date>,
    pub densities: Vec<StagedDensity>,
}
