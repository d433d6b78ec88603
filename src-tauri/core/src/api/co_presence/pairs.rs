use serde::Serialize;

use crate::overlap::Matrix;
use crate::store::Snapshot;
use crate::store::tables::Partner;

/// A partner with an account list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListedPartner {
    /// A UUID.
    pub id: String,
    pub name: String,
    /// Our accounts it has, in the segments it shares.
    pub accounts: u32,
}

/// Two partners that have accounts in common, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartnerPair {
    pub a: String,
    pub b: String,
    pub a_id: String,
    pub b_id: String,
    pub shared: u32,
}

fn listed<'a>(snapshot: &'a Snapshot, matrix: &Matrix) -> Vec<(usize, &'a Partner)> {
    let counted = matrix.co_presence();
    let place = |partner: &'a Partner| Some((counted.place(partner.id)?, partner));
    snapshot.partners.iter().filter_map(place).collect()
}

/// The partners with an account list, by name.
#[must_use]
pub fn listed_partners(snapshot: &Snapshot, matrix: &Matrix) -> Vec<ListedPartner> {
    let counted = matrix.co_presence();
    let of = |(place, partner): (usize, &Partner)| ListedPartner {
        id: partner.uuid.clone(),
        name: partner.name.clone(),
        accounts: counted.at(place, place),
    };
    listed(snapshot, matrix).into_iter().map(of).collect()
}

/// The pairs that share an account at least, most first, then by name.
#[must_use]
pub fn partner_pairs(snapshot: &Snapshot, matrix: &Matrix) -> Vec<PartnerPair> {
    let counted = matrix.co_presence();
    let listed = listed(snapshot, matrix);
    let mut pairs = Vec::new();
    for (row, (place, one)) in listed.iter().enumerate() {
        for (there, other) in &listed[row + 1..] {
            let shared = counted.at(*place, *there);
            if shared > 0 {
                pairs.push(PartnerPair {
                    a: one.name.clone(),
                    b: other.name.clone(),
                    a_id: one.uuid.clone(),
                    b_id: other.uuid.clone(),
                    shared,
                });
            }
        }
    }
    pairs.sort_by_key(|pair| std::cmp::Reverse(pair.shared));
    pairs
}
