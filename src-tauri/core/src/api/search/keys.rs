use std::collections::HashMap;

use crate::model::name_key;
use crate::store::Snapshot;

/// What partners and accounts are looked up by: the key of the name, then of their id, their domain and former names, a
/// line each. Computed once a revision: a hundred thousand names are folded in less time than a keystroke leaves, but
/// not with each of them.
pub struct SearchKeys {
    /// One a partner, in the order of the snapshot.
    pub(super) partners: Vec<String>,
    /// One an account, likewise.
    pub(super) accounts: Vec<String>,
}

impl SearchKeys {
    #[must_use]
    pub fn of(snapshot: &Snapshot) -> Self {
        let mut former: HashMap<i64, Vec<&str>> = HashMap::new();
        for alias in &snapshot.aliases {
            former.entry(alias.partner_id).or_default().push(&alias.name);
        }
        let partners = snapshot.partners.iter().map(|partner| {
            let others = [partner.external_id.as_deref(), partner.domain.as_deref()].into_iter().flatten();
            let former = former.get(&partner.id).map_or(&[][..], Vec::as_slice).iter().copied();
            key(&partner.name, others.chain(former))
        });
        let accounts = snapshot.accounts.iter().map(|account| {
            key(&account.name, [account.external_id.as_deref(), account.domain.as_deref()].into_iter().flatten())
        });
        Self { partners: partners.collect(), accounts: accounts.collect() }
    }
}

fn key<'a>(name: &str, others: impl Iterator<Item = &'a str>) -> String {
    let mut key = name_key(name);
    for other in others {
        key.push('\n');
        key.push_str(&name_key(other));
    }
    key
}
