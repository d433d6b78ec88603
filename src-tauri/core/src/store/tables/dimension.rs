use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::typed;
use crate::api::document::Topic;
use crate::model::{SegmentRule, name_key};

/// A joint motion: the five a document starts with, and those the user added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Motion {
    pub id: i64,
    pub name: String,
    pub import_id: Option<i64>,
}

/// A partner manager.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manager {
    pub id: i64,
    pub name: String,
    pub import_id: Option<i64>,
}

/// A segment of the host accounts, at its place in the document's order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    pub id: i64,
    pub name: String,
    pub position: i64,
    /// By which accounts without a segment from their file are in this one.
    pub rule: SegmentRule,
    pub import_id: Option<i64>,
}

impl Segment {
    /// One without a rule.
    #[must_use]
    pub fn named(id: i64, name: String, position: i64) -> Self {
        Self { id, name, position, rule: SegmentRule::default(), import_id: None }
    }
}

impl Table for Motion {
    const NAME: &'static str = "motion";
    const COLUMNS: &'static [&'static str] = &["id", "name", "name_key", "import_id"];
    const TOPIC: Topic = Topic::Partners;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { id: row.get("id")?, name: row.get("name")?, import_id: row.get("import_id")? })
    }

    fn values(&self) -> Vec<Value> {
        vec![self.id.into(), self.name.clone().into(), name_key(&self.name).into(), self.import_id.into()]
    }

    fn title(&self) -> String {
        format!("the motion {}", self.name)
    }
}

impl Table for Manager {
    const NAME: &'static str = "manager";
    const COLUMNS: &'static [&'static str] = Motion::COLUMNS;
    const TOPIC: Topic = Topic::Partners;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { id: row.get("id")?, name: row.get("name")?, import_id: row.get("import_id")? })
    }

    fn values(&self) -> Vec<Value> {
        vec![self.id.into(), self.name.clone().into(), name_key(&self.name).into(), self.import_id.into()]
    }

    fn title(&self) -> String {
        format!("the manager {}", self.name)
    }
}

impl Table for Segment {
    const NAME: &'static str = "segment";
    const COLUMNS: &'static [&'static str] =
        &["id", "name", "name_key", "position", "employees_at_least", "employees_at_most", "industries", "import_id"];
    const TOPIC: Topic = Topic::Overlap;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            name: row.get("name")?,
            position: row.get("position")?,
            rule: SegmentRule {
                employees_at_least: row.get("employees_at_least")?,
                employees_at_most: row.get("employees_at_most")?,
                industries: typed(row, "industries", |text| serde_json::from_str(text).ok())?,
            },
            import_id: row.get("import_id")?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.into(),
            self.name.clone().into(),
            name_key(&self.name).into(),
            self.position.into(),
            self.rule.employees_at_least.map(i64::from).into(),
            self.rule.employees_at_most.map(i64::from).into(),
            serde_json::to_string(&self.rule.industries).unwrap_or_default().into(),
            self.import_id.into(),
        ]
    }

    fn title(&self) -> String {
        format!("the segment {}", self.name)
    }
}
