//! demo-deals.csv: the CRM export of six quarters' opportunities.

use std::error::Error;
use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;

use crate::accounts::Account;
use crate::deal_course::OPEN_STAGES;
use crate::deals::{Deal, has_partner, is_led};
use crate::partners::{NOW, QUARTER_ENDS};

pub const HEADERS: [&str; 21] = [
    "Opportunity ID",
    "Opportunity Name",
    "Account ID",
    "Account Name",
    "Stage",
    "Type",
    "Amount",
    "Created Date",
    "Close Date",
    "Opportunity Owner",
    "Sourced By",
    "Influenced By",
    "Co-Sell Partners",
    "Registered By",
    "Registration Submitted",
    "Registration Decided",
    "Registration Status",
    "Protected Until",
    "Marketplace",
    "Account Selection",
    "Partner Intent Date",
];

/// What the file holds, as counted while writing.
#[derive(Serialize)]
pub struct Written {
    pub rows: u32,
    pub with_partner: u32,
    pub sourced: u32,
    pub won: u32,
    pub lost: u32,
    pub open: u32,
    /// Dollars of the last two quarters, each deal once: of deals a partner sourced, of all with a partner, of all.
    pub sourced_pipeline: u32,
    pub influenced_pipeline: u32,
    pub pipeline: u32,
    /// The same of what was won in them, by the day of closing.
    pub influenced_revenue: u32,
    pub revenue: u32,
    /// Of the influenced pipeline, what partners led.
    pub led_pipeline: u32,
    pub led_deals: u32,
}

/// Writes the export, with the footer such exports end with.
pub fn write(path: &Path, deals: &[Deal], accounts: &[Account]) -> Result<Written, Box<dyn Error>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADERS)?;
    for deal in deals {
        writer.write_record(cells(deal, accounts))?;
    }
    let mut bytes = writer.into_inner()?;
    bytes.extend_from_slice(b"Confidential Information - Do Not Distribute\n");
    std::fs::write(path, bytes)?;
    Ok(written(deals))
}

/// The texts of a row.
pub fn cells(deal: &Deal, accounts: &[Account]) -> [String; 21] {
    let account = &accounts[deal.account];
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let submitted = (!deal.registered.is_empty()).then_some(deal.created);
    [
        format!("006{:05}", deal.number),
        format!("{} {}", account.name, title(deal)),
        account.id.clone(),
        account.name.clone(),
        deal.stage.to_owned(),
        deal.kind.to_owned(),
        deal.amount.map(|amount| format!("USD {amount}.00")).unwrap_or_default(),
        deal.created.to_string(),
        deal.closed.to_string(),
        deal.owner.to_owned(),
        deal.sourced.unwrap_or_default().to_owned(),
        deal.influenced.join("; "),
        deal.co_sell.join("; "),
        deal.registered.join("; "),
        day(submitted),
        day(deal.decided),
        deal.status.to_owned(),
        day(deal.protected),
        deal.marketplace.to_owned(),
        deal.selection.map(|is_met| if is_met { "Yes" } else { "No" }).unwrap_or_default().to_owned(),
        day(deal.intent),
    ]
}

fn title(deal: &Deal) -> &'static str {
    match deal.kind {
        "Renewal" => "renewal",
        "New Business" => "platform",
        _ => "expansion",
    }
}

fn written(deals: &[Deal]) -> Written {
    let count = |is: &dyn Fn(&Deal) -> bool| u32::try_from(deals.iter().filter(|deal| is(deal)).count()).unwrap_or(0);
    let sum = |is: &dyn Fn(&Deal) -> bool| deals.iter().filter(|deal| is(deal)).filter_map(|deal| deal.amount).sum();
    let is_new = |deal: &Deal| deal.quarter >= NOW - 1;
    let is_won = |deal: &Deal| deal.stage == "Closed Won";
    let is_revenue = |deal: &Deal| is_won(deal) && deal.closed > QUARTER_ENDS[NOW - 2];
    Written {
        rows: u32::try_from(deals.len()).unwrap_or(0),
        with_partner: count(&has_partner),
        sourced: count(&|deal| deal.sourced.is_some()),
        won: count(&is_won),
        lost: count(&|deal| deal.stage == "Closed Lost"),
        open: count(&|deal| OPEN_STAGES.contains(&deal.stage)),
        sourced_pipeline: sum(&|deal| is_new(deal) && deal.sourced.is_some()),
        influenced_pipeline: sum(&|deal| is_new(deal) && has_partner(deal)),
        pipeline: sum(&is_new),
        influenced_revenue: sum(&|deal| is_revenue(deal) && has_partner(deal)),
        revenue: sum(&is_revenue),
        led_pipeline: sum(&|deal| is_new(deal) && is_led(deal)),
        led_deals: count(&|deal| is_new(deal) && is_led(deal) && deal.amount.is_some()),
    }
}
