use serde::Serialize;

use crate::Result;
use crate::store::Document;
use crate::store::tables::{Audit, Table};
use crate::text::moment_text;

/// A line of the audit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct AuditLine {
    pub id: u32,
    /// "6 Jul 2026, 09:12 UTC".
    pub at: String,
    /// "Not named" where nobody was.
    pub who: String,
    pub quarter: String,
    pub what: String,
    pub evidence: String,
    /// "criteria version 3"; empty where none was asked.
    pub criteria: String,
}

/// Who decided what, when, on which evidence and criteria: the newest first.
///
/// # Errors
/// When the document cannot be read.
pub fn audit(document: &Document) -> Result<Vec<AuditLine>> {
    let calendar = document.snapshot()?.setting.calendar;
    let lines = document.read(Audit::all)?;
    let line = |line: Audit| AuditLine {
        id: crate::api::short_id(line.id),
        at: moment_text(line.at),
        who: if line.who.is_empty() { "Not named".to_owned() } else { line.who },
        quarter: calendar.label(line.quarter),
        what: line.what,
        evidence: line.evidence,
        criteria: match line.version {
            None => String::new(),
            Some(0) => "built-in criteria".to_owned(),
            Some(version) => format!("criteria version {version}"),
        },
    };
    Ok(lines.into_iter().rev().map(line).collect())
}
