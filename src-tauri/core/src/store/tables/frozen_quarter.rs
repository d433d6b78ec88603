use jiff::Timestamp;
use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::typed;
use crate::api::document::Topic;
use crate::model::Quarter;

/// A quarter as it stood when it was frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenQuarter {
    pub quarter: Quarter,
    pub frozen_at: Timestamp,
    pub frozen_by: String,
    /// SHA-256 of the content before it was compressed, in hexadecimal digits.
    pub hash: String,
    /// Compressed.
    pub content: Vec<u8>,
}

impl Table for FrozenQuarter {
    const NAME: &'static str = "frozen_quarter";
    const COLUMNS: &'static [&'static str] = &["quarter", "frozen_at", "frozen_by", "hash", "content"];
    const TOPIC: Topic = Topic::Review;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            quarter: typed(row, "quarter", Quarter::parse)?,
            frozen_at: typed(row, "frozen_at", |text| text.parse().ok())?,
            frozen_by: row.get("frozen_by")?,
            hash: row.get("hash")?,
            content: row.get("content")?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.quarter.to_string().into(),
            self.frozen_at.to_string().into(),
            self.frozen_by.clone().into(),
            self.hash.clone().into(),
            self.content.clone().into(),
        ]
    }

    fn title(&self) -> String {
        format!("the frozen quarter from {}", self.quarter)
    }
}
