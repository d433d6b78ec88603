use std::collections::BTreeMap;

use crate::api::settings::plan::Step;
use crate::model::Tier;
use crate::store::Snapshot;
use crate::store::tables::Partner;
use crate::text::count_of;

/// What happens to the rows that used what changes: partners, stated densities.
pub fn lines(before: &Snapshot, after: &Snapshot, steps: &[Step]) -> Vec<String> {
    let mut lines = tiers(before, steps);
    lines.extend(motions(before, after, steps));
    lines.extend(managers(before, after, steps));
    lines.extend(stated(steps));
    lines
}

/// The partners `steps` write, as they stand and as they would.
fn partners<'a>(before: &'a Snapshot, steps: &'a [Step]) -> impl Iterator<Item = (&'a Partner, &'a Partner)> {
    steps.iter().filter_map(|step| match step {
        Step::Partner(partner) => before.partner(partner.id).map(|standing| (standing, partner)),
        _ => None,
    })
}

/// "3 partners move from Tier 0 to Tier 1", and what is no longer said of a tier that goes.
fn tiers(before: &Snapshot, steps: &[Step]) -> Vec<String> {
    let mut moves: BTreeMap<(Option<Tier>, Option<Tier>), usize> = BTreeMap::new();
    for (standing, partner) in partners(before, steps).filter(|(standing, partner)| standing.tier != partner.tier) {
        *moves.entry((standing.tier, partner.tier)).or_default() += 1;
    }
    let title = |tier: Option<Tier>| tier.map_or_else(|| "no tier".to_owned(), Tier::title);
    let moved = |((from, to), count)| {
        let partners = count_of(count, "partner moves", "partners move");
        format!("{partners} from {} to {}", title(from), title(to))
    };
    let mut lines: Vec<String> = moves.into_iter().map(moved).collect();
    lines.extend(steps.iter().filter_map(|step| match step {
        Step::RemoveTier(rule) if rule.band.is_some() || !rule.exit_rule.is_empty() => {
            Some(format!("What is expected of {} is dropped: its band and its exit rule", rule.tier.title()))
        }
        _ => None,
    }));
    lines
}

/// "6 partners lose their motion", "6 partners are then run by Co-sell", and the further motions that go.
fn motions(before: &Snapshot, after: &Snapshot, steps: &[Step]) -> Vec<String> {
    let changed: Vec<&Partner> = partners(before, steps)
        .filter(|(standing, partner)| standing.motion_id != partner.motion_id)
        .map(|(_, partner)| partner)
        .collect();
    let into = changed.first().and_then(|partner| partner.motion_id).and_then(|id| after.motions.get(&id));
    let mut lines = Vec::new();
    match (changed.len(), into) {
        (0, _) => {}
        (1, None) => lines.push("1 partner loses its motion".to_owned()),
        (count, None) => lines.push(format!("{count} partners lose their motion")),
        (count, Some(motion)) => {
            lines.push(format!("{} then run by {}", count_of(count, "partner is", "partners are"), motion.name));
        }
    }
    let put = steps.iter().filter(|step| matches!(step, Step::PartnerMotion(_))).count();
    let gone = steps.iter().filter(|step| matches!(step, Step::RemovePartnerMotion(_))).count() - put;
    if put > 0 {
        lines.push(format!("{} it as a further motion", count_of(put, "partner replaces", "partners replace")));
    }
    if gone > 0 {
        lines.push(format!("{} a further motion", count_of(gone, "partner loses", "partners lose")));
    }
    lines
}

/// "5 partners lose their manager", "5 partners are then managed by AK".
fn managers(before: &Snapshot, after: &Snapshot, steps: &[Step]) -> Option<String> {
    let changed: Vec<&Partner> = partners(before, steps)
        .filter(|(standing, partner)| standing.manager_id != partner.manager_id)
        .map(|(_, partner)| partner)
        .collect();
    let into = changed.first()?.manager_id.and_then(|id| after.managers.get(&id));
    Some(match (changed.len(), into) {
        (1, None) => "1 partner loses its manager".to_owned(),
        (count, None) => format!("{count} partners lose their manager"),
        (count, Some(manager)) => {
            format!("{} then managed by {}", count_of(count, "partner is", "partners are"), manager.name)
        }
    })
}

/// The densities stated for a segment that goes: those that go with it, and those that are kept for another.
fn stated(steps: &[Step]) -> Vec<String> {
    let kept = steps.iter().filter(|step| matches!(step, Step::Stated(_))).count();
    let gone = steps.iter().filter(|step| matches!(step, Step::RemoveStated(_))).count() - kept;
    let mut lines = Vec::new();
    if kept > 0 {
        lines.push(format!("{} with it", count_of(kept, "stated density goes", "stated densities go")));
    }
    if gone > 0 {
        lines.push(format!("{} dropped", count_of(gone, "stated density is", "stated densities are")));
    }
    lines
}
