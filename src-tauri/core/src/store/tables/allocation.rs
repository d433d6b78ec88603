use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use crate::api::document::Topic;

/// What a scenario gives a partner for the quarter after the reviewed one; `None` is as today, and nothing where it is sunset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allocation {
    pub scenario_id: i64,
    pub partner_id: i64,
    /// Hundredths of a full-time equivalent.
    pub fte: Option<i64>,
    /// Minor units of the quarter's currency.
    pub mdf_minor: Option<i64>,
}

impl Table for Allocation {
    const NAME: &'static str = "allocation";
    const COLUMNS: &'static [&'static str] = &["scenario_id", "partner_id", "fte", "mdf_minor"];
    const KEY: usize = 2;
    const TOPIC: Topic = Topic::Review;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            scenario_id: row.get("scenario_id")?,
            partner_id: row.get("partner_id")?,
            fte: row.get("fte")?,
            mdf_minor: row.get("mdf_minor")?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![self.scenario_id.into(), self.partner_id.into(), self.fte.into(), self.mdf_minor.into()]
    }

    fn title(&self) -> String {
        "what a scenario gives a partner".to_owned()
    }
}
