use jiff::civil::Date;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::{Cells, typed};
use crate::Result;
use crate::api::document::Topic;
use crate::model::MatchBasis;

/// What an account on a partner's list is taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountMatch {
    pub partner_account_id: i64,
    pub account_id: i64,
    pub basis: MatchBasis,
    /// That both are one company, in hundredths of a percent.
    pub probability: u32,
    /// Whether it is taken; otherwise the user is asked.
    pub is_taken: bool,
    pub import_id: Option<i64>,
}

impl AccountMatch {
    /// Those of the accounts on a partner's list.
    pub fn of_partner(connection: &Connection, partner: i64) -> Result<Vec<Self>> {
        let listed = "SELECT id FROM partner_account WHERE partner_id = ?";
        let sql =
            format!("SELECT {} FROM account_match WHERE partner_account_id IN ({listed})", Self::COLUMNS.join(", "));
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map([partner], Self::from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What an account on a list is taken for.
    pub fn of_listed(connection: &Connection, partner_account: i64) -> Result<Option<Self>> {
        let sql = format!("SELECT {} FROM account_match WHERE partner_account_id = ?", Self::COLUMNS.join(", "));
        Ok(connection.prepare_cached(&sql)?.query_row([partner_account], Self::from_row).optional()?)
    }

    /// The accounts on lists that are, or may be, an account of ours.
    pub fn of_account(connection: &Connection, account: i64) -> Result<Vec<Self>> {
        let sql = format!("SELECT {} FROM account_match WHERE account_id = ?", Self::COLUMNS.join(", "));
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map([account], Self::from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether an account of a partner's list is taken for an account of ours.
    pub fn is_shared(connection: &Connection, (partner, account): (i64, i64)) -> Result<bool> {
        let mut statement = connection.prepare_cached(include_str!("../sql/is_shared.sql"))?;
        Ok(statement.query_row([partner, account], |row| row.get(0))?)
    }
}

impl Table for AccountMatch {
    const NAME: &'static str = "account_match";
    const COLUMNS: &'static [&'static str] =
        &["partner_account_id", "account_id", "basis", "probability", "is_taken", "import_id"];
    const TOPIC: Topic = Topic::Overlap;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let mut cells = Cells::of(row);
        Ok(Self {
            partner_account_id: cells.next()?,
            account_id: cells.next()?,
            basis: cells.typed(MatchBasis::from_code)?,
            probability: cells.next()?,
            is_taken: cells.next()?,
            import_id: cells.next()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.partner_account_id.into(),
            self.account_id.into(),
            self.basis.code().to_owned().into(),
            i64::from(self.probability).into(),
            self.is_taken.into(),
            self.import_id.into(),
        ]
    }

    fn title(&self) -> String {
        "what an account of a partner is taken for".to_owned()
    }
}

/// An account on a partner's list that is taken for one of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchedAccount {
    pub partner_account_id: i64,
    pub partner_id: i64,
    /// As the partner calls it.
    pub name: String,
    pub basis: MatchBasis,
    /// In hundredths of a percent.
    pub probability: u32,
}

impl MatchedAccount {
    /// Those that are taken for an account of ours, of each partner the likest last.
    pub fn taken_for(connection: &Connection, account: i64) -> Result<Vec<Self>> {
        let mut statement = connection.prepare_cached(include_str!("../sql/taken_for.sql"))?;
        let rows = statement.query_map([account], |row| {
            Ok(Self {
                partner_account_id: row.get("id")?,
                partner_id: row.get("partner_id")?,
                name: row.get("name")?,
                basis: typed(row, "basis", MatchBasis::from_code)?,
                probability: row.get("probability")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// What the user said of an account on a partner's list and one of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchDecision {
    pub partner_account_id: i64,
    pub account_id: i64,
    /// One company, or two.
    pub is_same: bool,
    pub decided_on: Date,
}

impl MatchDecision {
    /// Those of the accounts on a partner's list.
    pub fn of_partner(connection: &Connection, partner: i64) -> Result<Vec<Self>> {
        let listed = "SELECT id FROM partner_account WHERE partner_id = ?";
        let sql =
            format!("SELECT {} FROM match_decision WHERE partner_account_id IN ({listed})", Self::COLUMNS.join(", "));
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map([partner], Self::from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What was said of an account on a list.
    pub fn of_listed(connection: &Connection, partner_account: i64) -> Result<Vec<Self>> {
        let sql = format!("SELECT {} FROM match_decision WHERE partner_account_id = ?", Self::COLUMNS.join(", "));
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map([partner_account], Self::from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl MatchDecision {
    /// What was said of an account of ours.
    pub fn of_account(connection: &Connection, account: i64) -> Result<Vec<Self>> {
        let sql = format!("SELECT {} FROM match_decision WHERE account_id = ?", Self::COLUMNS.join(", "));
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map([account], Self::from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Table for MatchDecision {
    const NAME: &'static str = "match_decision";
    const COLUMNS: &'static [&'static str] = &["partner_account_id", "account_id", "is_same", "decided_on"];
    const KEY: usize = 2;
    const TOPIC: Topic = Topic::Overlap;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let mut cells = Cells::of(row);
        Ok(Self {
            partner_account_id: cells.next()?,
            account_id: cells.next()?,
            is_same: cells.next()?,
            decided_on: cells.typed(|text| text.parse().ok())?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.partner_account_id.into(),
            self.account_id.into(),
            self.is_same.into(),
            self.decided_on.to_string().into(),
        ]
    }

    fn title(&self) -> String {
        "what was said of an account of a partner".to_owned()
    }
}
