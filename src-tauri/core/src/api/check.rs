//! `trellis check`: whether a document is whole.

use rusqlite::Connection;

use crate::Result;
use crate::store::{Document, misread};
use crate::text::{count_of, listed as listed_words};

/// What is wrong with a document, one sentence each; empty when it is whole.
pub fn check(document: &Document) -> Result<Vec<String>> {
    let mut faults = document.read(database_faults)?;
    faults.extend(document.read(misread)?.into_iter().map(|partner| {
        format!("the accounts that partner {partner} shares are told otherwise in their rows than in what is counted")
    }));
    // Every row must also be one this version can read.
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
    let mut integrity = connection.prepare("PRAGMA integrity_check")?;
    let lines = integrity.query_map([], |row| row.get::<_, String>(0))?;
    let mut faults = Vec::new();
    for line in lines {
        let line = line?;
        if line != "ok" {
            faults.push(format!("the database is damaged: {line}"));
        }
    }
    let mut keys = connection.prepare("PRAGMA foreign_key_check")?;
    let dangling = keys.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(2)?)))?;
    for row in dangling {
        let (table, parent) = row?;
        faults.push(format!("a row of `{table}` points to a row of `{parent}` that is not there"));
    }
    Ok(faults)
}
