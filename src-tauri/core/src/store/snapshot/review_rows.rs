use std::sync::{Arc, LazyLock};

use rusqlite::Connection;

use super::FrozenBase;
use crate::Result;
use crate::model::{Quarter, SignedSubject};
use crate::store::tables::{Allocation, Criteria, Decision, Envelope, FrozenQuarter, Scenario, SignatureRow, Table};

/// All that the reviews of a document hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReviewRows {
    /// Every version, the oldest first.
    pub criteria: Vec<Criteria>,
    /// The head of partnerships first.
    pub signatures: Vec<SignatureRow>,
    /// By quarter.
    frozen: Arc<Vec<FrozenWithBase>>,
    pub envelopes: Vec<Envelope>,
    /// By id.
    pub scenarios: Vec<Scenario>,
    /// By scenario, then partner.
    pub decisions: Vec<Decision>,
    /// By scenario, then partner.
    pub allocations: Vec<Allocation>,
}

/// A frozen quarter with what its plan starts from.
#[derive(Debug, PartialEq)]
struct FrozenWithBase {
    row: FrozenQuarter,
    /// `None` where it is not as it was frozen: a document has to open also then, and the review says so.
    base: Option<FrozenBase>,
}

impl FrozenWithBase {
    fn of(row: FrozenQuarter) -> Self {
        let base = FrozenBase::of(&row).ok();
        Self { row, base }
    }
}

impl ReviewRows {
    /// Reads them; frozen quarters that stand in `kept` are not unpacked again.
    pub fn read(connection: &Connection, kept: Option<&Self>) -> Result<Self> {
        // A frozen quarter is never changed or removed: as many are the same.
        let sql = "SELECT count(*) FROM frozen_quarter";
        let count: i64 = connection.query_row(sql, [], |row| row.get(0))?;
        let frozen = match kept.filter(|kept| i64::try_from(kept.frozen.len()) == Ok(count)) {
            Some(kept) => Arc::clone(&kept.frozen),
            None => Arc::new(FrozenQuarter::all(connection)?.into_iter().map(FrozenWithBase::of).collect()),
        };
        let mut signatures = SignatureRow::all(connection)?;
        signatures.sort_by_key(|row| row.role);
        Ok(Self {
            criteria: Criteria::all(connection)?,
            signatures,
            frozen,
            envelopes: Envelope::all(connection)?,
            scenarios: Scenario::all(connection)?,
            decisions: Decision::all(connection)?,
            allocations: Allocation::all(connection)?,
        })
    }

    /// The criteria that hold: the newest version, else what Trellis begins with.
    #[must_use]
    pub fn standing_criteria(&self) -> &Criteria {
        static FIRST: LazyLock<Criteria> = LazyLock::new(Criteria::default);
        self.criteria.last().unwrap_or(&FIRST)
    }

    /// The signatures under a version of the criteria.
    pub fn signatures_of_criteria(&self, version: u32) -> impl Iterator<Item = &SignatureRow> {
        self.signatures_under(SignedSubject::Criteria, version.to_string())
    }

    /// The signatures under the plan of a quarter.
    pub fn signatures_of_plan(&self, quarter: Quarter) -> impl Iterator<Item = &SignatureRow> {
        self.signatures_under(SignedSubject::Plan, quarter.to_string())
    }

    fn signatures_under(&self, subject: SignedSubject, of: String) -> impl Iterator<Item = &SignatureRow> {
        self.signatures.iter().filter(move |row| row.subject == subject && row.of == of)
    }

    #[must_use]
    pub fn frozen_quarter(&self, quarter: Quarter) -> Option<&FrozenQuarter> {
        self.frozen_with_base(quarter).map(|frozen| &frozen.row)
    }

    /// What the plan of a quarter starts from, once it is frozen; nothing where it is not as it was frozen.
    #[must_use]
    pub fn base(&self, quarter: Quarter) -> Option<&FrozenBase> {
        self.frozen_with_base(quarter)?.base.as_ref()
    }

    /// The quarters that are frozen, oldest first.
    pub fn frozen_quarters(&self) -> impl Iterator<Item = Quarter> {
        self.frozen.iter().map(|frozen| frozen.row.quarter)
    }

    fn frozen_with_base(&self, quarter: Quarter) -> Option<&FrozenWithBase> {
        self.frozen.iter().find(|frozen| frozen.row.quarter == quarter)
    }

    /// The scenarios of a quarter, by letter.
    pub fn scenarios_of(&self, quarter: Quarter) -> impl Iterator<Item = &Scenario> {
        self.scenarios.iter().filter(move |scenario| scenario.quarter == quarter)
    }

    pub fn decisions_of(&self, scenario: i64) -> impl Iterator<Item = &Decision> {
        self.decisions.iter().filter(move |decision| decision.scenario_id == scenario)
    }

    pub fn allocations_of(&self, scenario: i64) -> impl Iterator<Item = &Allocation> {
        self.allocations.iter().filter(move |allocation| allocation.scenario_id == scenario)
    }
}
