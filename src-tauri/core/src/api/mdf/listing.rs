use serde::Serialize;

use crate::api::Amount;
use crate::measures::{MdfLedger, Period};
use crate::model::{MdfState, Money};
use crate::store::Snapshot;

/// An activity for the command line: amounts in the reporting currency, absent where they or a rate are not known.
#[derive(Clone, Debug, Serialize)]
pub struct ListedActivity {
    pub id: String,
    pub partner: String,
    pub partner_id: String,
    pub name: String,
    #[serde(rename = "type")]
    pub kind: Option<String>,
    pub quarter: String,
    pub state: MdfState,
    pub goal: Option<String>,
    pub requested: Option<Amount>,
    pub approved: Option<Amount>,
    pub spent: Option<Amount>,
    pub pipeline_goal: Option<Amount>,
    pub pipeline: Option<Amount>,
    pub leads: Option<u32>,
    /// Pipeline for each unit of money spent, in hundredths.
    pub return_hundredths: Option<i64>,
}

/// The activities of so many quarters up to the review quarter, and of later ones, the newest quarter first.
#[must_use]
pub fn mdf_listing(snapshot: &Snapshot, quarters: u32) -> Vec<ListedActivity> {
    let period = Period::up_to(snapshot.setting.review_quarter, quarters);
    let currency = snapshot.setting.currency;
    let amount = |minor: Option<i64>| minor.map(|minor| Amount::from(Money { minor, currency }));
    let ledger = MdfLedger::of(snapshot, period);
    let view = |entry: &crate::measures::MdfEntry<'_>| {
        let activity = entry.activity;
        let partner = snapshot.partner(activity.partner_id)?;
        Some(ListedActivity {
            id: activity.uuid.clone(),
            partner: partner.name.clone(),
            partner_id: partner.uuid.clone(),
            name: activity.name.clone(),
            kind: activity.kind.clone(),
            quarter: snapshot.setting.calendar.label(activity.quarter),
            state: activity.state,
            goal: activity.goal.clone(),
            requested: amount(entry.requested),
            approved: amount(entry.approved),
            spent: amount(entry.spent),
            pipeline_goal: amount(entry.pipeline_goal),
            pipeline: amount(entry.pipeline),
            leads: activity.leads,
            return_hundredths: entry.return_on_spend(),
        })
    };
    ledger.later.iter().chain(&ledger.entries).filter_map(view).collect()
}
