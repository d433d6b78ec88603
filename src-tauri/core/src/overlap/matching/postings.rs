use std::borrow::Borrow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasher, Hash};

use foldhash::fast::FixedState;

/// Which places hold what, made once: the places of one key stand beside each other, in their order.
#[derive(Debug)]
pub struct Postings<K> {
    ranges: HashMap<K, (u32, u32), FixedState>,
    places: Vec<u32>,
}

impl<K: Copy + Ord + Hash> Postings<K> {
    pub fn new(mut held: Vec<(K, u32)>) -> Self {
        held.sort_unstable();
        held.dedup();
        let mut ranges: HashMap<K, (u32, u32), FixedState> = HashMap::default();
        let mut places = Vec::with_capacity(held.len());
        let mut start = 0;
        for same in held.chunk_by(|one, other| one.0 == other.0) {
            places.extend(same.iter().map(|(_, place)| *place));
            let end = u32::try_from(places.len()).unwrap_or(u32::MAX);
            ranges.insert(same[0].0, (start, end));
            start = end;
        }
        Self { ranges, places }
    }

    pub fn of(&self, key: K) -> &[u32] {
        let (start, end) = self.ranges.get(&key).copied().unwrap_or_default();
        &self.places[start as usize..end as usize]
    }
}

/// Which places hold what, added to in their order: quick to make, and to look into where few hold the same.
#[derive(Debug)]
pub struct Chains<K> {
    heads: HashMap<K, Head, FixedState>,
    /// A place that is not the first of its key, and the link after it.
    links: Vec<(u32, u32)>,
}

/// The first place of a key, and the links to the second and the last one.
#[derive(Debug)]
struct Head {
    place: u32,
    next: u32,
    last: u32,
}

/// After the last of a chain.
const NONE: u32 = u32::MAX;

impl<K: Eq + Hash> Chains<K> {
    pub fn with_capacity(count: usize) -> Self {
        Self { heads: HashMap::with_capacity_and_hasher(count, FixedState::default()), links: Vec::new() }
    }

    pub fn add(&mut self, key: K, place: u32) {
        match self.heads.entry(key) {
            Entry::Vacant(free) => {
                free.insert(Head { place, next: NONE, last: NONE });
            }
            Entry::Occupied(mut taken) => {
                let head = taken.get_mut();
                let link = u32::try_from(self.links.len()).unwrap_or(NONE);
                self.links.push((place, NONE));
                match self.links.get_mut(head.last as usize) {
                    Some(last) => last.1 = link,
                    None => head.next = link,
                }
                head.last = link;
            }
        }
    }

    pub fn of<Q>(&self, key: &Q) -> impl Iterator<Item = u32> + use<'_, K, Q>
    where
        K: Borrow<Q>,
        Q: Eq + Hash + ?Sized,
    {
        let head = self.heads.get(key);
        let mut link = head.map_or(NONE, |head| head.next);
        let others = std::iter::from_fn(move || {
            let (place, next) = *self.links.get(link as usize)?;
            link = next;
            Some(place)
        });
        head.map(|head| head.place).into_iter().chain(others)
    }
}

/// A text as a number that no two texts of a list share, as good as never: what is found by it is compared again.
pub fn hashed(text: &str) -> u64 {
    FixedState::default().hash_one(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_a_key_come_in_their_order_and_once() {
        let postings = Postings::new(vec![('b', 4), ('a', 2), ('b', 1), ('b', 4)]);
        assert_eq!((postings.of('b'), postings.of('a'), postings.of('c')), (&[1, 4][..], &[2][..], &[][..]));
        let mut chains = Chains::with_capacity(3);
        for (key, place) in [("x", 0), ("y", 1), ("x", 2), ("x", 5)] {
            chains.add(key, place);
        }
        assert_eq!(chains.of("x").collect::<Vec<_>>(), [0, 2, 5]);
        assert_eq!(chains.of("z").count(), 0);
    }
}
