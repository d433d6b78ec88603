use rusqlite::types::Value;
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::{typed, unreadable};
use crate::api::document::Topic;
use crate::model::{Currency, FiscalCalendar, Quarter};
use crate::{Error, Result};

/// What the user set for the whole document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    pub name: String,
    /// Empty until the user says it.
    pub company: String,
    pub currency: Currency,
    pub calendar: FiscalCalendar,
    pub review_quarter: Quarter,
    pub small_base: u32,
    pub confidentiality: String,
}

impl Setting {
    /// The one row of the table.
    pub fn read(connection: &Connection) -> Result<Self> {
        Self::all(connection)?.pop().ok_or_else(|| Error::new("the document has lost its settings; open a copy of it"))
    }

    /// What a person calls the company: its name, or the document's until it has one.
    #[must_use]
    pub fn company_or_name(&self) -> &str {
        if self.company.is_empty() { &self.name } else { &self.company }
    }
}

impl Table for Setting {
    const NAME: &'static str = "setting";
    const COLUMNS: &'static [&'static str] =
        &["id", "name", "company", "currency", "fiscal_first_month", "review_quarter", "small_base", "confidentiality"];
    const TOPIC: Topic = Topic::Document;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let first_month: i8 = row.get("fiscal_first_month")?;
        Ok(Self {
            name: row.get("name")?,
            company: row.get("company")?,
            currency: typed(row, "currency", Currency::from_code)?,
            calendar: FiscalCalendar::starting_in(first_month)
                .ok_or_else(|| unreadable("month", &first_month.to_string()))?,
            review_quarter: typed(row, "review_quarter", Quarter::parse)?,
            small_base: row.get("small_base")?,
            confidentiality: row.get("confidentiality")?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            1.into(),
            self.name.clone().into(),
            self.company.clone().into(),
            self.currency.code().to_owned().into(),
            i64::from(self.calendar.first_month()).into(),
            self.review_quarter.to_string().into(),
            i64::from(self.small_base).into(),
            self.confidentiality.clone().into(),
        ]
    }

    fn title(&self) -> String {
        "the document's settings".to_owned()
    }
}
