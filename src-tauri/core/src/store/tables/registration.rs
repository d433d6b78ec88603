use jiff::civil::Date;
use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::Cells;
use crate::api::document::Topic;
use crate::model::RegistrationOutcome;

/// What was decided of a partner's registration of a deal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrationRow {
    pub deal_id: i64,
    pub partner_id: i64,
    /// Where it was handed in or decided here; else the days of the deal hold.
    pub submitted_on: Option<Date>,
    pub decided_on: Option<Date>,
    pub outcome: Option<RegistrationOutcome>,
    /// The last day of protection; of an approved one only.
    pub protected_until: Option<Date>,
    pub owner: Option<String>,
    pub reason: Option<String>,
    pub import_id: Option<i64>,
}

impl Table for RegistrationRow {
    const NAME: &'static str = "registration";
    const COLUMNS: &'static [&'static str] = &[
        "deal_id",
        "partner_id",
        "submitted_on",
        "decided_on",
        "outcome",
        "protected_until",
        "owner",
        "reason",
        "import_id",
    ];
    const KEY: usize = 2;
    const TOPIC: Topic = Topic::Deals;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let mut cells = Cells::of(row);
        Ok(Self {
            deal_id: cells.next()?,
            partner_id: cells.next()?,
            submitted_on: cells.typed_option(|text| text.parse().ok())?,
            decided_on: cells.typed_option(|text| text.parse().ok())?,
            outcome: cells.typed_option(RegistrationOutcome::from_code)?,
            protected_until: cells.typed_option(|text| text.parse().ok())?,
            owner: cells.next()?,
            reason: cells.next()?,
            import_id: cells.next()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        let day = |day: Option<Date>| Value::from(day.map(|day| day.to_string()));
        vec![
            self.deal_id.into(),
            self.partner_id.into(),
            day(self.submitted_on),
            day(self.decided_on),
            self.outcome.map(|outcome| outcome.code().to_owned()).into(),
            day(self.protected_until),
            self.owner.clone().into(),
            self.reason.clone().into(),
            self.import_id.into(),
        ]
    }

    fn title(&self) -> String {
        "the registration of a deal".to_owned()
    }
}
