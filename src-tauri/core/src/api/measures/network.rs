use std::collections::HashMap;

use super::{BridgeStep, BridgeView, MeasureCard, MeasureWindow, NetworkPartner, NetworkView};
use crate::api::account::place;
use crate::api::short_id;
use crate::measures::{Bridge, Network};
use crate::model::{Money, name_key, percent_text, rounded};
use crate::store::Snapshot;
use crate::store::tables::Partner;
use crate::text::count_of;

pub(super) fn network(snapshot: &Snapshot, counted: &Network, window: &MeasureWindow) -> NetworkView {
    let texts = Texts { snapshot };
    let revenue = &counted.revenue;
    NetworkView {
        headline: texts.headline(counted, window),
        cards: vec![
            texts.card("Ecosystem-influenced revenue", revenue.once, revenue.deals, counted.all_revenue, "revenue"),
            texts.card(
                "Partner-sourced revenue",
                revenue.sourced_once,
                revenue.sourced_deals,
                counted.all_revenue,
                "revenue",
            ),
            texts.card(
                "Ecosystem-influenced pipeline",
                counted.pipeline.once,
                counted.pipeline.deals,
                counted.all_pipeline,
                "pipeline",
            ),
            texts.card(
                "Partner-sourced pipeline",
                counted.pipeline.sourced_once,
                counted.pipeline.sourced_deals,
                counted.all_pipeline,
                "pipeline",
            ),
        ],
        bridges: [("Revenue", revenue), ("Pipeline", &counted.pipeline)]
            .into_iter()
            .filter(|(_, bridge)| bridge.deals > 0)
            .map(|(title, bridge)| texts.bridge(title, bridge))
            .collect(),
        partners: texts.partners(counted),
    }
}

struct Texts<'a> {
    snapshot: &'a Snapshot,
}

impl Texts<'_> {
    fn money(&self, minor: i64) -> Money {
        Money { minor, currency: self.snapshot.setting.currency }
    }

    fn short(&self, minor: i64) -> String {
        self.money(minor).sum_text()
    }

    /// "$41.2M of revenue won from Q1 2026 to Q2 2026 had a partner on it: 62% of $66.1M."
    fn headline(&self, counted: &Network, window: &MeasureWindow) -> String {
        let (revenue, all) = (&counted.revenue, counted.all_revenue);
        if revenue.deals == 0 && counted.unpriced_won > 0 {
            let deals = count_of(counted.unpriced_won as usize, "deal with a partner", "deals with a partner");
            return format!("{deals} won {}, and no amount of them can be counted.", when(window));
        }
        if revenue.deals == 0 {
            return format!("No deal with a partner on it was won {}.", when(window));
        }
        let whole = match share_text(revenue.once, all) {
            Some(share) => format!(": {share} of {}", self.short(all)),
            None => String::new(),
        };
        format!("{} of revenue won {} had a partner on it{whole}.", self.short(revenue.once), when(window))
    }

    fn card(&self, label: &str, minor: i64, deals: u32, all: i64, of: &str) -> MeasureCard {
        let share = share_text(minor, all).map(|share| format!(", {share} of all {of}")).unwrap_or_default();
        let (text, note) = match deals {
            0 => ("none".to_owned(), "no such deal".to_owned()),
            _ => (self.short(minor), format!("{}{share}", count_of(deals as usize, "deal", "deals"))),
        };
        MeasureCard { label: label.to_owned(), text, note }
    }

    fn bridge(&self, title: &str, bridge: &Bridge) -> BridgeView {
        let largest = bridge.by_partner().max(bridge.once).max(1);
        let place = |minor: i64| u32::try_from(rounded(minor.max(0).saturating_mul(1_000), largest)).unwrap_or(0);
        let total = |label: &str, minor: i64, note: String| BridgeStep {
            label: label.to_owned(),
            text: self.short(minor),
            note,
            is_total: true,
            start: 0,
            end: place(minor),
        };
        let added = |label: &str, from: i64, by: i64, deals: u32| BridgeStep {
            label: label.to_owned(),
            text: format!("{}{}", if by < 0 { "" } else { "+" }, self.short(by)),
            note: count_of(deals as usize, "deal", "deals"),
            is_total: false,
            start: place(from),
            end: place(from + by),
        };
        let deals = count_of(bridge.deals as usize, "deal", "deals");
        let mut steps = vec![total("Each deal once", bridge.once, deals)];
        if bridge.with_second > 0 {
            steps.push(added("Again for the second partner", bridge.once, bridge.second, bridge.with_second));
        }
        if bridge.with_third > 0 {
            let from = bridge.once + bridge.second;
            steps.push(added("Again for the third and further", from, bridge.further, bridge.with_third));
        }
        steps.push(total("Partner by partner", bridge.by_partner(), "the sum of the table".to_owned()));
        BridgeView { title: title.to_owned(), sentence: self.sentence(bridge), steps }
    }

    fn sentence(&self, bridge: &Bridge) -> String {
        let more = bridge.by_partner() - bridge.once;
        if bridge.with_second == 0 {
            return "No deal has several partners: the sums partner by partner come to the same.".to_owned();
        }
        format!(
            "Partner by partner the sums come to {}: {} more, for {} several partners.",
            self.short(bridge.by_partner()),
            self.short(more),
            count_of(bridge.with_second as usize, "deal has", "deals have"),
        )
    }

    fn partners(&self, counted: &Network) -> Vec<NetworkPartner> {
        let known: HashMap<i64, &Partner> =
            self.snapshot.partners.iter().map(|partner| (partner.id, partner)).collect();
        let largest = counted.partners.iter().map(|own| own.influenced_revenue).max().unwrap_or(0).max(1);
        let row = |own: &crate::measures::PartnerProduction| {
            let partner = known.get(&own.partner)?;
            Some(NetworkPartner {
                id: short_id(partner.id),
                uuid: partner.uuid.clone(),
                name: partner.name.clone(),
                place: place(partner),
                sourced_revenue: self.money(own.sourced_revenue).short_text(),
                influenced_revenue: self.money(own.influenced_revenue).short_text(),
                sourced_pipeline: self.money(own.sourced_pipeline).short_text(),
                influenced_pipeline: self.money(own.influenced_pipeline).short_text(),
                bar: u32::try_from(rounded(own.influenced_revenue.max(0).saturating_mul(1_000), largest)).unwrap_or(0),
            })
        };
        let mut rows: Vec<_> = counted.partners.iter().filter_map(|own| Some((own, row(own)?))).collect();
        rows.sort_by_cached_key(|(own, row)| {
            (-own.influenced_revenue, -own.influenced_pipeline, name_key(&row.name), row.id)
        });
        rows.into_iter().map(|(_, row)| row).collect()
    }
}

/// "in Q2 2026", "from Q1 2026 to Q2 2026".
fn when(window: &MeasureWindow) -> String {
    let first = if window.quarters == 1 { "in" } else { "from" };
    format!("{first} {}", window.period)
}

/// A part of a sum as a percentage; nothing where refunds leave no whole to be a part of.
fn share_text(part: i64, whole: i64) -> Option<String> {
    if whole <= 0 || part < 0 || part > whole {
        return None;
    }
    let scale = (whole / i64::from(u32::MAX)) + 1;
    let [part, whole] = [part, whole].map(|minor| u32::try_from(minor / scale).unwrap_or(u32::MAX));
    Some(percent_text(part, whole))
}
