use rusqlite::{Connection, Row, named_params};
use serde::Serialize;

use super::fields::{Ours, fields};
use super::{MatchRow, MatchesRequest, MatchesShown, MatchesView};
use crate::api::partners::FilterValue;
use crate::api::{PAGE, short_count, short_id};
use crate::model::{MatchBasis, name_key, percent_text};
use crate::store::tables::{PartnerAccount, Table};
use crate::store::{Document, Snapshot};
use crate::{Error, Result};

/// Accounts on partners' lists, with what they are taken for.
///
/// # Errors
/// When the document cannot be read.
pub fn matches(document: &Document, request: &MatchesRequest) -> Result<MatchesView> {
    let snapshot = document.snapshot()?;
    document.read(|connection| {
        let counts = counts(connection, request.partner)?;
        Ok(MatchesView {
            revision: snapshot.revision,
            asked: counts.asked,
            taken: counts.taken,
            decided: counts.decided,
            unmatched: counts.unmatched,
            partners: partners(connection, &snapshot)?,
            rows: rows(connection, &snapshot, request)?,
        })
    })
}

struct Counts {
    asked: u32,
    taken: u32,
    decided: u32,
    unmatched: u32,
}

fn counts(connection: &Connection, partner: Option<u32>) -> Result<Counts> {
    let mut statement = connection.prepare_cached(include_str!("sql/counts.sql"))?;
    Ok(statement.query_row(named_params! { ":partner": partner }, |row| {
        Ok(Counts {
            asked: row.get("asked")?,
            taken: row.get("taken")?,
            decided: row.get("decided")?,
            unmatched: row.get("unmatched")?,
        })
    })?)
}

/// The partners with lists, by name, with how many accounts of each are asked about.
fn partners(connection: &Connection, snapshot: &Snapshot) -> Result<Vec<FilterValue>> {
    let mut statement = connection.prepare_cached(include_str!("sql/asked_by_partner.sql"))?;
    let asked = statement.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, u32>(1)?)))?;
    let asked: std::collections::HashMap<i64, u32> = asked.collect::<rusqlite::Result<_>>()?;
    let listed = snapshot.partners.iter().filter(|partner| snapshot.listed.contains_key(&partner.id));
    let value = |partner: &crate::store::tables::Partner| FilterValue {
        value: partner.id.to_string(),
        label: partner.name.clone(),
        count: asked.get(&partner.id).copied().unwrap_or(0),
    };
    Ok(listed.map(value).collect())
}

/// A row of what is shown: the account on the list, what it is or was said to be taken for, and why.
struct Found {
    listed: PartnerAccount,
    account: Option<i64>,
    basis: Option<MatchBasis>,
    probability: Option<u32>,
    decision: Option<bool>,
    is_taken: bool,
}

fn rows(connection: &Connection, snapshot: &Snapshot, request: &MatchesRequest) -> Result<Vec<MatchRow>> {
    let sql = match request.show {
        MatchesShown::Asked => include_str!("sql/asked.sql"),
        MatchesShown::Taken => include_str!("sql/taken.sql"),
        MatchesShown::Decided => include_str!("sql/decided.sql"),
        MatchesShown::Unmatched => include_str!("sql/unmatched.sql"),
    };
    let mut statement = connection.prepare_cached(sql)?;
    let page = named_params! { ":partner": request.partner, ":offset": request.offset, ":page": short_count(PAGE) };
    let found = statement.query_map(page, found)?.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(found.iter().filter_map(|found| match_row(snapshot, found)).collect())
}

fn found(row: &Row<'_>) -> rusqlite::Result<Found> {
    let basis: Option<String> = row.get("basis")?;
    Ok(Found {
        listed: PartnerAccount::from_row(row)?,
        account: row.get("account_id")?,
        basis: basis.as_deref().and_then(MatchBasis::from_code),
        probability: row.get("probability")?,
        decision: row.get("is_same")?,
        is_taken: row.get("is_taken")?,
    })
}

fn match_row(snapshot: &Snapshot, found: &Found) -> Option<MatchRow> {
    let partner = snapshot.partner(found.listed.partner_id)?;
    let account = found.account.and_then(|id| snapshot.account(id));
    let basis = match found.decision {
        Some(false) => "Said to be different".to_owned(),
        Some(true) => "Said to be the same".to_owned(),
        None => found.basis.map_or("", MatchBasis::name).to_owned(),
    };
    Some(MatchRow {
        partner_account: short_id(found.listed.id),
        partner: short_id(partner.id),
        partner_name: partner.name.clone(),
        their_name: found.listed.name.clone(),
        account: account.map(|account| short_id(account.id)),
        our_name: account.map(|account| account.name.clone()).unwrap_or_default(),
        probability: found
            .probability
            .filter(|_| found.decision.is_none() && found.basis != Some(MatchBasis::Hand))
            .map(|probability| percent_text(probability, 10_000))
            .unwrap_or_default(),
        basis,
        fields: fields(&found.listed, account.map(Ours::of).as_ref()),
        decision: found.decision,
    })
}

/// A match as the command line lists it.
#[derive(Clone, Debug, Serialize)]
pub struct MatchListing {
    pub partner: String,
    /// The account as the partner calls it, and the id it has it under.
    pub theirs: String,
    pub their_id: Option<String>,
    /// The id of our account, a UUID, and its name; absent where it is none of ours.
    pub id: Option<String>,
    pub ours: Option<String>,
    pub our_id: Option<String>,
    pub basis: Option<MatchBasis>,
    /// From 0 to 1.
    pub probability: Option<f64>,
    /// "taken", "asked", "accepted", "rejected", "unmatched".
    pub state: &'static str,
}

/// Every account on partners' lists, or on that of one partner, with what it is taken for; by partner, then as they came.
///
/// # Errors
/// When the document has no partner of that name, or cannot be read.
pub fn match_listing(document: &Document, partner: Option<&str>) -> Result<Vec<MatchListing>> {
    let snapshot = document.snapshot()?;
    let partner = partner.map(|name| {
        let found = snapshot.partners.iter().find(|partner| name_key(&partner.name) == name_key(name));
        found
            .map(|partner| partner.id)
            .ok_or_else(|| Error::new(format!("there is no partner called {name} in this document")))
    });
    let partner = partner.transpose()?;
    document.read(|connection| {
        let mut statement = connection.prepare_cached(include_str!("sql/listing.sql"))?;
        let found = statement.query_map(named_params! { ":partner": partner }, found)?;
        let rows = found.collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(rows.into_iter().filter_map(|found| listing(&snapshot, found)).collect())
    })
}

fn listing(snapshot: &Snapshot, found: Found) -> Option<MatchListing> {
    let partner = snapshot.partner(found.listed.partner_id)?;
    let account = found.account.and_then(|id| snapshot.account(id));
    Some(MatchListing {
        partner: partner.name.clone(),
        theirs: found.listed.name,
        their_id: found.listed.external_id,
        id: account.map(|account| account.uuid.clone()),
        ours: account.map(|account| account.name.clone()),
        our_id: account.and_then(|account| account.external_id.clone()),
        basis: found.basis,
        probability: found.probability.map(|probability| f64::from(probability) / 10_000.0),
        state: match (found.decision, found.account, found.is_taken) {
            (Some(true), ..) => "accepted",
            (Some(false), ..) => "rejected",
            (None, None, _) => "unmatched",
            (None, Some(_), true) => "taken",
            (None, Some(_), false) => "asked",
        },
    })
}
