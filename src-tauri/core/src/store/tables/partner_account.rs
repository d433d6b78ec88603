use std::collections::BTreeMap;

use jiff::civil::Date;
use rusqlite::types::Value;
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::Cells;
use crate::Result;
use crate::api::document::Topic;
use crate::model::Relationship;

/// An account on a partner's own list, as the partner has it, whether it is one of ours or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartnerAccount {
    pub id: i64,
    pub partner_id: i64,
    pub name: String,
    /// The id the partner has it under.
    pub external_id: Option<String>,
    pub domain: Option<String>,
    pub industry: Option<String>,
    pub country: Option<String>,
    pub city: Option<String>,
    pub owner: Option<String>,
    pub employees: Option<u32>,
    /// How the partner stands to it.
    pub status: Option<Relationship>,
    /// The stage of the partner's open opportunity, as the file names it.
    pub stage: Option<String>,
    pub last_activity: Option<Date>,
    pub as_of: Date,
    pub import_id: Option<i64>,
    pub source_row: Option<u32>,
}

impl PartnerAccount {
    /// Those on a partner's list that are taken for an account of ours, by id.
    pub fn taken_for(connection: &Connection, (partner, account): (i64, i64)) -> Result<Vec<Self>> {
        let taken = "SELECT partner_account_id FROM account_match WHERE account_id = ? AND is_taken";
        let sql = format!(
            "SELECT {} FROM partner_account WHERE id IN ({taken}) AND partner_id = ? ORDER BY id",
            Self::COLUMNS.join(", ")
        );
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map([account, partner], Self::from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many there are on each partner's list.
    pub fn counts(connection: &Connection) -> Result<BTreeMap<i64, u32>> {
        let mut statement =
            connection.prepare_cached("SELECT partner_id, count(*) FROM partner_account GROUP BY partner_id")?;
        let counts = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(counts.collect::<rusqlite::Result<_>>()?)
    }
}

impl Table for PartnerAccount {
    const NAME: &'static str = "partner_account";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "partner_id",
        "name",
        "external_id",
        "domain",
        "industry",
        "country",
        "city",
        "owner",
        "employees",
        "status",
        "stage",
        "last_activity",
        "as_of",
        "import_id",
        "source_row",
    ];
    const TOPIC: Topic = Topic::Overlap;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let mut cells = Cells::of(row);
        Ok(Self {
            id: cells.next()?,
            partner_id: cells.next()?,
            name: cells.next()?,
            external_id: cells.next()?,
            domain: cells.next()?,
            industry: cells.next()?,
            country: cells.next()?,
            city: cells.next()?,
            owner: cells.next()?,
            employees: cells.next()?,
            status: cells.typed_option(Relationship::from_code)?,
            stage: cells.next()?,
            last_activity: cells.typed_option(|text| text.parse().ok())?,
            as_of: cells.typed(|text| text.parse().ok())?,
            import_id: cells.next()?,
            source_row: cells.next()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.into(),
            self.partner_id.into(),
            self.name.clone().into(),
            self.external_id.clone().into(),
            self.domain.clone().into(),
            self.industry.clone().into(),
            self.country.clone().into(),
            self.city.clone().into(),
            self.owner.clone().into(),
            self.employees.map(i64::from).into(),
            self.status.map(|status| status.code().to_owned()).into(),
            self.stage.clone().into(),
            self.last_activity.map(|day| day.to_string()).into(),
            self.as_of.to_string().into(),
            self.import_id.into(),
            self.source_row.map(i64::from).into(),
        ]
    }

    fn title(&self) -> String {
        format!("{} on a partner's account list", self.name)
    }
}
