use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::typed;
use crate::api::document::Topic;
use crate::model::Quarter;

/// A way to reallocate; one of a quarter is the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scenario {
    pub id: i64,
    pub quarter: Quarter,
    /// "A", "B" or "C".
    pub letter: String,
    pub name: String,
    pub is_plan: bool,
}

impl Table for Scenario {
    const NAME: &'static str = "scenario";
    const COLUMNS: &'static [&'static str] = &["id", "quarter", "letter", "name", "is_plan"];
    const TOPIC: Topic = Topic::Review;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            quarter: typed(row, "quarter", Quarter::parse)?,
            letter: row.get("letter")?,
            name: row.get("name")?,
            is_plan: row.get("is_plan")?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.into(),
            self.quarter.to_string().into(),
            self.letter.clone().into(),
            self.name.clone().into(),
            self.is_plan.into(),
        ]
    }

    fn title(&self) -> String {
        format!("scenario {}", self.letter)
    }
}
