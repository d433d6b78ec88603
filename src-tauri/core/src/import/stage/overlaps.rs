use std::collections::HashMap;

use super::activity::{Activity, ActivityColumns};
use super::{RowReport, Staging, is_placeholder, text};
use crate::import::read::{Cell, SheetRow};
use crate::import::values::is_missing_text;
use crate::import::{Problem, StagedOverlap};
use crate::model::{Relationship, name_key};

/// A partner with an account, in the form in which two rows are compared.
type Key = (String, Option<String>, Option<String>, Option<String>, Option<Relationship>);

/// The rows of an overlap export. One that names no partner or no account is skipped, as is an exact repetition.
pub fn stage(staging: &Staging<'_>, problems: &mut Vec<Problem>) -> Vec<StagedOverlap> {
    let mut overlaps = Vec::with_capacity(staging.table.rows.len());
    let activity = ActivityColumns::of(staging);
    let mut known: HashMap<Key, u32> = HashMap::new();
    for row in staging.rows() {
        let mut report = RowReport::new(row, problems);
        let overlap = overlap(staging, &activity, row, &mut report);
        if report.is_skipped() {
            continue;
        }
        let key = (
            name_key(&overlap.partner),
            overlap.account_id.clone(),
            overlap.domain.clone(),
            overlap.account_name.as_deref().map(name_key),
            overlap.theirs,
        );
        if let Some(before) = known.get(&key) {
            report.skip(
                staging.column("partner"),
                &overlap.partner,
                format!("Same partner and account as row {before}"),
            );
        } else {
            known.insert(key, row.number);
            overlaps.push(overlap);
        }
    }
    overlaps
}

fn overlap(
    staging: &Staging<'_>,
    activity: &ActivityColumns,
    row: &SheetRow,
    report: &mut RowReport<'_>,
) -> StagedOverlap {
    let column = staging.column("partner");
    let cell = column.map_or(&Cell::Empty, |column| row.cell(column));
    let partner = cell.text().into_owned();
    if matches!(cell, Cell::Error(_)) {
        report.skip(column, &partner, "Spreadsheet error instead of the partner's name");
    } else if is_missing_text(&partner) {
        report.skip(column, &partner, "No partner name");
    } else if is_placeholder(&partner) {
        report.skip(column, &partner, "Placeholder name");
    }
    let theirs = report.word(row, staging.words("theirs"), "Their status", None);
    let Activity { stage, last_activity } = activity.read(row, report);
    let overlap = StagedOverlap {
        row: row.number,
        partner,
        account_id: text(row, staging.column("account_id"), "Account ID", report),
        domain: report.domain(row, staging.column("domain").filter(|column| !row.cell(*column).is_empty())),
        account_name: text(row, staging.column("account_name"), "Account name", report),
        theirs: theirs.and_then(|(_, code)| Relationship::from_code(code)),
        owner: text(row, staging.column("owner"), "Their owner", report),
        stage,
        last_activity,
    };
    if overlap.account_id.is_none() && overlap.domain.is_none() && overlap.account_name.is_none() {
        report.skip(None, "", "No account");
    }
    overlap
}
