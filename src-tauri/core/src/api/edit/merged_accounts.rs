use crate::Result;
use crate::import::{Index, Key};
use crate::store::Writer;
use crate::store::tables::{OfPartner, PartnerAccount};

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

fn key(account: &PartnerAccount) -> Key<'_> {
    Key { external_id: account.external_id.as_deref(), domain: account.domain.as_deref(), name: &account.name }
}
