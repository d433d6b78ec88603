use std::collections::{BTreeMap, HashMap, HashSet};

use crate::api::facets::Held;
use crate::model::{Relationship, name_key};
use crate::overlap::{Matrix, accounts_in_conflict};
use crate::store::Snapshot;
use crate::store::tables::{Account, JointTarget};

/// What the rows are sorted and filtered by, one entry an account in the order of the snapshot: computed once a revision,
/// so that a keystroke compares numbers.
pub struct AccountsIndex {
    /// The name's key, then the website on a line of its own.
    pub names: Vec<String>,
    /// Partners of which it is a customer while it is our prospect.
    pub warm: Vec<u32>,
    pub facets: Vec<Column>,
    /// The places of the accounts, by name.
    pub by_name: Vec<u32>,
}

/// One thing to filter by: the values in their order, and which one each account has.
pub struct Column {
    pub id: &'static str,
    pub label: &'static str,
    pub values: Vec<Held>,
    pub of: Vec<u32>,
}

impl AccountsIndex {
    #[must_use]
    pub fn of(snapshot: &Snapshot, matrix: &Matrix) -> Self {
        let accounts = snapshot.accounts.as_slice();
        let names: Vec<String> = accounts
            .iter()
            .map(|account| {
                let mut key = name_key(&account.name);
                if let Some(domain) = &account.domain {
                    key.push('\n');
                    key.push_str(domain);
                }
                key
            })
            .collect();
        let warm = warm(snapshot, matrix);
        let facets = facets(snapshot, matrix, &warm);
        let mut by_name: Vec<u32> = (0..).zip(accounts).map(|(place, _)| place).collect();
        by_name.sort_by(|one, other| names[*one as usize].cmp(&names[*other as usize]).then(one.cmp(other)));
        Self { names, warm, facets, by_name }
    }

    pub fn facet(&self, id: &str) -> Option<&Column> {
        self.facets.iter().find(|facet| facet.id == id)
    }
}

fn warm(snapshot: &Snapshot, matrix: &Matrix) -> Vec<u32> {
    let mut warm: HashMap<i64, u32> = HashMap::new();
    for partner in &snapshot.partners {
        let customers = matrix.shared_accounts(snapshot, partner.id);
        for shared in customers.filter(|shared| shared.theirs == Some(Relationship::Customer)) {
            *warm.entry(shared.account_id).or_default() += 1;
        }
    }
    let of = |account: &Account| {
        let count = warm.get(&account.id).copied().unwrap_or(0);
        if account.status == Some(Relationship::Prospect) { count } else { 0 }
    };
    snapshot.accounts.iter().map(of).collect()
}

fn facets(snapshot: &Snapshot, matrix: &Matrix, warm: &[u32]) -> Vec<Column> {
    let segments: HashMap<i64, (i64, &str)> =
        (0..).zip(&snapshot.segments).map(|(place, segment)| (segment.id, (place, segment.name.as_str()))).collect();
    let planned = planned(snapshot);
    let conflicts = accounts_in_conflict(snapshot);
    let mut warm = warm.iter();
    let text = |text: &Option<String>| text.as_deref().map_or_else(Held::none, Held::written);
    vec![
        column(snapshot, "segment", "Segment", |account| match account.segment_id.and_then(|id| segments.get(&id)) {
            Some((place, name)) => Held::numbered(*place, (*name).to_owned(), (*name).to_owned()),
            None => Held::numbered(i64::MAX, "unsegmented".to_owned(), "Unsegmented".to_owned()),
        }),
        column(snapshot, "status", "Our status", |account| {
            let numbered = |status: Relationship| {
                Held::numbered(status as i64, status.code().to_owned(), status.name().to_owned())
            };
            account.status.map_or_else(Held::none, numbered)
        }),
        column(snapshot, "opportunity", "Opportunity", |account| text(&account.stage)),
        column(snapshot, "owner", "Owner", |account| text(&account.owner)),
        column(snapshot, "reach", "Partners present", |account| reach(matrix.present(account.id))),
        column(snapshot, "warm", "Warm introduction", |_| {
            if warm.next().is_some_and(|warm| *warm > 0) { yes("Possible") } else { Held::none() }
        }),
        column(snapshot, "plan", "Joint plan", |account| {
            if planned.contains(&account.id) { yes("On a joint plan") } else { Held::none() }
        }),
        column(snapshot, "conflict", "Conflict", |account| {
            if conflicts.contains(&account.id) { yes("In conflict") } else { Held::none() }
        }),
        column(snapshot, "country", "Country", |account| text(&account.country)),
        column(snapshot, "industry", "Industry", |account| text(&account.industry)),
    ]
}

fn planned(snapshot: &Snapshot) -> HashSet<i64> {
    let review = snapshot.setting.review_quarter;
    let of_quarter = |target: &&JointTarget| target.quarter == review;
    snapshot.joint_targets.iter().filter(of_quarter).map(|target| target.account_id).collect()
}

fn yes(label: &str) -> Held {
    Held::numbered(0, "yes".to_owned(), label.to_owned())
}

/// How many partners have an account, as it is filtered by.
fn reach(partners: u32) -> Held {
    let (place, value, label) = match partners {
        0 => (0, "0", "None: white space"),
        1 => (1, "1", "1 partner"),
        2..5 => (2, "2", "2–4 partners"),
        _ => (5, "5", "5 partners or more"),
    };
    Held::numbered(place, value.to_owned(), label.to_owned())
}

/// Values are told apart as they come and put in order once all are known.
fn column(
    snapshot: &Snapshot,
    id: &'static str,
    label: &'static str,
    mut held: impl FnMut(&Account) -> Held,
) -> Column {
    let mut places: BTreeMap<Held, u32> = BTreeMap::new();
    let mut of = Vec::with_capacity(snapshot.accounts.len());
    for account in snapshot.accounts.iter() {
        let next = u32::try_from(places.len()).unwrap_or(u32::MAX);
        of.push(*places.entry(held(account)).or_insert(next));
    }
    let mut ranks = vec![0; places.len()];
    for (rank, place) in (0..).zip(places.values()) {
        ranks[*place as usize] = rank;
    }
    for place in &mut of {
        *place = ranks[*place as usize];
    }
    Column { id, label, values: places.into_keys().collect(), of }
}
