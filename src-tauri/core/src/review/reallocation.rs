use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Plan, PlanLine};
use crate::model::Tier;

/// What is given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Resource {
    /// Hundredths of a full-time equivalent.
    Fte,
    /// Minor units of the reporting currency.
    Mdf,
}

/// A rule by which many partners' shares change at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reallocation {
    /// Twice what they have today for the first so many of a tier, by sourced pipeline of the last two quarters.
    Double { resource: Resource, tier: Tier, first: u32 },
    /// An amount more for a tier, the same for each partner: out of what is not given out, then of another tier, in proportion
    /// to what its partners have.
    Shift { resource: Resource, from: Tier, to: Tier, amount: i64 },
    /// Nobody has more; what is above is given back.
    Cap { resource: Resource, tier: Option<Tier>, at_most: i64 },
    /// What is over or short is taken from a tier in proportion, or given to it evenly.
    Settle { resource: Resource, tier: Tier },
}

impl Reallocation {
    #[must_use]
    pub fn resource(self) -> Resource {
        match self {
            Self::Double { resource, .. }
            | Self::Shift { resource, .. }
            | Self::Cap { resource, .. }
            | Self::Settle { resource, .. } => resource,
        }
    }
}

impl Resource {
    /// What a line has in the plan.
    #[must_use]
    pub fn planned(self, line: &PlanLine) -> i64 {
        match self {
            Self::Fte => line.fte.planned,
            Self::Mdf => line.mdf.planned,
        }
    }

    /// What a line has today.
    #[must_use]
    pub fn today(self, line: &PlanLine) -> i64 {
        match self {
            Self::Fte => line.fte.today(),
            Self::Mdf => line.mdf.today(),
        }
    }

    /// What is given out above what there is; below zero something is left.
    #[must_use]
    pub fn difference(self, plan: &Plan) -> i64 {
        let envelope = match self {
            Self::Fte => plan.fte_envelope,
            Self::Mdf => plan.mdf_envelope,
        };
        plan.lines.iter().map(|line| self.planned(line)).sum::<i64>() - envelope
    }
}

/// What changes by a rule: partners with what they have then. `sourced` ranks partners: minor units of two quarters. Nothing is
/// made or lost by the rounding: shares are whole units, and the first in rank have the remainder. `None` where a tier has
/// nobody to give to, or less than is to be taken.
#[must_use]
pub fn reallocated(plan: &Plan, sourced: &BTreeMap<i64, i64>, rule: Reallocation) -> Option<Vec<(i64, i64)>> {
    let resource = rule.resource();
    let ranked = |tier: Tier| {
        let mut lines: Vec<&PlanLine> =
            plan.lines.iter().filter(|line| line.tier == Some(tier) && !line.is_sunset).collect();
        // Stable: partners that sourced the same stay in the order of their names.
        lines.sort_by_key(|line| std::cmp::Reverse(sourced.get(&line.partner).copied().unwrap_or(0)));
        lines
    };
    match rule {
        Reallocation::Double { tier, first, .. } => {
            let lines = ranked(tier);
            let chosen = lines.iter().take(first as usize);
            let doubled: Vec<(i64, i64)> = chosen.map(|line| (line.partner, 2 * resource.today(line))).collect();
            (!doubled.is_empty()).then_some(doubled)
        }
        Reallocation::Shift { from, to, amount, .. } => {
            let left = (-resource.difference(plan)).max(0).min(amount);
            let mut changed = given(resource, &ranked(to), amount)?;
            changed.extend(taken(resource, &ranked(from), amount - left)?);
            Some(changed)
        }
        Reallocation::Cap { tier, at_most, .. } => {
            let lines =
                plan.lines.iter().filter(|line| !line.is_sunset && tier.is_none_or(|tier| line.tier == Some(tier)));
            let above = lines.filter(|line| resource.planned(line) > at_most);
            Some(above.map(|line| (line.partner, at_most)).collect())
        }
        Reallocation::Settle { tier, .. } => match resource.difference(plan) {
            0 => Some(Vec::new()),
            over if over > 0 => taken(resource, &ranked(tier), over),
            left => given(resource, &ranked(tier), -left),
        },
    }
}

/// An amount more, the same for each; the first have one unit more where it does not divide.
fn given(resource: Resource, lines: &[&PlanLine], amount: i64) -> Option<Vec<(i64, i64)>> {
    let count = i64::try_from(lines.len()).ok().filter(|count| *count > 0)?;
    let more = |place: i64| amount / count + i64::from(place < amount % count);
    Some((0..).zip(lines).map(|(place, line)| (line.partner, resource.planned(line) + more(place))).collect())
}

/// An amount less, in proportion to what each has: rounded down, and what is missing then by the largest remainder.
fn taken(resource: Resource, lines: &[&PlanLine], amount: i64) -> Option<Vec<(i64, i64)>> {
    let total: i64 = lines.iter().map(|line| resource.planned(line)).sum();
    if amount == 0 {
        return Some(Vec::new());
    }
    if total < amount {
        return None;
    }
    let share = |line: &PlanLine| i128::from(amount) * i128::from(resource.planned(line));
    let total = i128::from(total);
    let mut less: Vec<(usize, i64)> = lines
        .iter()
        .enumerate()
        .map(|(place, line)| (place, i64::try_from(share(line) / total).unwrap_or(0)))
        .collect();
    let missing = amount - less.iter().map(|(_, less)| less).sum::<i64>();
    let mut by_remainder: Vec<usize> = (0..lines.len()).collect();
    by_remainder.sort_by_key(|place| std::cmp::Reverse(share(lines[*place]) % total));
    for place in by_remainder.into_iter().take(usize::try_from(missing).unwrap_or(0)) {
        less[place].1 += 1;
    }
    let changed = less.into_iter().filter(|(_, less)| *less > 0);
    Some(changed.map(|(place, less)| (lines[place].partner, resource.planned(lines[place]) - less)).collect())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::Quarter;
    use crate::review::Share;

    fn plan(lines: &[(u8, i64)]) -> Plan {
        let line = |(partner, (tier, mdf)): (i64, &(u8, i64))| PlanLine {
            partner,
            tier_today: Tier::from_number(i64::from(*tier)),
            tier: Tier::from_number(i64::from(*tier)),
            is_sunset: false,
            was_sunset: false,
            fte: Share::default(),
            mdf: Share { today: Some(*mdf), set: None, planned: *mdf },
        };
        let lines: Vec<PlanLine> = (1..).zip(lines).map(line).collect();
        let mdf_envelope = lines.iter().map(|line| line.mdf.planned).sum();
        let quarter = Quarter::starting(date(2026, 4, 1)).unwrap();
        Plan { quarter, fte_envelope: 0, mdf_envelope, lines }
    }

    const MDF: Resource = Resource::Mdf;

    #[test]
    fn what_is_shifted_is_taken_in_proportion_and_given_evenly_to_the_unit() {
        let plan = plan(&[(1, 50), (1, 50), (1, 50), (3, 10), (3, 20), (3, 40)]);
        let rule = Reallocation::Shift { resource: MDF, from: Tier::TRANSACTIONAL, to: Tier::STRATEGIC, amount: 10 };
        let sourced = BTreeMap::from([(2, 900), (3, 100)]);
        let changed = reallocated(&plan, &sourced, rule).unwrap();
        // 10 / 3: four for the first by pipeline. Of 10, 20 and 40: 1.43, 2.86 and 5.71; the largest remainders have the rest.
        assert_eq!(changed, [(2, 54), (3, 53), (1, 53), (4, 9), (5, 17), (6, 34)]);
        let too_much =
            Reallocation::Shift { resource: MDF, from: Tier::TRANSACTIONAL, to: Tier::STRATEGIC, amount: 71 };
        assert_eq!(reallocated(&plan, &sourced, too_much), None);
        let nobody = Reallocation::Shift { resource: MDF, from: Tier::TRANSACTIONAL, to: Tier::MANAGED, amount: 1 };
        assert_eq!(reallocated(&plan, &sourced, nobody), None);
    }

    #[test]
    fn what_is_left_is_given_before_anything_is_taken() {
        let mut plan = plan(&[(1, 50), (3, 10), (3, 20)]);
        plan.mdf_envelope += 4;
        let rule = Reallocation::Shift { resource: MDF, from: Tier::TRANSACTIONAL, to: Tier::STRATEGIC, amount: 7 };
        assert_eq!(reallocated(&plan, &BTreeMap::new(), rule).unwrap(), [(1, 57), (2, 9), (3, 18)]);
        let settle = Reallocation::Settle { resource: MDF, tier: Tier::TRANSACTIONAL };
        assert_eq!(reallocated(&plan, &BTreeMap::new(), settle).unwrap(), [(2, 12), (3, 22)]);
    }

    #[test]
    fn the_first_are_doubled_and_nobody_is_above_a_cap() {
        let plan = plan(&[(1, 50), (1, 60), (1, 70), (2, 90)]);
        let sourced = BTreeMap::from([(1, 5), (3, 9)]);
        let double = Reallocation::Double { resource: MDF, tier: Tier::STRATEGIC, first: 2 };
        assert_eq!(reallocated(&plan, &sourced, double).unwrap(), [(3, 140), (1, 100)]);
        let cap = Reallocation::Cap { resource: MDF, tier: None, at_most: 60 };
        assert_eq!(reallocated(&plan, &sourced, cap).unwrap(), [(3, 60), (4, 60)]);
    }
}
