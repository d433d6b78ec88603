use std::collections::HashMap;

use crate::model::name_key;

/// Finds a row by its id in another system, by its domain, by its name: exact joining, in that order.
#[derive(Default)]
pub struct Index {
    external_ids: HashMap<String, usize>,
    domains: HashMap<String, usize>,
    names: HashMap<String, usize>,
}

/// What a row can be found by.
#[derive(Clone, Copy)]
pub struct Key<'a> {
    pub external_id: Option<&'a str>,
    pub domain: Option<&'a str>,
    pub name: &'a str,
}

impl Index {
    /// Remembers `place` under every key it has; the first to come keeps a key.
    pub fn insert(&mut self, key: Key<'_>, place: usize) {
        if let Some(id) = key.external_id {
            self.external_ids.entry(id.to_owned()).or_insert(place);
        }
        if let Some(domain) = key.domain {
            self.domains.entry(domain.to_owned()).or_insert(place);
        }
        self.names.entry(name_key(key.name)).or_insert(place);
    }

    /// The place of the row that `key` means. Two different ids are two different rows, whatever else they share:
    /// `id_of` says which id a place has.
    pub fn find<'b>(&self, key: Key<'_>, id_of: impl Fn(usize) -> Option<&'b str>) -> Option<usize> {
        let own = key.external_id;
        if let Some(place) = own.and_then(|id| self.external_ids.get(id)) {
            return Some(*place);
        }
        let by_domain = key.domain.and_then(|domain| self.domains.get(domain)).copied();
        let by_name = (!key.name.is_empty()).then(|| self.names.get(&name_key(key.name))).flatten().copied();
        by_domain
            .into_iter()
            .chain(by_name)
            .find(|place| own.is_none() || id_of(*place).is_none_or(|id| Some(id) == own))
    }
}
