use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::unreadable;
use crate::api::document::Topic;
use crate::model::{Band, Tier};

/// The band a document expects of a tier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TierBand {
    pub tier: Tier,
    pub band: Option<Band>,
}

impl Table for TierBand {
    const NAME: &'static str = "tier";
    const COLUMNS: &'static [&'static str] = &["tier", "band_low", "band_high"];
    const TOPIC: Topic = Topic::Document;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let number: i64 = row.get("tier")?;
        let (low, high): (Option<u32>, Option<u32>) = (row.get("band_low")?, row.get("band_high")?);
        Ok(Self {
            tier: Tier::from_number(number).ok_or_else(|| unreadable("tier", &number.to_string()))?,
            band: low.zip(high).map(|(low, high)| Band { low, high }),
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            i64::from(self.tier.number()).into(),
            self.band.map(|band| i64::from(band.low)).into(),
            self.band.map(|band| i64::from(band.high)).into(),
        ]
    }

    fn title(&self) -> String {
        format!("the band of Tier {}", self.tier.number())
    }
}
