use std::cmp::Reverse;
use std::collections::HashMap;

use super::naming::cluster_title;
use super::{CoPresenceCluster, CoPresenceOrder, CoPresencePartner, CoPresenceRequest, CoPresenceView};
use crate::api::facets::{choices, let_pass};
use crate::api::overlap::bins;
use crate::api::partner_facets::partner_facets;
use crate::api::{short_count, short_id};
use crate::model::{PartnerType, Tier};
use crate::overlap::{CoPresence, Matrix, clusters};
use crate::store::Snapshot;
use crate::store::tables::Partner;

/// The bounds between the seven bins of the share of the smaller list, in percent.
pub(super) const SHARE: [u32; 6] = [5, 10, 20, 35, 50, 70];

/// The rows and columns of the matrix in the order asked for, of the partners with an account list that the filters let
/// through.
#[must_use]
pub fn co_presence(snapshot: &Snapshot, matrix: &Matrix, request: &CoPresenceRequest) -> CoPresenceView {
    let counted = matrix.co_presence();
    let arranged = arrange(snapshot, matrix, request);
    let partners: Vec<&Partner> = snapshot.partners.iter().collect();
    let listed = matrix.partners.values().filter(|row| row.has_list).count();
    let review = snapshot.setting.review_quarter;
    let shown = arranged.places.iter().filter_map(|place| {
        let partner = snapshot.partner(counted.partners()[*place])?;
        let quarter = matrix.partners.get(&partner.id).and_then(|row| row.quarter);
        Some(CoPresencePartner {
            id: short_id(partner.id),
            name: partner.name.clone(),
            type_name: partner.partner_type.map_or("", PartnerType::short_name).to_owned(),
            tier: partner.tier.map(Tier::number),
            accounts: counted.at(*place, *place),
            is_stale: quarter.is_some_and(|quarter| quarter < review),
        })
    });
    CoPresenceView {
        revision: snapshot.revision,
        is_updating: false,
        partners: shown.collect(),
        clusters: arranged.clusters,
        legend: bins(&bounds(counted, &arranged.places), |bound| bound.to_string(), "–", 1),
        share_legend: bins(&SHARE, |bound| bound.to_string(), "–", 0),
        note: format!("{} of {} partners with named accounts", arranged.places.len().min(listed), partners.len()),
        filters: choices(&partner_facets(snapshot), &partners),
    }
}

/// The partners shown, as places of the counted matrix, and how they are grouped.
pub(super) struct Arranged {
    pub places: Vec<usize>,
    pub clusters: Vec<CoPresenceCluster>,
}

pub(super) fn arrange(snapshot: &Snapshot, matrix: &Matrix, request: &CoPresenceRequest) -> Arranged {
    let counted = matrix.co_presence();
    let facets = partner_facets(snapshot);
    // By name, as the partners of a snapshot stand.
    let shown = snapshot.partners.iter().filter(|partner| let_pass(&facets, &request.filters, partner));
    let mut places: Vec<usize> = shown.filter_map(|partner| counted.place(partner.id)).collect();
    match request.order {
        CoPresenceOrder::Name => {}
        CoPresenceOrder::Accounts => places.sort_by_key(|place| Reverse(counted.at(*place, *place))),
        CoPresenceOrder::Tier => {
            let tiers: HashMap<i64, Option<Tier>> =
                snapshot.partners.iter().map(|partner| (partner.id, partner.tier)).collect();
            let tier = |place: usize| tiers.get(&counted.partners()[place]).copied().flatten();
            places.sort_by_key(|place| (tier(*place).is_none(), tier(*place).map(Tier::number)));
        }
        CoPresenceOrder::Cluster => return by_cluster(snapshot, matrix, &places),
    }
    Arranged { places, clusters: Vec::new() }
}

fn by_cluster(snapshot: &Snapshot, matrix: &Matrix, among: &[usize]) -> Arranged {
    let counted = matrix.co_presence();
    // Filters leave some partners out: those that remain group anew among themselves.
    let filtered = (among.len() < counted.partners().len()).then(|| clusters(counted, among));
    let grouped = filtered.as_ref().unwrap_or_else(|| matrix.clusters());
    let mut places = Vec::with_capacity(among.len());
    let mut named: Vec<CoPresenceCluster> = Vec::new();
    for group in &grouped.clusters {
        let title = unused(cluster_title(snapshot, matrix, group), &named);
        named.push(CoPresenceCluster { title, first: short_count(places.len()), count: short_count(group.len()) });
        places.extend(group);
    }
    if !grouped.loose.is_empty() {
        let (first, loose) = (short_count(places.len()), short_count(grouped.loose.len()));
        named.push(CoPresenceCluster { title: "Loose".to_owned(), first, count: loose });
        places.extend(&grouped.loose);
    }
    Arranged { places, clusters: named }
}

/// Two clusters of one name are told apart by a number.
fn unused(title: String, named: &[CoPresenceCluster]) -> String {
    let same = |cluster: &&CoPresenceCluster| {
        cluster.title == title || cluster.title.strip_prefix(&title).is_some_and(|rest| rest.starts_with(" ("))
    };
    match named.iter().filter(same).count() {
        0 => title,
        others => format!("{title} ({})", others + 1),
    }
}

/// Of a hundred pairs that share an account, how many share less than each bound: the darkest colours are for the few.
const BELOW: [usize; 6] = [12, 30, 50, 70, 85, 95];

/// The bounds of the seven bins of shared accounts: round numbers, chosen so that each colour is used.
pub(super) fn bounds(counted: &CoPresence, places: &[usize]) -> [u32; 6] {
    let pairs = places.iter().enumerate().flat_map(|(row, one)| places[..row].iter().map(|other| (*one, *other)));
    let mut shared: Vec<u32> = pairs.map(|(one, other)| counted.at(one, other)).filter(|shared| *shared > 0).collect();
    shared.sort_unstable();
    let mut bounds = [1, 2, 3, 4, 5, 6];
    let mut least = 1;
    for (place, bound) in bounds.iter_mut().enumerate() {
        let reached = shared.get(shared.len() * BELOW[place] / 100).copied().unwrap_or(0);
        *bound = round_number(reached).max(least);
        least = *bound + 1;
    }
    bounds
}

/// One or two digits that are easily read: 7, 15, 120.
fn round_number(number: u32) -> u32 {
    let step = match number {
        0..20 => 1,
        20..100 => 5,
        100..500 => 10,
        500..2_000 => 50,
        _ => 500,
    };
    number.div_euclid(step) * step
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_cluster_of_a_name_gets_a_number() {
        let named = |title: &str| CoPresenceCluster { title: title.to_owned(), first: 0, count: 3 };
        assert_eq!(unused("Cloud".to_owned(), &[named("Regulated")]), "Cloud");
        assert_eq!(unused("Cloud".to_owned(), &[named("Cloud"), named("Cloud (2)")]), "Cloud (3)");
    }

    #[test]
    fn bounds_are_round() {
        assert_eq!([7, 19, 23, 99, 127, 731, 2_345].map(round_number), [7, 19, 20, 95, 120, 700, 2_000]);
    }
}
