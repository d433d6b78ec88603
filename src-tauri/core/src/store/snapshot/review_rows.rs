use std::collections::BTreeMap;
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
    pub frozen: Vec<FrozenQuarter>,
    pub envelopes: Vec<Envelope>,
    /// By id.
    pub scenarios: Vec<Scenario>,
    /// By scenario, then partner.
    pub decisions: Vec<Decision>,
    /// By scenario, then partner.
    pub allocations: Vec<Allocation>,
    /// What the plans of frozen quarters start from, with the hash of what it was read from.
    bases: BTreeMap<Quarter, (String, Arc<FrozenBase>)>,
}

impl ReviewRows {
    /// Reads them; frozen quarters that stand in `kept` are not unpacked again.
    pub fn read(connection: &Connection, kept: Option<&Self>) -> Result<Self> {
        let frozen = FrozenQuarter::all(connection)?;
        let mut bases = BTreeMap::new();
        for one in &frozen {
            let known = kept.and_then(|kept| kept.bases.get(&one.quarter)).filter(|(hash, _)| *hash == one.hash);
            let base = match known {
                Some(known) => known.clone(),
                None => (one.hash.clone(), Arc::new(FrozenBase::of(one)?)),
            };
            bases.insert(one.quarter, base);
        }
        let mut signatures = SignatureRow::all(connection)?;
        signatures.sort_by_key(|row| row.role);
        Ok(Self {
            bases,
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
        self.frozen.iter().find(|frozen| frozen.quarter == quarter)
    }

    /// What the plan of a quarter starts from, once it is frozen.
    #[must_use]
    pub fn base(&self, quarter: Quarter) -> Option<&FrozenBase> {
        self.bases.get(&quarter).map(|(_, base)| base.as_ref())
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
