//! `trellis check`: whether a document is whole.

use rusqlite::Connection;

use crate::Result;
use crate::store::Document;

/// What is wrong with a document, one sentence each; empty when it is whole.
pub fn check(document: &Document) -> Result<Vec<String>> {
    let mut faults = document.read(database_faults)?;
    // Every row must also be one this version can read.
    faults.extend(document.snapshot().err().map(|error| error.message));
    Ok(faults)
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
