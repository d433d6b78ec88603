use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;

use super::StagedPartnerAccount;
use super::index::{Index, Key};
use super::list_matching::{Found, ListMatching};
use super::partner_index::{NO_PARTNER, PartnerIndex};
use super::plan::Tally;
use super::plan_overlaps::{PlannedOverlaps, Theirs};
use crate::api::import::ListOutcome;
use crate::model::{Relationship, name_key};
use crate::store::tables::PartnerAccount;
use crate::store::{Listed, SharedAccount, Snapshot};
use crate::{Job, Result};

/// The obstacle where nothing says whose list a file is.
pub const WHOSE: &str = "whose accounts are these? choose the partner (--partner)";

/// The accounts on partners' lists, and which of ours they are.
#[derive(Debug)]
pub struct PlannedPartnerAccounts {
    /// In the order of the file.
    pub accounts: Vec<PlannedListAccount>,
    /// The rows that are accounts of ours too.
    pub overlaps: PlannedOverlaps,
    pub outcome: ListOutcome,
}

/// An account of a list.
#[derive(Debug)]
pub struct PlannedListAccount {
    /// As it will stand; the id of a new one is still 0.
    pub account: PartnerAccount,
    /// Whether it differs from what stands.
    pub is_changed: bool,
    pub found: Option<Found>,
}

/// A row of the file with the account of the list that it is.
struct Row<'a> {
    said: &'a StagedPartnerAccount,
    standing: Option<&'a PartnerAccount>,
    account: PartnerAccount,
}

/// The accounts a partner's list has in the document, to find a row's among them.
#[derive(Default)]
struct OfPartner<'a> {
    accounts: Vec<&'a PartnerAccount>,
    index: Index<'a>,
    /// The rows of the file, by their place in it.
    rows: Index<'a>,
}

/// Matches each row to an account of the partner's list by their id, domain or name, or to a new one; and to an account of
/// ours as [`ListMatching`] finds it. An older list never takes the place of a newer one.
///
/// # Errors
/// [`crate::Code::Cancelled`] when the job is stopped.
pub fn plan_partner_accounts(
    snapshot: &Snapshot,
    listed: &Listed,
    rows: &[StagedPartnerAccount],
    as_of: Date,
    job: &Job,
    tally: &mut Tally,
) -> Result<PlannedPartnerAccounts> {
    let mut partners = BTreeSet::new();
    let rows = told(snapshot, listed, rows, as_of, &mut partners, tally);
    let accounts: Vec<&PartnerAccount> = rows.iter().map(|row| &row.account).collect();
    let matching = ListMatching::new(&snapshot.accounts, &snapshot.aliases_of_accounts);
    let found = matching.find_all(&accounts, |account| listed.decisions_of(account.id), job)?;
    let mut overlaps = PlannedOverlaps { rows: BTreeMap::new(), partners, as_of };
    let mut asked = 0;
    let mut accounts = Vec::with_capacity(rows.len());
    for (row, found) in rows.into_iter().zip(found) {
        asked += u32::from(found.is_some_and(|found| !found.is_taken));
        let taken = found.filter(|found| found.is_taken);
        let shares_news = taken.is_some_and(|found| overlaps.join(snapshot, found.account, &row.account));
        let is_news = shares_news || is_matched_anew(listed, row.account.id, found);
        count(&row, is_news, tally);
        let is_changed = row.standing != Some(&row.account);
        accounts.push(PlannedListAccount { account: row.account, is_changed, found });
    }
    let only = (overlaps.partners.len() == 1).then(|| overlaps.partners.first().copied()).flatten();
    let partner = only.and_then(|id| snapshot.partner(id)).map(|partner| partner.name.clone());
    let shared = u32::try_from(overlaps.rows.len()).unwrap_or(u32::MAX);
    Ok(PlannedPartnerAccounts { accounts, overlaps, outcome: ListOutcome { partner, shared, asked } })
}

/// The partners whose lists the rows are.
#[must_use]
pub fn partners_of(snapshot: &Snapshot, rows: &[StagedPartnerAccount]) -> BTreeSet<i64> {
    let index = PartnerIndex::new(snapshot);
    let mut known: HashMap<&str, Option<i64>> = HashMap::new();
    let names = rows.iter().filter_map(|row| row.partner.as_deref());
    names.filter_map(|name| *known.entry(name).or_insert_with(|| index.named(name))).collect()
}

/// Each row as an account of its partner's list; one that repeats another, or is nobody's, is left out.
fn told<'a>(
    snapshot: &Snapshot,
    listed: &'a Listed,
    rows: &'a [StagedPartnerAccount],
    as_of: Date,
    lists: &mut BTreeSet<i64>,
    tally: &mut Tally,
) -> Vec<Row<'a>> {
    let partners = PartnerIndex::new(snapshot);
    let mut by_partner: HashMap<i64, OfPartner<'_>> = HashMap::new();
    for account in &listed.accounts {
        let of_partner = by_partner.entry(account.partner_id).or_default();
        of_partner.index.insert(key_of(account), of_partner.accounts.len());
        of_partner.accounts.push(account);
    }
    let mut told = Vec::with_capacity(rows.len());
    for (place, row) in rows.iter().enumerate() {
        let Some(name) = row.partner.as_deref() else { continue };
        let Some(partner) = partners.named(name) else {
            tally.skip(row.row, name, NO_PARTNER.to_owned());
            continue;
        };
        lists.insert(partner);
        let of_partner = by_partner.entry(partner).or_default();
        let key = key(row);
        if let Some(earlier) = of_partner.rows.find(key, |place| rows[place].external_id.as_deref()) {
            tally.skip(row.row, &row.name, format!("Same account as row {}", rows[earlier].row));
            continue;
        }
        of_partner.rows.insert(key, place);
        let standing = of_partner.index.find(key, |place| of_partner.accounts[place].external_id.as_deref());
        let standing = standing.map(|place| of_partner.accounts[place]);
        let account = standing.map_or_else(|| new(partner, row, as_of), |standing| updated(standing, row, as_of));
        told.push(Row { said: row, standing, account });
    }
    told
}

fn count(row: &Row<'_>, is_news: bool, tally: &mut Tally) {
    match row.standing {
        None => tally.add(&row.said.name),
        Some(standing) if *standing == row.account && !is_news => tally.unchanged += 1,
        Some(standing) => {
            note_updates(standing, &row.account, tally);
            tally.updated += 1;
        }
    }
}

/// Whether an account of a list is taken for another than before, or no longer only asked about.
fn is_matched_anew(listed: &Listed, account: i64, found: Option<Found>) -> bool {
    let standing = listed.matches.get(&account).map(|found| (found.account_id, found.is_taken));
    standing != found.map(|found| (found.account, found.is_taken))
}

impl PlannedOverlaps {
    /// Notes that a partner has the account of ours that one on its list is; whether the document does not know it yet.
    pub fn join(&mut self, snapshot: &Snapshot, account: i64, listed: &PartnerAccount) -> bool {
        let said = Theirs {
            status: listed.status,
            owner: listed.owner.clone(),
            stage: listed.stage.clone(),
            last_activity: listed.last_activity,
        };
        let theirs = self.rows.entry((listed.partner_id, account)).or_default();
        theirs.add(said);
        let (as_of, status) = (self.as_of, theirs.status);
        let is_known = |standing: &SharedAccount| {
            standing.as_of > as_of || (standing.as_of == as_of && (status.is_none() || standing.theirs == status))
        };
        snapshot.overlaps.get(listed.partner_id, account).is_none_or(|standing| !is_known(&standing))
    }
}

fn key(row: &StagedPartnerAccount) -> Key<'_> {
    Key { external_id: row.external_id.as_deref(), domain: row.domain.as_deref(), name: &row.name }
}

fn key_of(account: &PartnerAccount) -> Key<'_> {
    Key { external_id: account.external_id.as_deref(), domain: account.domain.as_deref(), name: &account.name }
}

fn new(partner_id: i64, row: &StagedPartnerAccount, as_of: Date) -> PartnerAccount {
    let row = row.clone();
    PartnerAccount {
        id: 0,
        partner_id,
        name: row.name,
        external_id: row.external_id,
        domain: row.domain,
        industry: row.industry,
        country: row.country,
        city: row.city,
        owner: row.owner,
        employees: row.employees,
        status: row.status,
        stage: row.stage,
        last_activity: row.last_activity,
        as_of,
        import_id: None,
        source_row: Some(row.row),
    }
}

/// What stands with what a row says of it; a blank erases nothing.
fn updated(standing: &PartnerAccount, row: &StagedPartnerAccount, as_of: Date) -> PartnerAccount {
    if standing.as_of > as_of {
        return standing.clone();
    }
    let (said, standing) = (row.clone(), standing.clone());
    let is_same_name = name_key(&standing.name) == name_key(&said.name);
    PartnerAccount {
        name: if is_same_name { standing.name } else { said.name },
        external_id: said.external_id.or(standing.external_id),
        domain: said.domain.or(standing.domain),
        industry: said.industry.or(standing.industry),
        country: said.country.or(standing.country),
        city: said.city.or(standing.city),
        owner: said.owner.or(standing.owner),
        employees: said.employees.or(standing.employees),
        status: said.status.or(standing.status),
        stage: said.stage.or(standing.stage),
        last_activity: said.last_activity.or(standing.last_activity),
        as_of,
        ..standing
    }
}

fn note_updates(before: &PartnerAccount, after: &PartnerAccount, tally: &mut Tally) {
    let mut differs = |field: &str, from: String, to: String| tally.update(&before.name, field, from, to);
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let status = |status: Option<Relationship>| status.map(|status| status.name().to_owned()).unwrap_or_default();
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    differs("Name", before.name.clone(), after.name.clone());
    differs("Their ID", text(&before.external_id), text(&after.external_id));
    differs("Domain", text(&before.domain), text(&after.domain));
    differs("Their status", status(before.status), status(after.status));
    differs("Their owner", text(&before.owner), text(&after.owner));
    differs("Industry", text(&before.industry), text(&after.industry));
    differs("Country", text(&before.country), text(&after.country));
    differs("City", text(&before.city), text(&after.city));
    differs("Employees", number(before.employees), number(after.employees));
    differs("Opportunity stage", text(&before.stage), text(&after.stage));
    differs("Last activity", day(before.last_activity), day(after.last_activity));
}
