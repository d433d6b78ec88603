//! 50,000 deals of three partners each, for the document of `program.rs`.

use std::path::Path;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use rusqlite::params;
use trellis_core::Result;

pub const DEALS: i64 = 50_000;

const FIRST_DAY: Date = date(2024, 7, 1);
const STAGES: [&str; 3] = ["open", "won", "lost"];
const TYPES: [&str; 3] = ["New Business", "Upsell", "Renewal"];
const ROLES: [&str; 3] = ["sourced", "influenced", "co_sell"];

/// Adds them to the document at `path`, by statements of their own: so many rows through a transaction that logs would take
/// longer.
///
/// # Errors
/// When the document cannot be written, or has deals.
pub fn add(path: &Path, accounts: u32, partners: u32) -> Result<()> {
    let mut connection = rusqlite::Connection::open(path)?;
    let transaction = connection.transaction()?;
    {
        let mut deal = transaction.prepare(
            "INSERT INTO deal (id, uuid, name, account_id, amount_minor, currency, stage, deal_type, created_on, closed_on)
             VALUES (?, ?, ?, ?, ?, 'USD', ?, ?, ?, ?)",
        )?;
        let mut hand = transaction.prepare("INSERT INTO deal_partner (deal_id, partner_id, role) VALUES (?, ?, ?)")?;
        for (place, id) in (1..=DEALS).enumerate() {
            let created = FIRST_DAY.saturating_add((id % 730).days());
            let closed = created.saturating_add((id % 120).days());
            deal.execute(params![
                id,
                format!("deal-{id}"),
                format!("Deal {id}"),
                id * 31 % i64::from(accounts) + 1,
                id * 37_219 % 90_000_000,
                STAGES[place % 3],
                TYPES[place % 7 % 3],
                created.to_string(),
                closed.to_string()
            ])?;
            for (offset, role) in (0..).zip(ROLES) {
                hand.execute(params![id, (id * 7 + offset * 131) % i64::from(partners) + 1, role])?;
            }
        }
    }
    transaction.commit()?;
    Ok(())
}
