use jiff::civil::Date;
use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::{typed, typed_option};
use crate::api::document::Topic;
use crate::model::Relationship;

/// The partner also has this host account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overlap {
    pub partner_id: i64,
    pub account_id: i64,
    pub theirs: Option<Relationship>,
    pub as_of: Date,
    pub import_id: Option<i64>,
}

impl Table for Overlap {
    const NAME: &'static str = "overlap";
    const COLUMNS: &'static [&'static str] = &["partner_id", "account_id", "theirs", "as_of", "import_id"];
    const KEY: usize = 2;
    const TOPIC: Topic = Topic::Overlap;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            partner_id: row.get("partner_id")?,
            account_id: row.get("account_id")?,
            theirs: typed_option(row, "theirs", Relationship::from_code)?,
            as_of: typed(row, "as_of", |text| text.parse().ok())?,
            import_id: row.get("import_id")?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.partner_id.into(),
            self.account_id.into(),
            self.theirs.map(|status| status.code().to_owned()).into(),
            self.as_of.to_string().into(),
            self.import_id.into(),
        ]
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
