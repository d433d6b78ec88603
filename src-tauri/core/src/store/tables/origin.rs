use jiff::civil::Date;
use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::typed;
use crate::api::document::Topic;

/// Where a value of a partner comes from, unless from the import that created its row: from a later import, or from the
/// hand of the user when there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartnerOrigin {
    pub partner_id: i64,
    /// A field's code: "tier", "fact `mdf_allocated` 2026-04-01", "custom Region lead".
    pub field: String,
    pub from_import: Option<i64>,
    /// The row of that import's sheet.
    pub source_row: Option<u32>,
    /// The day it was written.
    pub on: Date,
    pub import_id: Option<i64>,
}

impl Table for PartnerOrigin {
    const NAME: &'static str = "partner_origin";
    const COLUMNS: &'static [&'static str] =
        &["partner_id", "field", "from_import", "source_row", "on_day", "import_id"];
    const KEY: usize = 2;
    const TOPIC: Topic = Topic::Partners;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            partner_id: row.get("partner_id")?,
            field: row.get("field")?,
            from_import: row.get("from_import")?,
            source_row: row.get("source_row")?,
            on: typed(row, "on_day", |text| text.parse().ok())?,
            import_id: row.get("import_id")?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.partner_id.into(),
            self.field.clone().into(),
            self.from_import.into(),
            self.source_row.map(i64::from).into(),
            self.on.to_string().into(),
            self.import_id.into(),
        ]
    }

    fn title(&self) -> String {
        "where a value comes from".to_owned()
    }
}
