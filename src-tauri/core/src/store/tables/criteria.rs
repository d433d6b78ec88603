use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::typed;
use crate::api::document::Topic;
use crate::model::Rule;

/// A version of the written criteria.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criteria {
    /// From 1 on; 0 is what Trellis begins with, which is in no document.
    pub version: u32,
    pub rules: Vec<Rule>,
}

impl Default for Criteria {
    fn default() -> Self {
        Self { version: 0, rules: Rule::defaults() }
    }
}

impl Table for Criteria {
    const NAME: &'static str = "criteria";
    const COLUMNS: &'static [&'static str] = &["version", "rules"];
    const TOPIC: Topic = Topic::Review;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let rules = typed(row, "rules", |text| serde_json::from_str(text).ok())?;
        Ok(Self { version: row.get("version")?, rules })
    }

    fn values(&self) -> Vec<Value> {
        let rules = serde_json::to_string(&self.rules).unwrap_or_else(|_| "[]".to_owned());
        vec![i64::from(self.version).into(), rules.into()]
    }

    fn title(&self) -> String {
        "the criteria".to_owned()
    }
}
