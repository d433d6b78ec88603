//! Which host accounts each partner also has, and how its densities come out.

use crate::accounts::{Account, SEGMENTS, Status, UNSEGMENTED};
use crate::names::{COUNTS_ONLY, Kind, NOT_IMPORTED, SHARES_NOTHING, WITHHOLDS_ENTERPRISE, WITHHOLDS_REGULATED};
use crate::partners::Partner;
use crate::rng::Rng;

const ENTERPRISE: usize = 2;
const REGULATED: usize = 3;
/// A base below this is shown and not ranked.
const SMALL_BASE: u32 = 20;

/// A partner's view of the host: what it shares and what of that it has.
pub struct Overlap {
    /// How many host accounts per segment; `None` where it shares nothing or nothing was imported.
    pub shared: [Option<u32>; 5],
    pub state: [&'static str; 5],
    /// Named accounts by index and how the partner stands to them; empty for counts.
    pub accounts: Vec<(usize, Status)>,
}

impl Overlap {
    /// "77/420" or "not shared", for the four density columns of the roster; `None` leaves the cell blank.
    pub fn stated(&self, partner: &Partner, segment: usize) -> Option<String> {
        if self.state[segment] == "not_shared" {
            // Three spellings that mean the same; the plain one is the most frequent.
            return Some(match partner.name {
                "Datumveil" => "n/s".to_owned(),
                "Stratoport" => "withheld".to_owned(),
                _ => "not shared".to_owned(),
            });
        }
        (self.state[segment] == "counts_only")
            .then(|| format!("{}/{}", self.shared[segment].unwrap_or_default(), SEGMENTS[segment].1))
    }

    /// Named accounts of the segment where the two sides stand as asked.
    pub fn count(&self, accounts: &[Account], segment: Option<usize>, theirs: Status, ours: Status) -> usize {
        let is_meant = |(index, status): &&(usize, Status)| {
            let account = &accounts[*index];
            *status == theirs && account.status == ours && segment.is_none_or(|segment| segment == account.segment)
        };
        self.accounts.iter().filter(is_meant).count()
    }
}

/// The overlap of every partner, in the order of `partners`.
pub fn overlaps(partners: &[Partner], accounts: &[Account]) -> Vec<Overlap> {
    let mut rng = Rng::new(30_062_026);
    let appeal: Vec<u32> = accounts.iter().map(|_| appeal(&mut rng)).collect();
    partners.iter().map(|partner| overlap(partner, accounts, &appeal, &mut rng)).collect()
}

/// How likely partners are to have an account. A few are everybody's, every twelfth is nobody's: the white space.
fn appeal(rng: &mut Rng) -> u32 {
    let draw = rng.below(1_000);
    if rng.below(12) == 0 { 0 } else { 60 + draw * draw / 1_000 }
}

fn overlap(partner: &Partner, accounts: &[Account], appeal: &[u32], rng: &mut Rng) -> Overlap {
    let drawn = drawn(partner, rng);
    let state: [&str; 5] = std::array::from_fn(|segment| state(partner, segment, drawn[segment]));
    let has_numbers = |segment: &usize| !matches!(state[*segment], "not_shared" | "not_imported");
    let has_names = !partner.is(&COUNTS_ONLY);
    let mut indices = Vec::new();
    for segment in (0..5).filter(|segment| has_names && has_numbers(segment)) {
        indices.extend(sample(segment, drawn[segment], accounts, appeal, rng));
    }
    let shared = std::array::from_fn(|segment| has_numbers(&segment).then_some(drawn[segment]));
    Overlap { shared, state, accounts: related(partner, indices, accounts, rng) }
}

/// Shared accounts per segment: the tier's base density, shaped by the type, with some chance.
fn drawn(partner: &Partner, rng: &mut Rng) -> [u32; 5] {
    let base = match partner.tier {
        1 => 2_400 + rng.below(1_400),
        2 => 1_000 + rng.below(1_700),
        _ => 200 + rng.below(800),
    };
    let mut shared = [0; 5];
    for (segment, (_, count)) in SEGMENTS.iter().enumerate() {
        let reach = partner.kind.reach().get(segment).map_or(10_000, |reach| reach * (75 + rng.below(51)));
        let per_myriad = u64::from((base * reach / 10_000).min(7_200));
        shared[segment] = u32::try_from((per_myriad * u64::from(*count) + 5_000) / 10_000).unwrap_or_default();
    }
    let has_none = partner.tier == 3 && partner.kind == Kind::Agency && rng.percent_chance(80);
    if has_none || partner.name == "Foxglove Lane" {
        shared[REGULATED] = 0;
    }
    match partner.name {
        "Corvane" => [42, 71, 68, 31, 3],
        "Plinthworks" => [88, 74, 41, 9, 2],
        _ => shared,
    }
}

/// The state a reader of the files arrives at; the first that holds.
fn state(partner: &Partner, segment: usize, shared: u32) -> &'static str {
    let says_nothing_of_unsegmented = partner.is(&COUNTS_ONLY);
    if partner.is(&NOT_IMPORTED) || (segment == UNSEGMENTED && says_nothing_of_unsegmented) {
        "not_imported"
    } else if partner.is(&SHARES_NOTHING)
        || (segment == REGULATED && partner.is(&WITHHOLDS_REGULATED))
        || (segment == ENTERPRISE && partner.is(&WITHHOLDS_ENTERPRISE))
    {
        "not_shared"
    } else if SEGMENTS[segment].1 < SMALL_BASE {
        "small_base"
    } else if partner.is_stale() {
        "stale"
    } else if partner.is(&COUNTS_ONLY) {
        "counts_only"
    } else if shared == 0 {
        "zero"
    } else {
        "value"
    }
}

/// Draws `count` accounts of a segment without putting back, by appeal.
fn sample(segment: usize, count: u32, accounts: &[Account], appeal: &[u32], rng: &mut Rng) -> Vec<usize> {
    let mut pool: Vec<usize> =
        (0..accounts.len()).filter(|index| accounts[*index].segment == segment && appeal[*index] > 0).collect();
    let mut total: u32 = pool.iter().map(|index| appeal[*index]).sum();
    let mut chosen = Vec::new();
    for _ in 0..count {
        let mut draw = rng.below(total);
        let place = pool.iter().position(|index| {
            let is_hit = draw < appeal[*index];
            draw = draw.saturating_sub(appeal[*index]);
            is_hit
        });
        let index = pool.remove(place.unwrap_or_default());
        total -= appeal[index];
        chosen.push(index);
    }
    chosen.sort_unstable();
    chosen
}

/// Says how the partner stands to each account: 5 to 14% of them are warm introductions.
fn related(partner: &Partner, indices: Vec<usize>, accounts: &[Account], rng: &mut Rng) -> Vec<(usize, Status)> {
    let shared = u32::try_from(indices.len()).unwrap_or_default();
    let warm = match partner.name {
        "Corvane" => 24,
        "Plinthworks" => 19,
        _ => (shared * rng.between(50, 140) + 500) / 1_000,
    };
    let mut prospects: Vec<usize> =
        indices.iter().copied().filter(|index| accounts[*index].status == Status::Prospect).collect();
    rng.shuffle(&mut prospects);
    prospects.truncate(warm as usize);
    let mut status = |index: usize| match (accounts[index].status, rng.below(100)) {
        (Status::Prospect, _) if prospects.contains(&index) => Status::Customer,
        (Status::Prospect, 0..35) => Status::OpenOpportunity,
        (Status::Prospect, _) => Status::Prospect,
        (_, 0..35) => Status::Customer,
        (_, 35..60) => Status::OpenOpportunity,
        _ => Status::Prospect,
    };
    indices.into_iter().map(|index| (index, status(index))).collect()
}
