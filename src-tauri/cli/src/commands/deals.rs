use std::path::Path;

use serde::Serialize;
use trellis_core::Result;
use trellis_core::api::deals::{ListedDeal, deals_listing};
use trellis_core::model::DealStage;

use super::with_views;
use crate::output;

#[derive(Serialize)]
struct Deals {
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
