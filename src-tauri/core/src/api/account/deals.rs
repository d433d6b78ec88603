use std::cmp::Reverse;

use super::AccountDeal;
use crate::api::short_id;
use crate::model::DealRole;
use crate::store::Snapshot;
use crate::store::tables::Deal;

/// The deals on an account, newest first, with who did what on them.
pub(super) fn deals_on(snapshot: &Snapshot, account: i64) -> Vec<AccountDeal> {
    let mut deals: Vec<&Deal> = snapshot.deals.iter().filter(|deal| deal.account_id == Some(account)).collect();
    deals.sort_by_key(|deal| (Reverse(deal.created_on), deal.id));
    let view = |deal: &Deal| AccountDeal {
        id: short_id(deal.id),
        name: deal.name.clone(),
        state: state(deal),
        partners: partners(snapshot, deal),
    };
    deals.into_iter().map(view).collect()
}

/// "Open, $120,000".
fn state(deal: &Deal) -> String {
    let stage = deal.stage.map_or("Stage not known", |stage| stage.name());
    let amount = deal.money().map(|money| money.full_text());
    amount.map_or_else(|| stage.to_owned(), |amount| format!("{stage}, {amount}"))
}

/// "Corvane (sourced), Halden & Rowe (co-sell)".
fn partners(snapshot: &Snapshot, deal: &Deal) -> String {
    let on = snapshot.partners_of_deal(deal.id).chunk_by(|one, other| one.partner_id == other.partner_id);
    let named = on.filter_map(|roles| {
        let partner = snapshot.partner(roles[0].partner_id)?;
        let roles: Vec<String> = roles.iter().map(|on| role(on.role)).collect();
        Some(format!("{} ({})", partner.name, roles.join(", ")))
    });
    named.collect::<Vec<_>>().join(", ")
}

fn role(role: DealRole) -> String {
    role.name().to_lowercase()
}
