use jiff::civil::Date;

use super::plan_accounts::{PlannedAccount, plan_accounts};
use super::plan_deals::{PlannedDeal, plan_deals};
use super::plan_densities::{PlannedDensity, plan_densities};
use super::plan_mdf::{PlannedMdf, plan_mdf};
use super::plan_overlaps::{PlannedOverlaps, plan_overlaps};
use super::plan_partner_accounts::{PlannedPartnerAccounts, WHOSE, partners_of, plan_partner_accounts};
use super::plan_roster::{PlannedPartner, plan_roster};
use super::{Doubt, Problem, Staged};
use crate::api::import::{DuplicateChoice, FieldUpdate, ListOutcome};
use crate::model::thousands;
use crate::store::{Document, Listed, Snapshot};
use crate::{Job, Result};

/// What storing a file would do to a document at one revision.
#[derive(Debug)]
pub struct Plan {
    /// The revision it was made for.
    pub revision: i64,
    pub added: u32,
    pub updated: u32,
    pub unchanged: u32,
    /// Rows left out in planning, each with its reason.
    pub problems: Vec<Problem>,
    /// The first values that change.
    pub updates: Vec<FieldUpdate>,
    pub update_count: usize,
    /// Values cleared by blank cells, or that would be if the user asked for it.
    pub erased: u32,
    /// Names of the first rows that are new.
    pub added_names: Vec<String>,
    /// What has to be said before it can be stored.
    pub obstacle: Option<String>,
    /// Rows that may or may not mean what the document has; of rosters and our accounts.
    pub doubts: Vec<Doubt>,
    /// There for a partner's account list only.
    pub list: Option<ListOutcome>,
    pub(super) rows: PlannedRows,
}

/// One row a planned row of the file, ready to be stored.
#[derive(Debug)]
pub(super) enum PlannedRows {
    Roster(Vec<PlannedPartner>),
    Accounts(Vec<PlannedAccount>),
    PartnerAccounts(PlannedPartnerAccounts),
    Overlaps(PlannedOverlaps),
    Densities(Vec<PlannedDensity>),
    Deals(Vec<PlannedDeal>),
    Mdf(Vec<PlannedMdf>),
}

/// Compares the typed rows of a file with a document. Rows are matched by id, domain, name, and as the user says where that
/// leaves a doubt; a blank erases only where the user asked for it; nothing is deleted.
///
/// # Errors
/// [`crate::Code::Cancelled`] when the job is stopped.
pub fn plan(
    snapshot: &Snapshot,
    listed: &Listed,
    staged: &Staged,
    as_of: Date,
    answers: &[DuplicateChoice],
    job: &Job,
) -> Result<Plan> {
    let mut tally = Tally::default();
    let rows = match staged {
        Staged::Roster(rows) => PlannedRows::Roster(plan_roster(snapshot, rows, as_of, answers, &mut tally)),
        Staged::Accounts(rows) => PlannedRows::Accounts(plan_accounts(snapshot, rows, answers, &mut tally)),
        Staged::PartnerAccounts(rows) => {
            let planned = plan_partner_accounts(snapshot, listed, rows, as_of, job, &mut tally)?;
            PlannedRows::PartnerAccounts(planned)
        }
        Staged::Densities(rows) => PlannedRows::Densities(plan_densities(snapshot, rows, as_of, &mut tally)),
        Staged::Deals(rows) => PlannedRows::Deals(plan_deals(snapshot, rows, &mut tally)),
        Staged::Mdf(rows) => PlannedRows::Mdf(plan_mdf(snapshot, rows, as_of, &mut tally)),
        Staged::Overlaps(rows) => PlannedRows::Overlaps(plan_overlaps(snapshot, rows, as_of, &mut tally)),
    };
    let Tally { added, updated, unchanged, problems, updates, erased, added_names, doubts } = tally;
    let Updates { first: updates, count: update_count } = updates;
    let list = if let PlannedRows::PartnerAccounts(planned) = &rows { Some(planned.outcome.clone()) } else { None };
    let obstacle = obstacle(staged);
    Ok(Plan {
        revision: snapshot.revision,
        added,
        updated,
        unchanged,
        problems,
        updates,
        update_count,
        erased,
        added_names,
        doubts,
        obstacle,
        list,
        rows,
    })
}

/// What has to be read of partners' lists to plan these rows.
///
/// # Errors
/// When the document cannot be read.
pub fn listed_for(document: &Document, snapshot: &Snapshot, staged: &Staged) -> Result<Listed> {
    let Staged::PartnerAccounts(rows) = staged else { return Ok(Listed::default()) };
    Listed::of_partners(document, &partners_of(snapshot, rows))
}

/// Partners of one roster that are stored; a program has some hundred.
const MOST_PARTNERS: usize = 50_000;
/// Values of columns Trellis does not know, each a row of its own, that are stored of one roster or list of deals.
const MOST_CUSTOM: usize = 500_000;

/// A list whose owner is not known belongs to nobody; what is a roster only by its looks is not stored as one.
fn obstacle(staged: &Staged) -> Option<String> {
    match staged {
        Staged::PartnerAccounts(rows) if rows.iter().any(|row| row.partner.is_none()) => Some(WHOSE.to_owned()),
        Staged::Roster(rows) if rows.len() > MOST_PARTNERS => Some(format!(
            "{} partners are more than the {} Trellis keeps; leave only the partners in the file, or import it as accounts",
            thousands(rows.len() as u64),
            thousands(MOST_PARTNERS as u64)
        )),
        Staged::Roster(rows) => too_many_custom(rows.iter().map(|row| row.custom.len()).sum()),
        Staged::Deals(rows) => too_many_custom(rows.iter().map(|row| row.custom.len()).sum()),
        _ => None,
    }
}

fn too_many_custom(values: usize) -> Option<String> {
    let (values, most) = (thousands(values as u64), (values > MOST_CUSTOM).then_some(thousands(MOST_CUSTOM as u64))?);
    Some(format!(
        "{values} values stand in columns Trellis does not know, and it keeps {most}; leave some of these columns out"
    ))
}

/// What the document and a row say of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    pub field: String,
    /// Empty where the document says nothing.
    pub from: String,
    /// `None` where the row says nothing.
    pub to: Option<String>,
}

/// Counts what becomes of the rows while they are planned.
#[derive(Default)]
pub(super) struct Tally {
    pub added: u32,
    pub updated: u32,
    pub unchanged: u32,
    pub problems: Vec<Problem>,
    pub updates: Updates,
    pub erased: u32,
    /// Of the first rows that are new.
    pub added_names: Vec<String>,
    pub doubts: Vec<Doubt>,
}

/// How many names of new rows, and values that change, are kept for the eye.
const NAMED: usize = 200;

/// Values that change: millions may, where a long file is imported again.
#[derive(Default)]
pub(super) struct Updates {
    first: Vec<FieldUpdate>,
    count: usize,
}

impl Updates {
    pub fn len(&self) -> usize {
        self.count
    }
}

impl Tally {
    /// A row that is new.
    pub fn add(&mut self, name: &str) {
        self.added += 1;
        if self.added_names.len() < NAMED {
            self.added_names.push(name.to_owned());
        }
    }

    /// A row that is left out.
    pub fn skip(&mut self, row: u32, value: &str, reason: String) {
        let consequence = "Row skipped".to_owned();
        self.problems.push(Problem {
            row,
            column: None,
            value: value.to_owned(),
            reason,
            consequence,
            skips_row: true,
        });
    }

    /// A value that changes; equal texts change nothing.
    pub fn update(&mut self, name: &str, field: &str, from: String, to: String) {
        if from != to {
            self.updates.count += 1;
            if self.updates.first.len() < NAMED {
                self.updates.first.push(FieldUpdate { name: name.to_owned(), field: field.to_owned(), from, to });
            }
        }
    }

    /// Counts a row that exists already, by whether it noted updates since there were `before` of them.
    pub fn existing(&mut self, before: usize) {
        if self.updates.len() > before { self.updated += 1 } else { self.unchanged += 1 }
    }
}
