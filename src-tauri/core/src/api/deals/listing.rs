use serde::Serialize;

use super::index::{account_name, attribution};
use crate::api::Amount;
use crate::measures::{Book, Involvement};
use crate::model::{DealAxis, DealRole, DealStage, Money, name_key};
use crate::store::Snapshot;
use crate::store::tables::Deal;

/// A deal for the command line; what is not known is absent.
#[derive(Clone, Debug, Serialize)]
pub struct ListedDeal {
    pub id: String,
    pub opportunity: Option<String>,
    pub name: String,
    /// The name of its account; `account_id` only where it is one of ours.
    pub account: Option<String>,
    pub account_id: Option<String>,
    pub stage: Option<DealStage>,
    #[serde(rename = "type")]
    pub deal_type: Option<String>,
    /// In the reporting currency; absent also where no rate is known.
    pub amount: Option<Amount>,
    /// As the file said it.
    pub stated: Option<Amount>,
    pub created: Option<String>,
    pub closed: Option<String>,
    /// "Partner-sourced", "Partner involved", "No partner".
    pub attribution: &'static str,
    /// How many of the four axes it meets, and which; absent where no partner is on it.
    pub axes: Option<ListedAxes>,
    pub partners: Vec<PartnerOnDeal>,
}

/// The axes of a led deal.
#[derive(Clone, Debug, Serialize)]
pub struct ListedAxes {
    pub met: Vec<DealAxis>,
    pub is_led: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct PartnerOnDeal {
    pub id: String,
    pub name: String,
    pub roles: Vec<DealRole>,
}

/// Every deal, newest first.
#[must_use]
pub fn deals_listing(snapshot: &Snapshot, book: &Book) -> Vec<ListedDeal> {
    let partners: std::collections::HashMap<i64, (&str, &str)> =
        snapshot.partners.iter().map(|partner| (partner.id, (partner.uuid.as_str(), partner.name.as_str()))).collect();
    let on = |deal: &Deal| {
        let chunks = snapshot.partners_of_deal(deal.id).chunk_by(|one, other| one.partner_id == other.partner_id);
        let named = chunks.filter_map(|roles| {
            let (id, name) = partners.get(&roles[0].partner_id)?;
            let roles = roles.iter().map(|on| on.role).collect();
            Some(PartnerOnDeal { id: (*id).to_owned(), name: (*name).to_owned(), roles })
        });
        named.collect()
    };
    let currency = snapshot.setting.currency;
    let view = |(deal, booked): (&Deal, &crate::measures::BookedDeal)| ListedDeal {
        id: deal.uuid.clone(),
        opportunity: deal.external_id.clone(),
        name: deal.name.clone(),
        account: account_name(snapshot, deal).map(ToOwned::to_owned),
        account_id: deal.account_id.and_then(|id| snapshot.account(id)).map(|account| account.uuid.clone()),
        stage: deal.stage,
        deal_type: deal.deal_type.clone(),
        amount: booked.worth.map(|minor| Amount::from(Money { minor, currency })),
        stated: deal.money().map(Amount::from),
        created: deal.created_on.map(|day| day.to_string()),
        closed: deal.closed_on.map(|day| day.to_string()),
        attribution: attribution(booked.involvement),
        axes: (booked.involvement != Involvement::None).then(|| ListedAxes {
            met: DealAxis::ALL.iter().copied().filter(|axis| booked.axes.meets(*axis)).collect(),
            is_led: booked.axes.is_led(),
        }),
        partners: on(deal),
    };
    let mut deals: Vec<(&Deal, &crate::measures::BookedDeal)> = snapshot.deals.iter().zip(&book.deals).collect();
    deals.sort_by_cached_key(|(deal, _)| (std::cmp::Reverse(deal.created_on), name_key(&deal.name), deal.id));
    deals.into_iter().map(view).collect()
}
