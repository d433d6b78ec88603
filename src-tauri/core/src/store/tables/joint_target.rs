use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::typed;
use crate::api::document::Topic;
use crate::model::{JointStage, Quarter};

/// An account on a partner's joint target account list of a quarter: it is pursued jointly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JointTarget {
    pub partner_id: i64,
    pub account_id: i64,
    pub quarter: Quarter,
    pub stage: JointStage,
    pub owner: Option<String>,
    pub next_step: Option<String>,
    pub import_id: Option<i64>,
}

impl Table for JointTarget {
    const NAME: &'static str = "joint_target";
    const COLUMNS: &'static [&'static str] =
        &["partner_id", "account_id", "quarter", "stage", "owner", "next_step", "import_id"];
    const KEY: usize = 3;
    const TOPIC: Topic = Topic::Partners;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            partner_id: row.get("partner_id")?,
            account_id: row.get("account_id")?,
            quarter: typed(row, "quarter", Quarter::parse)?,
            stage: typed(row, "stage", JointStage::from_code)?,
            owner: row.get("owner")?,
            next_step: row.get("next_step")?,
            import_id: row.get("import_id")?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.partner_id.into(),
            self.account_id.into(),
            self.quarter.to_string().into(),
            self.stage.code().to_owned().into(),
            self.owner.clone().into(),
            self.next_step.clone().into(),
            self.import_id.into(),
        ]
    }

    fn title(&self) -> String {
        "an account of a joint target account list".to_owned()
    }
}
