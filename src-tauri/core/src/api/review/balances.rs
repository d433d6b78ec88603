use super::allocate::ReallocationRequest;
use super::amounts::{fte_text, money};
use super::{BalanceFix, BalancePart, BalanceState, BalanceView};
use crate::model::Tier;
use crate::review::{Balance, Plan, Resource, TierSum};
use crate::store::Snapshot;

/// FTE, then MDF.
pub(super) fn balances(snapshot: &Snapshot, plan: &Plan) -> Vec<BalanceView> {
    let tiers = snapshot.setting.tiers();
    let envelope = snapshot.review.envelopes.iter().find(|envelope| envelope.quarter == plan.quarter);
    let fte = plan.fte_balance(tiers);
    let mdf = plan.mdf_balance(tiers);
    let money_text = |minor: i64| money(snapshot, minor).full_text();
    vec![
        balance_view(Resource::Fte, &fte, envelope.is_some_and(|one| one.fte.is_some()), fte_text),
        balance_view(Resource::Mdf, &mdf, envelope.is_some_and(|one| one.mdf_minor.is_some()), money_text),
    ]
}

fn balance_view(
    resource: Resource,
    balance: &Balance,
    is_envelope_set: bool,
    text: impl Fn(i64) -> String,
) -> BalanceView {
    let difference = balance.difference();
    let (state, words) = match difference {
        0 => (BalanceState::Balanced, text(0)),
        over if over > 0 => (BalanceState::Over, format!("{} over", text(over))),
        left => (BalanceState::Left, format!("{} left", text(-left))),
    };
    let whole = balance.envelope.max(balance.allocated).max(1);
    let part = |sum: &TierSum| BalancePart {
        label: sum.tier.map_or_else(|| "No tier".to_owned(), Tier::title),
        text: text(sum.planned),
        permille: u32::try_from(i128::from(sum.planned) * 1000 / i128::from(whole)).unwrap_or(0),
    };
    let settles = |sum: &&TierSum| sum.tier.is_some() && sum.partners > 0 && sum.planned >= difference;
    let mut by_size: Vec<&TierSum> = balance.tiers.iter().filter(settles).collect();
    by_size.sort_by_key(|sum| std::cmp::Reverse(sum.planned));
    let fix = |sum: &TierSum| {
        let tier = sum.tier?;
        let verb = if difference > 0 { "Take it from" } else { "Give it to" };
        let rule = ReallocationRequest::Settle { resource, tier };
        Some(BalanceFix { label: format!("{verb} {}", tier.title()), rule })
    };
    let fixes = if difference == 0 { Vec::new() } else { by_size.into_iter().filter_map(fix).take(2).collect() };
    BalanceView {
        resource,
        name: match resource {
            Resource::Fte => "FTE".to_owned(),
            Resource::Mdf => "MDF".to_owned(),
        },
        envelope: text(balance.envelope),
        is_envelope_set,
        allocated: text(balance.allocated),
        freed: text(balance.freed),
        difference: words,
        state,
        parts: balance.tiers.iter().map(part).collect(),
        fixes,
    }
}
