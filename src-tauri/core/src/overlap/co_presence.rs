use std::collections::HashMap;
use std::sync::Arc;

use super::PartnerOverlap;

/// Partners by partners: the accounts both have. Of the partners with an account list, by id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoPresence {
    partners: Vec<i64>,
    /// n by n, the same on both sides of the diagonal, which holds what a partner has alone.
    shared: Vec<u32>,
}

impl CoPresence {
    /// Counts all pairs: work grows with the pairs of partners that meet on each account.
    #[must_use]
    pub fn of(rows: &HashMap<i64, Arc<PartnerOverlap>>, ids: usize) -> Self {
        let partners = listed(rows);
        let lists: Vec<&[u32]> = partners.iter().map(|id| rows[id].accounts.as_slice()).collect();
        let on_accounts = OnAccounts::of(&lists, ids);
        let size = partners.len();
        let mut shared = vec![0; size * size];
        for on_account in on_accounts.iter() {
            for (place, one) in on_account.iter().enumerate() {
                let row = &mut shared[usize::from(*one) * size..][..size];
                // Partners stand in their order: the others of the account are to the right of the diagonal.
                for other in &on_account[place..] {
                    row[usize::from(*other)] += 1;
                }
            }
        }
        for one in 0..size {
            for other in one + 1..size {
                shared[other * size + one] = shared[one * size + other];
            }
        }
        Self { partners, shared }
    }

    /// The same after the lists of some partners changed: only their rows and columns are counted again.
    #[must_use]
    pub fn after(&self, changed: &[i64], rows: &HashMap<i64, Arc<PartnerOverlap>>, ids: usize) -> Self {
        let partners = listed(rows);
        let again: Vec<usize> = (0..partners.len()).filter(|place| changed.contains(&partners[*place])).collect();
        if again.len() * 4 > partners.len() {
            return Self::of(rows, ids);
        }
        let size = partners.len();
        let before: Vec<Option<usize>> = partners.iter().map(|id| self.place(*id)).collect();
        let mut shared = vec![0; size * size];
        for (one, there) in before.iter().enumerate() {
            let Some(there) = *there else { continue };
            for (other, place) in before.iter().enumerate() {
                shared[one * size + other] = place.map_or(0, |place| self.at(there, place));
            }
        }
        let mut has = vec![false; ids];
        for one in again {
            let own = &rows[&partners[one]].accounts;
            for account in own {
                has[*account as usize] = true;
            }
            for (other, id) in partners.iter().enumerate() {
                let both = rows[id].accounts.iter().filter(|account| has[**account as usize]).count();
                let both = u32::try_from(both).unwrap_or(u32::MAX);
                shared[one * size + other] = both;
                shared[other * size + one] = both;
            }
            for account in own {
                has[*account as usize] = false;
            }
        }
        Self { partners, shared }
    }

    /// The partners, by id: the rows and the columns.
    #[must_use]
    pub fn partners(&self) -> &[i64] {
        &self.partners
    }

    #[must_use]
    pub fn place(&self, partner: i64) -> Option<usize> {
        self.partners.binary_search(&partner).ok()
    }

    /// The accounts the partners at two places both have; of one and the same, all it has.
    #[must_use]
    pub fn at(&self, one: usize, other: usize) -> u32 {
        self.shared[one * self.partners.len() + other]
    }
}

fn listed(rows: &HashMap<i64, Arc<PartnerOverlap>>) -> Vec<i64> {
    let mut listed: Vec<i64> = rows.iter().filter(|(_, row)| row.has_list).map(|(id, _)| *id).collect();
    listed.sort_unstable();
    listed
}

/// The places of the partners on each account, one account after the other.
struct OnAccounts {
    ends: Vec<usize>,
    partners: Vec<u16>,
}

impl OnAccounts {
    fn of(lists: &[&[u32]], ids: usize) -> Self {
        let mut ends = vec![0; ids];
        for account in lists.iter().copied().flatten() {
            ends[*account as usize] += 1;
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += std::mem::replace(end, sum);
        }
        // What begins as the first place of an account ends, partner by partner, as the place after its last.
        let mut partners = vec![0; sum];
        for (place, list) in (0..).zip(lists) {
            for account in *list {
                let end = &mut ends[*account as usize];
                partners[*end] = place;
                *end += 1;
            }
        }
        Self { ends, partners }
    }

    fn iter(&self) -> impl Iterator<Item = &[u16]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| &self.partners[start..*end])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Density, DensityState};
    use crate::overlap::RelationshipCounts;

    fn row(accounts: &[u32], has_list: bool) -> Arc<PartnerOverlap> {
        let overall = Density { shared: None, base: None, stated: None, state: DensityState::NotImported };
        Arc::new(PartnerOverlap {
            cells: Vec::new(),
            overall,
            quarter: None,
            has_list,
            relationships: RelationshipCounts::default(),
            by_segment: Vec::new(),
            accounts: accounts.to_vec(),
        })
    }

    fn rows(lists: &[&[u32]]) -> HashMap<i64, Arc<PartnerOverlap>> {
        (1..).zip(lists).map(|(id, list)| (id, row(list, true))).collect()
    }

    #[test]
    fn partners_meet_on_the_accounts_both_have() {
        let mut rows = rows(&[&[1, 2, 3], &[2, 3, 5], &[], &[3]]);
        rows.insert(9, row(&[], false));
        let matrix = CoPresence::of(&rows, 6);
        assert_eq!(matrix.partners(), [1, 2, 3, 4]);
        let cells: Vec<u32> =
            (0..4).flat_map(|one| (0..4).map(move |other| (one, other))).map(|(a, b)| matrix.at(a, b)).collect();
        assert_eq!(cells, [3, 2, 0, 1, 2, 3, 0, 1, 0, 0, 0, 0, 1, 1, 0, 1]);
    }

    #[test]
    fn counted_again_in_part_it_is_what_counting_all_gives() {
        let lists: Vec<Vec<u32>> =
            (1..=9_u32).map(|step| (0..60).filter(|account| account % (step + 1) == 0).collect()).collect();
        let slices: Vec<&[u32]> = lists.iter().map(Vec::as_slice).collect();
        let mut now = rows(&slices);
        let before = CoPresence::of(&now, 60);
        now.insert(4, row(&[1, 7, 8, 14, 30], true));
        now.remove(&6);
        now.insert(12, row(&[7, 14], true));
        assert_eq!(before.after(&[4, 6, 12], &now, 60), CoPresence::of(&now, 60));
    }
}
