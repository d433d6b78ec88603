use std::collections::HashMap;

use jiff::civil::Date;

use super::book::{Book, BookedDeal, Involvement};
use super::middle::{Middle, middle};
use super::period::Period;
use crate::model::{DealKind, PartnerType};
use crate::store::Snapshot;

/// A group of fewer deals proves nothing; it is marked.
pub const FEW_DEALS: u32 = 10;

/// Deals a partner brought beside those a partner was on and those without one: the proof of a partner program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// In the order of [`Involvement`].
    pub groups: [Compared; 3],
    /// Accounts that were customers before the first deal known with them: it is a renewal or an expansion, and who won them
    /// is not known. They are in no group's retention, expansion and lifetime.
    pub customers_before: u32,
}

/// A group of deals. Money in minor units of the reporting currency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// Deals won, of those decided in the period.
    pub win_rate: Tally,
    /// Days from creation to closing, of the deals won in the period.
    pub cycle: Option<Middle>,
    /// What the deals won in the period are worth.
    pub size: Option<Middle>,
    /// Renewals won, of those decided in the period on accounts the group had won before.
    pub retention: Tally,
    /// Accounts that bought more, of those the group won first, until the period's end.
    pub expansion: Tally,
    /// What each of these accounts is worth by all deals won until the period's end.
    pub lifetime: Option<Middle>,
}

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub count: u32,
    pub base: u32,
}

/// Which deals are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only with accounts of this segment; the inner `None` is the bucket of those in none.
    pub segment: Option<Option<i64>>,
    /// Of the deals with partners, only those on which one of this type did what the group says.
    pub partner_type: Option<PartnerType>,
}

/// What the middles of a group are taken from.
#[derive(Debug, Default)]
struct Values {
    cycles: Vec<i64>,
    sizes: Vec<i64>,
    lifetimes: Vec<i64>,
}

/// An account by the deal that won it.
#[derive(Clone, Copy, Debug)]
struct Customer {
    /// `None` where that deal is left out.
    won_by: Option<Involvement>,
    /// The day it was won, and the deal.
    won_on: (Option<Date>, i64),
    /// `None` where no amount is known.
    worth: Option<i64>,
    has_more: bool,
}

impl Comparison {
    /// Of the deals decided in a period.
    #[must_use]
    pub fn of(book: &Book, snapshot: &Snapshot, period: Period, among: Selection) -> Self {
        let types: HashMap<i64, Option<PartnerType>> =
            snapshot.partners.iter().map(|partner| (partner.id, partner.partner_type)).collect();
        let side = |deal: &BookedDeal| side(book, deal, &types, among);
        let (customers, customers_before) = customers(book, period, side);
        let mut groups: [Compared; 3] = Default::default();
        let mut values: [Values; 3] = Default::default();
        for deal in book.deals.iter().filter(|deal| deal.is_decided() && period.has(deal.closed_on)) {
            if let Some(side) = side(deal) {
                let at = side as usize;
                groups[at].win_rate.add(deal.is_won());
                if deal.is_won() {
                    values[at].cycles.extend(deal.cycle_days());
                    values[at].sizes.extend(deal.worth);
                }
            }
            if deal.kind == Some(DealKind::Renewal) {
                let customer = deal.account.and_then(|account| customers.get(&account));
                let customer = customer.filter(|customer| customer.won_on < (deal.closed_on, deal.id));
                if let Some(won_by) = customer.and_then(|customer| customer.won_by) {
                    groups[won_by as usize].retention.add(deal.is_won());
                }
            }
        }
        for customer in customers.values() {
            let Some(won_by) = customer.won_by else { continue };
            groups[won_by as usize].expansion.add(customer.has_more);
            values[won_by as usize].lifetimes.extend(customer.worth);
        }
        for (group, values) in groups.iter_mut().zip(values) {
            group.cycle = middle(values.cycles);
            group.size = middle(values.sizes);
            group.lifetime = middle(values.lifetimes);
        }
        Self { groups, customers_before }
    }

    #[must_use]
    pub fn of_group(&self, involvement: Involvement) -> &Compared {
        &self.groups[involvement as usize]
    }
}

impl Tally {
    pub(super) fn add(&mut self, counts: bool) {
        self.count += u32::from(counts);
        self.base += 1;
    }
}

/// The group a deal is in; `None` where it is left out of all.
fn side(
    book: &Book,
    deal: &BookedDeal,
    types: &HashMap<i64, Option<PartnerType>>,
    among: Selection,
) -> Option<Involvement> {
    if among.segment.is_some_and(|segment| segment != deal.segment || (segment.is_none() && deal.account.is_none())) {
        return None;
    }
    let Some(wanted) = among.partner_type.filter(|_| deal.involvement != Involvement::None) else {
        return Some(deal.involvement);
    };
    let mut of_type = book.partners_on(deal).filter(|id| types.get(id) == Some(&Some(wanted))).peekable();
    of_type.peek()?;
    let brought = of_type.any(|id| book.is_sourced_by(deal, id));
    Some(if brought { Involvement::Sourced } else { Involvement::Involved })
}

/// The accounts won until a period's end, each by the first deal that was won there (of one day, the one known first); and how
/// many were customers before.
fn customers(
    book: &Book,
    period: Period,
    side: impl Fn(&BookedDeal) -> Option<Involvement>,
) -> (HashMap<i64, Customer>, u32) {
    let end = period.last.last_day();
    let mut won: HashMap<i64, Vec<&BookedDeal>> = HashMap::new();
    for deal in book.deals.iter().filter(|deal| deal.is_won() && deal.closed_on.is_some_and(|day| day <= end)) {
        if let Some(account) = deal.account {
            won.entry(account).or_default().push(deal);
        }
    }
    let mut before = 0;
    let mut customers = HashMap::with_capacity(won.len());
    for (account, mut deals) in won {
        deals.sort_by_key(|deal| (deal.closed_on, deal.id));
        let Some((first, later)) = deals.split_first() else { continue };
        if matches!(first.kind, Some(DealKind::Renewal | DealKind::Expansion)) {
            before += 1;
            continue;
        }
        let worths = deals.iter().filter_map(|deal| deal.worth);
        let customer = Customer {
            won_by: side(first),
            won_on: (first.closed_on, first.id),
            worth: worths.reduce(|sum, worth| sum + worth),
            has_more: later.iter().any(|deal| deal.kind == Some(DealKind::Expansion)),
        };
        customers.insert(account, customer);
    }
    (customers, before)
}
