//! The worked case, asserted: a workbook that does not balance is not written.

use crate::after::{AFTER, tier_after};
use crate::history_sheet::total;
use crate::names::{
    DEMOTED, PROMOTED, PROMOTED_AFTER, SHORT_HISTORY, SOURCED_UNREGISTERED, STALE, SUNSET, SUNSET_AFTER, TOP_FIVE,
};
use crate::overlap::Overlap;
use crate::partners::{BEFORE, Facts, NOW, Partner, QUARTER_ENDS, QUARTERS};

/// Panics where the demo departs from the worked case.
pub fn assert_worked_case(partners: &[Partner], overlaps: &[Overlap]) {
    assert_eq!(partners.len(), 90);
    assert_eq!([1, 2, 3].map(|tier| of_tier(partners, tier).count()), [12, 28, 50]);
    for (quarter, label) in QUARTERS.iter().enumerate().take(NOW + 1) {
        let total = total(partners, quarter);
        assert_eq!((total.fte, total.mdf), (2_000, Some(2_400_000)), "{label}");
    }
    let sums = |value: fn(&Partner) -> u32| [1, 2, 3].map(|tier| of_tier(partners, tier).map(value).sum::<u32>());
    assert_eq!(sums(|partner| partner.facts(NOW).fte), [267, 622, 1_111]);
    assert_eq!(sums(mdf), [420_000, 980_000, 1_000_000]);
    assert_eq!(sums(sourced), [15_000_000, 6_900_000, 2_100_000]);
    assert!(partners.iter().all(|partner| mdf(partner).is_multiple_of(500)));
    assert_reallocation(partners);
    assert_criteria(partners);
    assert_after(partners);
    let states: std::collections::BTreeSet<&str> = overlaps.iter().flat_map(|overlap| overlap.state).collect();
    assert_eq!(states.len(), 7, "{states:?}");
}

/// What the top five gain is what the sunset partners free, and the long tail has three managers to give.
fn assert_reallocation(partners: &[Partner]) {
    let mut tier_1: Vec<&Partner> = of_tier(partners, 1).collect();
    tier_1.sort_by_key(|partner| std::cmp::Reverse(sourced(partner)));
    assert_eq!(tier_1.iter().take(5).map(|partner| partner.name).collect::<Vec<_>>(), TOP_FIVE);
    assert!(sourced(tier_1[4]) > sourced(tier_1[5]));
    let gained: u32 = partners.iter().filter(|partner| partner.is(&TOP_FIVE)).map(mdf).sum();
    let freed: u32 = partners.iter().filter(|partner| partner.is(&SUNSET)).map(mdf).sum();
    assert_eq!((gained, freed), (220_000, 220_000));
    assert!(of_tier(partners, 3).map(|partner| partner.facts(NOW).fte).sum::<u32>() >= 300);
}

fn assert_criteria(partners: &[Partner]) {
    let window_start = QUARTER_ENDS[BEFORE - 1];
    for partner in partners {
        let name = partner.name;
        let co_sell = window(partner, |facts| facts.co_sell);
        let registered = window(partner, |facts| facts.registered);
        let is_silent = sourced(partner) + co_sell + registered == 0;
        let started_late = partner.since.is_some_and(|since| since > window_start);
        assert_eq!(started_late, partner.is(&SHORT_HISTORY), "{name}");
        match partner.tier {
            1 => assert_eq!(is_silent, partner.is(&DEMOTED), "{name}"),
            2 => assert_eq!(co_sell >= 6, partner.is(&PROMOTED), "{name}"),
            _ => {
                assert_eq!(is_silent, partner.is(&SUNSET) || partner.is(&SHORT_HISTORY), "{name}");
                assert_eq!(registered == 0, is_silent || name == SOURCED_UNREGISTERED, "{name}");
            }
        }
        if partner.tier == 2 {
            let pairs = (0..BEFORE).map(|quarter| partner.facts(quarter).co_sell + partner.facts(quarter + 1).co_sell);
            assert!(pairs.max() < Some(6), "{name} would have been promoted before");
        }
    }
    assert!(STALE.iter().all(|name| partners.iter().any(|partner| partner.name == *name)));
}

/// Two quarters later the same people and money, and $71M annualized; the criteria then move four partners.
fn assert_after(partners: &[Partner]) {
    let sums = AFTER.map(|quarter| total(partners, quarter));
    assert_eq!(sums.map(|sum| (sum.fte, sum.mdf)), [(2_000, Some(2_400_000)); 2]);
    assert_eq!(sums.iter().map(|sum| sum.sourced).sum::<u32>() * 2, 71_000_000);
    for partner in partners {
        let both = AFTER.map(|quarter| partner.facts(quarter));
        let sum = |value: fn(&Facts) -> u32| both.iter().map(value).sum::<u32>();
        let is_silent = sum(|facts| facts.sourced + facts.co_sell + facts.registered) == 0;
        let name = partner.name;
        match tier_after(partner) {
            Some(1) => assert!(!is_silent, "{name}"),
            Some(2) => assert_eq!(sum(|facts| facts.co_sell) >= 6, partner.is(&PROMOTED_AFTER), "{name}"),
            Some(_) => assert_eq!(is_silent, partner.is(&SUNSET_AFTER), "{name}"),
            None => assert!(is_silent, "{name}"),
        }
    }
}

fn of_tier(partners: &[Partner], tier: u8) -> impl Iterator<Item = &Partner> {
    partners.iter().filter(move |partner| partner.tier == tier)
}

fn window(partner: &Partner, value: fn(&Facts) -> u32) -> u32 {
    value(&partner.facts(BEFORE)) + value(&partner.facts(NOW))
}

fn sourced(partner: &Partner) -> u32 {
    window(partner, |facts| facts.sourced)
}

fn mdf(partner: &Partner) -> u32 {
    partner.facts(NOW).mdf.unwrap_or_default()
}
