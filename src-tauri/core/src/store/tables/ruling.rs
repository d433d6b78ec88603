use jiff::civil::Date;
use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::Cells;
use crate::api::document::Topic;

/// Who may go on with an account that several are on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    pub account_id: i64,
    /// `None`: we ourselves.
    pub partner_id: Option<i64>,
    /// Who ruled.
    pub owner: String,
    pub reason: String,
    pub ruled_on: Date,
    /// The partners it was ruled between, by id; 0 is a deal of ours. Whoever else comes opens the conflict again.
    pub parties: Vec<i64>,
}

impl Table for Ruling {
    const NAME: &'static str = "ruling";
    const COLUMNS: &'static [&'static str] = &["account_id", "partner_id", "owner", "reason", "ruled_on", "parties"];
    const TOPIC: Topic = Topic::Deals;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let mut cells = Cells::of(row);
        Ok(Self {
            account_id: cells.next()?,
            partner_id: cells.next()?,
            owner: cells.next()?,
            reason: cells.next()?,
            ruled_on: cells.typed(|text| text.parse().ok())?,
            parties: cells.typed(|text| text.split(',').map(|id| id.parse().ok()).collect())?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.account_id.into(),
            self.partner_id.into(),
            self.owner.clone().into(),
            self.reason.clone().into(),
            self.ruled_on.to_string().into(),
            self.parties.iter().map(ToString::to_string).collect::<Vec<_>>().join(",").into(),
        ]
    }

    fn title(&self) -> String {
        "the ruling on an account".to_owned()
    }
}
