//! The ninety partners and what each did and cost in six quarters, balanced to the cent.

use jiff::civil::{Date, date};

use crate::after::set_two_quarters_after;
use crate::names::{
    ALSO, DEMOTED, Kind, LATE_STARTS, NO_MOTION, SHORT_HISTORY, SOURCED_UNREGISTERED, STALE, SUNSET, TIER_1, TIER_2,
    TIER_2_FIXED, TIER_2_OWNERS, TIER_3, UNKNOWN_START,
};
use crate::rng::{Rng, share_out};

/// Quarters of the demo: six up to the one under review, and the two after.
pub const QUARTERS: [&str; 8] =
    ["Q1 2025", "Q2 2025", "Q3 2025", "Q4 2025", "Q1 2026", "Q2 2026", "Q3 2026", "Q4 2026"];
pub const QUARTER_ENDS: [Date; 8] = [
    date(2025, 3, 31),
    date(2025, 6, 30),
    date(2025, 9, 30),
    date(2025, 12, 31),
    date(2026, 3, 31),
    date(2026, 6, 30),
    date(2026, 9, 30),
    date(2026, 12, 31),
];
/// Index of the first quarter of the review's window, and of the quarter under review.
pub const BEFORE: usize = 4;
pub const NOW: usize = 5;

/// What a partner did and cost in a quarter. Money is in dollars, FTE in hundredths.
#[derive(Clone, Copy, Default)]
pub struct Facts {
    pub sourced: u32,
    pub influenced: u32,
    pub registered: u32,
    pub co_sell: u32,
    /// `None` where the files say nothing.
    pub mdf: Option<u32>,
    pub fte: u32,
}

pub struct Partner {
    pub name: &'static str,
    pub id: String,
    pub tier: u8,
    pub kind: Kind,
    pub also: Option<&'static str>,
    pub also_kinds: &'static [Kind],
    pub motion: Option<&'static str>,
    pub owner: Option<&'static str>,
    pub region: Option<&'static str>,
    pub since: Option<Date>,
    /// `None` where the roster does not know it.
    pub domain: Option<String>,
    /// Tenths of a point, of five.
    pub psat: Option<u32>,
    pub certifications: Option<u32>,
    pub region_code: String,
    /// `None` before the partner started, and once it is sunset.
    pub quarters: [Option<Facts>; 8],
}

impl Partner {
    pub fn is(&self, names: &[&str]) -> bool {
        names.contains(&self.name)
    }

    pub fn facts(&self, quarter: usize) -> Facts {
        self.quarters[quarter].unwrap_or_default()
    }

    pub fn is_stale(&self) -> bool {
        self.is(&STALE)
    }
}

/// Builds the ninety, Tier 1 first, within a tier by type.
pub fn partners() -> Vec<Partner> {
    let mut rng = Rng::new(20_260_702);
    let mut partners: Vec<Partner> = Vec::new();
    for strategic in &TIER_1 {
        let owner = strategic.owner;
        partners.push(described(strategic.name, 1, strategic.kind, owner, partners.len(), &mut rng));
    }
    for (tier, groups) in [(2, &TIER_2), (3, &TIER_3)] {
        for (kind, names) in groups {
            for name in *names {
                let index = partners.len();
                let owner = if tier == 2 { TIER_2_OWNERS[(index - TIER_1.len()) % 6] } else { "Desk" };
                partners.push(described(name, tier, *kind, Some(owner), index, &mut rng));
            }
        }
    }
    set_window(&mut partners, &mut rng);
    set_costs(&mut partners, &mut rng);
    set_year_before(&mut partners, &mut rng);
    reassign_late_starters(&mut partners);
    set_two_quarters_after(&mut partners);
    partners
}

fn described(
    name: &'static str,
    tier: u8,
    kind: Kind,
    owner: Option<&'static str>,
    index: usize,
    rng: &mut Rng,
) -> Partner {
    let also = ALSO.iter().find(|(partner, ..)| *partner == name);
    let region = rng.pick(&["EMEA", "EMEA", "North America", "North America", "APAC", "LATAM"]);
    let has_cards = tier < 3 || rng.percent_chance(60);
    Partner {
        name,
        id: format!("NF-{}", 1001 + index),
        tier,
        kind,
        also: also.map(|(_, words, _)| *words),
        also_kinds: also.map_or(&[], |(.., kinds)| *kinds),
        motion: motion(name, tier, kind),
        owner,
        region: (tier < 3 || !index.is_multiple_of(9)).then_some(region),
        since: since(name, tier, rng),
        domain: (tier < 3 || index % 8 != 7).then(|| format!("{}.example", slug(name))),
        psat: has_cards.then(|| rng.between(31, 48)),
        certifications: (kind != Kind::Agency && has_cards).then(|| rng.between(1, 60 / u32::from(tier).pow(2))),
        region_code: format!("{}-{:02}", if region == "North America" { "AMER" } else { region }, rng.between(1, 24)),
        quarters: [Some(Facts::default()); 8],
    }
}

fn motion(name: &str, tier: u8, kind: Kind) -> Option<&'static str> {
    match (tier, kind) {
        _ if NO_MOTION.contains(&name) => None,
        (3, Kind::Reseller) => Some("Deal registration only"),
        (3, Kind::Si | Kind::Isv) => None,
        _ => Some(kind.motion()),
    }
}

fn since(name: &str, tier: u8, rng: &mut Rng) -> Option<Date> {
    let month = rng.below(12);
    let day = rng.below(28);
    let years_ago = rng.below(4);
    if UNKNOWN_START.contains(&name) {
        return None;
    }
    if let Some((_, (year, month, day))) = LATE_STARTS.iter().find(|(partner, _)| *partner == name) {
        return Some(date(*year, *month, *day));
    }
    let latest = if tier == 1 { 2021 } else { 2023 };
    let whole = |number: u32| i8::try_from(number + 1).unwrap_or(1);
    Some(date(latest - i16::try_from(years_ago).unwrap_or_default(), whole(month), whole(day)))
}

/// The letters and digits of a name, for its domain.
pub fn slug(name: &str) -> String {
    name.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Production of Q1 and Q2 2026, the window the criteria look at: $11.4M and $12.6M sourced.
fn set_window(partners: &mut [Partner], rng: &mut Rng) {
    for (quarter, tier_2, tier_3) in [(0, 2_180_000, 1_000_000), (1, 1_740_000, 1_100_000)] {
        let free = |partner: &Partner| partner.tier == 2 && fixed(partner.name).is_none();
        let live = |partner: &Partner| partner.tier == 3 && !produced_nothing(partner);
        let managed: Vec<u32> = partners.iter().filter(|partner| free(partner)).map(|_| rng.between(20, 170)).collect();
        let tail = partners.iter().filter(|partner| live(partner)).map(|_| rng.below(1_000));
        // Squared, so that a few of the long tail source much and most little.
        let tail: Vec<u32> = tail.map(|draw| 40 + draw * draw / 1_000).collect();
        let mut managed = share_out(tier_2, 10_000, &managed).into_iter();
        let mut tail = share_out(tier_3, 1_000, &tail).into_iter();
        for (index, partner) in partners.iter_mut().enumerate() {
            let (is_free, is_live) = (free(partner), live(partner));
            let (sourced, co_sell) = match (TIER_1.get(index), fixed(partner.name)) {
                (Some(strategic), _) => (strategic.sourced[quarter], strategic.co_sell[quarter]),
                (None, Some((sourced, co_sell))) => (sourced[quarter], co_sell[quarter]),
                (None, None) if is_free => (managed.next().unwrap_or_default(), rng.below(3)),
                (None, None) if is_live => {
                    (tail.next().unwrap_or_default(), u32::from(quarter == 1 && rng.percent_chance(15)))
                }
                (None, None) => (0, 0),
            };
            let registered = match partner.tier {
                _ if produced_nothing(partner) || partner.name == SOURCED_UNREGISTERED => 0,
                1 => co_sell + rng.below(4),
                2 => co_sell + rng.below(3),
                _ if quarter == 0 => 1 + rng.below(3),
                _ => rng.below(3),
            };
            let influenced = influenced(index, sourced);
            partner.quarters[BEFORE + quarter] =
                Some(Facts { sourced, influenced, registered, co_sell, ..Facts::default() });
        }
    }
}

/// Influenced takes in sourced: 1.3 to 2.2 times as much, by partner.
pub fn influenced(index: usize, sourced: u32) -> u32 {
    let percent = 130 + u32::try_from(index * 37 % 90).unwrap_or_default();
    sourced / 1_000 * percent / 100 * 1_000
}

fn fixed(name: &str) -> Option<([u32; 2], [u32; 2])> {
    TIER_2_FIXED.iter().find(|(partner, ..)| *partner == name).map(|(_, sourced, co_sell)| (*sourced, *co_sell))
}

fn produced_nothing(partner: &Partner) -> bool {
    partner.is(&SUNSET) || partner.is(&SHORT_HISTORY) || partner.is(&DEMOTED)
}

/// 20.00 FTE spread evenly in hundredths (2.67 / 6.22 / 11.11) and $2,400,000 MDF in steps of $500.
fn set_costs(partners: &mut [Partner], rng: &mut Rng) {
    let tier_2: Vec<u32> = (0..28).map(|_| rng.between(20, 50)).collect();
    let tier_3: Vec<u32> = (0..39).map(|_| rng.between(10, 30)).collect();
    let mut tier_2 = share_out(980_000, 500, &tier_2).into_iter();
    let mut tier_3 = share_out(780_000, 500, &tier_3).into_iter();
    let mut seen = [0_usize; 4];
    for (index, partner) in partners.iter_mut().enumerate() {
        let rank = seen[usize::from(partner.tier)];
        seen[usize::from(partner.tier)] += 1;
        let has_one_more = match partner.tier {
            1 => rank.is_multiple_of(4),
            2 => rank.is_multiple_of(5),
            _ => rank * 11 % 50 < 11,
        };
        let mdf = match partner.tier {
            1 => TIER_1[index].mdf,
            2 => tier_2.next(),
            _ if partner.is(&SUNSET) => Some(20_000),
            _ => tier_3.next(),
        };
        for facts in partner.quarters.iter_mut().flatten() {
            facts.fte = 22 + u32::from(has_one_more);
            facts.mdf = mdf;
        }
    }
}

/// The four quarters of 2025, growing towards the window. Those who fall silent in 2026 fade out.
fn set_year_before(partners: &mut [Partner], rng: &mut Rng) {
    for (index, partner) in partners.iter_mut().enumerate() {
        let first = partner.facts(BEFORE);
        for quarter in 0..BEFORE {
            let fading = [100, 70, 40, 15][quarter];
            let growing = [66, 75, 84, 93][quarter] + rng.below(13) - 6;
            let facts = &mut partner.quarters[quarter];
            let Some(facts) = facts else { continue };
            if DEMOTED.contains(&partner.name) {
                facts.sourced = 620_000 * fading / 100;
                facts.co_sell = [3, 2, 1, 0][quarter];
                facts.registered = facts.co_sell + 1;
            } else if SUNSET.contains(&partner.name) {
                facts.sourced = rng.between(10, 34) * fading / 100 * 1_000;
                facts.registered = u32::from(rng.percent_chance([90, 70, 50, 0][quarter]));
            } else {
                facts.sourced = first.sourced / 1_000 * growing / 100 * 1_000;
                // Two a quarter at most, so that nobody in Tier 2 had six in two quarters before the review.
                let most = if partner.tier == 2 { 2 } else { u32::MAX };
                facts.co_sell = ((first.co_sell * growing + 50) / 100).min(most);
                facts.registered = facts.co_sell + rng.below(4);
            }
            facts.influenced = influenced(index, facts.sourced);
        }
        if let Some(since) = partner.since {
            for (quarter, end) in QUARTER_ENDS.iter().enumerate() {
                if since > *end {
                    partner.quarters[quarter] = None;
                }
            }
        }
    }
}

/// Who was not there yet cost nothing: others of the tier carried its FTE and MDF, so that every quarter's totals hold.
fn reassign_late_starters(partners: &mut [Partner]) {
    for quarter in 0..NOW {
        for tier in 1..=3 {
            let in_tier = |partner: &&Partner| partner.tier == tier;
            let is_absent = |partner: &&Partner| partner.quarters[quarter].is_none();
            let absent: Vec<Facts> =
                partners.iter().filter(in_tier).filter(is_absent).map(|partner| partner.facts(NOW)).collect();
            let mut hundredths: u32 = absent.iter().map(|facts| facts.fte).sum();
            let mut steps: u32 = absent.iter().filter_map(|facts| facts.mdf).sum::<u32>() / 500;
            while hundredths + steps > 0 {
                let carriers = partners.iter_mut().filter(|partner| partner.tier == tier && !partner.is(&SUNSET));
                for facts in carriers.filter_map(|partner| partner.quarters[quarter].as_mut()) {
                    facts.fte += u32::from(hundredths > 0);
                    hundredths = hundredths.saturating_sub(1);
                    if let Some(mdf) = facts.mdf.as_mut().filter(|_| steps > 0) {
                        *mdf += 500;
                        steps -= 1;
                    }
                }
            }
        }
    }
}
