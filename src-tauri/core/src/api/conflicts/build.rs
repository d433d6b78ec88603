use std::cmp::Reverse;
use std::collections::HashMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::words::{conflict_text, deal_name, partner_name};
use super::{ConflictView, ConflictsView, PROTECTION_DAYS, PartyView, RegistrationView, RulingView, WaitingView};
use crate::api::account::account_line;
use crate::api::{short_count, short_id};
use crate::measures::{Book, Claim, Conflict, Registration, conflicts, registered};
use crate::model::{DealStage, Money, name_key};
use crate::store::Snapshot;
use crate::store::tables::{Deal, Ruling};
use crate::text::{count_of, day_text, listed};

/// Registrations that wait and are listed.
const MOST_WAITING: usize = 500;

/// The registrations of a deal, by partner.
#[must_use]
pub fn registrations_of(snapshot: &Snapshot, deal: &Deal) -> Vec<RegistrationView> {
    let until = snapshot.today.saturating_add(PROTECTION_DAYS.days()).to_string();
    let mut views: Vec<RegistrationView> =
        registered(snapshot, deal).iter().map(|one| RegistrationView::of(snapshot, one, &until)).collect();
    views.sort_by_cached_key(|view| name_key(&view.name));
    views
}

/// Every conflict on an account of ours, and the registrations of open deals nobody has decided.
#[must_use]
pub fn conflicts_view(snapshot: &Snapshot, book: &Book) -> ConflictsView {
    let mut found = conflicts(snapshot);
    let open = found.iter().filter(|conflict| conflict.is_open()).count();
    let headline = match (found.len(), open) {
        (0, _) => "Nobody is in anybody's way.".to_owned(),
        (1, 0) => "1 account with a conflict, ruled on.".to_owned(),
        (all, 0) => format!("{}, all ruled on.", count_of(all, "account with a conflict", "accounts with a conflict")),
        (all, open) => {
            let verb = if open == 1 { "waits" } else { "wait" };
            format!(
                "{open} of {} {verb} for a ruling.",
                count_of(all, "account with a conflict", "accounts with a conflict")
            )
        }
    };
    let name = |account: i64| snapshot.account(account).map(|account| name_key(&account.name));
    found.sort_by_cached_key(|one| {
        let since = since(snapshot, one);
        (!one.is_open(), since.is_none(), since, name(one.account), one.account)
    });
    let mut worth: HashMap<i64, i64> = HashMap::new();
    for deal in book.deals.iter().filter(|deal| deal.is_open()) {
        if let Some((account, own)) = deal.account.zip(deal.worth) {
            *worth.entry(account).or_insert(0) += own;
        }
    }
    let waiting = waiting(snapshot);
    ConflictsView {
        revision: snapshot.revision,
        headline,
        conflicts: found.iter().filter_map(|conflict| conflict_view(snapshot, &worth, conflict)).collect(),
        waiting_count: short_count(waiting.len()),
        waiting: waiting.into_iter().take(MOST_WAITING).collect(),
        notes: vec![
            "A conflict is an account of ours that two partners have registered an open deal on, or one partner while we have an open \
             deal of our own without a partner."
                .to_owned(),
            "Registrations that were rejected, or whose protection has expired, lay no claim. A ruling holds between those it was \
             made for; whoever comes later opens the conflict again."
                .to_owned(),
        ],
    }
}

/// The day the second of them came.
fn since(snapshot: &Snapshot, conflict: &Conflict<'_>) -> Option<Date> {
    let created = |id: &i64| {
        let place = snapshot.deals.binary_search_by_key(id, |deal| deal.id).ok()?;
        snapshot.deals[place].created_on
    };
    let direct = conflict.direct.iter().filter_map(created).min();
    let mut days: Vec<Date> = conflict.claims.iter().filter_map(|claim| claim.since).chain(direct).collect();
    days.sort_unstable();
    days.get(1).copied()
}

fn conflict_view(snapshot: &Snapshot, worth: &HashMap<i64, i64>, conflict: &Conflict<'_>) -> Option<ConflictView> {
    let account = snapshot.account(conflict.account)?;
    let partners = conflict.claims.iter().map(|claim| claimed(snapshot, claim));
    let ours = conflict.direct.iter().map(|deal| PartyView {
        partner: None,
        uuid: None,
        name: "Our own deal".to_owned(),
        deal: short_id(*deal),
        deal_name: deal_name(snapshot, *deal).to_owned(),
        says: "Open, without a partner".to_owned(),
    });
    let worth = worth.get(&conflict.account).copied().unwrap_or(0);
    let worth = (worth != 0).then(|| Money { minor: worth, currency: snapshot.setting.currency }.full_text());
    let names = conflict.claims.iter().map(|claim| partner_name(snapshot, claim.partner));
    let us = (!conflict.direct.is_empty()).then_some("us");
    Some(ConflictView {
        account: short_id(account.id),
        uuid: account.uuid.clone(),
        name: account.name.clone(),
        place: account_line(snapshot, account),
        text: conflict_text(snapshot, conflict),
        who: listed(&names.chain(us).collect::<Vec<_>>(), "and"),
        since: since(snapshot, conflict).map(day_text).unwrap_or_default(),
        worth: worth.unwrap_or_default(),
        parties: partners.chain(ours).collect(),
        ruling: conflict.ruling.map(|ruling| ruled(snapshot, ruling)),
    })
}

fn claimed(snapshot: &Snapshot, claim: &Claim) -> PartyView {
    let registered =
        claim.submitted_on.map_or_else(|| "Registered".to_owned(), |day| format!("Registered on {}", day_text(day)));
    let protected = claim.protected_until.map(|day| format!(", protected until {}", day_text(day)));
    PartyView {
        partner: Some(short_id(claim.partner)),
        uuid: snapshot.partner(claim.partner).map(|partner| partner.uuid.clone()),
        name: partner_name(snapshot, claim.partner).to_owned(),
        deal: short_id(claim.deal),
        deal_name: deal_name(snapshot, claim.deal).to_owned(),
        says: format!("{registered}{}", protected.unwrap_or_default()),
    }
}

fn ruled(snapshot: &Snapshot, ruling: &Ruling) -> RulingView {
    RulingView {
        partner: ruling.partner_id.map(short_id),
        text: format!("For {}", ruling.partner_id.map_or("us", |partner| partner_name(snapshot, partner))),
        by: format!("{}, {}", ruling.owner, day_text(ruling.ruled_on)),
        reason: ruling.reason.clone(),
    }
}

fn waiting(snapshot: &Snapshot) -> Vec<WaitingView> {
    let open = snapshot.deals.iter().filter(|deal| deal.stage == Some(DealStage::Open));
    let mut waiting: Vec<(i32, WaitingView)> = Vec::new();
    for deal in open {
        for one in registered(snapshot, deal).iter().filter(|one| one.timing() == Some(Registration::Waiting)) {
            let Some(submitted) = one.submitted_on else { continue };
            let days = (snapshot.today - submitted).get_days().max(0);
            let account = deal.account_id.and_then(|id| snapshot.account(id)).map(|account| account.name.clone());
            let view = WaitingView {
                deal: short_id(deal.id),
                partner: short_id(one.partner),
                deal_name: deal.name.clone(),
                account: account.or_else(|| deal.account_name.clone()).unwrap_or_default(),
                partner_name: partner_name(snapshot, one.partner).to_owned(),
                submitted: day_text(submitted),
                waits: count_of(usize::try_from(days).unwrap_or(0), "day", "days"),
            };
            waiting.push((days, view));
        }
    }
    waiting.sort_by_cached_key(|(days, view)| (Reverse(*days), name_key(&view.deal_name), view.deal, view.partner));
    waiting.into_iter().map(|(_, view)| view).collect()
}
