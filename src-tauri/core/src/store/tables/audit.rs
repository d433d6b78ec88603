use jiff::Timestamp;
use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::typed;
use crate::api::document::Topic;
use crate::model::Quarter;

/// A line of the audit: never changed, never undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audit {
    pub id: i64,
    pub at: Timestamp,
    /// Who decides at this document; empty where nobody was named.
    pub who: String,
    pub quarter: Quarter,
    pub what: String,
    pub evidence: String,
    /// Of the criteria it was decided by.
    pub version: Option<u32>,
}

impl Table for Audit {
    const NAME: &'static str = "audit";
    const COLUMNS: &'static [&'static str] = &["id", "at", "who", "quarter", "what", "evidence", "version"];
    const TOPIC: Topic = Topic::Review;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            at: typed(row, "at", |text| text.parse().ok())?,
            who: row.get("who")?,
            quarter: typed(row, "quarter", Quarter::parse)?,
            what: row.get("what")?,
            evidence: row.get("evidence")?,
            version: row.get("version")?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.into(),
            self.at.to_string().into(),
            self.who.clone().into(),
            self.quarter.to_string().into(),
            self.what.clone().into(),
            self.evidence.clone().into(),
            self.version.map(i64::from).into(),
        ]
    }

    fn title(&self) -> String {
        "a line of the audit".to_owned()
    }
}
