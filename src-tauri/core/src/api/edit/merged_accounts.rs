use std::collections::HashSet;

use crate::Result;
use crate::import::list_matching::by_hand;
use crate::import::{Index, Key};
use crate::store::tables::{AccountMatch, MatchDecision, OfPartner, PartnerAccount};
use crate::store::{Listed, Snapshot, Writer};

/// Gives the accounts on the list of `other` to `kept`. An account both list is kept once: the row of the later list, and
/// of two lists of one day the row of `kept`.
pub fn take_over_accounts(writer: &mut Writer<'_>, kept: i64, other: i64) -> Result<()> {
    let own = PartnerAccount::of_partner(writer.connection(), kept)?;
    let mut index = Index::default();
    for (place, account) in own.iter().enumerate() {
        index.insert(key(account), place);
    }
    for account in PartnerAccount::of_partner(writer.connection(), other)? {
        let same = index.find(key(&account), |place| own[place].external_id.as_deref());
        match same.map(|place| &own[place]) {
            None => writer.put(&account.given_to(kept))?,
            Some(own) if own.as_of < account.as_of => {
                writer.put(&account.given_to(kept))?;
                give_decisions(writer, own.id, account.id)?;
                remove_listed(writer, own)?;
            }
            Some(own) => give_decisions(writer, account.id, own.id)?,
        }
    }
    Ok(())
}

/// What the user said of one account of a list is said of another, where nothing is said of that yet.
fn give_decisions(writer: &mut Writer<'_>, from: i64, to: i64) -> Result<()> {
    let own = MatchDecision::of_listed(writer.connection(), to)?;
    let found = AccountMatch::of_listed(writer.connection(), to)?;
    for decision in MatchDecision::of_listed(writer.connection(), from)? {
        let is_said =
            own.iter().any(|said| said.account_id == decision.account_id || (said.is_same && decision.is_same));
        let is_taken = found.as_ref().is_some_and(|found| found.is_taken && found.account_id == decision.account_id);
        if is_said || (!decision.is_same && is_taken) {
            continue;
        }
        if decision.is_same {
            let hand = by_hand(decision.account_id);
            writer.put(&AccountMatch {
                partner_account_id: to,
                account_id: hand.account,
                basis: hand.basis,
                probability: hand.probability,
                is_taken: true,
                import_id: found.as_ref().and_then(|found| found.import_id),
            })?;
        }
        writer.put(&MatchDecision { partner_account_id: to, ..decision })?;
    }
    Ok(())
}

/// Takes an account of a list out, with what it is taken for and what was said of it.
pub fn remove_listed(writer: &mut Writer<'_>, account: &PartnerAccount) -> Result<()> {
    for decision in MatchDecision::of_listed(writer.connection(), account.id)? {
        writer.remove(&decision)?;
    }
    if let Some(found) = AccountMatch::of_listed(writer.connection(), account.id)? {
        writer.remove(&found)?;
    }
    writer.remove(account)
}

/// How many accounts `kept` has on its list only after `other` became part of it.
#[must_use]
pub fn added_accounts(listed: &Listed, kept: i64, other: i64) -> usize {
    let of = |partner: i64| listed.accounts.iter().filter(move |account| account.partner_id == partner);
    let own: Vec<&PartnerAccount> = of(kept).collect();
    let mut index = Index::default();
    for (place, account) in own.iter().enumerate() {
        index.insert(key(account), place);
    }
    of(other).filter(|account| index.find(key(account), |place| own[place].external_id.as_deref()).is_none()).count()
}

/// How many deals `kept` is on only after `other` became part of it.
#[must_use]
pub fn added_deals(snapshot: &Snapshot, kept: i64, other: i64) -> usize {
    let of = |partner: i64| -> HashSet<i64> {
        let on = snapshot.deal_partners.iter().filter(|on| on.partner_id == partner);
        on.map(|on| on.deal_id).collect()
    };
    of(other).difference(&of(kept)).count()
}

fn key(account: &PartnerAccount) -> Key<'_> {
    Key { external_id: account.external_id.as_deref(), domain: account.domain.as_deref(), name: &account.name }
}
