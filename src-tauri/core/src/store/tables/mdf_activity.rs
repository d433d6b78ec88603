use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::Cells;
use crate::api::document::Topic;
use crate::model::{Currency, MdfState, Money, Quarter};

/// An activity a partner asked marketing money for: the request, the activity, what was spent and what came of it. Amounts in
/// minor units of its currency; `None` is not known, which is not zero.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MdfActivity {
    pub id: i64,
    pub uuid: String,
    pub partner_id: i64,
    /// The quarter whose money it is.
    pub quarter: Quarter,
    pub name: String,
    /// Its id in the system its file comes from.
    pub external_id: Option<String>,
    /// "Event", "Campaign": in the company's own words.
    pub kind: Option<String>,
    /// What it is to bring, in words.
    pub goal: Option<String>,
    pub state: MdfState,
    pub currency: Currency,
    pub requested_minor: Option<i64>,
    pub approved_minor: Option<i64>,
    pub spent_minor: Option<i64>,
    /// The pipeline it is to bring, and the one it brought.
    pub pipeline_goal_minor: Option<i64>,
    pub pipeline_minor: Option<i64>,
    pub leads: Option<u32>,
    pub import_id: Option<i64>,
    pub source_row: Option<u32>,
}

impl MdfActivity {
    /// One of its amounts in its own currency.
    #[must_use]
    pub fn money(&self, minor: Option<i64>) -> Option<Money> {
        minor.map(|minor| Money { minor, currency: self.currency })
    }
}

impl Table for MdfActivity {
    const NAME: &'static str = "mdf_activity";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "uuid",
        "partner_id",
        "quarter",
        "name",
        "external_id",
        "kind",
        "goal",
        "state",
        "currency",
        "requested_minor",
        "approved_minor",
        "spent_minor",
        "pipeline_goal_minor",
        "pipeline_minor",
        "leads",
        "import_id",
        "source_row",
    ];
    const TOPIC: Topic = Topic::Facts;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let mut cells = Cells::of(row);
        Ok(Self {
            id: cells.next()?,
            uuid: cells.next()?,
            partner_id: cells.next()?,
            quarter: cells.typed(Quarter::parse)?,
            name: cells.next()?,
            external_id: cells.next()?,
            kind: cells.next()?,
            goal: cells.next()?,
            state: cells.typed(MdfState::from_code)?,
            currency: cells.typed(Currency::from_code)?,
            requested_minor: cells.next()?,
            approved_minor: cells.next()?,
            spent_minor: cells.next()?,
            pipeline_goal_minor: cells.next()?,
            pipeline_minor: cells.next()?,
            leads: cells.next()?,
            import_id: cells.next()?,
            source_row: cells.next()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.into(),
            self.uuid.clone().into(),
            self.partner_id.into(),
            self.quarter.to_string().into(),
            self.name.clone().into(),
            self.external_id.clone().into(),
            self.kind.clone().into(),
            self.goal.clone().into(),
            self.state.code().to_owned().into(),
            self.currency.code().to_owned().into(),
            self.requested_minor.into(),
            self.approved_minor.into(),
            self.spent_minor.into(),
            self.pipeline_goal_minor.into(),
            self.pipeline_minor.into(),
            self.leads.map(i64::from).into(),
            self.import_id.into(),
            self.source_row.map(i64::from).into(),
        ]
    }

    fn title(&self) -> String {
        format!("the MDF activity {}", self.name)
    }
}
