use std::path::Path;

use serde::Serialize;
use trellis_core::Result;
use trellis_core::api::Amount;
use trellis_core::api::scorecard::{ScorecardPartner, scorecard_listing};

use super::with_views;
use crate::output;

#[derive(Serialize)]
struct Scorecard {
    /// "Q1 2026 to Q2 2026".
    period: String,
    partners: Vec<ScorecardPartner>,
}

pub fn run(path: &Path, quarters: u32, json: bool) -> Result<()> {
    let (period, partners) =
        with_views(path, |views| Ok(scorecard_listing(views.snapshot(), views.book(), views.matrix(), quarters)))?;
    if json {
        return output::json(&Scorecard { period, partners });
    }
    let header = [
        "Partner",
        "Tier",
        "Sourced pipeline",
        "Influenced revenue",
        "Co-sell",
        "Won",
        "Cycle",
        "Velocity a day",
        "Health",
    ];
    let short = |amount: Option<Amount>| amount.map(|amount| amount.short).unwrap_or_default();
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    let lines = partners.into_iter().map(|row| {
        vec![
            row.name,
            row.tier.map(|tier| tier.to_string()).unwrap_or_default(),
            short(row.sourced_pipeline),
            short(row.influenced_revenue),
            number(row.co_sell_deals),
            if row.decided == 0 { String::new() } else { format!("{}/{}", row.won, row.decided) },
            row.cycle_days.map(|days| format!("{days} days")).unwrap_or_default(),
            short(row.velocity),
            number(row.health),
        ]
    });
    let header = header.map(ToOwned::to_owned).to_vec();
    output::table(&std::iter::once(header).chain(lines).collect::<Vec<_>>())
}
