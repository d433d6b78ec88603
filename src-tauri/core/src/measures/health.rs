use jiff::civil::Date;

use super::book::Book;
use super::period::Period;
use crate::model::{HealthWeights, Measure, WORKING_SET, rounded};
use crate::overlap::Matrix;
use crate::store::Snapshot;

/// How a partnership stands, of 100: what it is made of, each part with the reason for its points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// Of 100, of the parts that are known: the weight of what is missing is spread over them.
    pub score: u32,
    /// In the order of [`HealthPart`].
    pub parts: Vec<HealthPoints>,
}

/// A part of health.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HealthPart {
    /// The sourced pipeline of the last two quarters beside that of the two before.
    Production,
    /// The share of our accounts it has.
    Overlap,
    /// As it is stated, else deals of this quarter and joint target accounts.
    Engagement,
    /// How satisfied the partner is.
    Satisfaction,
}

/// The points of a part, in tenths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HealthPoints {
    pub part: HealthPart,
    /// Of 100, as the settings say.
    pub weight: u32,
    /// `None` where its input is missing, which is not zero.
    pub tenths: Option<u32>,
    pub why: HealthReason,
}

/// What the points of a part rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HealthReason {
    /// Sourced pipeline of the last two quarters and of the two before, in minor units.
    Sourced { last: i64, before: i64 },
    /// Accounts of ours it has, of those in segments it shares.
    Density { shared: u32, base: u32 },
    /// Deals created this quarter with a hand of it, and joint target accounts of this quarter; each `None` where the document
    /// has none of anybody.
    Joint { deals: Option<u32>, targets: Option<u32> },
    /// Hundredths of a percent, as it is stated.
    Engaged { percent: i64 },
    /// Hundredths, on a scale that ends at so many hundredths.
    Satisfied { psat: i64, most: i64 },
    /// The input is missing.
    Missing,
}

impl HealthPart {
    pub const ALL: [Self; 4] = [Self::Production, Self::Overlap, Self::Engagement, Self::Satisfaction];

    /// Its weight, in points of 100.
    #[must_use]
    pub fn weight(self, weights: HealthWeights) -> u32 {
        match self {
            Self::Production => weights.production,
            Self::Overlap => weights.overlap,
            Self::Engagement => weights.engagement,
            Self::Satisfaction => weights.satisfaction,
        }
    }
}

/// Production that grew by a quarter has all points, what came to nothing none.
const GROWN: (i64, i64) = (5, 4);
/// A quarter of our accounts has all points.
const DENSE: i64 = 4;

/// The health of a partner at the end of the review quarter, with its satisfaction on a [`psat_scale`]; `None` where nothing is
/// known.
#[must_use]
pub fn health(book: &Book, snapshot: &Snapshot, matrix: &Matrix, scale: i64, partner: i64) -> Option<Health> {
    let parts: Vec<HealthPoints> = HealthPart::ALL
        .into_iter()
        .map(|part| {
            let why = match part {
                HealthPart::Production => production(book, snapshot, partner),
                HealthPart::Overlap => overlap(matrix, partner),
                HealthPart::Engagement => engagement(book, snapshot, partner),
                HealthPart::Satisfaction => satisfaction(snapshot, scale, partner),
            };
            let weight = part.weight(snapshot.setting.health_weights);
            HealthPoints {
                part,
                weight,
                tenths: why.and_then(|why| points(why, weight)),
                why: why.unwrap_or(HealthReason::Missing),
            }
        })
        .collect();
    let known: Vec<(u32, u32)> = parts.iter().filter_map(|one| Some((one.tenths?, one.weight))).collect();
    let (tenths, weights) = known.iter().fold((0, 0), |(tenths, weights), one| (tenths + one.0, weights + one.1));
    let score = |weights: u32| u32::try_from(rounded(i64::from(tenths) * 10, i64::from(weights))).unwrap_or(0);
    (weights > 0).then(|| Health { score: score(weights), parts })
}

/// So many tenths of a point, of ten times the weight.
fn points(why: HealthReason, weight: u32) -> Option<u32> {
    let (count, of) = match why {
        HealthReason::Sourced { last, before } if before > 0 => {
            (last.max(0).saturating_mul(GROWN.1), before.saturating_mul(GROWN.0))
        }
        HealthReason::Sourced { last, .. } => (i64::from(last > 0), 1),
        HealthReason::Density { shared, base } => (i64::from(shared) * DENSE, i64::from(base)),
        HealthReason::Joint { deals, targets } => {
            let least = u32::try_from(*WORKING_SET.start()).unwrap_or(u32::MAX);
            let halves = [deals.map(|deals| deals.min(1) * least), targets.map(|targets| targets.min(least))];
            let known = halves.into_iter().flatten();
            let (count, of) = known.fold((0, 0), |(count, of), half| (count + half, of + least));
            (i64::from(count), i64::from(of))
        }
        HealthReason::Engaged { percent } => (percent.max(0), 10_000),
        HealthReason::Satisfied { psat, most } => (psat.max(0), most),
        HealthReason::Missing => return None,
    };
    let all = i64::from(weight) * 10;
    u32::try_from(rounded(count.min(of).saturating_mul(all), of)).ok()
}

/// By deals where there are some, else as rosters state it.
fn production(book: &Book, snapshot: &Snapshot, partner: i64) -> Option<HealthReason> {
    let review = snapshot.setting.review_quarter;
    let [last, before] = [review, review.plus(-2)].map(|end| Period::up_to(end, 2));
    let by_deals = |period: Period, since: Date| {
        let own = book.deals_of(partner).filter(|deal| period.has(deal.created_on));
        let sourced = own.filter(|deal| book.is_sourced_by(deal, partner)).filter_map(|deal| deal.worth).sum();
        (since <= period.first.last_day()).then_some(sourced)
    };
    let stated = |period: Period| {
        // Of both quarters or of none: one is no measure of two.
        period.quarters().map(|quarter| snapshot.fact(partner, quarter, Measure::Sourced)).sum::<Option<i64>>()
    };
    let sourced = |period| match book.since {
        Some(since) => by_deals(period, since),
        None if book.deals.is_empty() => stated(period),
        None => None,
    };
    Some(HealthReason::Sourced { last: sourced(last)?, before: sourced(before)? })
}

fn overlap(matrix: &Matrix, partner: i64) -> Option<HealthReason> {
    let overall = &matrix.partners.get(&partner)?.overall;
    let (shared, base) = overall.shared.zip(overall.base).filter(|(_, base)| *base > 0)?;
    overall.state.has_value().then_some(HealthReason::Density { shared, base })
}

/// As it is stated, the newest of two quarters; else a half for a deal, a half for joint target accounts. What the document has of
/// nobody is missing.
fn engagement(book: &Book, snapshot: &Snapshot, partner: i64) -> Option<HealthReason> {
    if let Some(percent) = newest(snapshot, partner, Measure::Engagement) {
        return Some(HealthReason::Engaged { percent });
    }
    let quarter = Period::up_to(snapshot.setting.review_quarter, 1);
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let deals = || number(book.deals_of(partner).filter(|deal| quarter.has(deal.created_on)).count());
    let deals = book.since.is_some().then(deals);
    let targets = snapshot.targets().next().map(|_| number(snapshot.targets_of(partner).count()));
    (deals.is_some() || targets.is_some()).then_some(HealthReason::Joint { deals, targets })
}

fn satisfaction(snapshot: &Snapshot, scale: i64, partner: i64) -> Option<HealthReason> {
    newest(snapshot, partner, Measure::Psat).map(|psat| HealthReason::Satisfied { psat, most: scale })
}

/// The newest of two quarters.
fn newest(snapshot: &Snapshot, partner: i64, measure: Measure) -> Option<i64> {
    let quarters = snapshot.last_two_quarters();
    quarters.iter().rev().find_map(|quarter| snapshot.fact(partner, *quarter, measure))
}

/// The most that partners could answer, in hundredths: five, ten or a hundred, whatever the document's answers fit into.
#[must_use]
pub fn psat_scale(snapshot: &Snapshot) -> i64 {
    let answers = snapshot.facts.iter().filter(|((_, _, measure), _)| *measure == Measure::Psat);
    let highest = answers.map(|(_, fact)| fact.value).max().unwrap_or(0);
    [500, 1_000].into_iter().find(|most| highest <= *most).unwrap_or(10_000)
}
