use std::path::Path;

use serde::Serialize;
use trellis_core::Result;
use trellis_core::api::account_listing::{AccountRow, accounts};
use trellis_core::model::Relationship;

use super::with_views;
use crate::output;

#[derive(Serialize)]
struct Accounts {
    accounts: Vec<AccountRow>,
}

pub fn run(path: &Path, partner: Option<&str>, segment: Option<&str>, json: bool) -> Result<()> {
    let rows = with_views(path, |views| accounts(views.snapshot(), views.matrix(), partner, segment))?;
    if json {
        return output::json(&Accounts { accounts: rows });
    }
    let header = ["Account", "Segment", "Status", "Partners"].map(ToOwned::to_owned).to_vec();
    let lines = rows.into_iter().map(|row| {
        let partners: Vec<String> = row.partners.into_iter().map(|partner| partner.name).collect();
        vec![
            row.name,
            segment_text(row.segment, row.segment_rule.is_some()),
            row.status.map(Relationship::name).unwrap_or_default().to_owned(),
            partners.join(", "),
        ]
    });
    output::table(&std::iter::once(header).chain(lines).collect::<Vec<_>>())
}

/// "Enterprise", "Enterprise, by rule", "unsegmented".
fn segment_text(name: Option<String>, is_by_rule: bool) -> String {
    match name {
        Some(name) if is_by_rule => format!("{name}, by rule"),
        Some(name) => name,
        None => "unsegmented".to_owned(),
    }
}
