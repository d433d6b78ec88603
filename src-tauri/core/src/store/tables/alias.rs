use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use crate::api::document::Topic;
use crate::model::name_key;

/// A partner that was merged into another: files and exports that still name it mean that one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartnerAlias {
    pub id: i64,
    pub partner_id: i64,
    pub uuid: String,
    pub name: String,
    pub external_id: Option<String>,
    pub domain: Option<String>,
}

impl Table for PartnerAlias {
    const NAME: &'static str = "partner_alias";
    const COLUMNS: &'static [&'static str] = &["id", "partner_id", "uuid", "name", "name_key", "external_id", "domain"];
    const TOPIC: Topic = Topic::Partners;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            partner_id: row.get("partner_id")?,
            uuid: row.get("uuid")?,
            name: row.get("name")?,
            external_id: row.get("external_id")?,
            domain: row.get("domain")?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.into(),
            self.partner_id.into(),
            self.uuid.clone().into(),
            self.name.clone().into(),
            name_key(&self.name).into(),
            self.external_id.clone().into(),
            self.domain.clone().into(),
        ]
    }

    fn title(&self) -> String {
        format!("the former name {}", self.name)
    }
}
