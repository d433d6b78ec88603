use std::collections::HashMap;

use crate::model::Relationship;
use crate::store::Snapshot;

/// What each host account is to the counting: its place among the segments, and our status. Found by its id at once.
#[derive(Debug, Default)]
pub struct AccountPlaces {
    places: Vec<Option<AccountPlace>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountPlace {
    pub segment: u16,
    pub ours: Option<Relationship>,
}

impl AccountPlaces {
    /// The places by these segments; an account in none of them has none.
    #[must_use]
    pub fn of(snapshot: &Snapshot, segments: &[Option<i64>]) -> Self {
        let columns: HashMap<Option<i64>, u16> = (0..).zip(segments).map(|(column, id)| (*id, column)).collect();
        let most = snapshot.accounts.last().map_or(0, |account| account.id);
        let mut places = vec![None; usize::try_from(most).unwrap_or(0) + 1];
        for account in snapshot.accounts.iter() {
            let segment = columns.get(&snapshot.segment_of(account)).copied();
            if let (Ok(id), Some(segment)) = (usize::try_from(account.id), segment) {
                places[id] = Some(AccountPlace { segment, ours: account.status });
            }
        }
        Self { places }
    }

    #[must_use]
    pub fn get(&self, account: i64) -> Option<AccountPlace> {
        self.places.get(usize::try_from(account).ok()?).copied().flatten()
    }

    /// How many ids there are: of a column by account id, its length.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Every account that has a place, with its id.
    pub fn iter(&self) -> impl Iterator<Item = (usize, AccountPlace)> {
        self.places.iter().enumerate().filter_map(|(id, place)| Some((id, (*place)?)))
    }
}
