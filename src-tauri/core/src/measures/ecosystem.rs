use std::collections::HashSet;

use super::book::{Book, Involvement};
use super::middle::{Middle, middle};
use super::period::Period;
use crate::model::{DealRole, Measure, Quarter, rounded};
use crate::store::Snapshot;

/// How the whole ecosystem stands at the end of the review quarter: what runs ahead of results beside results. Money in minor
/// units of the reporting currency; `None` where nothing is known, which is not zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ecosystem {
    pub partners: u32,
    /// Leading: partners with a deal created in the quarter or an account on its joint target list; `None` where the document has
    /// neither of anybody.
    pub active: Option<u32>,
    /// Leading: what deals partners brought are worth, each once, of the last two quarters and of the two before.
    pub pipeline: Option<(i64, i64)>,
    /// Leading: people certified, over partners, in the quarter and in the one before.
    pub certifications: Option<i64>,
    pub certifications_before: Option<i64>,
    /// Lagging: co-sell deals won in the quarter, and the median days they took; `None` without deals.
    pub joint_won: Option<u32>,
    pub joint_days: Option<Middle>,
    /// Lagging: the mean of the partners' satisfaction in hundredths, halves to the even one, and how many partners said so.
    pub psat: Option<(i64, u32)>,
}

impl Ecosystem {
    #[must_use]
    pub fn of(book: &Book, snapshot: &Snapshot) -> Self {
        let review = snapshot.setting.review_quarter;
        let quarter = Period::up_to(review, 1);
        let psat: Vec<i64> = snapshot
            .current_partners()
            .filter_map(|partner| snapshot.fact(partner.id, review, Measure::Psat))
            .collect();
        let said = u32::try_from(psat.len()).unwrap_or(u32::MAX);
        let mut ecosystem = Self {
            partners: u32::try_from(snapshot.current_partners().count()).unwrap_or(u32::MAX),
            active: active(book, snapshot, quarter),
            pipeline: sourced(book, Period::up_to(review, 2)).zip(sourced(book, Period::up_to(review.plus(-2), 2))),
            certifications: certified(snapshot, review),
            certifications_before: certified(snapshot, review.plus(-1)),
            psat: (said > 0).then(|| (rounded(psat.iter().sum(), i64::from(said)), said)),
            ..Self::default()
        };
        if !book.deals.is_empty() {
            let is_joint = |deal: &&super::BookedDeal| {
                deal.is_won() && quarter.has(deal.closed_on) && book.has_any_role(deal, DealRole::CoSell)
            };
            let joint: Vec<_> = book.deals.iter().filter(is_joint).collect();
            ecosystem.joint_won = Some(u32::try_from(joint.len()).unwrap_or(u32::MAX));
            ecosystem.joint_days = middle(joint.iter().filter_map(|deal| deal.cycle_days()).collect());
        }
        ecosystem
    }
}

fn active(book: &Book, snapshot: &Snapshot, quarter: Period) -> Option<u32> {
    let mut active: HashSet<i64> = snapshot.targets().map(|target| target.partner_id).collect();
    if book.since.is_none() && active.is_empty() {
        return None;
    }
    for deal in book.deals.iter().filter(|deal| quarter.has(deal.created_on)) {
        active.extend(book.partners_on(deal));
    }
    Some(u32::try_from(active.len()).unwrap_or(u32::MAX))
}

/// `None` of a period that begins before the quarter of the document's first deal.
fn sourced(book: &Book, period: Period) -> Option<i64> {
    let since = book.since.filter(|since| *since <= period.first.last_day());
    let brought =
        book.deals.iter().filter(|deal| deal.involvement == Involvement::Sourced && period.has(deal.created_on));
    since.map(|_| brought.filter_map(|deal| deal.worth).sum())
}

fn certified(snapshot: &Snapshot, quarter: Quarter) -> Option<i64> {
    let of = snapshot.partners.iter().filter_map(|partner| snapshot.fact(partner.id, quarter, Measure::Certifications));
    of.reduce(|sum, certified| sum + certified)
}
