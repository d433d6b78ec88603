use super::{BalancePart, BandsView};
use crate::api::short_count;
use crate::model::{Band, BandState, Destination, Tier};
use crate::review::{Plan, PlanLine};
use crate::store::Snapshot;

/// How many partners a plan has in each tier, beside the bands.
pub(super) fn bands(snapshot: &Snapshot, plan: &Plan) -> BandsView {
    let planned = plan.lines.iter().filter(|line| !line.is_sunset).count();
    let part = |tier: &Tier| {
        let count = planned_in(plan, *tier);
        BalancePart {
            label: tier.title(),
            text: count.to_string(),
            permille: short_count(count * 1000 / planned.max(1)),
        }
    };
    let tiers = snapshot.setting.tiers();
    let broken: Vec<String> =
        tiers.iter().filter_map(|tier| broken(snapshot, *tier, planned_in(plan, *tier))).collect();
    BandsView {
        today: short_count(plan.lines.iter().filter(|line| !line.was_sunset).count()),
        planned: short_count(planned),
        sunset: short_count(plan.lines.iter().filter(|line| line.is_sunset && !line.was_sunset).count()),
        parts: tiers.iter().map(part).filter(|part| part.permille > 0).collect(),
        broken: broken.join("; "),
    }
}

/// How many the tiers have without a proposal and with it, whatever is decided of it already.
pub(super) fn band_effect(snapshot: &Snapshot, plan: &Plan, line: &PlanLine, proposed: &str) -> String {
    let Some(to) = Destination::from_code(proposed) else { return String::new() };
    let to = match to {
        Destination::Tier(tier) => Some(tier),
        Destination::Sunset => None,
    };
    let sentence = |tier: Option<Tier>, step: usize| {
        let tier = tier?;
        // Without the partner, then with it where it stands, or goes.
        let others = planned_in(plan, tier) - usize::from(line.tier == Some(tier) && !line.is_sunset);
        let (without, with) = (others + 1 - step, others + step);
        let band = band_of(snapshot, tier).filter(|band| band.state(with) != BandState::Within);
        let note = band.map(|band| format!(", {}", words(band, with))).unwrap_or_default();
        Some(format!("{} {without} to {with}{note}.", tier.title()))
    };
    let parts = [sentence(line.tier_today, 0), sentence(to, 1)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn planned_in(plan: &Plan, tier: Tier) -> usize {
    plan.lines.iter().filter(|line| line.tier == Some(tier) && !line.is_sunset).count()
}

fn band_of(snapshot: &Snapshot, tier: Tier) -> Option<Band> {
    snapshot.tiers.iter().find(|rule| rule.tier == tier)?.band
}

/// "Tier 2 is below its band of 30 to 100".
fn broken(snapshot: &Snapshot, tier: Tier, count: usize) -> Option<String> {
    let band = band_of(snapshot, tier)?;
    (band.state(count) != BandState::Within).then(|| format!("{} is {}", tier.title(), words(band, count)))
}

/// "below its band of 30 to 100".
fn words(band: Band, count: usize) -> String {
    let side = if band.state(count) == BandState::Below { "below" } else { "above" };
    format!("{side} its band of {} to {}", band.low, band.high)
}
