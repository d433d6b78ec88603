use super::{RegistrationState, RegistrationView};
use crate::api::short_id;
use crate::measures::{Conflict, Registered, conflict};
use crate::model::RegistrationOutcome;
use crate::store::Snapshot;
use crate::text::{day_text, listed, names};

/// The conflict on an account, and what was ruled; nothing where there is none.
#[must_use]
pub(crate) fn conflict_sentences(snapshot: &Snapshot, account: i64) -> Vec<String> {
    let Some(conflict) = conflict(snapshot, account) else { return Vec::new() };
    let ruled = conflict.ruling.map(|ruling| {
        let winner = ruling.partner_id.map_or("us", |partner| partner_name(snapshot, partner));
        format!("Ruled for {winner} by {} on {}", ruling.owner, day_text(ruling.ruled_on))
    });
    std::iter::once(conflict_text(snapshot, &conflict)).chain(ruled).collect()
}

/// "Registered by Corvane and Halden & Rowe", "Registered by Corvane, while Ulmo platform is open without a partner".
#[must_use]
pub(super) fn conflict_text(snapshot: &Snapshot, conflict: &Conflict<'_>) -> String {
    let partners: Vec<&str> = conflict.claims.iter().map(|claim| partner_name(snapshot, claim.partner)).collect();
    let by = if partners.len() > 4 { names(&partners, 3) } else { listed(&partners, "and") };
    let deals: Vec<&str> = conflict.direct.iter().map(|id| deal_name(snapshot, *id)).collect();
    match deals.as_slice() {
        [] => format!("Registered by {by}"),
        [deal] => format!("Registered by {by}, while {deal} is open without a partner"),
        deals => format!("Registered by {by}, while {} are open without a partner", names(deals, 2)),
    }
}

pub(super) fn partner_name(snapshot: &Snapshot, id: i64) -> &str {
    snapshot.partner(id).map_or("a partner", |partner| partner.name.as_str())
}

pub(super) fn deal_name(snapshot: &Snapshot, id: i64) -> &str {
    let place = snapshot.deals.binary_search_by_key(&id, |deal| deal.id);
    place.map_or("an open deal", |place| snapshot.deals[place].name.as_str())
}

impl RegistrationView {
    /// As it stands on the day of the snapshot.
    pub(super) fn of(snapshot: &Snapshot, registered: &Registered<'_>, protect_until: &str) -> Self {
        let on = |what: &str, day: Option<jiff::civil::Date>| match day {
            Some(day) => format!("{what} on {}", day_text(day)),
            None => what.to_owned(),
        };
        let (state, text) = match (registered.outcome, registered.decided_on) {
            (Some(RegistrationOutcome::Rejected), day) => (RegistrationState::Rejected, on("Rejected", day)),
            (Some(RegistrationOutcome::Approved), day) => {
                let is_over = registered.protected_until.is_some_and(|until| until < snapshot.today);
                let state = if is_over { RegistrationState::Expired } else { RegistrationState::Approved };
                let until = registered.protected_until.map(day_text);
                let protected = match until {
                    Some(until) if is_over => format!(", protection ended on {until}"),
                    Some(until) => format!(", protected until {until}"),
                    None => ", protected without an end".to_owned(),
                };
                (state, format!("{}{protected}", on("Approved", day)))
            }
            (None, Some(day)) => (RegistrationState::Decided, on("Decided", Some(day))),
            (None, None) if registered.submitted_on.is_some() => {
                (RegistrationState::Waiting, format!("{}, not decided", on("Submitted", registered.submitted_on)))
            }
            (None, None) => (RegistrationState::Registered, "Registered, day not known".to_owned()),
        };
        Self {
            partner: short_id(registered.partner),
            name: partner_name(snapshot, registered.partner).to_owned(),
            state,
            text,
            why: registered.owner.into_iter().chain(registered.reason).collect::<Vec<_>>().join(": "),
            protect_until: match (state, registered.protected_until) {
                (RegistrationState::Approved, Some(until)) => until.to_string(),
                _ => protect_until.to_owned(),
            },
            reason: registered.reason.unwrap_or_default().to_owned(),
        }
    }
}
