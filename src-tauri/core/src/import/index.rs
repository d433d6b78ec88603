use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::model::name_key;

/// Finds a row by its id in another system, by its domain, by its name: exact joining, in that order.
#[derive(Default)]
pub struct Index<'a> {
    external_ids: HashMap<&'a str, usize, RandomState>,
    domains: HashMap<&'a str, usize, RandomState>,
    names: HashMap<String, usize, RandomState>,
}

/// What a row can be found by.
#[derive(Clone, Copy)]
pub struct Key<'a> {
    pub external_id: Option<&'a str>,
    pub domain: Option<&'a str>,
    pub name: &'a str,
}

impl<'a> Index<'a> {
    /// With room for as many rows.
    pub fn with_capacity(rows: usize) -> Self {
        let keys = || HashMap::with_capacity_and_hasher(rows, RandomState::default());
        Self {
            external_ids: keys(),
            domains: keys(),
            names: HashMap::with_capacity_and_hasher(rows, RandomState::default()),
        }
    }

    /// Remembers `place` under every key it has; the first to come keeps a key.
    pub fn insert(&mut self, key: Key<'a>, place: usize) {
        self.insert_as(key, name_key(key.name), place);
    }

    fn insert_as(&mut self, key: Key<'a>, name: String, place: usize) {
        if let Some(id) = key.external_id {
            self.external_ids.entry(id).or_insert(place);
        }
        if let Some(domain) = key.domain {
            self.domains.entry(domain).or_insert(place);
        }
        self.names.entry(name).or_insert(place);
    }

    /// The place of the row that `key` means. Two different ids are two different rows, whatever else they share:
    /// `id_of` says which id a place has.
    pub fn find<'b>(&self, key: Key<'_>, id_of: impl Fn(usize) -> Option<&'b str>) -> Option<usize> {
        self.find_as(key, || name_key(key.name), id_of)
    }

    /// The same; where no row is meant, `place` is remembered under every key it has.
    pub fn find_or_insert<'b>(
        &mut self,
        key: Key<'a>,
        place: usize,
        id_of: impl Fn(usize) -> Option<&'b str>,
    ) -> Option<usize> {
        let name = name_key(key.name);
        let found = self.find_as(key, || &name, id_of);
        if found.is_none() {
            self.insert_as(key, name, place);
        }
        found
    }

    fn find_as<'b, Name: AsRef<str>>(
        &self,
        key: Key<'_>,
        name: impl FnOnce() -> Name,
        id_of: impl Fn(usize) -> Option<&'b str>,
    ) -> Option<usize> {
        let own = key.external_id;
        if let Some(place) = own.and_then(|id| self.external_ids.get(id)) {
            return Some(*place);
        }
        let may_be = |place: &usize| own.is_none() || id_of(*place).is_none_or(|id| Some(id) == own);
        let by_domain = key.domain.and_then(|domain| self.domains.get(domain)).copied().filter(may_be);
        let has_name = !key.name.is_empty() && !self.names.is_empty();
        by_domain.or_else(|| has_name.then(|| self.names.get(name().as_ref()).copied().filter(may_be)).flatten())
    }
}
