use std::collections::HashMap;

use super::Resource;
use super::evidence::sourced_in;
use crate::measures::{Book, Period};
use crate::model::{Measure, PartnerType, Quarter, half_to_even};
use crate::store::Snapshot;

/// Quarters a return is taken from.
pub const LOOKBACK: u32 = 4;
/// A return of one's own counts as if the peers' had been seen for this many quarters besides: the thinner the history, the more
/// they weigh.
const PRIOR: i128 = 2;
/// Returns are counted in millionths of a minor unit of pipeline for each unit of a resource.
const MILLION: i128 = 1_000_000;

/// What partners brought in pipeline for each unit of a resource: a cent of MDF, a hundredth of a full-time equivalent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Returns {
    by_partner: HashMap<i64, Return>,
}

/// What a partner brings for a unit of a resource.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Return {
    /// With its peers' where its history is thin: millionths of a minor unit of pipeline.
    pub rate: i64,
    /// Of its type's partners together; of all where its type has none.
    pub peers: i64,
    /// Quarters of its own that are known.
    pub quarters: u32,
}

/// Sums of what was brought and what was spent.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    pipeline: i128,
    spent: i128,
    quarters: i128,
}

impl Sums {
    fn add(&mut self, other: Self) {
        self.pipeline += other.pipeline;
        self.spent += other.spent;
        self.quarters += other.quarters;
    }

    fn rate(self) -> Option<i128> {
        (self.spent > 0).then(|| half_to_even(self.pipeline.max(0) * MILLION, self.spent))
    }
}

impl Returns {
    /// From the four quarters up to and with `last` in which both are known.
    #[must_use]
    pub fn of(snapshot: &Snapshot, book: &Book, resource: Resource, last: Quarter) -> Self {
        let window = Period::up_to(last, LOOKBACK);
        let mut own: HashMap<i64, Sums> = HashMap::new();
        let mut types: HashMap<Option<PartnerType>, Sums> = HashMap::new();
        let mut all = Sums::default();
        for partner in &snapshot.partners {
            let mut sums = Sums::default();
            for quarter in window.quarters() {
                let spent = given(snapshot, partner.id, resource, quarter).filter(|spent| *spent > 0);
                let brought = sourced_in(snapshot, book, partner.id, quarter);
                if let Some((spent, pipeline)) = spent.zip(brought) {
                    sums.add(Sums { pipeline: i128::from(pipeline), spent: i128::from(spent), quarters: 1 });
                }
            }
            types.entry(partner.partner_type).or_default().add(sums);
            all.add(sums);
            own.insert(partner.id, sums);
        }
        let number = |rate: i128| i64::try_from(rate).unwrap_or(i64::MAX);
        let of = |partner: &crate::store::tables::Partner| {
            let own = own.get(&partner.id).copied().unwrap_or_default();
            let peers = types.get(&partner.partner_type).and_then(|sums| sums.rate()).or(all.rate()).unwrap_or(0);
            let weighed = own.rate().unwrap_or(0) * own.quarters + peers * PRIOR;
            let rate = half_to_even(weighed, own.quarters + PRIOR);
            let quarters = u32::try_from(own.quarters).unwrap_or(u32::MAX);
            (partner.id, Return { rate: number(rate), peers: number(peers), quarters })
        };
        Self { by_partner: snapshot.partners.iter().map(of).collect() }
    }

    #[must_use]
    pub fn of_partner(&self, partner: i64) -> Return {
        self.by_partner.get(&partner).copied().unwrap_or_default()
    }

    /// The pipeline a quarter that so much of the resource is expected to bring, minor units: up to what the partner has today at
    /// its full rate, what is above at half of it.
    #[must_use]
    pub fn expected(&self, partner: i64, today: i64, amount: i64) -> i64 {
        let rate = i128::from(self.of_partner(partner).rate);
        let (full, above) = (amount.min(today), (amount - today).max(0));
        let all = rate * (2 * i128::from(full) + i128::from(above));
        i64::try_from(half_to_even(all, 2 * MILLION)).unwrap_or(i64::MAX)
    }
}

/// What a partner had of a resource in a quarter.
pub(super) fn given(snapshot: &Snapshot, partner: i64, resource: Resource, quarter: Quarter) -> Option<i64> {
    let measure = match resource {
        Resource::Fte => Measure::Fte,
        Resource::Mdf => Measure::MdfAllocated,
    };
    snapshot.fact(partner, quarter, measure)
}
