use std::collections::BTreeMap;

use super::SegmentRuleView;
use crate::api::short_id;
use crate::model::{name_key, thousands};
use crate::store::Snapshot;
use crate::store::tables::Segment;
use crate::text::segment_rule;

/// The most industries that are offered.
const OFFERED: usize = 500;

/// The rules of the segments, in the order of the segments.
pub fn segment_rules(snapshot: &Snapshot) -> Vec<SegmentRuleView> {
    let limit = |count: Option<u32>| count.map(|count| thousands(u64::from(count))).unwrap_or_default();
    let view = |segment: &Segment| SegmentRuleView {
        segment: short_id(segment.id),
        employees_at_least: limit(segment.rule.employees_at_least),
        employees_at_most: limit(segment.rule.employees_at_most),
        industries: segment.rule.industries.clone(),
        sentence: segment_rule(&segment.rule),
    };
    snapshot.segments.iter().map(view).collect()
}

/// The industries of the accounts, those of most accounts first: what a rule can name. Two spellings are one.
pub fn industries(snapshot: &Snapshot) -> Vec<String> {
    let mut spelled: BTreeMap<&str, usize> = BTreeMap::new();
    for industry in snapshot.accounts.iter().filter_map(|account| account.industry.as_deref()) {
        *spelled.entry(industry).or_default() += 1;
    }
    // The usual spelling stands for the others.
    let mut known: BTreeMap<String, (usize, &str, usize)> = BTreeMap::new();
    for (industry, accounts) in spelled {
        let entry = known.entry(name_key(industry)).or_default();
        entry.0 += accounts;
        if accounts > entry.2 {
            (entry.1, entry.2) = (industry, accounts);
        }
    }
    let mut known: Vec<(String, (usize, &str, usize))> = known.into_iter().collect();
    known.sort_by_key(|(_, (accounts, ..))| std::cmp::Reverse(*accounts));
    known.into_iter().take(OFFERED).map(|(_, (_, industry, _))| industry.to_owned()).collect()
}
