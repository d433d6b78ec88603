use std::sync::{Arc, Mutex, PoisonError};

use super::{DuplicateRow, DuplicatesView};
use crate::api::matches::own_fields;
use crate::api::{PAGE, short_id};
use crate::import::list_matching::{basis, hundredths};
use crate::model::percent_text;
use crate::overlap::Matrix;
use crate::overlap::matching::{Company, Matcher, Pair};
use crate::store::Snapshot;
use crate::store::tables::Account;
use crate::{Job, Result};

/// The pairs that were found, until the accounts change: looking for them takes seconds in a long list.
#[derive(Default)]
pub struct Duplicates {
    found: Mutex<Option<Found>>,
}

/// The accounts they were looked for among, and the pairs.
type Found = (Arc<Vec<Account>>, Arc<Vec<Pair>>);

impl Duplicates {
    fn pairs(&self, snapshot: &Snapshot, job: &Job) -> Result<Arc<Vec<Pair>>> {
        let kept = || self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let same =
            kept().as_ref().filter(|(of, _)| Arc::ptr_eq(of, &snapshot.accounts)).map(|(_, pairs)| Arc::clone(pairs));
        if let Some(pairs) = same {
            return Ok(pairs);
        }
        let companies = snapshot.accounts.iter().map(|account| Company {
            name: &account.name,
            domain: account.domain.as_deref(),
            country: account.country.as_deref(),
            city: account.city.as_deref(),
            industry: account.industry.as_deref(),
        });
        let pairs = Arc::new(Matcher::new(companies.collect()).duplicates(job)?);
        *kept() = Some((Arc::clone(&snapshot.accounts), Arc::clone(&pairs)));
        Ok(pairs)
    }
}

/// A page of the host accounts that may be one company, likest first, without those that were told apart.
///
/// # Errors
/// [`crate::Code::Cancelled`] when the job is stopped.
pub fn duplicates(
    snapshot: &Snapshot,
    matrix: &Matrix,
    known: &Duplicates,
    offset: u32,
    job: &Job,
) -> Result<DuplicatesView> {
    let pairs = known.pairs(snapshot, job)?;
    let is_told_apart = |one: &Account, other: &Account| {
        let ids = (one.id.min(other.id), one.id.max(other.id));
        snapshot.told_apart.binary_search_by_key(&ids, |apart| (apart.account_id, apart.other_id)).is_ok()
    };
    let open: Vec<(&Pair, &Account, &Account)> = pairs
        .iter()
        .map(|pair| (pair, &snapshot.accounts[pair.one], &snapshot.accounts[pair.other]))
        .filter(|(_, one, other)| !is_told_apart(one, other))
        .collect();
    let page = open.iter().skip(offset as usize).take(PAGE);
    Ok(DuplicatesView {
        revision: snapshot.revision,
        count: u32::try_from(open.len()).unwrap_or(u32::MAX),
        rows: page.map(|(pair, one, other)| row(matrix, pair, one, other)).collect(),
    })
}

fn row(matrix: &Matrix, pair: &Pair, one: &Account, other: &Account) -> DuplicateRow {
    let is_other_kept = matrix.present(other.id) > matrix.present(one.id);
    let (kept, merged) = if is_other_kept { (other, one) } else { (one, other) };
    DuplicateRow {
        kept: short_id(kept.id),
        kept_name: kept.name.clone(),
        merged: short_id(merged.id),
        merged_name: merged.name.clone(),
        probability: percent_text(hundredths(pair.probability), 10_000),
        basis: basis(pair.basis).name().to_owned(),
        fields: own_fields(merged, kept),
    }
}
