use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::Cells;
use crate::api::document::Topic;
use crate::model::{Destination, Subject, Verdict};

/// What a scenario decides of a partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub scenario_id: i64,
    pub partner_id: i64,
    pub subject: Subject,
    pub verdict: Verdict,
    /// A destination's code, a motion as it was called, "listed" or `not_listed`; empty leaves it as it is.
    pub target: String,
    /// The motion decided on, whatever it is called later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub motion_id: Option<i64>,
    pub reason: String,
    /// The day it was put off to.
    pub until: Option<Date>,
    pub owner: String,
    pub approver: String,
    pub due: Option<Date>,
    /// The rule it answers as a sentence; empty where nothing was proposed.
    pub rule: String,
    pub version: Option<u32>,
    pub evidence: String,
    pub decided_at: Timestamp,
}

impl Decision {
    /// Where the partner goes by it; `None` where it stays, or it is of something else.
    #[must_use]
    pub fn destination(&self) -> Option<Destination> {
        let decides = self.subject == Subject::Tier && self.verdict != Verdict::Deferred;
        decides.then(|| Destination::from_code(&self.target)).flatten()
    }
}

impl Table for Decision {
    const NAME: &'static str = "decision";
    const COLUMNS: &'static [&'static str] = &[
        "scenario_id",
        "partner_id",
        "subject",
        "verdict",
        "target",
        "motion_id",
        "reason",
        "until",
        "owner",
        "approver",
        "due",
        "rule",
        "version",
        "evidence",
        "decided_at",
    ];
    const KEY: usize = 3;
    const TOPIC: Topic = Topic::Review;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let mut cells = Cells::of(row);
        Ok(Self {
            scenario_id: cells.next()?,
            partner_id: cells.next()?,
            subject: cells.typed(Subject::from_code)?,
            verdict: cells.typed(Verdict::from_code)?,
            target: cells.next()?,
            motion_id: cells.next()?,
            reason: cells.next()?,
            until: cells.typed_option(|text| text.parse().ok())?,
            owner: cells.next()?,
            approver: cells.next()?,
            due: cells.typed_option(|text| text.parse().ok())?,
            rule: cells.next()?,
            version: cells.next()?,
            evidence: cells.next()?,
            decided_at: cells.typed(|text| text.parse().ok())?,
        })
    }

    fn values(&self) -> Vec<Value> {
        let day = |day: Option<Date>| Value::from(day.map(|day| day.to_string()));
        vec![
            self.scenario_id.into(),
            self.partner_id.into(),
            self.subject.code().to_owned().into(),
            self.verdict.code().to_owned().into(),
            self.target.clone().into(),
            self.motion_id.into(),
            self.reason.clone().into(),
            day(self.until),
            self.owner.clone().into(),
            self.approver.clone().into(),
            day(self.due),
            self.rule.clone().into(),
            self.version.map(i64::from).into(),
            self.evidence.clone().into(),
            self.decided_at.to_string().into(),
        ]
    }

    fn title(&self) -> String {
        "a decision of the review".to_owned()
    }
}
