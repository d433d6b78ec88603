use jiff::civil::Date;
use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::{typed, unreadable};
use crate::api::conventions::{DateOrder, DecimalSign};
use crate::api::document::Topic;
use crate::api::import::{ImportKind, ValueChoice};
use crate::import::Shape;

/// A file as it was read: where its columns went and what its words meant. The next file like it is read the same way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownSource {
    pub id: i64,
    pub kind: ImportKind,
    pub file_name: String,
    /// The day it was imported.
    pub on: Date,
    pub columns: Vec<KnownColumn>,
    /// The words whose meaning the user decided.
    pub values: Vec<ValueChoice>,
    pub import_id: Option<i64>,
}

/// A column of a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownColumn {
    pub header: String,
    /// The header's words without a quarter: "Sourced Q1" and "Sourced Q2" are one column of two files.
    pub words: String,
    /// From 0.
    pub position: u32,
    /// Code of the field it went to.
    pub field: String,
    pub shape: Shape,
    /// How its numbers and dates were read.
    #[serde(default)]
    pub decimal: Option<DecimalSign>,
    #[serde(default)]
    pub dates: Option<DateOrder>,
}

impl Table for KnownSource {
    const NAME: &'static str = "known_source";
    const COLUMNS: &'static [&'static str] =
        &["id", "kind", "file_name", "imported_on", "columns", "value_choices", "import_id"];
    const TOPIC: Topic = Topic::History;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let kind: String = row.get("kind")?;
        Ok(Self {
            id: row.get("id")?,
            kind: ImportKind::from_code(&kind).ok_or_else(|| unreadable("kind of import", &kind))?,
            file_name: row.get("file_name")?,
            on: typed(row, "imported_on", |text| text.parse().ok())?,
            columns: typed(row, "columns", |text| serde_json::from_str(text).ok())?,
            values: typed(row, "value_choices", |text| serde_json::from_str(text).ok())?,
            import_id: row.get("import_id")?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.into(),
            self.kind.code().to_owned().into(),
            self.file_name.clone().into(),
            self.on.to_string().into(),
            serde_json::to_string(&self.columns).unwrap_or_default().into(),
            serde_json::to_string(&self.values).unwrap_or_default().into(),
            self.import_id.into(),
        ]
    }

    fn title(&self) -> String {
        format!("how {} is read", self.file_name)
    }
}
