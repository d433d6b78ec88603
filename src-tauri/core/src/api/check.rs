//! `trellis check`: whether a document is whole.

use rusqlite::Connection;

use crate::Result;
use crate::store::{Document, faults_in, misread};
use crate::text::{count_of, listed as listed_words};

/// What is wrong with a document, one sentence each; empty when it is whole.
pub fn check(document: &Document) -> Result<Vec<String>> {
    let mut faults: Vec<String> = document.alteration().into_iter().collect();
    faults.extend(document.read(database_faults)?);
    // Every row must also be one this version can read.
    match document.read(misread) {
        Ok(partners) => faults.extend(partners.into_iter().map(|partner| {
            format!(
                "the accounts that partner {partner} shares are told otherwise in their rows than in what is counted"
            )
        })),
        Err(error) => faults.push(error.message),
    }
    faults.extend(document.snapshot().err().map(|error| error.message));
    Ok(faults)
}

/// What a document holds, in one sentence: "It holds 90 partners, 997 accounts and 340 deals."
pub fn contents(document: &Document) -> Result<String> {
    let now = document.snapshot()?;
    let listed: u32 = now.listed.values().sum();
    let on_lists = count_of(listed as usize, "account", "accounts");
    let counts = [
        Some(count_of(now.partners.len(), "partner", "partners")),
        Some(count_of(now.accounts.len(), "account", "accounts")),
        (listed > 0).then(|| format!("{on_lists} on partners' own lists")),
        (!now.deals.is_empty()).then(|| count_of(now.deals.len(), "deal", "deals")),
    ];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    let words: Vec<&str> = counts.iter().map(String::as_str).collect();
    Ok(format!("It holds {}.", listed_words(&words, "and")))
}

fn database_faults(connection: &Connection) -> Result<Vec<String>> {
    let damage = faults_in(connection)?;
    let mut faults: Vec<String> = damage.iter().map(|fault| format!("the database is damaged: {fault}")).collect();
    let mut keys = connection.prepare("PRAGMA foreign_key_check")?;
    let dangling = keys.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(2)?)))?;
    for row in dangling {
        let (table, parent) = row?;
        faults.push(format!("a row of `{table}` points to a row of `{parent}` that is not there"));
    }
    Ok(faults)
}
