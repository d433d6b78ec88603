use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::Cells;
use crate::api::document::Topic;
use crate::model::{Currency, Figure, Measure, Quarter, Unit};

/// What a partner did or cost in a quarter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    pub partner_id: i64,
    pub quarter: Quarter,
    pub measure: Measure,
    /// Minor units, hundredths or a count.
    pub value: i64,
    /// The currency the amount was said in, "hundredths" or "count".
    pub unit: String,
    pub import_id: Option<i64>,
}

impl Fact {
    /// The value with the currency it is in.
    #[must_use]
    pub fn figure(&self) -> Figure {
        let is_money = self.measure.unit() == Unit::Money;
        let currency = if is_money { Currency::from_code(&self.unit) } else { None };
        Figure { value: self.value, currency }
    }

    /// The unit a value of a measure is stored in, where amounts are in this currency.
    #[must_use]
    pub fn unit_of(measure: Measure, currency: Currency) -> String {
        match measure.unit() {
            Unit::Money => currency.code().to_owned(),
            Unit::Hundredths => "hundredths".to_owned(),
            Unit::Count => "count".to_owned(),
        }
    }
}

impl Table for Fact {
    const NAME: &'static str = "fact";
    const COLUMNS: &'static [&'static str] = &["partner_id", "quarter", "measure", "value", "unit", "import_id"];
    const KEY: usize = 3;
    const TOPIC: Topic = Topic::Facts;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let mut cells = Cells::of(row);
        Ok(Self {
            partner_id: cells.next()?,
            quarter: cells.typed(Quarter::parse)?,
            measure: cells.typed(Measure::from_code)?,
            value: cells.next()?,
            unit: cells.next()?,
            import_id: cells.next()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.partner_id.into(),
            self.quarter.to_string().into(),
            self.measure.code().to_owned().into(),
            self.value.into(),
            self.unit.clone().into(),
            self.import_id.into(),
        ]
    }

    fn title(&self) -> String {
        format!("{} of the quarter from {}", self.measure.name(), self.quarter)
    }
}
