use std::cmp::Reverse;

use jiff::civil::Date;

use crate::model::{DealRole, RegistrationOutcome};
use crate::store::Snapshot;
use crate::store::tables::Deal;

/// How soon the registration of a deal was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Registration {
    /// Handed in, and not decided.
    Waiting,
    /// Decided within 24 hours. Files give days, so the day after counts.
    InTime,
    /// Decided later.
    Late,
}

/// A partner's registration of a deal: what was handed in and decided here goes before what the deal's file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registered<'a> {
    pub partner: i64,
    pub submitted_on: Option<Date>,
    pub decided_on: Option<Date>,
    pub outcome: Option<RegistrationOutcome>,
    /// The last day on which it keeps others off the account.
    pub protected_until: Option<Date>,
    pub owner: Option<&'a str>,
    pub reason: Option<&'a str>,
}

/// The registrations of a deal, by partner.
#[must_use]
pub fn registered<'a>(snapshot: &'a Snapshot, deal: &Deal) -> Vec<Registered<'a>> {
    let decided = snapshot.registrations_of_deal(deal.id);
    let of = |partner: i64| {
        let from_file = Registered {
            partner,
            submitted_on: deal.submitted_on,
            decided_on: deal.decided_on,
            ..Registered::default()
        };
        let Some(row) = decided.iter().find(|row| row.partner_id == partner) else { return from_file };
        Registered {
            // Handed in here, nothing the file says was decided is about it.
            submitted_on: row.submitted_on.or(from_file.submitted_on),
            decided_on: row.decided_on.or(from_file.decided_on.filter(|_| row.submitted_on.is_none())),
            outcome: row.outcome,
            protected_until: row.protected_until,
            owner: row.owner.as_deref(),
            reason: row.reason.as_deref(),
            partner,
        }
    };
    let on = snapshot.partners_of_deal(deal.id).iter().filter(|on| on.role == DealRole::Registered);
    on.map(|on| of(on.partner_id)).collect()
}

/// Of the registrations of a deal the one that waits, else the one that took longest; of a deal that names no partner who registered
/// it, what its file says.
#[must_use]
pub fn slowest<'a>(snapshot: &'a Snapshot, deal: &Deal) -> Option<(Registration, Registered<'a>)> {
    let mut found = registered(snapshot, deal);
    if found.is_empty() {
        found.push(Registered {
            submitted_on: deal.submitted_on,
            decided_on: deal.decided_on,
            ..Registered::default()
        });
    }
    let timed = found.into_iter().filter_map(|one| Some((one.timing()?, one)));
    timed.max_by_key(|(timing, one)| {
        let days = one.submitted_on.zip(one.decided_on).map(|(submitted, decided)| (decided - submitted).get_days());
        (*timing == Registration::Waiting, days, Reverse(one.submitted_on))
    })
}

impl Registered<'_> {
    /// `None` of one without the day it was handed in, or whose days stand the wrong way round.
    #[must_use]
    pub fn timing(&self) -> Option<Registration> {
        let Some(decided) = self.decided_on else {
            // Decided on a day nobody noted.
            return self.submitted_on.filter(|_| self.outcome.is_none()).map(|_| Registration::Waiting);
        };
        match (decided - self.submitted_on?).get_days() {
            ..0 => None,
            0..=1 => Some(Registration::InTime),
            _ => Some(Registration::Late),
        }
    }

    /// Whether it still lays claim to the account: it was not rejected, and its protection has not expired.
    #[must_use]
    pub fn holds(&self, today: Date) -> bool {
        self.outcome != Some(RegistrationOutcome::Rejected) && self.protected_until.is_none_or(|day| today <= day)
    }
}
