use super::add::known;
use super::place::{rewrites, tier_of};
use super::{MovePreview, MoveRequest, TierPreview};
use crate::model::{Band, BandState, Hundredths, Lifecycle, Measure, Money, Tier};
use crate::store::Snapshot;
use crate::store::tables::Partner;
use crate::text::count_of;
use crate::{Result, model};

/// Tier 2 to Tier 1: this many co-sell deals within two consecutive quarters; a default of the criteria.
const CO_SELL_FOR_TIER_ONE: i64 = 6;

/// What a move would do, before it is done: the rule met or not, what it costs, the effect on bands.
///
/// # Errors
/// As [`super::move_partner`].
pub fn preview_move(snapshot: &Snapshot, request: MoveRequest) -> Result<MovePreview> {
    let partner = known(snapshot, request.partner)?;
    let tier = tier_of(snapshot, request)?;
    let kind = request.partner_type.long_name();
    let is_change = !rewrites(snapshot, partner, tier, request).is_empty();
    let can_be_role = partner.partner_type.is_some_and(|own| own != request.partner_type);
    if request.as_role {
        let line = if is_change { "Tier and primary type stay." } else { "It plays this role already." };
        return Ok(MovePreview {
            title: format!("Add {kind} as a second role"),
            lines: vec![line.to_owned()],
            is_change,
            can_be_role,
            tiers: Vec::new(),
        });
    }
    let title =
        if is_change { format!("Move to {}, {kind}", tier.title()) } else { "It stands here already".to_owned() };
    let tiers = tier_previews(snapshot, partner, tier);
    let mut lines = Vec::new();
    if is_change && partner.tier != Some(tier) {
        lines.extend(rule(snapshot, partner, tier));
        lines.extend(needs(snapshot, partner, tier, &tiers));
        lines.extend(tiers.iter().filter_map(|preview| band_line(snapshot, preview)));
    }
    if is_change && partner.partner_type != Some(request.partner_type) {
        lines.extend(motion_line(snapshot, partner, tier, request));
    }
    Ok(MovePreview { title, lines, is_change, can_be_role, tiers })
}

/// The default criteria between two tiers, judged on the last two quarters.
fn rule(snapshot: &Snapshot, partner: &Partner, to: Tier) -> Option<String> {
    let from = partner.tier?;
    let quarters = snapshot.last_two_quarters();
    let over = |measure| snapshot.fact_over(partner.id, &quarters, measure);
    let is_new = partner.partner_since.is_some_and(|since| since > quarters[0].first_day());
    let deals = over(Measure::CoSellDeals);
    if (from, to) == (Tier::MANAGED, Tier::STRATEGIC) {
        return Some(match deals {
            Some(deals) if deals >= CO_SELL_FOR_TIER_ONE => {
                format!("Rule met: {deals} co-sell deals, {CO_SELL_FOR_TIER_ONE} needed.")
            }
            _ if is_new => "Insufficient history: it is a partner for less than two quarters.".to_owned(),
            Some(deals) => {
                let deals = count_of(usize::try_from(deals).unwrap_or(0), "co-sell deal", "co-sell deals");
                format!("Rule not met: {deals}, {CO_SELL_FOR_TIER_ONE} needed.")
            }
            None => "Insufficient history: no co-sell deals are recorded for the last two quarters.".to_owned(),
        });
    }
    if (from, to) == (Tier::STRATEGIC, Tier::MANAGED) {
        // What was not recorded is not zero.
        let measures = [Measure::CoSellDeals, Measure::RegisteredDeals, Measure::Sourced];
        let recorded = || {
            measures.iter().flat_map(|measure| quarters.map(|quarter| snapshot.figure(partner.id, quarter, *measure)))
        };
        return Some(if recorded().flatten().any(|figure| figure.value != 0) {
            "Rule not met: it produced in the last two quarters.".to_owned()
        } else if is_new || recorded().any(|figure| figure.is_none()) {
            "Insufficient history: too little is recorded for the last two quarters.".to_owned()
        } else {
            "Rule met: nothing produced in two quarters.".to_owned()
        });
    }
    Some(format!("No rule is written for {} to {}.", from.title(), to.title()))
}

/// What the new tier asks for that the partner does not have yet.
fn needs(snapshot: &Snapshot, partner: &Partner, tier: Tier, tiers: &[TierPreview]) -> Vec<String> {
    let mut lines = Vec::new();
    let after = tiers.iter().find(|preview| preview.tier == tier.number());
    let fte = after.filter(|preview| !preview.fte_change.is_empty());
    let fte = fte.map(|preview| format!("FTE {} → {}.", or_none(&preview.fte_before), preview.fte_after));
    if tier.is_dedicated() {
        let others = |id: i64| {
            snapshot.current_partners().filter(|other| other.manager_id == Some(id) && other.id != partner.id).count()
        };
        let manager = partner.manager_id.and_then(|id| snapshot.managers.get(&id));
        let need = match manager.map(|manager| (manager, others(manager.id))) {
            None => Some("Needs a dedicated manager: it has none.".to_owned()),
            Some((_, 0)) => None,
            Some((manager, count)) => {
                let held = count_of(count, "other partner", "other partners");
                Some(format!("Needs a dedicated manager: {} runs {held}.", manager.name))
            }
        };
        let line = [need, fte].into_iter().flatten().collect::<Vec<_>>().join(" ");
        lines.extend(Some(line).filter(|line| !line.is_empty()));
        let mdf = snapshot.figure(partner.id, snapshot.setting.review_quarter, Measure::MdfAllocated);
        if mdf.is_none_or(|mdf| mdf.value == 0) {
            lines.push("Opens a gap: it has no MDF.".to_owned());
        }
    } else {
        lines.extend(fte);
    }
    if tier.needs_motion() && partner.motion_id.is_none() {
        lines.push("Opens a gap: it has no motion.".to_owned());
    }
    lines
}

/// The motion stays; another type may suggest another one.
fn motion_line(snapshot: &Snapshot, partner: &Partner, tier: Tier, request: MoveRequest) -> Option<String> {
    let motion = partner.motion_id.and_then(|id| snapshot.motions.get(&id))?;
    let suggested = request.partner_type.suggested_motion(Some(tier));
    let differs = model::name_key(&motion.name) != model::name_key(suggested);
    differs.then(|| format!("The motion stays {}; the type suggests {suggested}.", motion.name))
}

/// The tiers a partner leaves and comes to, before and after.
fn tier_previews(snapshot: &Snapshot, partner: &Partner, to: Tier) -> Vec<TierPreview> {
    // Who is sunset is on no tier's count.
    if partner.tier == Some(to) || partner.lifecycle == Some(Lifecycle::Sunset) {
        return Vec::new();
    }
    let (left, joined) = (partner.tier.map(|from| (from, false)), Some((to, true)));
    let mut previews: Vec<TierPreview> = [left, joined]
        .into_iter()
        .flatten()
        .map(|(tier, joins)| tier_preview(snapshot, partner, tier, joins))
        .collect();
    previews.sort_by_key(|preview| preview.tier);
    previews
}

fn tier_preview(snapshot: &Snapshot, partner: &Partner, tier: Tier, joins: bool) -> TierPreview {
    let review = snapshot.setting.review_quarter;
    let own: Vec<&Partner> = snapshot.current_partners().filter(|other| other.tier == Some(tier)).collect();
    let before = |measure| {
        let recorded: Vec<i64> = own.iter().filter_map(|other| snapshot.fact(other.id, review, measure)).collect();
        (!recorded.is_empty()).then(|| recorded.iter().sum::<i64>())
    };
    // The partner's own value comes or goes; a tier in which nothing else is recorded has nothing then.
    let after = |measure, sum: Option<i64>| {
        let moved = snapshot.fact(partner.id, review, measure);
        let others =
            own.iter().any(|other| other.id != partner.id && snapshot.fact(other.id, review, measure).is_some());
        match (joins, moved) {
            (_, None) => sum,
            (true, Some(moved)) => Some(sum.unwrap_or(0) + moved),
            (false, Some(moved)) => others.then(|| sum.unwrap_or(0) - moved),
        }
    };
    let fte = before(Measure::Fte);
    let fte_after = after(Measure::Fte, fte);
    let mdf = before(Measure::MdfAllocated);
    let count = own.len();
    let count_after = if joins { count + 1 } else { count - 1 };
    let hundredths = |value: i64| Hundredths(i32::try_from(value).unwrap_or(i32::MAX)).text();
    let fte_text = |value: Option<i64>| value.map(hundredths).unwrap_or_default();
    let money = |minor: Option<i64>| {
        minor.map(|minor| Money { minor, currency: snapshot.setting.currency }.short_text()).unwrap_or_default()
    };
    TierPreview {
        tier: tier.number(),
        count_before: number(count),
        count_after: number(count_after),
        fte_change: change(fte.unwrap_or(0), fte_after.unwrap_or(0)),
        fte_before: fte_text(fte),
        fte_after: fte_text(fte_after),
        mdf_after: money(after(Measure::MdfAllocated, mdf)),
        mdf_before: money(mdf),
        is_outside: band(snapshot, tier).is_some_and(|band| band.state(count_after) != BandState::Within),
    }
}

fn band(snapshot: &Snapshot, tier: Tier) -> Option<Band> {
    snapshot.tiers.iter().find(|rule| rule.tier == tier)?.band
}

/// "Tier 2 falls to 27, band 30–100."
fn band_line(snapshot: &Snapshot, preview: &TierPreview) -> Option<String> {
    let tier = Tier::from_number(i64::from(preview.tier))?;
    let band = band(snapshot, tier)?;
    let verb = if preview.count_after > preview.count_before { "rises" } else { "falls" };
    let was_outside = band.state(preview.count_before as usize) != BandState::Within;
    let within = if was_outside && !preview.is_outside { "within its band" } else { "band" };
    (preview.is_outside || was_outside)
        .then(|| format!("{} {verb} to {}, {within} {}–{}.", tier.title(), preview.count_after, band.low, band.high))
}

fn change(before: i64, after: i64) -> String {
    let text = |value: i64| Hundredths(i32::try_from(value).unwrap_or(i32::MAX)).text();
    match after - before {
        0 => String::new(),
        more @ 1.. => format!("+{}", text(more)),
        less => format!("−{}", text(-less)),
    }
}

fn or_none(text: &str) -> &str {
    if text.is_empty() { "none" } else { text }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
