use std::collections::HashMap;

use jiff::civil::Date;

use super::axes::{Axes, Judge};
use crate::model::{DealKind, DealRole, DealStage, Measure, Quarter};
use crate::store::Snapshot;
use crate::store::tables::Deal;

/// The deals of a document as they are measured: each with what it is worth in the reporting currency and who had a hand in
/// it.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// In the order of the snapshot.
    pub deals: Vec<BookedDeal>,
    /// When the first of them was created: before it nothing is known.
    pub since: Option<Date>,
    /// The roles by which a partner brings a deal, a bit each.
    sourcing: u8,
    /// The hands in them, deal by deal, by partner.
    hands: Vec<Hand>,
    /// What was spent of MDF by partner and quarter, by the ledger of activities, in minor units of the reporting currency.
    mdf: HashMap<(i64, Quarter), i64>,
    /// The places of the deals each partner has a hand in, in their order.
    by_partner: HashMap<i64, Vec<u32>>,
}

/// A deal as it is measured.
#[derive(Clone, Debug)]
pub struct BookedDeal {
    pub id: i64,
    /// Minor units of the reporting currency, converted once, at the rate of the quarter the deal was decided in, else
    /// created in; a refund is below zero. `None` without an amount, or without a rate for it.
    pub worth: Option<i64>,
    pub stage: Option<DealStage>,
    pub kind: Option<DealKind>,
    pub created_on: Option<Date>,
    pub closed_on: Option<Date>,
    pub account: Option<i64>,
    /// The segment of its account; nothing of a deal whose account is not known, or in none.
    pub segment: Option<i64>,
    pub involvement: Involvement,
    /// What a partner's part in it meets; nothing where no partner is on it.
    pub axes: Axes,
    hands: (u32, u32),
}

/// A partner on a deal, with all it did there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Hand {
    partner: i64,
    roles: u8,
}

/// How partners stand to a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Involvement {
    /// A partner brought it, by the attribution rule: sourced or referred it, unless the rule says otherwise.
    Sourced,
    /// A partner is on it, and none brought it.
    Involved,
    /// No partner is on it.
    None,
}

impl Book {
    #[must_use]
    pub fn of(snapshot: &Snapshot) -> Self {
        let mut book = Self { deals: Vec::with_capacity(snapshot.deals.len()), ..Self::default() };
        book.sourcing = snapshot.attribution().sourcing.iter().fold(0, |roles, role| roles | bit(*role));
        let judge = Judge::new(snapshot);
        book.since = snapshot.deals.iter().filter_map(|deal| deal.created_on).min();
        for (place, deal) in (0..).zip(snapshot.deals.iter()) {
            let first = book.hands.len();
            let on_deal = snapshot.partners_of_deal(deal.id);
            let axes = if on_deal.is_empty() { Axes::default() } else { judge.judged(deal, on_deal).collect() };
            for on in on_deal.chunk_by(|one, other| one.partner_id == other.partner_id) {
                let roles = on.iter().fold(0, |roles, on| roles | bit(on.role));
                book.hands.push(Hand { partner: on[0].partner_id, roles });
                book.by_partner.entry(on[0].partner_id).or_default().push(place);
            }
            let sources = |hand: &Hand| hand.roles & book.sourcing != 0;
            let involvement = match &book.hands[first..] {
                [] => Involvement::None,
                hands if hands.iter().any(sources) => Involvement::Sourced,
                _ => Involvement::Involved,
            };
            let range = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            let hands = (range(first), range(book.hands.len()));
            book.deals.push(BookedDeal { involvement, axes, hands, ..booked(snapshot, deal) });
        }
        book.mdf = ledger_spent(snapshot);
        book
    }

    /// What a partner spent of MDF in a quarter: as its roster states it, else what the ledger of activities adds up to.
    #[must_use]
    pub fn mdf_spent(&self, snapshot: &Snapshot, partner: i64, quarter: Quarter) -> Option<i64> {
        let stated = snapshot.fact(partner, quarter, Measure::MdfSpent);
        stated.or_else(|| self.mdf.get(&(partner, quarter)).copied())
    }

    /// The deals a partner has a hand in, in their order.
    pub fn deals_of(&self, partner: i64) -> impl Iterator<Item = &BookedDeal> {
        let places = self.by_partner.get(&partner).map_or(&[][..], Vec::as_slice);
        places.iter().map(|place| &self.deals[*place as usize])
    }

    /// The partners on a deal, by id.
    #[must_use]
    pub fn partners_on(&self, deal: &BookedDeal) -> impl ExactSizeIterator<Item = i64> {
        self.hands_in(deal).iter().map(|hand| hand.partner)
    }

    /// Whether a partner brought a deal, by the attribution rule.
    #[must_use]
    pub fn is_sourced_by(&self, deal: &BookedDeal, partner: i64) -> bool {
        self.hands_in(deal).iter().any(|hand| hand.partner == partner && hand.roles & self.sourcing != 0)
    }

    /// Whether a partner has this role on a deal.
    #[must_use]
    pub fn has_role(&self, deal: &BookedDeal, partner: i64, role: DealRole) -> bool {
        self.hands_in(deal).iter().any(|hand| hand.partner == partner && hand.roles & bit(role) != 0)
    }

    /// Whether any partner has this role on a deal.
    #[must_use]
    pub fn has_any_role(&self, deal: &BookedDeal, role: DealRole) -> bool {
        self.hands_in(deal).iter().any(|hand| hand.roles & bit(role) != 0)
    }

    fn hands_in(&self, deal: &BookedDeal) -> &[Hand] {
        &self.hands[deal.hands.0 as usize..deal.hands.1 as usize]
    }
}

impl BookedDeal {
    /// Whether it was won or lost.
    #[must_use]
    pub fn is_decided(&self) -> bool {
        matches!(self.stage, Some(DealStage::Won | DealStage::Lost))
    }

    #[must_use]
    pub fn is_open(&self) -> bool {
        self.stage == Some(DealStage::Open)
    }

    #[must_use]
    pub fn is_won(&self) -> bool {
        self.stage == Some(DealStage::Won)
    }

    /// Days from its creation to its decision; `None` where a day is not known, or they stand the wrong way round.
    #[must_use]
    pub fn cycle_days(&self) -> Option<i64> {
        let (created, closed) = self.created_on.zip(self.closed_on)?;
        let days = (closed - created).get_days();
        (days >= 0).then_some(i64::from(days))
    }
}

fn ledger_spent(snapshot: &Snapshot) -> HashMap<(i64, Quarter), i64> {
    let mut spent = HashMap::new();
    for activity in snapshot.mdf_activities.iter() {
        let worth =
            activity.money(activity.spent_minor).and_then(|money| snapshot.in_reporting(money, activity.quarter));
        if let Some(worth) = worth {
            *spent.entry((activity.partner_id, activity.quarter)).or_insert(0) += worth;
        }
    }
    spent
}

fn booked(snapshot: &Snapshot, deal: &Deal) -> BookedDeal {
    let account = deal.account_id.and_then(|id| snapshot.account(id));
    BookedDeal {
        id: deal.id,
        worth: snapshot.worth(deal),
        stage: deal.stage,
        kind: deal.deal_type.as_deref().and_then(DealKind::of),
        created_on: deal.created_on,
        closed_on: deal.closed_on,
        account: deal.account_id,
        segment: account.and_then(|account| snapshot.segment_of(account)),
        involvement: Involvement::None,
        axes: Axes::default(),
        hands: (0, 0),
    }
}

fn bit(role: DealRole) -> u8 {
    1 << role as u8
}
