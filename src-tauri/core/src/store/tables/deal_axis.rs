use jiff::civil::Date;
use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::Cells;
use crate::api::document::Topic;
use crate::model::DealAxis;

/// What is stated of a deal on an axis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedAxis {
    pub deal_id: i64,
    pub axis: DealAxis,
    pub is_met: bool,
    /// The day the intent was stated; of no other axis.
    pub stated_on: Option<Date>,
    pub import_id: Option<i64>,
}

impl Table for StatedAxis {
    const NAME: &'static str = "deal_axis";
    const COLUMNS: &'static [&'static str] = &["deal_id", "axis", "is_met", "stated_on", "import_id"];
    const KEY: usize = 2;
    const TOPIC: Topic = Topic::Deals;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let mut cells = Cells::of(row);
        Ok(Self {
            deal_id: cells.next()?,
            axis: cells.typed(DealAxis::from_code)?,
            is_met: cells.next()?,
            stated_on: cells.typed_option(|text| text.parse().ok())?,
            import_id: cells.next()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.deal_id.into(),
            self.axis.code().to_owned().into(),
            self.is_met.into(),
            self.stated_on.map(|day| day.to_string()).into(),
            self.import_id.into(),
        ]
    }

    fn title(&self) -> String {
        format!("the {} of a deal", self.axis.name().to_lowercase())
    }
}
