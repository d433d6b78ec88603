use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

use super::account_places::AccountPlaces;
use super::partner_row::partner_row;
use super::{Clusters, CoPresence, RelationshipCounts, clusters};
use crate::model::{Density, Quarter};
use crate::store::{SharedAccount, Snapshot};

/// What is counted of a document's overlaps: partners by segments, what each partner shares, who is on an account, and
/// partners by partners.
pub struct Matrix {
    /// The segments' ids in the document's order; `None`, the unsegmented bucket, last when it holds accounts.
    pub segments: Vec<Option<i64>>,
    /// Host accounts a segment.
    pub bases: Vec<u32>,
    /// Host accounts a segment that no partner reaches.
    pub white_space: Vec<u32>,
    /// By partner id.
    pub partners: HashMap<i64, Arc<PartnerOverlap>>,
    places: Arc<AccountPlaces>,
    /// Partners that have an account, by account id.
    presence: Vec<u32>,
    /// Counted when it is first asked for.
    co_presence: OnceLock<CoPresence>,
    clusters: OnceLock<Clusters>,
}

/// One partner's row.
#[derive(Debug)]
pub struct PartnerOverlap {
    /// One a segment, in the order of [`Matrix::segments`].
    pub cells: Vec<Density>,
    pub overall: Density,
    /// The quarter of what is known, where anything is.
    pub quarter: Option<Quarter>,
    pub has_list: bool,
    /// Over the accounts in segments it shares; all zero without a list.
    pub relationships: RelationshipCounts,
    /// The same by segment.
    pub by_segment: Vec<RelationshipCounts>,
    /// The ids of the accounts it has, by id: of its latest list, in the segments it shares.
    pub accounts: Vec<u32>,
}

impl Matrix {
    /// Counts all of it. Work grows with the overlap rows.
    #[must_use]
    pub fn of(snapshot: &Snapshot) -> Self {
        let mut segments: Vec<Option<i64>> = snapshot.segments.iter().map(|segment| Some(segment.id)).collect();
        if snapshot.accounts.iter().any(|account| snapshot.segment_of(account).is_none()) {
            segments.push(None);
        }
        let places = Arc::new(AccountPlaces::of(snapshot, &segments));
        let mut bases = vec![0; segments.len()];
        for (_, place) in places.iter() {
            bases[usize::from(place.segment)] += 1;
        }
        let presence = vec![0; places.len()];
        let mut matrix = Self {
            white_space: Vec::new(),
            partners: HashMap::new(),
            co_presence: OnceLock::new(),
            clusters: OnceLock::new(),
            segments,
            bases,
            places,
            presence,
        };
        for partner in &snapshot.partners {
            let row = partner_row(snapshot, &matrix.segments, &matrix.bases, &matrix.places, partner.id);
            matrix.partners.insert(partner.id, Arc::new(row));
        }
        for row in matrix.partners.values() {
            count_presence(&mut matrix.presence, row, u32::wrapping_add);
        }
        matrix.white_space = matrix.counted_white_space();
        matrix
    }

    /// The same from what was counted of an `earlier` state of the document: only what depends on a change since is counted
    /// again. Every row depends on the accounts, segments and settings; partners by partners only on which accounts each has.
    #[must_use]
    pub fn after(snapshot: &Snapshot, earlier: &Snapshot, counted: &Self) -> Self {
        if !snapshot.counts_accounts_as(earlier) {
            let mut matrix = Self::of(snapshot);
            let ids: BTreeSet<i64> = matrix.partners.keys().chain(counted.partners.keys()).copied().collect();
            let is_other = |id: &i64| matrix.list_of(*id) != counted.list_of(*id);
            let changed: Vec<i64> = ids.into_iter().filter(is_other).collect();
            matrix.keep_co_presence(counted, &changed);
            return matrix;
        }
        let mut matrix = Self {
            segments: counted.segments.clone(),
            bases: counted.bases.clone(),
            white_space: counted.white_space.clone(),
            partners: HashMap::with_capacity(snapshot.partners.len()),
            places: Arc::clone(&counted.places),
            presence: counted.presence.clone(),
            co_presence: OnceLock::new(),
            clusters: OnceLock::new(),
        };
        let mut changed = Vec::new();
        for partner in &snapshot.partners {
            let same = counted.partners.get(&partner.id).filter(|_| snapshot.counts_partner_as(earlier, partner.id));
            let row = same.map_or_else(|| matrix.counted_again(snapshot, partner.id, &mut changed), Arc::clone);
            matrix.partners.insert(partner.id, row);
        }
        let gone = counted.partners.keys().filter(|id| !matrix.partners.contains_key(id));
        changed.extend(gone.copied());
        for id in &changed {
            if let Some(before) = counted.partners.get(id) {
                count_presence(&mut matrix.presence, before, u32::wrapping_sub);
            }
            if let Some(now) = matrix.partners.get(id) {
                count_presence(&mut matrix.presence, now, u32::wrapping_add);
            }
        }
        matrix.white_space = matrix.counted_white_space();
        matrix.keep_co_presence(counted, &changed);
        matrix
    }

    /// Whether a partner has a list, and which accounts are on it: all that partners by partners depends on.
    fn list_of(&self, partner: i64) -> Option<(bool, &[u32])> {
        let row = self.partners.get(&partner)?;
        Some((row.has_list, &row.accounts))
    }

    /// Takes over what was counted of partners by partners, but for those that changed.
    fn keep_co_presence(&mut self, counted: &Self, changed: &[i64]) {
        if let Some(co_presence) = counted.co_presence.get() {
            self.co_presence = OnceLock::from(co_presence.after(changed, &self.partners, self.places.len()));
        }
    }

    fn counted_again(&self, snapshot: &Snapshot, partner: i64, changed: &mut Vec<i64>) -> Arc<PartnerOverlap> {
        changed.push(partner);
        Arc::new(partner_row(snapshot, &self.segments, &self.bases, &self.places, partner))
    }

    fn counted_white_space(&self) -> Vec<u32> {
        let mut white_space = vec![0; self.segments.len()];
        for (id, place) in self.places.iter() {
            white_space[usize::from(place.segment)] += u32::from(self.presence[id] == 0);
        }
        white_space
    }

    /// The position of a segment among the columns.
    #[must_use]
    pub fn column(&self, segment: Option<i64>) -> Option<usize> {
        self.segments.iter().position(|id| *id == segment)
    }

    /// The cells of one column, over all partners.
    pub fn column_cells(&self, column: usize) -> impl Iterator<Item = &Density> {
        self.partners.values().map(move |row| &row.cells[column])
    }

    /// How many partners have an account.
    #[must_use]
    pub fn present(&self, account: i64) -> u32 {
        usize::try_from(account).ok().and_then(|id| self.presence.get(id)).copied().unwrap_or(0)
    }

    /// The accounts a partner has: of its latest list, in the segments it shares, by account.
    pub fn shared_accounts<'a>(
        &'a self,
        snapshot: &'a Snapshot,
        partner: i64,
    ) -> impl Iterator<Item = SharedAccount> + 'a {
        let row = self.partners.get(&partner);
        let own = row.into_iter().flat_map(|row| row.accounts.iter().copied());
        own.filter_map(move |account| snapshot.overlaps.get(partner, i64::from(account)))
    }

    /// Who has an account, by partner.
    pub fn partners_on<'a>(&'a self, snapshot: &'a Snapshot, account: i64) -> impl Iterator<Item = SharedAccount> + 'a {
        let has = move |shared: &SharedAccount| {
            let row = self.partners.get(&shared.partner_id);
            row.is_some_and(|row| row.has(account))
        };
        snapshot.overlaps.of_account(account).filter(has)
    }

    /// Partners by partners.
    #[must_use]
    pub fn co_presence(&self) -> &CoPresence {
        self.co_presence.get_or_init(|| CoPresence::of(&self.partners, self.places.len()))
    }

    /// How all partners with an account list group.
    #[must_use]
    pub fn clusters(&self) -> &Clusters {
        self.clusters.get_or_init(|| {
            let counted = self.co_presence();
            clusters(counted, &(0..counted.partners().len()).collect::<Vec<_>>())
        })
    }
}

impl PartnerOverlap {
    /// Whether it has an account.
    #[must_use]
    pub fn has(&self, account: i64) -> bool {
        u32::try_from(account).is_ok_and(|account| self.accounts.binary_search(&account).is_ok())
    }
}

fn count_presence(presence: &mut [u32], row: &PartnerOverlap, count: fn(u32, u32) -> u32) {
    for account in &row.accounts {
        let standing = &mut presence[*account as usize];
        *standing = count(*standing, 1);
    }
}
