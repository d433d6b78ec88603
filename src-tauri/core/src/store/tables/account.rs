use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::{typed, typed_option};
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
    /// `None` is the explicit "unsegmented" bucket.
    pub segment_id: Option<i64>,
    pub status: Option<Relationship>,
    pub owner: Option<String>,
    pub industry: Option<String>,
    pub country: Option<String>,
    pub employees: Option<u32>,
    /// The columns Trellis does not know, as the file had them: header and text.
    pub custom: Vec<(String, String)>,
    pub import_id: Option<i64>,
    pub source_row: Option<u32>,
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
        "employees",
        "custom",
        "import_id",
        "source_row",
    ];
    const TOPIC: Topic = Topic::Accounts;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            uuid: row.get("uuid")?,
            name: row.get("name")?,
            external_id: row.get("external_id")?,
            domain: row.get("domain")?,
            segment_id: row.get("segment_id")?,
            status: typed_option(row, "status", Relationship::from_code)?,
            owner: row.get("owner")?,
            industry: row.get("industry")?,
            country: row.get("country")?,
            employees: row.get("employees")?,
            custom: typed(row, "custom", |text| serde_json::from_str(text).ok())?,
            import_id: row.get("import_id")?,
            source_row: row.get("source_row")?,
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
            self.employees.map(i64::from).into(),
            serde_json::to_string(&self.custom).unwrap_or_default().into(),
            self.import_id.into(),
            self.source_row.map(i64::from).into(),
        ]
    }

    fn title(&self) -> String {
        self.name.clone()
    }
}
