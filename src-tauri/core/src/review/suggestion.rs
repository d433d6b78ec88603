use super::evidence::sourced_in;
use super::returns::given;
use super::{Plan, PlanLine, Resource, Returns, Share};
use crate::measures::{Book, Period};
use crate::model::{Quarter, rounded};
use crate::store::Snapshot;

/// Nobody who stays is suggested less than this many percent of what it has today, nor more than that many.
pub const FLOOR: i64 = 50;
pub const CAP: i64 = 200;

/// What is suggested for a partner of one resource, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggested {
    pub partner: i64,
    pub amount: i64,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It brings more for a unit than others: as much as is suggested for anybody.
    Cap,
    /// It keeps what it has, or some of what others free.
    Kept,
    /// Others bring more for a unit: no less than the floor.
    Floor,
    Sunset,
}

/// The allocation that maximizes the expected pipeline within the envelope.
///
/// What a partner brings falls in two steps (its rate up to what it has today, half of it above), so that the objective is separable
/// and concave with one constraint and bounds: that linear program is solved exactly by giving the floors first and then each step in
/// the order of its rate, in whole units and to the last one. `None` where the floors alone are more than there is.
#[must_use]
pub fn suggested(plan: &Plan, resource: Resource, returns: &Returns) -> Option<Vec<Suggested>> {
    let envelope = match resource {
        Resource::Fte => plan.fte_envelope,
        Resource::Mdf => plan.mdf_envelope,
    };
    let bounds = |line: &PlanLine| {
        let today = if line.is_sunset { 0 } else { resource.today(line) };
        (today * FLOOR / 100, today, today * CAP / 100)
    };
    let mut amounts: Vec<i64> = plan.lines.iter().map(|line| bounds(line).0).collect();
    let mut left = envelope - amounts.iter().sum::<i64>();
    if left < 0 {
        return None;
    }
    // Each step: twice its rate, so that half of one stays whole, its line and how much it takes.
    let mut steps: Vec<(i128, usize, i64)> = Vec::with_capacity(plan.lines.len() * 2);
    for (place, line) in plan.lines.iter().enumerate() {
        let (floor, today, cap) = bounds(line);
        let rate = i128::from(returns.of_partner(line.partner).rate);
        steps.push((2 * rate, place, today - floor));
        steps.push((rate, place, cap - today));
    }
    // Stable: of two that bring the same the first by name comes first, and its first step before its second.
    steps.sort_by_key(|(rate, ..)| std::cmp::Reverse(*rate));
    for (_, place, most) in steps {
        let more = most.min(left);
        amounts[place] += more;
        left -= more;
    }
    let line = |(line, amount): (&PlanLine, i64)| {
        let (floor, _, cap) = bounds(line);
        let why = match amount {
            _ if line.is_sunset => Why::Sunset,
            _ if cap == 0 => Why::Kept,
            amount if amount == cap => Why::Cap,
            amount if amount == floor => Why::Floor,
            _ => Why::Kept,
        };
        Suggested { partner: line.partner, amount, why }
    };
    Some(plan.lines.iter().zip(amounts).map(line).collect())
}

/// The sourced pipeline a plan is expected to bring a quarter, minor units: of each partner the mean of what its money and its time
/// bring, each by its own return; of one alone where nothing is known of the other.
#[must_use]
pub fn expected_pipeline(plan: &Plan, fte: &Returns, mdf: &Returns) -> i64 {
    let of = |line: &PlanLine| {
        let part = |returns: &Returns, share: Share| {
            share.set.or(share.today).map(|_| returns.expected(line.partner, share.today(), share.planned))
        };
        if line.is_sunset { 0 } else { mean([part(fte, line.fte), part(mdf, line.mdf)]) }
    };
    plan.lines.iter().map(of).sum()
}

/// Of what is known, halves to the even one; nothing where nothing is.
fn mean(parts: [Option<i64>; 2]) -> i64 {
    match parts {
        [Some(one), Some(other)] => rounded(one + other, 2),
        [one, other] => one.or(other).unwrap_or(0),
    }
}

/// How far the model was off in a quarter that is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backtest {
    pub quarter: Quarter,
    /// Minor units: what it would have said of the quarter beforehand, and what came.
    pub expected: i64,
    pub actual: i64,
}

/// The model held against the last quarters up to the review quarter, each by what was known before it began: returns of the four
/// quarters before, what each partner then had and has in that quarter. A quarter takes part where all four before it are known.
#[must_use]
pub fn backtest(snapshot: &Snapshot, book: &Book, quarters: u32) -> Vec<Backtest> {
    let last = snapshot.setting.review_quarter;
    Period::up_to(last, quarters).quarters().filter_map(|quarter| tested(snapshot, book, quarter)).collect()
}

fn tested(snapshot: &Snapshot, book: &Book, quarter: Quarter) -> Option<Backtest> {
    let before = Period::up_to(quarter.plus(-1), super::returns::LOOKBACK);
    let is_known = |quarter: Quarter| {
        let partners = || snapshot.partners.iter();
        partners().any(|partner| sourced_in(snapshot, book, partner.id, quarter).is_some())
            && partners().any(|partner| given(snapshot, partner.id, Resource::Mdf, quarter).is_some())
    };
    if !before.quarters().chain([quarter]).all(is_known) {
        return None;
    }
    let [by_fte, by_mdf] =
        [Resource::Fte, Resource::Mdf].map(|resource| Returns::of(snapshot, book, resource, before.last));
    let expected = |partner: i64| {
        mean([Resource::Fte, Resource::Mdf].map(|resource| {
            let today = given(snapshot, partner, resource, before.last);
            let amount = given(snapshot, partner, resource, quarter).or(today)?;
            let returns = if resource == Resource::Fte { &by_fte } else { &by_mdf };
            Some(returns.expected(partner, today.unwrap_or(0), amount))
        }))
    };
    let sum = |value: &dyn Fn(i64) -> i64| snapshot.partners.iter().map(|partner| value(partner.id)).sum::<i64>();
    Some(Backtest {
        quarter,
        expected: sum(&expected),
        actual: sum(&|partner| sourced_in(snapshot, book, partner, quarter).unwrap_or(0)),
    })
}
