use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;

use super::StagedPartnerAccount;
use super::index::{Index, Key};
use super::partner_index::{NO_PARTNER, PartnerIndex};
use super::plan::Tally;
use super::plan_overlaps::{PlannedOverlaps, closest};
use crate::api::import::ListOutcome;
use crate::model::{Relationship, name_key};
use crate::store::Snapshot;
use crate::store::tables::{Overlap, PartnerAccount};

/// The obstacle where nothing says whose list a file is.
pub const WHOSE: &str = "whose accounts are these? choose the partner (--partner)";

/// The accounts on partners' lists, and which of ours they are.
#[derive(Debug)]
pub struct PlannedPartnerAccounts {
    /// As they will stand, those that change nothing left out; the id of a new one is still 0.
    pub accounts: Vec<PartnerAccount>,
    /// The rows that are accounts of ours too.
    pub overlaps: PlannedOverlaps,
    pub outcome: ListOutcome,
}

/// The accounts a partner's list has in the document, to find a row's among them.
#[derive(Default)]
struct Listed<'a> {
    accounts: Vec<&'a PartnerAccount>,
    index: Index<'a>,
    /// The rows of the file, by their place in it.
    rows: Index<'a>,
}

/// Matches each row to an account of the partner's list by their id, domain or name, or to a new one; and to a host
/// account by domain, then by name. An older list never takes the place of a newer one.
pub fn plan_partner_accounts(
    snapshot: &Snapshot,
    rows: &[StagedPartnerAccount],
    as_of: Date,
    tally: &mut Tally,
) -> PlannedPartnerAccounts {
    let partners = PartnerIndex::new(snapshot);
    let mut listed: HashMap<i64, Listed<'_>> = HashMap::new();
    for account in snapshot.partner_accounts.iter() {
        let of_partner = listed.entry(account.partner_id).or_default();
        of_partner.index.insert(key_of(account), of_partner.accounts.len());
        of_partner.accounts.push(account);
    }
    let mut hosts = Hosts::new(snapshot, as_of);
    let mut accounts = Vec::with_capacity(rows.len());
    for (place, row) in rows.iter().enumerate() {
        let Some(name) = row.partner.as_deref() else { continue };
        let Some(partner) = partners.named(name) else {
            tally.skip(row.row, name, NO_PARTNER.to_owned());
            continue;
        };
        let of_partner = listed.entry(partner).or_default();
        let key = key(row);
        let earlier = of_partner.rows.find(key, |place| rows[place].external_id.as_deref());
        let shares_news = hosts.join(partner, row);
        if let Some(earlier) = earlier {
            tally.skip(row.row, &row.name, format!("Same account as row {}", rows[earlier].row));
            continue;
        }
        of_partner.rows.insert(key, place);
        let standing = of_partner.index.find(key, |place| of_partner.accounts[place].external_id.as_deref());
        let standing = standing.map(|place| of_partner.accounts[place]);
        let account = standing.map_or_else(|| new(partner, row, as_of), |standing| updated(standing, row, as_of));
        match standing {
            None => tally.add(&row.name),
            Some(standing) if *standing == account && !shares_news => tally.unchanged += 1,
            Some(standing) => {
                note_updates(standing, &account, tally);
                tally.updated += 1;
            }
        }
        if standing != Some(&account) {
            accounts.push(account);
        }
    }
    let only = (hosts.planned.partners.len() == 1).then(|| hosts.planned.partners.first().copied()).flatten();
    let partner = only.and_then(|id| snapshot.partner(id)).map(|partner| partner.name.clone());
    let shared = u32::try_from(hosts.planned.rows.len()).unwrap_or(u32::MAX);
    PlannedPartnerAccounts { accounts, overlaps: hosts.planned, outcome: ListOutcome { partner, shared } }
}

/// Our own accounts, and which of them the rows turn out to be.
struct Hosts<'a> {
    snapshot: &'a Snapshot,
    index: Index<'a>,
    standing: HashMap<(i64, i64), &'a Overlap>,
    planned: PlannedOverlaps,
}

impl<'a> Hosts<'a> {
    fn new(snapshot: &'a Snapshot, as_of: Date) -> Self {
        let mut index = Index::default();
        for (place, account) in snapshot.accounts.iter().enumerate() {
            // Their ids are not ours.
            index.insert(Key { external_id: None, domain: account.domain.as_deref(), name: &account.name }, place);
        }
        let standing = snapshot.overlaps.iter().map(|overlap| ((overlap.partner_id, overlap.account_id), overlap));
        let planned = PlannedOverlaps { rows: BTreeMap::new(), partners: BTreeSet::new(), as_of };
        Self { snapshot, index, standing: standing.collect(), planned }
    }

    /// Notes that the partner has the account of ours a row is; whether the document does not know it yet.
    fn join(&mut self, partner: i64, row: &StagedPartnerAccount) -> bool {
        self.planned.partners.insert(partner);
        let key = Key { external_id: None, domain: row.domain.as_deref(), name: &row.name };
        let Some(place) = self.index.find(key, |_| None) else { return false };
        let pair = (partner, self.snapshot.accounts[place].id);
        let theirs = self.planned.rows.entry(pair).or_default();
        *theirs = closest(*theirs, row.status);
        let as_of = self.planned.as_of;
        let is_known = |standing: &&Overlap| {
            standing.as_of > as_of || (standing.as_of == as_of && (theirs.is_none() || standing.theirs == *theirs))
        };
        self.standing.get(&pair).is_none_or(|standing| !is_known(standing))
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
        as_of,
        ..standing
    }
}

fn note_updates(before: &PartnerAccount, after: &PartnerAccount, tally: &mut Tally) {
    let mut differs = |field: &str, from: String, to: String| tally.update(&before.name, field, from, to);
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let status = |status: Option<Relationship>| status.map(|status| status.name().to_owned()).unwrap_or_default();
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    differs("Name", before.name.clone(), after.name.clone());
    differs("Their ID", text(&before.external_id), text(&after.external_id));
    differs("Domain", text(&before.domain), text(&after.domain));
    differs("Their status", status(before.status), status(after.status));
    differs("Their owner", text(&before.owner), text(&after.owner));
    differs("Industry", text(&before.industry), text(&after.industry));
    differs("Country", text(&before.country), text(&after.country));
    differs("City", text(&before.city), text(&after.city));
    differs("Employees", number(before.employees), number(after.employees));
}
