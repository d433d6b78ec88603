use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::Snapshot;
use crate::model::{SegmentRules, name_key};
use crate::store::tables::{Account, Segment};

/// The accounts that have no segment from their file and that a segment's rule places. It follows from the rows and is stored
/// nowhere, so that another rule, and other employees, place them anew at once.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct PlacedByRule {
    /// The segment by account.
    segments: HashMap<i64, i64, RandomState>,
}

impl PlacedByRule {
    /// Asks the rules of segments that stand in the document's order. What was placed before is taken over where neither the
    /// rules nor the accounts are others.
    #[must_use]
    pub fn of(segments: &[Segment], accounts: &Arc<Vec<Account>>, kept: Option<&Snapshot>) -> Arc<Self> {
        let rules = |segments: &[Segment]| segments.iter().map(|one| (one.id, one.rule.clone())).collect::<Vec<_>>();
        let is_same =
            |kept: &&Snapshot| Arc::ptr_eq(&kept.accounts, accounts) && rules(&kept.segments) == rules(segments);
        kept.filter(is_same).map_or_else(|| Arc::new(Self::asked(segments, accounts)), |kept| Arc::clone(&kept.by_rule))
    }

    fn asked<'a>(segments: &[Segment], accounts: &'a [Account]) -> Self {
        let rules = SegmentRules::of(segments.iter().map(|segment| (segment.id, &segment.rule)));
        if rules.is_empty() {
            return Self::default();
        }
        // Many accounts have one industry.
        let mut keys: HashMap<&str, String, RandomState> = HashMap::default();
        let place = |account: &'a Account| {
            let industry = account.industry.as_deref();
            let key = industry.map(|industry| &**keys.entry(industry).or_insert_with(|| name_key(industry)));
            Some((account.id, rules.place(account.employees, key)?))
        };
        let open = accounts.iter().filter(|account| account.segment_id.is_none());
        Self { segments: open.filter_map(place).collect() }
    }

    /// The segment of an account that a rule places.
    #[must_use]
    pub fn segment(&self, account: i64) -> Option<i64> {
        self.segments.get(&account).copied()
    }
}
