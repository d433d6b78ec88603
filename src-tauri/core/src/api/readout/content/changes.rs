use std::collections::BTreeMap;

use crate::model::Tier;
use crate::review::{Plan, PlanLine};
use crate::store::Snapshot;

/// What the plan does, each partner in one of its changes, so that they add up to the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub kind: ChangeKind,
    /// The partners, those with the most MDF today first, then by name.
    pub partners: Vec<i64>,
    /// Hundredths of a full-time equivalent, and minor units, more than today.
    pub fte: i64,
    pub mdf: i64,
    /// What those give who have less, and what those get who have more: FTE, then MDF.
    pub gives: (i64, i64),
    pub gets: (i64, i64),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    Promoted(Tier),
    /// Without a tier before.
    Placed(Tier),
    Demoted(Tier),
    /// Out of this tier.
    Sunset(Option<Tier>),
    /// Sunset by an earlier review, and back in this tier.
    TakenBack(Tier),
    /// Sunset by an earlier review, with something left that is freed now.
    Freed,
    /// Their MDF is doubled, in this tier.
    Doubled(Option<Tier>),
    More(Option<Tier>),
    Less(Option<Tier>),
    /// More of one and less of the other.
    Shifted(Option<Tier>),
}

/// The changes of a plan, moves first.
pub(super) fn changes(snapshot: &Snapshot, plan: &Plan) -> Vec<Change> {
    let mut found: BTreeMap<ChangeKind, Vec<&PlanLine>> = BTreeMap::new();
    for line in &plan.lines {
        if let Some(kind) = kind(line) {
            found.entry(kind).or_default().push(line);
        }
    }
    let change = |(kind, mut lines): (ChangeKind, Vec<&PlanLine>)| {
        let name = |line: &PlanLine| snapshot.partner(line.partner).map(|partner| partner.name.clone());
        lines.sort_by_key(|line| (std::cmp::Reverse(line.mdf.today()), name(line)));
        Change {
            kind,
            partners: lines.iter().map(|line| line.partner).collect(),
            fte: lines.iter().map(|line| differences(line).0).sum(),
            mdf: lines.iter().map(|line| differences(line).1).sum(),
            gives: sum(&lines, |more| (-more).max(0)),
            gets: sum(&lines, |more| more.max(0)),
        }
    };
    found.into_iter().map(change).collect()
}

/// More than today: FTE, MDF.
fn differences(line: &PlanLine) -> (i64, i64) {
    (line.fte.planned - line.fte.today(), line.mdf.planned - line.mdf.today())
}

fn sum(lines: &[&PlanLine], of: fn(i64) -> i64) -> (i64, i64) {
    lines.iter().map(|line| differences(line)).fold((0, 0), |sum, one| (sum.0 + of(one.0), sum.1 + of(one.1)))
}

fn kind(line: &PlanLine) -> Option<ChangeKind> {
    let (fte, mdf) = differences(line);
    let is_new_sunset = line.is_sunset && !line.was_sunset;
    match (line.tier_today, line.tier) {
        (_, Some(tier)) if line.was_sunset && !line.is_sunset => Some(ChangeKind::TakenBack(tier)),
        _ if line.was_sunset && (fte, mdf) == (0, 0) => None,
        _ if line.was_sunset => Some(ChangeKind::Freed),
        _ if is_new_sunset => Some(ChangeKind::Sunset(line.tier_today)),
        (Some(before), Some(after)) if after < before => Some(ChangeKind::Promoted(after)),
        (Some(before), Some(after)) if after > before => Some(ChangeKind::Demoted(after)),
        (None, Some(after)) => Some(ChangeKind::Placed(after)),
        _ if fte == 0 && mdf == 0 => None,
        _ if mdf > 0 && line.mdf.planned == 2 * line.mdf.today() => Some(ChangeKind::Doubled(line.tier)),
        _ if fte >= 0 && mdf >= 0 => Some(ChangeKind::More(line.tier)),
        _ if fte <= 0 && mdf <= 0 => Some(ChangeKind::Less(line.tier)),
        _ => Some(ChangeKind::Shifted(line.tier)),
    }
}

impl Change {
    /// Whether partners go to another tier, or leave.
    pub fn is_move(&self) -> bool {
        matches!(
            self.kind,
            ChangeKind::Promoted(_)
                | ChangeKind::Placed(_)
                | ChangeKind::Demoted(_)
                | ChangeKind::Sunset(_)
                | ChangeKind::TakenBack(_)
        )
    }

    /// "Promote 2 to Tier 1".
    pub fn title(&self) -> String {
        let count = self.partners.len();
        let of = |tier: Option<Tier>| {
            tier.map_or_else(|| "without a tier".to_owned(), |tier| format!("in {}", tier.title()))
        };
        match self.kind {
            ChangeKind::Promoted(tier) => format!("Promote {count} to {}", tier.title()),
            ChangeKind::Placed(tier) => format!("Place {count} in {}", tier.title()),
            ChangeKind::Demoted(tier) => format!("Demote {count} to {}", tier.title()),
            ChangeKind::Sunset(tier) => format!("Sunset {count} {}", of(tier)),
            ChangeKind::TakenBack(tier) => format!("Take {count} back into {}", tier.title()),
            ChangeKind::Freed => format!("Free what {count} sunset earlier still have"),
            ChangeKind::Doubled(tier) => format!("Double MDF on {count} {}", of(tier)),
            ChangeKind::More(tier) => format!("Give more to {count} {}", of(tier)),
            ChangeKind::Less(tier) => format!("Run {count} {} on less", of(tier)),
            ChangeKind::Shifted(tier) => format!("Shift within {count} {}", of(tier)),
        }
    }

    /// "11 sunsets, Tier 3": beside an amount.
    pub fn label(&self) -> String {
        let count = self.partners.len();
        let tier = |tier: Option<Tier>| tier.map_or_else(|| "no tier".to_owned(), Tier::title);
        match self.kind {
            ChangeKind::Promoted(to) => format!("{count} promoted to {}", to.title()),
            ChangeKind::Placed(to) => format!("{count} placed in {}", to.title()),
            ChangeKind::Demoted(to) => format!("{count} demoted to {}", to.title()),
            ChangeKind::Sunset(of) => {
                format!("{count} {}, {}", if count == 1 { "sunset" } else { "sunsets" }, tier(of))
            }
            ChangeKind::TakenBack(to) => format!("{count} back in {}", to.title()),
            ChangeKind::Freed => format!("{count} sunset earlier"),
            ChangeKind::Doubled(of) => format!("{count} doubled, {}", tier(of)),
            ChangeKind::More(of) | ChangeKind::Less(of) | ChangeKind::Shifted(of) => format!("{count} in {}", tier(of)),
        }
    }
}
