use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use crate::api::document::Topic;

/// Another account of ours that was merged into this one: files that still name it mean this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountAlias {
    pub id: i64,
    pub account_id: i64,
    pub uuid: String,
    pub name: String,
    pub external_id: Option<String>,
    pub domain: Option<String>,
}

impl Table for AccountAlias {
    const NAME: &'static str = "account_alias";
    const COLUMNS: &'static [&'static str] = &["id", "account_id", "uuid", "name", "external_id", "domain"];
    const TOPIC: Topic = Topic::Accounts;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            account_id: row.get("account_id")?,
            uuid: row.get("uuid")?,
            name: row.get("name")?,
            external_id: row.get("external_id")?,
            domain: row.get("domain")?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.into(),
            self.account_id.into(),
            self.uuid.clone().into(),
            self.name.clone().into(),
            self.external_id.clone().into(),
            self.domain.clone().into(),
        ]
    }

    fn title(&self) -> String {
        format!("the former account {}", self.name)
    }
}

/// Two accounts of ours that look like one and are two: the user said so. The smaller id stands first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldApart {
    pub account_id: i64,
    pub other_id: i64,
}

impl Table for ToldApart {
    const NAME: &'static str = "told_apart";
    const COLUMNS: &'static [&'static str] = &["account_id", "other_id"];
    const KEY: usize = 2;
    /// The accounts themselves stay as they are: what is counted of them holds.
    const TOPIC: Topic = Topic::Overlap;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { account_id: row.get("account_id")?, other_id: row.get("other_id")? })
    }

    fn values(&self) -> Vec<Value> {
        vec![self.account_id.into(), self.other_id.into()]
    }

    fn title(&self) -> String {
        "two accounts that were told apart".to_owned()
    }

    /// There is no column beside the key.
    fn write_sql() -> String {
        "INSERT INTO told_apart (account_id, other_id) VALUES (?, ?) ON CONFLICT DO NOTHING".to_owned()
    }
}
