use super::index::{Index, Key};
use crate::store::Snapshot;
use crate::store::tables::Account;

/// Our own accounts, found by our id, their domain or their name. An account that was merged into another is found as that
/// one, but what an account is called today comes first.
pub struct HostIndex<'a> {
    snapshot: &'a Snapshot,
    index: Index<'a>,
}

impl<'a> HostIndex<'a> {
    #[must_use]
    pub fn new(snapshot: &'a Snapshot) -> Self {
        let mut index = Index::with_capacity(snapshot.accounts.len());
        for (place, account) in snapshot.accounts.iter().enumerate() {
            index.insert(key_of(account), place);
        }
        for alias in snapshot.aliases_of_accounts.iter() {
            let place = snapshot.accounts.binary_search_by_key(&alias.account_id, |account| account.id);
            let (external_id, domain) = (alias.external_id.as_deref(), alias.domain.as_deref());
            if let Ok(place) = place {
                index.insert(Key { external_id, domain, name: &alias.name }, place);
            }
        }
        Self { snapshot, index }
    }

    /// The place of the account that `key` means among those of the snapshot. Two different ids are two accounts, whatever
    /// else they share.
    #[must_use]
    pub fn place(&self, key: Key<'_>) -> Option<usize> {
        self.index.find(key, |place| self.snapshot.accounts[place].external_id.as_deref())
    }

    /// The account that is meant, where an id that is not ours tells nothing.
    #[must_use]
    pub fn account(&self, key: Key<'_>) -> Option<&'a Account> {
        self.index.find(key, |_| None).map(|place| &self.snapshot.accounts[place])
    }
}

/// What an account is found by.
#[must_use]
pub fn key_of(account: &Account) -> Key<'_> {
    Key { external_id: account.external_id.as_deref(), domain: account.domain.as_deref(), name: &account.name }
}
