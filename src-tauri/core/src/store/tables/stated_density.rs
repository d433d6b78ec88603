use jiff::civil::Date;
use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::typed;
use crate::api::document::Topic;
use crate::import::StatedDensity;

/// A density stated for a segment without accounts, or that the partner does not share it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedDensityRow {
    pub partner_id: i64,
    pub segment_id: i64,
    pub as_of: Date,
    pub shares: bool,
    pub shared: Option<u32>,
    pub base: Option<u32>,
    pub basis_points: Option<u32>,
    pub import_id: Option<i64>,
}

impl StatedDensityRow {
    #[must_use]
    pub fn new(partner_id: i64, segment_id: i64, as_of: Date, stated: StatedDensity, import_id: i64) -> Self {
        let (is_shared, shared, base, basis_points) = match stated {
            StatedDensity::Counts { shared, base } => (true, Some(shared), Some(base), None),
            StatedDensity::Percent { basis_points } => (true, None, None, Some(basis_points)),
            StatedDensity::NotShared => (false, None, None, None),
        };
        Self {
            partner_id,
            segment_id,
            as_of,
            shares: is_shared,
            shared,
            base,
            basis_points,
            import_id: Some(import_id),
        }
    }
}

impl Table for StatedDensityRow {
    const NAME: &'static str = "stated_density";
    const COLUMNS: &'static [&'static str] =
        &["partner_id", "segment_id", "as_of", "shares", "shared", "base", "basis_points", "import_id"];
    const KEY: usize = 2;
    const TOPIC: Topic = Topic::Overlap;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            partner_id: row.get("partner_id")?,
            segment_id: row.get("segment_id")?,
            as_of: typed(row, "as_of", |text| text.parse().ok())?,
            shares: row.get("shares")?,
            shared: row.get("shared")?,
            base: row.get("base")?,
            basis_points: row.get("basis_points")?,
            import_id: row.get("import_id")?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.partner_id.into(),
            self.segment_id.into(),
            self.as_of.to_string().into(),
            i64::from(self.shares).into(),
            self.shared.map(i64::from).into(),
            self.base.map(i64::from).into(),
            self.basis_points.map(i64::from).into(),
            self.import_id.into(),
        ]
    }

    fn title(&self) -> String {
        "a stated overlap density".to_owned()
    }
}
