use std::collections::HashMap;

use jiff::civil::Date;

use super::compared_deal::{InFile, compared};
use super::gathered_deal::GatheredDeal;
use super::host_index::HostIndex;
use super::index::Key;
use super::partner_index::{NO_PARTNER, PartnerIndex};
use super::plan::Tally;
use super::{CustomValue, Problem, StagedAxis, StagedDeal, StagedRegistration};
use crate::model::{DealRole, Money, RegistrationOutcome, name_key};
use crate::store::Snapshot;
use crate::store::tables::Deal;

/// A deal of the file and what is stored of it.
#[derive(Debug)]
pub struct PlannedDeal {
    /// As it will stand; the id of a new one is still 0.
    pub deal: Deal,
    /// Partners it does not have yet, each with what it did.
    pub partners: Vec<(i64, DealRole)>,
    /// Partners of which a role is known now: that none was stated no longer holds.
    pub now_stated: Vec<i64>,
    /// Registrations of which the document knows nothing or something else: the partner, the outcome and the end of protection.
    pub registrations: Vec<PlannedRegistration>,
    /// Axes of which the document knows nothing or something else.
    pub axes: Vec<StagedAxis>,
    /// Custom fields that are new or differ.
    pub custom: Vec<CustomValue>,
}

/// What a file says of a partner's registration of a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlannedRegistration {
    pub partner: i64,
    pub outcome: Option<RegistrationOutcome>,
    /// Of an approved one only.
    pub protected_until: Option<Date>,
}

/// How a deal without an id is told from others: its name, account and day of creation. Where deals have no names of
/// their own, the day it closes tells two of one account apart.
type NaturalKey = (String, String, Option<Date>, Option<Date>);

/// Puts the rows of one deal together, and matches each deal to one of the document by its id, else by name, account and
/// creation, or to a new one. A deal without partners is kept; a partner the document does not have is told.
pub fn plan_deals(snapshot: &Snapshot, rows: &[StagedDeal], tally: &mut Tally) -> Vec<PlannedDeal> {
    let accounts = Accounts::new(snapshot);
    let partners = PartnerIndex::new(snapshot);
    let standing = Standing::new(snapshot);
    let gathered = gather(rows, &accounts, tally);
    let mut planned = Vec::with_capacity(gathered.len());
    for gathered in &gathered {
        let existing = standing.find(&gathered.deal, &accounts);
        let base = existing.cloned().unwrap_or_default();
        let deal = told(&gathered.deal, base, &accounts);
        let wanted = known_partners(gathered, &partners, tally);
        let before = tally.updates.len();
        let registered = registered_in(gathered, &partners);
        let plan = compared(
            snapshot,
            existing,
            deal,
            InFile { wanted: &wanted, registered: &registered },
            &gathered.deal,
            tally,
        );
        match existing {
            None => tally.add(&gathered.deal.name),
            Some(existing) => {
                let is_same = *existing == plan.deal
                    && tally.updates.len() == before
                    && plan.partners.is_empty()
                    && plan.axes.is_empty()
                    && plan.registrations.is_empty()
                    && plan.custom.is_empty();
                if is_same { tally.unchanged += 1 } else { tally.updated += 1 }
            }
        }
        planned.push(plan);
    }
    planned
}

/// The host accounts, and which of them a deal is with.
struct Accounts<'a> {
    index: HostIndex<'a>,
}

impl<'a> Accounts<'a> {
    fn new(snapshot: &'a Snapshot) -> Self {
        Self { index: HostIndex::new(snapshot) }
    }

    /// The id and name of the account of a row.
    fn of(&self, row: &StagedDeal) -> Option<(i64, &str)> {
        let name = row.account_name.as_deref().unwrap_or_default();
        let key = Key { external_id: row.account_id.as_deref(), domain: row.account_domain.as_deref(), name };
        let account = self.index.account(key)?;
        Some((account.id, &account.name))
    }

    /// What the row calls its account, else what we call it.
    fn name(&self, row: &StagedDeal) -> Option<String> {
        row.account_name.clone().or_else(|| self.of(row).map(|(_, name)| name.to_owned()))
    }

    fn natural_key(&self, row: &StagedDeal) -> NaturalKey {
        natural_key(&row.name, self.name(row).as_deref(), row.created_on, row.closed_on)
    }
}

fn natural_key(name: &str, account: Option<&str>, created: Option<Date>, closed: Option<Date>) -> NaturalKey {
    let (name, account) = (name_key(name), name_key(account.unwrap_or_default()));
    let closed = closed.filter(|_| name == account);
    (name, account, created, closed)
}

/// The deals of the document.
struct Standing<'a> {
    snapshot: &'a Snapshot,
    by_id: HashMap<&'a str, usize>,
    by_key: HashMap<NaturalKey, usize>,
}

impl<'a> Standing<'a> {
    fn new(snapshot: &'a Snapshot) -> Self {
        let mut standing = Self { snapshot, by_id: HashMap::new(), by_key: HashMap::new() };
        for (place, deal) in snapshot.deals.iter().enumerate() {
            if let Some(id) = &deal.external_id {
                standing.by_id.entry(id).or_insert(place);
            }
            let key = natural_key(&deal.name, deal.account_name.as_deref(), deal.created_on, deal.closed_on);
            standing.by_key.entry(key).or_insert(place);
        }
        standing
    }

    /// Two different ids are two different deals, whatever else they share.
    fn find(&self, row: &StagedDeal, accounts: &Accounts<'_>) -> Option<&'a Deal> {
        let own = row.external_id.as_deref();
        if let Some(place) = own.and_then(|id| self.by_id.get(id)) {
            return Some(&self.snapshot.deals[*place]);
        }
        let deal = &self.snapshot.deals[*self.by_key.get(&accounts.natural_key(row))?];
        (own.is_none() || deal.external_id.is_none()).then_some(deal)
    }
}

/// The deals of the file in the order of their first rows.
fn gather<'a>(rows: &'a [StagedDeal], accounts: &Accounts<'_>, tally: &mut Tally) -> Vec<GatheredDeal<'a>> {
    let mut gathered: Vec<GatheredDeal<'a>> = Vec::with_capacity(rows.len());
    let mut by_id: HashMap<&str, usize> = HashMap::new();
    let mut by_key: HashMap<NaturalKey, usize> = HashMap::new();
    for row in rows {
        let known = match row.external_id.as_deref() {
            Some(id) => by_id.get(id).copied(),
            None => by_key.get(&accounts.natural_key(row)).copied(),
        };
        if let Some(place) = known {
            gathered[place].add(row, tally);
            continue;
        }
        match row.external_id.as_deref() {
            Some(id) => by_id.insert(id, gathered.len()),
            None => by_key.insert(accounts.natural_key(row), gathered.len()),
        };
        gathered.push(GatheredDeal::new(row));
    }
    gathered
}

/// A deal with what a row says of it; a blank erases nothing.
fn told(row: &StagedDeal, base: Deal, accounts: &Accounts<'_>) -> Deal {
    let account = accounts.of(row);
    let is_same_name = name_key(&base.name) == name_key(&row.name);
    let (amount_minor, currency) = match row.amount {
        Some(Money { minor, currency }) => (Some(minor), Some(currency.code().to_owned())),
        None => (base.amount_minor, base.currency),
    };
    // A stage nobody knows the meaning of is not the one before.
    let stage = if row.stage_text.is_some() { row.stage } else { base.stage };
    Deal {
        external_id: row.external_id.clone().or(base.external_id),
        name: if is_same_name { base.name } else { row.name.clone() },
        account_id: account.map(|(id, _)| id).or(base.account_id),
        account_name: renamed(base.account_name, accounts.name(row)),
        amount_minor,
        currency,
        stage,
        stage_text: row.stage_text.clone().or(base.stage_text),
        deal_type: row.deal_type.clone().or(base.deal_type),
        created_on: row.created_on.or(base.created_on),
        closed_on: row.closed_on.or(base.closed_on),
        probability: row.probability.or(base.probability),
        owner: row.owner.clone().or(base.owner),
        source: row.source.clone().or(base.source),
        submitted_on: row.submitted_on.or(base.submitted_on),
        decided_on: row.decided_on.or(base.decided_on),
        marketplace: row.marketplace.clone().or(base.marketplace),
        source_row: base.source_row.or(Some(row.row)),
        id: base.id,
        uuid: base.uuid,
        import_id: base.import_id,
    }
}

/// Another spelling of one name is not a new name.
fn renamed(standing: Option<String>, said: Option<String>) -> Option<String> {
    match (standing, said) {
        (Some(standing), Some(said)) if name_key(&standing) != name_key(&said) => Some(said),
        (standing, said) => standing.or(said),
    }
}

/// What the file says of each partner's registration of a deal, once a partner.
fn registered_in(gathered: &GatheredDeal<'_>, index: &PartnerIndex<'_>) -> Vec<(i64, StagedRegistration)> {
    let mut said: Vec<(i64, StagedRegistration)> = Vec::new();
    for (_, partner) in &gathered.partners {
        if let Some((id, registration)) = index.named(&partner.name).zip(partner.registration)
            && !said.iter().any(|(known, _)| *known == id)
        {
            said.push((id, registration));
        }
    }
    said
}

/// The partners of a deal the document has; the others are told, once a row.
fn known_partners(gathered: &GatheredDeal<'_>, index: &PartnerIndex<'_>, tally: &mut Tally) -> Vec<(i64, DealRole)> {
    let mut known = Vec::new();
    let mut told: Vec<(u32, &str)> = Vec::new();
    for (row, partner) in &gathered.partners {
        match index.named(&partner.name) {
            Some(id) if known.contains(&(id, partner.role)) => {}
            Some(id) => known.push((id, partner.role)),
            None if told.contains(&(*row, partner.name.as_str())) => {}
            None => {
                told.push((*row, &partner.name));
                tally.problems.push(Problem {
                    row: *row,
                    column: Some(partner.column),
                    value: partner.name.clone(),
                    reason: NO_PARTNER.to_owned(),
                    consequence: "Deal kept without this partner".to_owned(),
                    skips_row: false,
                });
            }
        }
    }
    known
}
