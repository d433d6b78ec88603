use std::path::Path;

use serde::Serialize;
use trellis_core::Result;
use trellis_core::api::Amount;
use trellis_core::api::mdf::{ListedActivity, mdf_listing};

use super::with_views;
use crate::output;

#[derive(Serialize)]
struct Mdf {
    headline: String,
    activities: Vec<ListedActivity>,
}

pub fn run(path: &Path, quarters: u32, json: bool) -> Result<()> {
    let (view, activities) =
        with_views(path, |views| Ok((views.mdf(quarters), mdf_listing(views.snapshot(), quarters))))?;
    if json {
        return output::json(&Mdf { headline: view.headline, activities });
    }
    let header = ["Partner", "Activity", "Quarter", "State", "Requested", "Approved", "Spent", "Pipeline"];
    let lines = activities.into_iter().map(|activity| {
        let text = |amount: Option<Amount>| amount.map(|amount| amount.text).unwrap_or_default();
        vec![
            activity.partner,
            activity.name,
            activity.quarter,
            activity.state.name().to_owned(),
            text(activity.requested),
            text(activity.approved),
            text(activity.spent),
            text(activity.pipeline),
        ]
    });
    let header = header.map(ToOwned::to_owned).to_vec();
    output::table(&std::iter::once(header).chain(lines).collect::<Vec<_>>())?;
    output::line(&format!("\n{}", view.headline))
}
