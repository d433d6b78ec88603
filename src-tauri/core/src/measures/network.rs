use std::collections::BTreeMap;

use super::book::{Book, BookedDeal, Involvement};
use super::period::Period;

/// What partners had a hand in, each deal counted once however many partners touched it, and how that adds up to more partner
/// by partner. Minor units of the reporting currency; revenue is what was won, by its closing day, pipeline what was created,
/// whatever became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Network {
    pub revenue: Bridge,
    pub pipeline: Bridge,
    /// Of all deals, with partners or without.
    pub all_revenue: i64,
    pub all_pipeline: i64,
    /// By what each had a hand in of what was won, most first; then of what was created; then by id.
    pub partners: Vec<PartnerProduction>,
    /// Deals of the period, with partners or without, that have no amount or no rate for it: they are in no sum.
    pub unpriced: u32,
    /// Of these, those with a partner that were won in the period.
    pub unpriced_won: u32,
    /// Deals in no period at all: without a day of creation, or decided without a day of closing.
    pub undated: u32,
}

/// From each deal once to the sum over partners.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bridge {
    /// The headline: deals a partner is on, each once.
    pub once: i64,
    pub deals: u32,
    /// Of these, what a partner brought, each once.
    pub sourced_once: i64,
    pub sourced_deals: u32,
    /// Counted again for the second partner on a deal, and how many deals have one.
    pub second: i64,
    pub with_second: u32,
    /// Counted again for the third partner and those after it, and how many deals have one.
    pub further: i64,
    pub with_third: u32,
}

/// What a partner had a hand in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartnerProduction {
    pub partner: i64,
    pub sourced_revenue: i64,
    pub influenced_revenue: i64,
    pub sourced_pipeline: i64,
    pub influenced_pipeline: i64,
}

impl Network {
    /// Of deals won or created in a period.
    #[must_use]
    pub fn of(book: &Book, period: Period) -> Self {
        let mut network = Self::default();
        let mut partners: BTreeMap<i64, PartnerProduction> = BTreeMap::new();
        for deal in &book.deals {
            let is_undated = deal.created_on.is_none() || (deal.is_decided() && deal.closed_on.is_none());
            network.undated += u32::from(is_undated);
            let is_revenue = deal.is_won() && period.has(deal.closed_on);
            let is_pipeline = period.has(deal.created_on);
            if !is_revenue && !is_pipeline {
                continue;
            }
            let Some(worth) = deal.worth else {
                network.unpriced += 1;
                network.unpriced_won += u32::from(is_revenue && deal.involvement != Involvement::None);
                continue;
            };
            if is_revenue {
                network.all_revenue += worth;
                network.revenue.add(book, deal, worth);
            }
            if is_pipeline {
                network.all_pipeline += worth;
                network.pipeline.add(book, deal, worth);
            }
            for partner in book.partners_on(deal) {
                let sourced = if book.is_sourced_by(deal, partner) { worth } else { 0 };
                let own =
                    partners.entry(partner).or_insert_with(|| PartnerProduction { partner, ..Default::default() });
                if is_revenue {
                    own.influenced_revenue += worth;
                    own.sourced_revenue += sourced;
                }
                if is_pipeline {
                    own.influenced_pipeline += worth;
                    own.sourced_pipeline += sourced;
                }
            }
        }
        network.partners = partners.into_values().collect();
        network.partners.sort_by_key(|own| (-own.influenced_revenue, -own.influenced_pipeline, own.partner));
        network
    }
}

impl Bridge {
    /// What the sums of all partners add up to.
    #[must_use]
    pub fn by_partner(&self) -> i64 {
        self.once + self.second + self.further
    }

    fn add(&mut self, book: &Book, deal: &BookedDeal, worth: i64) {
        if deal.involvement == Involvement::None {
            return;
        }
        self.once += worth;
        self.deals += 1;
        if deal.involvement == Involvement::Sourced {
            self.sourced_once += worth;
            self.sourced_deals += 1;
        }
        let partners = i64::try_from(book.partners_on(deal).len()).unwrap_or(i64::MAX);
        if partners > 1 {
            self.second += worth;
            self.with_second += 1;
        }
        if partners > 2 {
            self.further += worth * (partners - 2);
            self.with_third += 1;
        }
    }
}
