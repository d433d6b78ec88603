use std::collections::{BTreeMap, HashSet};

use crate::api::overlap::segment_name;
use crate::api::settings::plan::Step;
use crate::model::{SegmentRules, name_key};
use crate::store::Snapshot;
use crate::store::tables::{Account, Segment};
use crate::text::{count_of, listed};

/// Which accounts are then in another segment, and what a rule that changes does not reach.
pub fn lines(before: &Snapshot, after: &Snapshot, steps: &[Step]) -> Vec<String> {
    let mut lines = moved(before, after);
    for rule in steps.iter().filter_map(|step| rewritten(before, step)) {
        lines.extend(kept(after, rule));
        lines.extend(unknown_industries(after, rule));
    }
    lines
}

/// Whether an account is in another segment.
pub fn differ(before: &Snapshot, after: &Snapshot) -> bool {
    pairs(before, after).any(|(was, is)| was != is)
}

/// The segments of every account; no setting adds one or takes one out.
fn pairs<'a>(before: &'a Snapshot, after: &'a Snapshot) -> impl Iterator<Item = (Option<i64>, Option<i64>)> + 'a {
    let is_same = std::ptr::eq(before.accounts.as_ptr(), after.accounts.as_ptr()) && before.by_rule == after.by_rule;
    let accounts = before.accounts.iter().zip(after.accounts.iter()).take(if is_same { 0 } else { usize::MAX });
    accounts.map(|(was, is)| (before.segment_of(was), after.segment_of(is)))
}

/// "420 accounts become unsegmented", "12 unsegmented accounts go to Enterprise", "3 accounts go from Enterprise to Regulated".
fn moved(before: &Snapshot, after: &Snapshot) -> Vec<String> {
    let mut moves: BTreeMap<(Option<i64>, Option<i64>), usize> = BTreeMap::new();
    for pair in pairs(before, after).filter(|(from, to)| from != to) {
        *moves.entry(pair).or_default() += 1;
    }
    let mut moves: Vec<_> = moves.into_iter().collect();
    moves.sort_by_key(|((from, to), _)| (place(before, *from), place(after, *to)));
    moves.into_iter().map(|(pair, count)| movement(before, after, pair, count)).collect()
}

/// The unsegmented bucket stands last.
fn place(snapshot: &Snapshot, segment: Option<i64>) -> usize {
    snapshot.segments.iter().position(|one| Some(one.id) == segment).unwrap_or(usize::MAX)
}

/// A segment that goes is not named: its accounts are those that move.
fn movement(before: &Snapshot, after: &Snapshot, (from, to): (Option<i64>, Option<i64>), count: usize) -> String {
    let goes = from.is_some() && place(after, from) == usize::MAX;
    let source = segment_name(before, from);
    match (from, to) {
        (None, _) => {
            let accounts = count_of(count, "unsegmented account goes", "unsegmented accounts go");
            format!("{accounts} to {}", segment_name(after, to))
        }
        (Some(_), None) if goes => format!("{} unsegmented", count_of(count, "account becomes", "accounts become")),
        (Some(_), None) => {
            let one = format!("account of {source} becomes");
            format!("{} unsegmented", count_of(count, &one, &format!("accounts of {source} become")))
        }
        (Some(_), Some(_)) => {
            let from = if goes { String::new() } else { format!(" from {source}") };
            format!("{}{from} to {}", count_of(count, "account goes", "accounts go"), segment_name(after, to))
        }
    }
}

/// The segment of a step that writes another rule.
fn rewritten<'a>(before: &Snapshot, step: &'a Step) -> Option<&'a Segment> {
    let Step::Segment(segment) = step else { return None };
    let standing = before.segments.iter().find(|standing| standing.id == segment.id)?;
    (standing.rule != segment.rule && !segment.rule.is_empty()).then_some(segment)
}

/// "38 accounts that fit keep the segment of their file", "5 accounts that fit are in Regulated by its rule".
fn kept(after: &Snapshot, rewritten: &Segment) -> Vec<String> {
    let rules = SegmentRules::of([(rewritten.id, &rewritten.rule)]);
    let fits = |account: &&Account| {
        let industry = account.industry.as_deref().map(name_key);
        rules.place(account.employees, industry.as_deref()).is_some()
    };
    let elsewhere = |account: &&Account| after.segment_of(account) != Some(rewritten.id);
    let mut of_file = 0;
    let mut by_rule: BTreeMap<usize, usize> = BTreeMap::new();
    for account in after.accounts.iter().filter(elsewhere).filter(fits) {
        match account.segment_id {
            Some(_) => of_file += 1,
            None => *by_rule.entry(place(after, after.segment_of(account))).or_default() += 1,
        }
    }
    let of_file = (of_file > 0).then(|| {
        let accounts = count_of(of_file, "account that fits keeps", "accounts that fit keep");
        format!("{accounts} the segment of {} file", if of_file == 1 { "its" } else { "their" })
    });
    let by_rule = by_rule.into_iter().map(|(place, count)| {
        let accounts = count_of(count, "account that fits is", "accounts that fit are");
        format!("{accounts} in {} by its rule, which goes first", after.segments[place].name)
    });
    of_file.into_iter().chain(by_rule).collect()
}

/// "No account's industry is Bankng": a slip shows at once.
fn unknown_industries(after: &Snapshot, rewritten: &Segment) -> Option<String> {
    let own: HashSet<&str> = after.accounts.iter().filter_map(|account| account.industry.as_deref()).collect();
    let known: HashSet<String> = own.into_iter().map(name_key).collect();
    let unknown: Vec<&str> = rewritten
        .rule
        .industries
        .iter()
        .filter(|industry| !known.contains(&name_key(industry)))
        .map(String::as_str)
        .collect();
    (!unknown.is_empty()).then(|| format!("No account’s industry is {}", listed(&unknown, "or")))
}
