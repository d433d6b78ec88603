use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::typed;
use crate::api::document::Topic;
use crate::model::{Currency, Quarter};

/// What a quarter's review may spend; `None` is what is spent today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    pub quarter: Quarter,
    /// Hundredths of a full-time equivalent.
    pub fte: Option<i64>,
    pub mdf_minor: Option<i64>,
    pub currency: Currency,
}

impl Table for Envelope {
    const NAME: &'static str = "envelope";
    const COLUMNS: &'static [&'static str] = &["quarter", "fte", "mdf_minor", "currency"];
    const TOPIC: Topic = Topic::Review;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            quarter: typed(row, "quarter", Quarter::parse)?,
            fte: row.get("fte")?,
            mdf_minor: row.get("mdf_minor")?,
            currency: typed(row, "currency", Currency::from_code)?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.quarter.to_string().into(),
            self.fte.into(),
            self.mdf_minor.into(),
            self.currency.code().to_owned().into(),
        ]
    }

    fn title(&self) -> String {
        format!("the envelope of the quarter from {}", self.quarter)
    }
}
