use std::ops::RangeInclusive;

use jiff::civil::Date;
use rusqlite::types::Value;
use rusqlite::{Connection, Row, Statement};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::table::Cells;
use super::{FreshRow, Table};
use crate::Result;
use crate::api::document::Topic;
use crate::model::Relationship;

/// A host account: one of the company's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    pub id: i64,
    pub uuid: String,
    pub name: String,
    pub external_id: Option<String>,
    pub domain: Option<String>,
    /// As its file gave it; without one a rule may place it, see [`crate::store::Snapshot::segment_of`].
    pub segment_id: Option<i64>,
    pub status: Option<Relationship>,
    pub owner: Option<String>,
    pub industry: Option<String>,
    pub country: Option<String>,
    pub city: Option<String>,
    pub employees: Option<u32>,
    /// The stage of our open opportunity, as the file names it.
    pub stage: Option<String>,
    pub last_activity: Option<Date>,
    /// The columns Trellis does not know, as the file had them: header and text.
    pub custom: Vec<(String, String)>,
    pub import_id: Option<i64>,
    pub source_row: Option<u32>,
}

impl Account {
    /// The id in the middle of all.
    pub fn middle(connection: &Connection) -> Result<i64> {
        let middle = "SELECT coalesce(max(id), 0) / 2 FROM account";
        Ok(connection.prepare_cached(middle)?.query_row([], |row| row.get(0))?)
    }

    /// Those with ids in this range, by id.
    pub fn of_ids(connection: &Connection, ids: RangeInclusive<i64>) -> Result<Vec<Self>> {
        let columns = Self::COLUMNS.join(", ");
        let sql = format!("SELECT {columns} FROM account WHERE id BETWEEN ? AND ? ORDER BY id");
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map([ids.start(), ids.end()], Self::from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Table for Account {
    const NAME: &'static str = "account";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "uuid",
        "name",
        "external_id",
        "domain",
        "segment_id",
        "status",
        "owner",
        "industry",
        "country",
        "city",
        "employees",
        "stage",
        "last_activity",
        "custom",
        "import_id",
        "source_row",
    ];
    const TOPIC: Topic = Topic::Accounts;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let mut cells = Cells::of(row);
        Ok(Self {
            id: cells.next()?,
            uuid: cells.next()?,
            name: cells.next()?,
            external_id: cells.next()?,
            domain: cells.next()?,
            segment_id: cells.next()?,
            status: cells.typed_option(Relationship::from_code)?,
            owner: cells.next()?,
            industry: cells.next()?,
            country: cells.next()?,
            city: cells.next()?,
            employees: cells.next()?,
            stage: cells.next()?,
            last_activity: cells.typed_option(|text| text.parse().ok())?,
            custom: cells.typed(|text| serde_json::from_str(text).ok())?,
            import_id: cells.next()?,
            source_row: cells.next()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.into(),
            self.uuid.clone().into(),
            self.name.clone().into(),
            self.external_id.clone().into(),
            self.domain.clone().into(),
            self.segment_id.into(),
            self.status.map(|status| status.code().to_owned()).into(),
            self.owner.clone().into(),
            self.industry.clone().into(),
            self.country.clone().into(),
            self.city.clone().into(),
            self.employees.map(i64::from).into(),
            self.stage.clone().into(),
            self.last_activity.map(|day| day.to_string()).into(),
            serde_json::to_string(&self.custom).unwrap_or_default().into(),
            self.import_id.into(),
            self.source_row.map(i64::from).into(),
        ]
    }

    fn title(&self) -> String {
        self.name.clone()
    }
}

/// An account that an import creates.
pub struct NewAccount<'a> {
    pub id: i64,
    pub uuid: Uuid,
    pub name: &'a str,
    pub external_id: Option<&'a str>,
    pub domain: Option<&'a str>,
    pub segment_id: Option<i64>,
    pub status: Option<Relationship>,
    pub owner: Option<&'a str>,
    pub industry: Option<&'a str>,
    pub country: Option<&'a str>,
    pub city: Option<&'a str>,
    pub employees: Option<u32>,
    pub stage: Option<&'a str>,
    pub last_activity: Option<Date>,
    /// As the column has it.
    pub custom: String,
    pub import_id: i64,
    pub source_row: u32,
}

impl FreshRow for NewAccount<'_> {
    type Of = Account;

    fn bind(&self, statement: &mut Statement<'_>, first: usize) -> rusqlite::Result<()> {
        let mut uuid = Uuid::encode_buffer();
        let uuid: &str = self.uuid.hyphenated().encode_lower(&mut uuid);
        let texts = [Some(self.name), self.external_id, self.domain];
        let more = [self.status.map(Relationship::code), self.owner, self.industry, self.country, self.city];
        statement.raw_bind_parameter(first, self.id)?;
        statement.raw_bind_parameter(first + 1, uuid)?;
        for (place, text) in (first + 2..).zip(texts) {
            statement.raw_bind_parameter(place, text)?;
        }
        statement.raw_bind_parameter(first + 5, self.segment_id)?;
        for (place, text) in (first + 6..).zip(more) {
            statement.raw_bind_parameter(place, text)?;
        }
        statement.raw_bind_parameter(first + 11, self.employees)?;
        statement.raw_bind_parameter(first + 12, self.stage)?;
        statement.raw_bind_parameter(first + 13, self.last_activity.map(|day| day.to_string()))?;
        statement.raw_bind_parameter(first + 14, self.custom.as_str())?;
        statement.raw_bind_parameter(first + 15, self.import_id)?;
        statement.raw_bind_parameter(first + 16, self.source_row)
    }
}
