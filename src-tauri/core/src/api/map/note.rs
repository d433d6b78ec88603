use super::{Finding, FindingKind, Mark};

/// The glyph before a partner's name: a gap before staleness.
#[must_use]
pub(crate) fn mark(kinds: impl IntoIterator<Item = FindingKind>) -> Mark {
    kinds.into_iter().fold(Mark::None, |mark, kind| match (mark, kind) {
        (_, kind) if kind.is_gap() => Mark::Gap,
        (Mark::None, FindingKind::Stale) => Mark::Stale,
        (mark, _) => mark,
    })
}

/// What is missing, short enough for the second line: "No manager, no MDF", "DB has 3 Tier 1s".
pub(super) fn gap_note(findings: &[&Finding], manager: Option<&str>) -> Option<String> {
    let missing: Vec<String> = findings.iter().filter_map(|finding| gap(finding, manager)).collect();
    let text = missing.join(", ");
    // Two gaps at once stand on one narrow line.
    let text = if missing.len() > 1 { text.replace("manager", "mgr") } else { text };
    (!missing.is_empty()).then(|| capitalized(&text))
}

/// `None` for what a partner's second line does not say: it is about more than the partner, or has a glyph of its own.
fn gap(finding: &Finding, manager: Option<&str>) -> Option<String> {
    match finding.kind {
        FindingKind::NoTier => Some("no tier".to_owned()),
        FindingKind::NoType => Some("no type".to_owned()),
        FindingKind::NoManager => Some("no manager".to_owned()),
        FindingKind::NoMdf => Some("no MDF".to_owned()),
        FindingKind::NoMotion => Some("no motion".to_owned()),
        FindingKind::SharedManager => {
            Some(format!("{} has {} Tier 1s", manager.unwrap_or_default(), finding.partners.len()))
        }
        FindingKind::NoRate
        | FindingKind::BandBroken
        | FindingKind::EarlyWarning
        | FindingKind::TimeInSelfServe
        | FindingKind::OutsideWorkingSet
        | FindingKind::NoExitRule
        | FindingKind::EmptyLayer
        | FindingKind::StuckReview
        | FindingKind::OverdueDecision
        | FindingKind::Stale
        | FindingKind::AbsentFromRoster => None,
    }
}

/// "AK · Co-sell".
pub(super) fn plain_note(manager: Option<&str>, motion: Option<&str>) -> String {
    [manager, motion.map(short_motion)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The default motions in the words of the map; those the user added as they are.
fn short_motion(motion: &str) -> &str {
    match motion {
        "Marketplace listing" => "Listing",
        "Deal registration only" => "Deal reg",
        "MDF event cadence" => "MDF events",
        "Joint marketing" => "Marketing",
        other => other,
    }
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
