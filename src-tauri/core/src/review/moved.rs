use std::collections::BTreeMap;

use super::{Frozen, FrozenPartner};
use crate::model::{Lifecycle, Quarter, Tier, percent_text};
use crate::text::count_of;

/// What is different of a partner between two quarters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum MoveKind {
    New,
    Gone,
    Tier,
    Type,
    Motion,
    Manager,
    Density,
    WorkingSet,
    Production,
}

impl MoveKind {
    /// The kind a code means: "new", "density".
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        serde_json::from_value(code.into()).ok()
    }

    /// "Tiers", as the heading of a list.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::New => "New partners",
            Self::Gone => "Gone",
            Self::Tier => "Tiers",
            Self::Type => "Types",
            Self::Motion => "Motions",
            Self::Manager => "Managers",
            Self::Density => "Overlap density",
            Self::WorkingSet => "Working set",
            Self::Production => "Production",
        }
    }
}

/// One difference, as texts: what it was and what it is. `weight` orders the differences of a kind, the largest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    pub kind: MoveKind,
    /// The partner's UUID, and its name.
    pub uuid: String,
    pub partner: String,
    pub from: String,
    pub to: String,
    pub weight: i64,
}

/// A density has moved by this many hundredths of its base at least.
const DENSITY_POINTS: i64 = 5;

/// What differs between two quarters, kind by kind, the largest first, then by name. Where one of them is only known by what is
/// recorded by quarter (`is_standing_known` is false) that alone is compared: production, of partners both have.
#[must_use]
pub fn moved(before: &Frozen, after: &Frozen, is_standing_known: bool, money: impl Fn(i64) -> String) -> Vec<Move> {
    let mut found = Vec::new();
    let segments: BTreeMap<&str, usize> =
        before.segments.iter().zip(0..).map(|((name, _), place)| (name.as_str(), place)).collect();
    for (uuid, now) in &after.partners {
        let Some(then) = before.partners.get(uuid) else {
            if is_standing_known {
                found.push(note(MoveKind::New, uuid, now, String::new(), tier(now)));
            }
            continue;
        };
        if is_standing_known {
            standing(&mut found, uuid, then, now);
            densities(&mut found, uuid, (before, then), (after, now), &segments);
        }
        if before.currency == after.currency {
            production(&mut found, uuid, then, now, &money);
        }
    }
    for (uuid, then) in before.partners.iter().filter(|_| is_standing_known) {
        if !after.partners.contains_key(uuid) {
            found.push(note(MoveKind::Gone, uuid, then, tier(then), String::new()));
        }
    }
    found.sort_by(|one, other| {
        let key = |one: &Move| (one.kind, std::cmp::Reverse(one.weight), one.partner.clone(), one.uuid.clone());
        key(one).cmp(&key(other))
    });
    found
}

fn note(kind: MoveKind, uuid: &str, partner: &FrozenPartner, from: String, to: String) -> Move {
    Move { kind, uuid: uuid.to_owned(), partner: partner.name.clone(), from, to, weight: 0 }
}

fn tier(partner: &FrozenPartner) -> String {
    if partner.lifecycle == Some(Lifecycle::Sunset) {
        return "Sunset".to_owned();
    }
    partner.tier.map_or_else(|| "No tier".to_owned(), Tier::title)
}

fn standing(found: &mut Vec<Move>, uuid: &str, then: &FrozenPartner, now: &FrozenPartner) {
    let none = || "None".to_owned();
    let kind = |partner: &FrozenPartner| partner.partner_type.map_or_else(none, |kind| kind.long_name().to_owned());
    let text = |value: &Option<String>| value.clone().unwrap_or_else(none);
    let working = |partner: &FrozenPartner| {
        let state = if partner.in_working_set { "in it" } else { "outside" };
        format!("{state}, {}", count_of(partner.joint_targets as usize, "account", "accounts"))
    };
    let mut differ = |kind: MoveKind, is_other: bool, from: String, to: String| {
        if is_other {
            found.push(note(kind, uuid, now, from, to));
        }
    };
    differ(MoveKind::Tier, tier(then) != tier(now), tier(then), tier(now));
    differ(MoveKind::Type, then.partner_type != now.partner_type, kind(then), kind(now));
    differ(MoveKind::Motion, then.motion != now.motion, text(&then.motion), text(&now.motion));
    differ(MoveKind::Manager, then.manager != now.manager, text(&then.manager), text(&now.manager));
    let is_other = then.in_working_set != now.in_working_set;
    differ(MoveKind::WorkingSet, is_other, working(then), working(now));
}

/// Densities of segments that both quarters have under one name and that moved by five points or more.
fn densities(
    found: &mut Vec<Move>,
    uuid: &str,
    (before, then): (&Frozen, &FrozenPartner),
    (after, now): (&Frozen, &FrozenPartner),
    segments: &BTreeMap<&str, usize>,
) {
    debug_assert_eq!(before.segments.len(), segments.len());
    for ((name, _), cell) in after.segments.iter().zip(&now.cells) {
        let Some(earlier) = segments.get(name.as_str()).and_then(|place| then.cells.get(*place)) else { continue };
        let (Some(from), Some(to)) = (earlier.shared.zip(earlier.base), cell.shared.zip(cell.base)) else { continue };
        if from.1 == 0 || to.1 == 0 {
            continue;
        }
        // Points of a hundred, times both bases, so that nothing is rounded.
        let points = (i64::from(to.0) * i64::from(from.1) - i64::from(from.0) * i64::from(to.1)) * 100;
        let bases = i64::from(from.1) * i64::from(to.1);
        if points.abs() < DENSITY_POINTS * bases {
            continue;
        }
        let words = |(shared, base): (u32, u32)| format!("{} ({shared}/{base})", percent_text(shared, base));
        let name = if name.is_empty() { "Unsegmented" } else { name };
        let mut one = note(MoveKind::Density, uuid, now, format!("{name} {}", words(from)), words(to));
        one.weight = points.abs() / bases;
        found.push(one);
    }
}

fn production(
    found: &mut Vec<Move>,
    uuid: &str,
    then: &FrozenPartner,
    now: &FrozenPartner,
    money: &impl Fn(i64) -> String,
) {
    let Some((from, to)) = then.sourced.zip(now.sourced).filter(|(from, to)| from != to) else { return };
    let mut one = note(MoveKind::Production, uuid, now, money(from), money(to));
    one.weight = (to - from).abs();
    found.push(one);
}

/// The quarter a review compares with: the newest frozen before it, else the one before.
#[must_use]
pub fn compared_with(frozen: &[Quarter], quarter: Quarter) -> (Quarter, bool) {
    let newest = frozen.iter().copied().filter(|one| *one < quarter).max();
    newest.map_or((quarter.plus(-1), false), |newest| (newest, true))
}
