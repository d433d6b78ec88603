use std::cmp::Reverse;
use std::collections::HashSet;

use super::Matrix;
use crate::model::{DealRole, DealStage, Density, DensityState, Relationship, name_key};
use crate::store::Snapshot;
use crate::store::tables::Account;

/// The accounts of a partner that are worth pursuing together, best first.
pub struct TargetList<'a> {
    pub targets: Vec<Target<'a>>,
    /// Accounts in an open co-sell deal: the sellers know those.
    pub left_out: u32,
}

/// Why an account is worth pursuing with a partner.
pub struct Target<'a> {
    pub account: &'a Account,
    /// Their customer, our prospect.
    pub is_warm: bool,
    pub theirs: Option<Relationship>,
    /// Partners on the account, this one included.
    pub present: u32,
    /// The partner's density in the account's segment, where it has a value.
    pub density: Option<Density>,
}

/// The prospects and open opportunities a partner has, in one segment or all (`None`), ranked by warm introduction, then by
/// partners present, the partner's density in the segment, and employees; ties by name, then id. Accounts in an open co-sell
/// deal are left out.
#[must_use]
pub fn targets<'a>(
    snapshot: &'a Snapshot,
    matrix: &Matrix,
    partner: i64,
    segment: Option<Option<i64>>,
) -> TargetList<'a> {
    let co_selling = in_open_co_sell(snapshot);
    let row = matrix.partners.get(&partner);
    let mut left_out = 0;
    let mut targets = Vec::new();
    for shared in matrix.shared_accounts(snapshot, partner) {
        let Some(account) = snapshot.account(shared.account_id) else { continue };
        let is_open = matches!(account.status, Some(Relationship::Prospect | Relationship::OpenOpportunity));
        let own_segment = snapshot.segment_of(account);
        if !is_open || segment.is_some_and(|segment| segment != own_segment) {
            continue;
        }
        if co_selling.contains(&account.id) {
            left_out += 1;
            continue;
        }
        let density = matrix.column(own_segment).and_then(|column| Some(row?.cells[column]));
        let is_warm = Relationship::is_warm(shared.theirs, account.status);
        targets.push(Target {
            account,
            is_warm,
            theirs: shared.theirs,
            present: matrix.present(account.id),
            density: density.filter(|density| density.state.has_value() && density.state != DensityState::SmallBase),
        });
    }
    targets.sort_by_cached_key(|target| {
        let density = target.density.as_ref().and_then(Density::millionths);
        let rank = (target.is_warm, target.present, density, target.account.employees);
        (Reverse(rank), name_key(&target.account.name), target.account.id)
    });
    TargetList { targets, left_out }
}

/// The accounts with an open deal that a partner co-sells.
fn in_open_co_sell(snapshot: &Snapshot) -> HashSet<i64> {
    let co_sold = snapshot.deal_partners.iter().filter(|on| on.role == DealRole::CoSell);
    let co_sold: HashSet<i64> = co_sold.map(|on| on.deal_id).collect();
    let open = snapshot.deals.iter().filter(|deal| deal.stage == Some(DealStage::Open) && co_sold.contains(&deal.id));
    open.filter_map(|deal| deal.account_id).collect()
}
