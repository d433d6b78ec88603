use std::cmp::Reverse;

use super::naming::cluster_title;
use super::{PairAccount, PairCluster, PairRequest, PairView};
use crate::api::ShownField;
use crate::api::{PAGE, short_id};
use crate::model::{PartnerType, Relationship, name_key, percent_text, thousands};
use crate::overlap::{CoPresence, Matrix};
use crate::store::Snapshot;
use crate::store::tables::{Account, Partner};
use crate::text::{count_of, number_word};
use crate::{Error, Result};

/// Partners of a cluster that make an account one on which it meets.
const MEETING: usize = 3;

/// What the inspector shows of two partners.
///
/// # Errors
/// When the document has no such partner any more, or one has no account list.
pub fn co_presence_pair(snapshot: &Snapshot, matrix: &Matrix, request: PairRequest) -> Result<PairView> {
    let (one, other) = both(snapshot, request)?;
    let counted = matrix.co_presence();
    let places = counted.place(one.id).zip(counted.place(other.id));
    let (place, there) = places.ok_or_else(|| Error::new("one of the two partners has no account list any more"))?;
    let shared = counted.at(place, there);
    let share = |partner: &Partner, place: usize| {
        let all = counted.at(place, place);
        format!("{} of {} ({})", percent_text(shared, all), partner.name, thousands(u64::from(all)))
    };
    let accounts = shared_by(snapshot, matrix, one, other);
    Ok(PairView {
        one: request.one,
        other: request.other,
        title: format!("{} × {}", one.name, other.name),
        shared,
        shares: format!("{}, {}", share(one, place), share(other, there)),
        ours: ours(&accounts),
        cluster: cluster_of(snapshot, matrix, place, there),
        accounts: page(snapshot, matrix, request, &accounts, 0),
    })
}

/// A page of the accounts two partners both have.
///
/// # Errors
/// When the document has no such partner any more.
pub fn accounts_of_pair(snapshot: &Snapshot, matrix: &Matrix, request: PairRequest) -> Result<Vec<PairAccount>> {
    let (one, other) = both(snapshot, request)?;
    let accounts = shared_by(snapshot, matrix, one, other);
    Ok(page(snapshot, matrix, request, &accounts, request.offset as usize))
}

fn both(snapshot: &Snapshot, request: PairRequest) -> Result<(&Partner, &Partner)> {
    let gone = || Error::new("this partner is no longer in the document; look at the matrix again");
    let partner = |id: u32| snapshot.partner(i64::from(id)).ok_or_else(gone);
    Ok((partner(request.one)?, partner(request.other)?))
}

/// Those most partners have first, then by name.
fn shared_by<'a>(snapshot: &'a Snapshot, matrix: &Matrix, one: &Partner, other: &Partner) -> Vec<&'a Account> {
    let Some(theirs) = matrix.partners.get(&other.id) else { return Vec::new() };
    let own = matrix.partners.get(&one.id).into_iter().flat_map(|row| row.accounts.iter());
    let both = own.map(|account| i64::from(*account)).filter(|account| theirs.has(*account));
    let mut accounts: Vec<&Account> = both.filter_map(|account| snapshot.account(account)).collect();
    accounts.sort_by_cached_key(|account| (Reverse(matrix.present(account.id)), name_key(&account.name), account.id));
    accounts
}

fn page(
    snapshot: &Snapshot,
    matrix: &Matrix,
    request: PairRequest,
    accounts: &[&Account],
    offset: usize,
) -> Vec<PairAccount> {
    let status = |partner: u32, account: i64| {
        snapshot.overlaps.get(i64::from(partner), account).and_then(|shared| shared.theirs)
    };
    let rows = accounts.iter().skip(offset).take(PAGE);
    rows.map(|account| PairAccount {
        id: short_id(account.id),
        uuid: account.uuid.clone(),
        name: account.name.clone(),
        partners: matrix.present(account.id),
        ours: account.status,
        one: status(request.one, account.id),
        other: status(request.other, account.id),
    })
    .collect()
}

/// "12 are our prospects, 9 our open opportunities, 5 our customers"; what there is none of is not said.
fn ours(accounts: &[&Account]) -> String {
    let kinds = [
        (Some(Relationship::Prospect), "our prospect", "our prospects"),
        (Some(Relationship::OpenOpportunity), "our open opportunity", "our open opportunities"),
        (Some(Relationship::Customer), "our customer", "our customers"),
        (None, "of a status not known", "of a status not known"),
    ];
    let counted = kinds.iter().filter_map(|(status, one, many)| {
        let count = accounts.iter().filter(|account| account.status == *status).count();
        (count > 0).then(|| count_of(count, one, many))
    });
    counted.collect::<Vec<_>>().join(", ")
}

/// The cluster both are in.
fn cluster_of(snapshot: &Snapshot, matrix: &Matrix, one: usize, other: usize) -> Option<PairCluster> {
    let counted = matrix.co_presence();
    let places = matrix.clusters().clusters.iter().find(|group| group.contains(&one) && group.contains(&other))?;
    let Meeting { title, partners, accounts: met, open } = meeting(snapshot, matrix, counted, places);
    let accounts = count_of(met, "account", "accounts");
    let opportunities =
        if open == 1 { "1 is an open opportunity".to_owned() } else { format!("{open} are open opportunities") };
    Some(PairCluster {
        title,
        sentence: format!(
            "{} partners meet on {accounts} with three or more of them; {opportunities}.",
            number_word(partners.len())
        ),
        types: types(&partners),
    })
}

/// A cluster, and where its partners meet.
pub(crate) struct Meeting<'a> {
    /// "Regulated services".
    pub title: String,
    /// Those who meet the others most come first.
    pub partners: Vec<&'a Partner>,
    /// Accounts that at least three of them have, and how many of these are open opportunities of ours.
    pub accounts: usize,
    pub open: usize,
}

/// Every cluster of partners that meet on the same accounts, the largest first, and how many partners are in none.
pub(crate) fn meetings<'a>(snapshot: &'a Snapshot, matrix: &Matrix) -> (Vec<Meeting<'a>>, usize) {
    let (counted, found) = (matrix.co_presence(), matrix.clusters());
    let of = |places: &Vec<usize>| meeting(snapshot, matrix, counted, places);
    (found.clusters.iter().map(of).collect(), found.loose.len())
}

fn meeting<'a>(snapshot: &'a Snapshot, matrix: &Matrix, counted: &CoPresence, places: &[usize]) -> Meeting<'a> {
    let ids: Vec<i64> = places.iter().map(|place| counted.partners()[*place]).collect();
    let met = meeting_points(snapshot, matrix, &ids);
    Meeting {
        title: cluster_title(snapshot, matrix, places),
        partners: ids.iter().filter_map(|id| snapshot.partner(*id)).collect(),
        accounts: met.len(),
        open: met.iter().filter(|account| account.status == Some(Relationship::OpenOpportunity)).count(),
    }
}

/// The accounts that at least three partners of a cluster have.
fn meeting_points<'a>(snapshot: &'a Snapshot, matrix: &Matrix, ids: &[i64]) -> Vec<&'a Account> {
    let lists = ids.iter().filter_map(|id| matrix.partners.get(id));
    let mut all: Vec<u32> = lists.flat_map(|row| row.accounts.iter().copied()).collect();
    all.sort_unstable();
    let met = all.chunk_by(|one, other| one == other).filter(|same| same.len() >= MEETING);
    met.filter_map(|same| snapshot.account(i64::from(same[0]))).collect()
}

/// Each type with its partners, then the types of which there is none.
fn types(partners: &[&Partner]) -> Vec<ShownField> {
    let of = |kind| partners.iter().filter(move |partner| partner.partner_type == Some(kind)).collect::<Vec<_>>();
    let mut fields = Vec::new();
    let mut missing = Vec::new();
    for kind in PartnerType::ALL {
        let value = match of(kind).as_slice() {
            [] => {
                missing.push(kind.short_name().to_owned());
                continue;
            }
            [only] => only.name.clone(),
            several => count_of(several.len(), "partner", "partners"),
        };
        fields.push(ShownField { label: kind.short_name().to_owned(), value });
    }
    if !missing.is_empty() {
        fields.push(ShownField { label: "Missing".to_owned(), value: missing.join(", ") });
    }
    fields
}
