use std::collections::HashMap;

use crate::model::{Currency, Destination, Lifecycle, Measure, Money, Quarter, Tier, Unit};
use crate::store::tables::{Allocation, Decision, Envelope, Partner};
use crate::store::{FrozenBase, Snapshot};

/// What a scenario gives each partner, beside what it has today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The reviewed quarter; the plan is for the one after it.
    pub quarter: Quarter,
    /// Hundredths of a full-time equivalent to be given out, and minor units of the reporting currency.
    pub fte_envelope: i64,
    pub mdf_envelope: i64,
    /// By partner's name.
    pub lines: Vec<PlanLine>,
}

/// A partner's line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanLine {
    pub partner: i64,
    pub tier_today: Option<Tier>,
    /// The tier it is planned for; none where it is sunset, or has none.
    pub tier: Option<Tier>,
    pub is_sunset: bool,
    /// Whether an earlier review took leave of it; it has a line as long as something is recorded or planned of it.
    pub was_sunset: bool,
    /// Hundredths of a full-time equivalent.
    pub fte: Share,
    /// Minor units of the reporting currency.
    pub mdf: Share,
}

/// What a partner has of a resource today, and in the plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// `None` where today's cannot be told: nothing is recorded, or in a currency without a rate.
    pub today: Option<i64>,
    /// What the user set; without it the plan follows today's.
    pub set: Option<i64>,
    pub planned: i64,
}

impl Share {
    /// Today's, nothing where it cannot be told.
    #[must_use]
    pub fn today(self) -> i64 {
        self.today.unwrap_or(0)
    }

    fn of(today: Option<i64>, set: Option<i64>, is_sunset: bool) -> Self {
        let kept = if is_sunset { 0 } else { today.unwrap_or(0) };
        Self { today, set, planned: set.unwrap_or(kept) }
    }
}

impl Plan {
    /// The plan of a scenario; without one what stands today. A partner keeps what it has today until something else is set,
    /// and a sunset frees all of it; whoever was sunset before has a line as long as something is recorded of it.
    #[must_use]
    pub fn of(snapshot: &Snapshot, scenario: Option<i64>) -> Self {
        let review = &snapshot.review;
        let quarter = snapshot.setting.review_quarter;
        let envelope = review.envelopes.iter().find(|envelope| envelope.quarter == quarter);
        let own = |of: i64| scenario == Some(of);
        let decisions: HashMap<i64, &Decision> = (review.decisions.iter())
            .filter(|decision| own(decision.scenario_id) && decision.destination().is_some())
            .map(|decision| (decision.partner_id, decision))
            .collect();
        let allocations: HashMap<i64, &Allocation> = (review.allocations.iter())
            .filter(|allocation| own(allocation.scenario_id))
            .map(|allocation| (allocation.partner_id, allocation))
            .collect();
        let line = |partner: &Partner| {
            let destination = decisions.get(&partner.id).and_then(|decision| decision.destination());
            let allocation = allocations.get(&partner.id).copied();
            let line = line(snapshot, partner, destination, allocation, envelope);
            // Of whom an earlier review has taken leave there is nothing to plan any more.
            let has_left = line.is_sunset && destination.is_none() && allocation.is_none();
            (!has_left || line.fte.today() != 0 || line.mdf.today() != 0).then_some(line)
        };
        let lines: Vec<PlanLine> = snapshot.partners.iter().filter_map(line).collect();
        let in_reporting = |minor| reporting(snapshot, envelope, minor);
        Self {
            quarter,
            fte_envelope: envelope
                .and_then(|envelope| envelope.fte)
                .unwrap_or_else(|| spent_today(snapshot, Measure::Fte)),
            mdf_envelope: envelope
                .and_then(|envelope| in_reporting(envelope.mdf_minor?))
                .unwrap_or_else(|| spent_today(snapshot, Measure::MdfAllocated)),
            lines,
        }
    }

    #[must_use]
    pub fn line(&self, partner: i64) -> Option<&PlanLine> {
        self.lines.iter().find(|line| line.partner == partner)
    }
}

fn line(
    snapshot: &Snapshot,
    partner: &Partner,
    destination: Option<Destination>,
    allocation: Option<&Allocation>,
    envelope: Option<&Envelope>,
) -> PlanLine {
    let (tier_today, stage) = standing(snapshot, partner);
    let today = |measure| today(snapshot, partner, measure);
    let is_sunset = match destination {
        Some(destination) => destination == Destination::Sunset,
        None => stage == Some(Lifecycle::Sunset),
    };
    let fte = allocation.and_then(|allocation| allocation.fte);
    let mdf = allocation.and_then(|allocation| reporting(snapshot, envelope, allocation.mdf_minor?));
    PlanLine {
        partner: partner.id,
        tier_today,
        tier: match destination {
            _ if is_sunset => None,
            Some(Destination::Tier(tier)) => Some(tier),
            _ => tier_today,
        },
        is_sunset,
        was_sunset: stage == Some(Lifecycle::Sunset),
        fte: Share::of(today(Measure::Fte), fte, is_sunset),
        mdf: Share::of(today(Measure::MdfAllocated), mdf, is_sunset),
    }
}

/// The tier and stage a review starts from: as frozen, else as it stands.
pub(crate) fn standing(snapshot: &Snapshot, partner: &Partner) -> (Option<Tier>, Option<Lifecycle>) {
    let base = snapshot.review.base(snapshot.setting.review_quarter);
    let frozen = base.and_then(|base| base.partner(&partner.uuid));
    frozen.map_or((partner.tier, partner.lifecycle), |frozen| (frozen.tier, frozen.lifecycle))
}

/// What all partners have in the review quarter; once it is frozen also those that are gone since, whose share is left to give.
fn spent_today(snapshot: &Snapshot, measure: Measure) -> i64 {
    match snapshot.review.base(snapshot.setting.review_quarter) {
        Some(base) => base.partners().filter_map(|uuid| frozen_today(snapshot, base, uuid, measure)).sum(),
        None => snapshot.partners.iter().filter_map(|partner| today(snapshot, partner, measure)).sum(),
    }
}

/// What a partner has in the review quarter, in the reporting currency: as frozen, else as it stands.
fn today(snapshot: &Snapshot, partner: &Partner, measure: Measure) -> Option<i64> {
    let quarter = snapshot.setting.review_quarter;
    match snapshot.review.base(quarter) {
        Some(base) => frozen_today(snapshot, base, &partner.uuid, measure),
        None => snapshot.fact(partner.id, quarter, measure),
    }
}

fn frozen_today(snapshot: &Snapshot, base: &FrozenBase, uuid: &str, measure: Measure) -> Option<i64> {
    let (value, unit) = base.fact(uuid, measure)?;
    match Currency::from_code(unit).filter(|_| measure.unit() == Unit::Money) {
        Some(currency) => {
            let money = Money { minor: value, currency };
            let frozen = base.in_reporting(money, snapshot.setting.currency);
            frozen.or_else(|| snapshot.in_reporting(money, snapshot.setting.review_quarter))
        }
        None => Some(value),
    }
}

/// What was set when the document reported in another currency, converted once.
fn reporting(snapshot: &Snapshot, envelope: Option<&Envelope>, minor: i64) -> Option<i64> {
    let currency = envelope.map_or(snapshot.setting.currency, |envelope| envelope.currency);
    snapshot.in_reporting(Money { minor, currency }, snapshot.setting.review_quarter)
}
