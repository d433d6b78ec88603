use std::collections::HashSet;

use crate::Result;
use crate::import::{Index, Key};
use crate::store::tables::{OfPartner, PartnerAccount};
use crate::store::{Snapshot, Writer};

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
                writer.remove(own)?;
                writer.put(&account.given_to(kept))?;
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// How many accounts `kept` has on its list only after `other` became part of it.
#[must_use]
pub fn added_accounts(snapshot: &Snapshot, kept: i64, other: i64) -> usize {
    let of = |partner: i64| snapshot.partner_accounts.iter().filter(move |account| account.partner_id == partner);
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
