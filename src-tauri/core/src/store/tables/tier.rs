use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::unreadable;
use crate::api::document::Topic;
use crate::model::{Band, Tier};

/// What a document expects of a tier: its band, and the written rule by which a partner leaves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TierSetting {
    pub tier: Tier,
    pub band: Option<Band>,
    /// Empty where none is written.
    pub exit_rule: String,
}

impl Table for TierSetting {
    const NAME: &'static str = "tier";
    const COLUMNS: &'static [&'static str] = &["tier", "band_low", "band_high", "exit_rule"];
    const TOPIC: Topic = Topic::Document;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let number: i64 = row.get("tier")?;
        let (low, high): (Option<u32>, Option<u32>) = (row.get("band_low")?, row.get("band_high")?);
        Ok(Self {
            tier: Tier::from_number(number).ok_or_else(|| unreadable("tier", &number.to_string()))?,
            band: low.zip(high).map(|(low, high)| Band { low, high }),
            exit_rule: row.get("exit_rule")?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            i64::from(self.tier.number()).into(),
            self.band.map(|band| i64::from(band.low)).into(),
            self.band.map(|band| i64::from(band.high)).into(),
            self.exit_rule.clone().into(),
        ]
    }

    fn title(&self) -> String {
        format!("what is expected of {}", self.tier.title())
    }
}
