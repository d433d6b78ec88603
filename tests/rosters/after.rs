//! What came after the review: the plan as it was signed, and two quarters under it, in which partner-sourced pipeline goes from
//! $48M to $71M annualized.

use crate::names::{
    DEMOTED, PROMOTED, PROMOTED_AFTER, SHORT_HISTORY, SILENT_AFTER, SOURCED_UNREGISTERED, SUNSET, TOP_FIVE,
};
use crate::partners::{Facts, NOW, Partner, influenced};
use crate::rng::{Rng, share_out};

/// The two quarters after the one under review.
pub const AFTER: [usize; 2] = [NOW + 1, NOW + 2];
/// Dollars sourced in each of them by the tiers of the plan: $17.0M and $18.5M, $71M annualized.
pub const SOURCED: [[u32; 3]; 2] = [[11_600_000, 4_100_000, 1_300_000], [12_800_000, 4_300_000, 1_400_000]];
/// Hundredths of FTE for each Tier 1 partner: three managers for twelve.
const MORE_FTE: u32 = 25;

/// The tier of the plan; `None` is sunset.
pub fn tier_after(partner: &Partner) -> Option<u8> {
    match partner.tier {
        _ if partner.is(&SUNSET) => None,
        _ if partner.is(&DEMOTED) => Some(2),
        _ if partner.is(&PROMOTED) => Some(1),
        tier => Some(tier),
    }
}

/// Costs by the plan, production by tier; nothing of the partners that are sunset.
pub fn set_two_quarters_after(partners: &mut [Partner]) {
    let mut rng = Rng::new(23_112_027);
    let costs = costs(partners);
    for (place, quarter) in AFTER.into_iter().enumerate() {
        let mut sourced: Vec<u32> = vec![0; partners.len()];
        for tier in 1..=3 {
            let of_tier: Vec<usize> =
                (0..partners.len()).filter(|index| tier_after(&partners[*index]) == Some(tier)).collect();
            let weights: Vec<u32> = of_tier.iter().map(|index| weight(&partners[*index], &mut rng)).collect();
            let shares = share_out(SOURCED[place][usize::from(tier) - 1], 1_000, &weights);
            of_tier.into_iter().zip(shares).for_each(|(index, share)| sourced[index] = share);
        }
        for (index, partner) in partners.iter_mut().enumerate() {
            let co_sell = co_sell(partner, place, &mut rng);
            let registered = registered(partner, place, co_sell, &mut rng);
            let (fte, mdf) = costs[index];
            let (sourced, influenced) = (sourced[index], influenced(index, sourced[index]));
            let facts = Facts { sourced, influenced, registered, co_sell, mdf, fte };
            partner.quarters[quarter] = tier_after(partner).map(|_| facts);
        }
    }
}

/// What the plan gives each partner: hundredths of FTE, and dollars.
fn costs(partners: &[Partner]) -> Vec<(u32, Option<u32>)> {
    let freed: u32 = partners.iter().filter(|partner| partner.is(&SUNSET)).map(|partner| partner.facts(NOW).fte).sum();
    let gained = MORE_FTE * u32::try_from(count(partners, 1)).unwrap_or(0);
    let mut tail: Vec<usize> = (0..partners.len()).filter(|index| tier_after(&partners[*index]) == Some(3)).collect();
    // In proportion to what each has, so that who has a hundredth more gives one more; then by what they source.
    tail.sort_by_key(|index| {
        let partner = &partners[*index];
        let sourced = partner.facts(NOW).sourced + partner.facts(NOW - 1).sourced;
        (std::cmp::Reverse((partner.facts(NOW).fte, sourced)), partner.name)
    });
    let (each, more) = ((gained - freed) as usize / tail.len(), (gained - freed) as usize % tail.len());
    let plan = |(index, partner): (usize, &Partner)| {
        let facts = partner.facts(NOW);
        let fte = match tier_after(partner) {
            Some(1) => facts.fte + MORE_FTE,
            Some(3) => {
                let place = tail.iter().position(|one| *one == index).unwrap_or(0);
                facts.fte - u32::try_from(each).unwrap_or(0) - u32::from(place < more)
            }
            Some(_) => facts.fte,
            None => 0,
        };
        let doubled = if partner.is(&TOP_FIVE) { 2 } else { 1 };
        (fte, facts.mdf.map(|mdf| mdf * doubled))
    };
    partners.iter().enumerate().map(plan).collect()
}

fn count(partners: &[Partner], tier: u8) -> usize {
    partners.iter().filter(|partner| tier_after(partner) == Some(tier)).count()
}

/// As much as it sourced, and more where the money was doubled; who had nothing begins small.
fn weight(partner: &Partner, rng: &mut Rng) -> u32 {
    let growth = if partner.is(&TOP_FIVE) { rng.between(120, 150) } else { rng.between(85, 125) };
    let known = partner.facts(NOW).sourced / 1_000;
    if partner.is(&SILENT_AFTER) { 0 } else { known.max(40) * growth / 100 }
}

fn co_sell(partner: &Partner, place: usize, rng: &mut Rng) -> u32 {
    let (one_more, few) = (rng.below(2), rng.below(3));
    match tier_after(partner) {
        _ if partner.is(&SILENT_AFTER) => 0,
        Some(1) => partner.facts(NOW).co_sell.max(1) + one_more,
        // Two a quarter at most, so that nobody else of Tier 2 has six in two quarters.
        Some(2) if partner.is(&PROMOTED_AFTER) => 3 + u32::try_from(place).unwrap_or(0),
        Some(2) => few,
        _ => u32::from(few == 0 && place == 1),
    }
}

fn registered(partner: &Partner, place: usize, co_sell: u32, rng: &mut Rng) -> u32 {
    let few = rng.below(3);
    match tier_after(partner) {
        _ if partner.is(&SILENT_AFTER) || partner.name == SOURCED_UNREGISTERED => 0,
        Some(1 | 2) => co_sell + few,
        _ if place == 0 || partner.is(&SHORT_HISTORY) => 1 + few,
        _ => few,
    }
}
