use std::collections::{HashMap, HashSet};

use crate::api::facets::Held;
use crate::api::listing::{Column, column};
use crate::measures::accounts_in_conflict;
use crate::model::{Relationship, name_key};
use crate::overlap::Matrix;
use crate::store::Snapshot;
use crate::store::tables::Account;

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
    let planned = planned(snapshot);
    let conflicts = accounts_in_conflict(snapshot);
    let text = |text: &'static str, label, of: fn(&Account) -> Option<&str>| {
        column(
            &snapshot.accounts,
            (text, label),
            |_, account| of(account),
            |value| value.map_or_else(Held::none, Held::written),
        )
    };
    let marked = |id, label, name: &'static str, holds: &dyn Fn(usize, &Account) -> bool| {
        let held =
            |holds: bool| if holds { Held::numbered(0, "yes".to_owned(), name.to_owned()) } else { Held::none() };
        column(&snapshot.accounts, (id, label), holds, held)
    };
    vec![
        column(
            &snapshot.accounts,
            ("segment", "Segment"),
            |_, account| snapshot.segment_of(account),
            |id| segment(snapshot, id),
        ),
        column(&snapshot.accounts, ("status", "Our status"), |_, account| account.status, status),
        text("opportunity", "Opportunity", |account| account.stage.as_deref()),
        text("owner", "Owner", |account| account.owner.as_deref()),
        column(
            &snapshot.accounts,
            ("reach", "Partners present"),
            |_, account| matrix.present(account.id).min(5),
            reach,
        ),
        marked("warm", "Warm introduction", "Possible", &|place, _| warm[place] > 0),
        marked("plan", "Joint plan", "On a joint plan", &|_, account| planned.contains(&account.id)),
        marked("conflict", "Conflict", "In conflict", &|_, account| conflicts.contains(&account.id)),
        text("country", "Country", |account| account.country.as_deref()),
        text("industry", "Industry", |account| account.industry.as_deref()),
    ]
}

fn segment(snapshot: &Snapshot, id: Option<i64>) -> Held {
    let place = snapshot.segments.iter().position(|segment| Some(segment.id) == id);
    let Some(place) = place else {
        return Held::numbered(i64::MAX, "unsegmented".to_owned(), "Unsegmented".to_owned());
    };
    let name = snapshot.segments[place].name.clone();
    Held::numbered(i64::try_from(place).unwrap_or(i64::MAX), name.clone(), name)
}

fn status(status: Option<Relationship>) -> Held {
    let numbered =
        |status: Relationship| Held::numbered(status as i64, status.code().to_owned(), status.name().to_owned());
    status.map_or_else(Held::none, numbered)
}

fn planned(snapshot: &Snapshot) -> HashSet<i64> {
    snapshot.targets().map(|target| target.account_id).collect()
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
