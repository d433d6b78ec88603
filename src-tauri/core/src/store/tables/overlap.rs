use jiff::civil::Date;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::{Cells, typed};
use crate::Result;
use crate::api::document::Topic;
use crate::model::Relationship;

/// The partner also has this host account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overlap {
    pub partner_id: i64,
    pub account_id: i64,
    pub theirs: Option<Relationship>,
    /// Who owns it on the partner's side.
    pub owner: Option<String>,
    /// The stage of the partner's open opportunity, as the file names it.
    pub stage: Option<String>,
    pub last_activity: Option<Date>,
    pub as_of: Date,
    pub import_id: Option<i64>,
}

impl Overlap {
    /// What is known of a partner and an account.
    pub fn of_pair(connection: &Connection, (partner, account): (i64, i64)) -> Result<Option<Self>> {
        let sql = format!("SELECT {} FROM overlap WHERE partner_id = ? AND account_id = ?", Self::COLUMNS.join(", "));
        Ok(connection.prepare_cached(&sql)?.query_row([partner, account], Self::from_row).optional()?)
    }

    /// Whether it stands only because an account on a list of that day was taken for ours: what a file of overlaps said, or
    /// what is newer, stands by itself.
    pub fn is_of_list(&self, connection: &Connection, list: Date) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM import WHERE id = ? AND kind = 'overlaps')";
        let is_said: bool = connection.prepare_cached(sql)?.query_row([self.import_id], |row| row.get(0))?;
        Ok(self.as_of <= list && !is_said)
    }

    /// What partners' sides say of an account, by partner.
    pub fn of_account(connection: &Connection, account: i64) -> Result<Vec<Self>> {
        let sql = format!("SELECT {} FROM overlap WHERE account_id = ? ORDER BY partner_id", Self::COLUMNS.join(", "));
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map([account], Self::from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Table for Overlap {
    const NAME: &'static str = "overlap";
    const COLUMNS: &'static [&'static str] =
        &["partner_id", "account_id", "theirs", "owner", "stage", "last_activity", "as_of", "import_id"];
    const KEY: usize = 2;
    const TOPIC: Topic = Topic::Overlap;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let mut cells = Cells::of(row);
        Ok(Self {
            partner_id: cells.next()?,
            account_id: cells.next()?,
            theirs: cells.typed_option(Relationship::from_code)?,
            owner: cells.next()?,
            stage: cells.next()?,
            last_activity: cells.typed_option(|text| text.parse().ok())?,
            as_of: cells.typed(|text| text.parse().ok())?,
            import_id: cells.next()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.partner_id.into(),
            self.account_id.into(),
            self.theirs.map(|status| status.code().to_owned()).into(),
            self.owner.clone().into(),
            self.stage.clone().into(),
            self.last_activity.map(|day| day.to_string()).into(),
            self.as_of.to_string().into(),
            self.import_id.into(),
        ]
    }

    fn part(&self) -> Option<i64> {
        Some(self.partner_id)
    }

    fn title(&self) -> String {
        "an account a partner shares".to_owned()
    }
}

/// That a partner handed over an account list, and of when it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartnerList {
    pub partner_id: i64,
    pub as_of: Date,
    pub import_id: Option<i64>,
}

impl Table for PartnerList {
    const NAME: &'static str = "partner_list";
    const COLUMNS: &'static [&'static str] = &["partner_id", "as_of", "import_id"];
    const TOPIC: Topic = Topic::Overlap;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            partner_id: row.get("partner_id")?,
            as_of: typed(row, "as_of", |text| text.parse().ok())?,
            import_id: row.get("import_id")?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![self.partner_id.into(), self.as_of.to_string().into(), self.import_id.into()]
    }

    fn title(&self) -> String {
        "a partner's account list".to_owned()
    }
}
