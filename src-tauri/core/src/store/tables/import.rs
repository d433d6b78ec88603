use jiff::civil::Date;
use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::{typed, unreadable};
use crate::api::document::Topic;
use crate::api::import::ImportKind;

/// A file that was imported: where rows say they come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    pub id: i64,
    pub kind: ImportKind,
    pub file_name: String,
    pub sheet: String,
    pub as_of: Date,
    /// When it was applied, as a timestamp.
    pub at: String,
    pub rows: u32,
    pub added: u32,
    pub updated: u32,
    pub skipped: u32,
}

impl Table for Import {
    const NAME: &'static str = "import";
    const COLUMNS: &'static [&'static str] =
        &["id", "kind", "file_name", "sheet", "as_of", "at", "rows", "added", "updated", "skipped"];
    const TOPIC: Topic = Topic::History;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let kind: String = row.get("kind")?;
        Ok(Self {
            id: row.get("id")?,
            kind: ImportKind::from_code(&kind).ok_or_else(|| unreadable("kind of import", &kind))?,
            file_name: row.get("file_name")?,
            sheet: row.get("sheet")?,
            as_of: typed(row, "as_of", |text| text.parse().ok())?,
            at: row.get("at")?,
            rows: row.get("rows")?,
            added: row.get("added")?,
            updated: row.get("updated")?,
            skipped: row.get("skipped")?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.into(),
            self.kind.code().to_owned().into(),
            self.file_name.clone().into(),
            self.sheet.clone().into(),
            self.as_of.to_string().into(),
            self.at.clone().into(),
            i64::from(self.rows).into(),
            i64::from(self.added).into(),
            i64::from(self.updated).into(),
            i64::from(self.skipped).into(),
        ]
    }

    fn title(&self) -> String {
        format!("the import of {}", self.file_name)
    }
}
