use std::path::Path;

use serde::Serialize;
use trellis_core::Result;
use trellis_core::api::deals::{ListedDeal, deals_listing};
use trellis_core::api::led::LedView;
use trellis_core::model::{DealAxis, DealStage};

use super::with_views;
use crate::output;

#[derive(Serialize)]
struct Deals {
    deals: Vec<ListedDeal>,
}

#[derive(Serialize)]
struct LedDeals {
    led: LedView,
    deals: Vec<ListedDeal>,
}

pub fn run(path: &Path, json: bool) -> Result<()> {
    let deals = with_views(path, |views| Ok(deals_listing(views.snapshot(), views.book())))?;
    if json {
        return output::json(&Deals { deals });
    }
    let header = ["Deal", "Account", "Stage", "Amount", "Created", "Attribution", "Partners"];
    let lines = deals.into_iter().map(|deal| {
        let partners: Vec<String> = deal.partners.into_iter().map(|partner| partner.name).collect();
        vec![
            deal.name,
            deal.account.unwrap_or_default(),
            deal.stage.map_or("not known", DealStage::name).to_owned(),
            deal.amount.or(deal.stated).map(|amount| amount.text).unwrap_or_default(),
            deal.created.unwrap_or_default(),
            deal.attribution.to_owned(),
            partners.join(", "),
        ]
    });
    let header = header.map(ToOwned::to_owned).to_vec();
    output::table(&std::iter::once(header).chain(lines).collect::<Vec<_>>())
}

/// Deals with partners and the axes each meets; below them what was led over so many quarters.
pub fn run_led(path: &Path, quarters: u32, json: bool) -> Result<()> {
    let (led, mut deals) =
        with_views(path, |views| Ok((views.led(quarters), deals_listing(views.snapshot(), views.book()))))?;
    deals.retain(|deal| deal.axes.is_some());
    if json {
        return output::json(&LedDeals { led, deals });
    }
    let header = ["Deal", "Stage", "Amount", "Created", "Axes", "Met", "Partners"];
    let lines = deals.into_iter().map(|deal| {
        let partners: Vec<String> = deal.partners.into_iter().map(|partner| partner.name).collect();
        let met = deal.axes.map(|axes| axes.met).unwrap_or_default();
        let names: Vec<&str> = met.iter().copied().map(DealAxis::name).collect();
        vec![
            deal.name,
            deal.stage.map_or("not known", DealStage::name).to_owned(),
            deal.amount.or(deal.stated).map(|amount| amount.text).unwrap_or_default(),
            deal.created.unwrap_or_default(),
            format!("{} of 4", met.len()),
            names.join(", "),
            partners.join(", "),
        ]
    });
    let header = header.map(ToOwned::to_owned).to_vec();
    output::table(&std::iter::once(header).chain(lines).collect::<Vec<_>>())?;
    output::line(&format!("\n{}\n{}", led.headline, led.share.note))
}

/// Accounts several are on and what was ruled; below them the registrations nobody has decided.
pub fn run_conflicts(path: &Path, json: bool) -> Result<()> {
    let view = with_views(path, |views| Ok(views.conflicts()))?;
    if json {
        return output::json(&view);
    }
    let header = ["Account", "Who is on it", "Since", "Open", "Ruling"];
    let lines = view.conflicts.into_iter().map(|conflict| {
        let ruling = conflict.ruling.map_or_else(|| "open".to_owned(), |ruling| ruling.text);
        vec![conflict.name, conflict.text, conflict.since, conflict.worth, ruling]
    });
    let header = header.map(ToOwned::to_owned).to_vec();
    output::table(&std::iter::once(header).chain(lines).collect::<Vec<_>>())?;
    output::line(&format!("\n{}\n", view.headline))?;
    let header = ["Registration waiting", "Account", "Partner", "Submitted", "Waits"];
    let lines = view.waiting.into_iter().map(|waiting| {
        vec![waiting.deal_name, waiting.account, waiting.partner_name, waiting.submitted, waiting.waits]
    });
    let header = header.map(ToOwned::to_owned).to_vec();
    output::table(&std::iter::once(header).chain(lines).collect::<Vec<_>>())
}
