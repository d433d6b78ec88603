use std::collections::{HashMap, HashSet};

use jiff::ToSpan;
use jiff::civil::Date;

use super::{action, edit, finding, name_list};
use crate::api::edit::FieldKey;
use crate::api::map::{ActionTarget, Finding, FindingAction, FindingKind};
use crate::measures::Period;
use crate::model::{Lifecycle, Measure, Money};
use crate::store::Snapshot;
use crate::store::tables::Partner;
use crate::text::{count_of, near_day_text};

/// Days before an agreement expires from which that is said.
const EXPIRES_WITHIN: i64 = 60;
/// What a score loses to be said, in hundredths of what it was: a tenth.
const SCORE_LOSS: i64 = 10;
/// The same of users of an integration: a quarter.
const USERS_LOSS: i64 = 25;

/// What may become a loss with partners of Tier 1 and 2 that are not on their way out: each reason is a finding.
pub(super) fn early(snapshot: &Snapshot) -> Vec<Finding> {
    let is_watched = |partner: &&Partner| {
        partner.tier.is_some_and(|tier| tier.number() < 3) && partner.lifecycle != Some(Lifecycle::Sunset)
    };
    let watched: Vec<&Partner> = snapshot.partners.iter().filter(is_watched).collect();
    let scorecard = || action("See the scorecard", ActionTarget::Scorecard);
    let found = [
        production(snapshot, &watched, scorecard()),
        loss(snapshot, &watched, (Measure::Psat, SCORE_LOSS), ("is less satisfied", "are less satisfied"), scorecard()),
        loss(
            snapshot,
            &watched,
            (Measure::IntegrationUsers, USERS_LOSS),
            ("loses users of its integration", "lose users of their integration"),
            scorecard(),
        ),
        agreements(snapshot, &watched),
    ];
    found.into_iter().flatten().collect()
}

/// Partners that sourced less than half of what they did in the two quarters before.
fn production(snapshot: &Snapshot, watched: &[&Partner], action: FindingAction) -> Option<Finding> {
    let review = snapshot.setting.review_quarter;
    let [last, before] = [review, review.plus(-2)].map(|end| sourced(snapshot, Period::up_to(end, 2)));
    // Without what was sourced before, nothing fell.
    let (last, before) = (last?, before?);
    let of = |sourced: &Sourced, partner: &Partner| sourced.of(partner.id);
    let falls = |partner: &&&Partner| {
        of(&last, partner).zip(of(&before, partner)).is_some_and(|(last, before)| last * 2 < before)
    };
    let concerned: Vec<&Partner> = watched.iter().filter(falls).copied().collect();
    let detail = match concerned.as_slice() {
        [] => return None,
        [only] => {
            let money = |minor| Money { minor, currency: snapshot.setting.currency }.short_text();
            let [last, before] = [&last, &before].map(|sums| money(of(sums, only).unwrap_or(0)));
            format!("{last} sourced in two quarters, after {before}")
        }
        several => name_list(several),
    };
    let said = ("brings less than half of what it did", "bring less than half of what they did");
    Some(told("production", &concerned, said, detail, action))
}

/// What partners sourced in a period, in minor units of the reporting currency.
#[derive(Default)]
struct Sourced {
    sums: HashMap<i64, i64>,
    /// Partners one of whose deals has no amount that can be counted.
    unvalued: HashSet<i64>,
    /// By deals, a partner without one sourced nothing; by rosters, nothing is known of it.
    is_by_deals: bool,
}

impl Sourced {
    /// `None` where it is not known.
    fn of(&self, partner: i64) -> Option<i64> {
        let sum = self.sums.get(&partner).copied().or(self.is_by_deals.then_some(0));
        sum.filter(|_| !self.unvalued.contains(&partner))
    }
}

/// What each partner sourced in a period, by its deals where there are some, else as rosters state it of every quarter of it; `None`
/// where the deals do not reach back so far.
fn sourced(snapshot: &Snapshot, period: Period) -> Option<Sourced> {
    let mut sourced = Sourced { is_by_deals: !snapshot.deals.is_empty(), ..Sourced::default() };
    if !sourced.is_by_deals {
        for partner in &snapshot.partners {
            let stated = period.quarters().map(|quarter| snapshot.fact(partner.id, quarter, Measure::Sourced));
            if let Some(stated) = stated.sum::<Option<i64>>() {
                sourced.sums.insert(partner.id, stated);
            }
        }
        return Some(sourced);
    }
    let since = snapshot.deals.iter().filter_map(|deal| deal.created_on).min()?;
    if since > period.first.last_day() {
        return None;
    }
    let brings = &snapshot.attribution().sourcing;
    for deal in snapshot.deals.iter().filter(|deal| period.has(deal.created_on)) {
        let on = snapshot.partners_of_deal(deal.id).chunk_by(|one, other| one.partner_id == other.partner_id);
        for roles in on.filter(|roles| roles.iter().any(|on| brings.contains(&on.role))) {
            match snapshot.worth(deal) {
                Some(worth) => *sourced.sums.entry(roles[0].partner_id).or_insert(0) += worth,
                // An amount nobody wrote is none; one without a rate is not known.
                None if deal.amount_minor.is_some() => _ = sourced.unvalued.insert(roles[0].partner_id),
                None => {}
            }
        }
    }
    Some(sourced)
}

/// Partners whose newest figure of the last two quarters lost so many per cent of the one known before it, within a year.
fn loss(
    snapshot: &Snapshot,
    watched: &[&Partner],
    (measure, percent): (Measure, i64),
    said: (&str, &str),
    action: FindingAction,
) -> Option<Finding> {
    let falls = |partner: &&&Partner| {
        let fact = |quarter| snapshot.fact(partner.id, quarter, measure);
        let quarters = snapshot.last_two_quarters();
        let newest = quarters.into_iter().rev().find_map(|quarter| Some((quarter, fact(quarter)?)));
        newest.is_some_and(|(quarter, now)| {
            let before = (1..=4).find_map(|by| fact(quarter.plus(-by)));
            before.is_some_and(|before| before > 0 && now * 100 <= before * (100 - percent))
        })
    };
    let concerned: Vec<&Partner> = watched.iter().filter(falls).copied().collect();
    let detail = match concerned.as_slice() {
        [] => return None,
        [_] => format!("{} fell by {percent}% or more", measure.name()),
        several => name_list(several),
    };
    Some(told(measure.code(), &concerned, said, detail, action))
}

/// Partners whose data-sharing agreement expires soon, or has.
fn agreements(snapshot: &Snapshot, watched: &[&Partner]) -> Option<Finding> {
    let soon = snapshot.today.saturating_add(EXPIRES_WITHIN.days());
    let expires = |partner: &&&Partner| partner.agreement_expires.is_some_and(|day| day <= soon);
    let concerned: Vec<&Partner> = watched.iter().filter(expires).copied().collect();
    let detail = match concerned.as_slice() {
        [] => return None,
        [only] => only.agreement_expires.map(|day| expiry(day, snapshot.today)).unwrap_or_default(),
        several => name_list(several),
    };
    let said = ("may share no data any more", "may share no data any more");
    Some(told("agreement", &concerned, said, detail, edit("Set expiry…", FieldKey::AgreementExpires, None)))
}

/// "its agreement expires on 30 Aug", "its agreement expired on 31 Dec 2025".
fn expiry(day: Date, today: Date) -> String {
    let verb = if day < today { "expired" } else { "expires" };
    format!("its agreement {verb} on {}", near_day_text(day, today))
}

fn told(
    key: &str,
    concerned: &[&Partner],
    (one, many): (&str, &str),
    detail: String,
    action: FindingAction,
) -> Finding {
    let title = match concerned {
        [only] => format!("{} {one}", only.name),
        several => format!("{} {many}", count_of(several.len(), "partner", "partners")),
    };
    finding(FindingKind::EarlyWarning, key, title, detail, action).about(concerned)
}
