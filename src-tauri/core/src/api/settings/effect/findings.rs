use std::collections::HashMap;

use crate::api::map::{Finding, FindingKind, findings};
use crate::store::Snapshot;
use crate::text::count_of;

/// At most this many findings are named in a line.
const MOST_NAMED: usize = 3;

/// "1 finding closes: Tier 2 is below its band", "2 findings open: ..", and those that say something else than before.
/// Stale partners are counted elsewhere.
pub fn lines(before: &Snapshot, after: &Snapshot) -> Vec<String> {
    let (before, after) = (findings(before), findings(after));
    let (was, is) = (by_identity(&before), by_identity(&after));
    let mut lines = Vec::new();
    let closed = in_order(&before).filter(|finding| !is.contains_key(identity(finding)));
    lines.extend(line(
        &closed.map(|finding| finding.title.clone()).collect::<Vec<_>>(),
        "finding closes",
        "findings close",
    ));
    let opened = in_order(&after).filter(|finding| !was.contains_key(identity(finding)));
    lines.extend(line(
        &opened.map(|finding| finding.title.clone()).collect::<Vec<_>>(),
        "finding opens",
        "findings open",
    ));
    let reworded = in_order(&after).filter_map(|finding| {
        let stood = was.get(identity(finding))?;
        (stood.title != finding.title).then(|| finding.title.clone())
    });
    lines.extend(line(&reworded.collect::<Vec<_>>(), "finding changes", "findings change"));
    lines
}

fn in_order(findings: &[Finding]) -> impl Iterator<Item = &Finding> {
    findings.iter().filter(|finding| finding.kind != FindingKind::Stale)
}

fn by_identity(findings: &[Finding]) -> HashMap<&str, &Finding> {
    in_order(findings).map(|finding| (identity(finding), finding)).collect()
}

/// What makes two findings the same one: the key, where it has one.
fn identity(finding: &Finding) -> &str {
    if finding.key.is_empty() { &finding.title } else { &finding.key }
}

fn line(titles: &[String], one: &str, many: &str) -> Option<String> {
    if titles.is_empty() {
        return None;
    }
    let head = count_of(titles.len(), one, many);
    let named = titles[..titles.len().min(MOST_NAMED)].join("; ");
    let rest = match titles.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        more => format!("; and {more} more"),
    };
    Some(format!("{head}: {named}{rest}"))
}
