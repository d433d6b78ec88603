//! `trellis check`: whether a document is whole.

use crate::store::Document;
use crate::{Error, Result};

/// What is wrong with a document, one sentence each; empty when it is whole.
pub fn check(document: &Document) -> Result<Vec<String>> {
    document
        .read(|connection| {
            let mut findings = Vec::new();
            let mut statement = connection.prepare("PRAGMA integrity_check")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let line: String = row.get(0)?;
                if line != "ok" {
                    findings.push(format!("the database is damaged: {line}"));
                }
            }
            let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
                findings.push(format!("a row of `{table}` points to a row of `{parent}` that is not there"));
            }
            Ok(findings)
        })?
        .into_iter()
        .map(Ok::<_, Error>)
        .chain(readable(document))
        .collect()
}

/// Every row must also be one this version can read.
fn readable(document: &Document) -> Option<Result<String>> {
    document.snapshot().err().map(|error| Ok(error.message))
}
