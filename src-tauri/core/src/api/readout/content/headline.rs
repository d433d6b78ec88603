//! The headline: what partners had a hand in, each deal once, and the bridge to the sum over partners.

use super::{Built, Source};
use crate::measures::{Bridge, Network, PartnerProduction, Period};
use crate::readout::{Column, ColumnsSlide, Content, Grid, GridCell, GridColumn, GridRow, Key, Part, share};
use crate::text::count_of;

/// Partners that are listed.
const LISTED: usize = 12;
const SUM: u8 = 5;
const ADDED: u8 = 2;

pub(super) fn slide(source: &Source<'_>) -> Built {
    if let Some(why) = source.lacks_deals() {
        return Err(why);
    }
    let window = Period::up_to(source.snapshot.setting.review_quarter, 2);
    let network = Network::of(source.views.book(), window);
    let is_won = network.revenue.deals > 0;
    let (bridge, all, what) = if is_won {
        (network.revenue, network.all_revenue, "revenue")
    } else {
        (network.pipeline, network.all_pipeline, "pipeline")
    };
    if bridge.deals == 0 || bridge.once <= 0 {
        return Err("No deal of the last two quarters has a partner on it.".to_owned());
    }
    let part = if all > 0 { format!(", {} of all {what}", share(bridge.once.min(all), all)) } else { String::new() };
    let title = if bridge.with_second == 0 {
        format!("{} of {what} had a partner on it{part}; no deal has two", source.sum(bridge.once))
    } else {
        format!(
            "{} of {what} had a partner on it{part}; partner by partner it adds up to {}",
            source.sum(bridge.once),
            source.sum(bridge.by_partner())
        )
    };
    let columns = steps(source, &bridge);
    let told: Vec<String> = columns.iter().map(|one| format!("{} {}", one.label, one.above)).collect();
    let grid = partners(source, &network.partners, is_won);
    let slide = ColumnsSlide {
        title,
        note: format!(
            "Two quarters up to {}; {}. A deal with several partners is in the sum of each.",
            source.quarter(),
            if is_won { "deals won, by the day they were won" } else { "deals created, whatever became of them" }
        ),
        heading: format!(
            "From each deal once to the sum over partners, {}M",
            source.snapshot.setting.currency.symbol()
        ),
        legend: Vec::new(),
        series: vec![
            Key { step: SUM, text: "Counted".to_owned() },
            Key { step: ADDED, text: "Counted again".to_owned() },
        ],
        top: bridge.by_partner().max(bridge.once),
        unit: source.per_million(),
        alt: told.join("; "),
        columns,
        side_heading: format!("The {} with most {what}", count_of(grid.rows.len(), "partner", "partners")),
        grid,
        so_what: String::new(),
    };
    Ok((
        Content::Columns(Box::new(slide)),
        source
            .views
            .measures(crate::api::measures::MeasuresRequest { quarters: 2, segment: None, partner_type: None })
            .notes,
    ))
}

fn steps(source: &Source<'_>, bridge: &Bridge) -> Vec<Column> {
    let column = |label: &str, below: String, from: i64, to: i64, is_sum: bool| {
        let text = source.millions(to - from);
        let above = if is_sum || to < from { text } else { format!("+{text}") };
        let step = if is_sum { SUM } else { ADDED };
        Column {
            label: label.to_owned(),
            below,
            above,
            parts: vec![Part { from: from.min(to), to: from.max(to), step, text: String::new() }],
        }
    };
    let deals = |count: u32| count_of(count as usize, "deal", "deals");
    let second = bridge.once + bridge.second;
    let mut columns = vec![column("Each deal once", deals(bridge.deals), 0, bridge.once, true)];
    if bridge.second != 0 {
        columns.push(column("Second partner", deals(bridge.with_second), bridge.once, second, false));
    }
    if bridge.further != 0 {
        columns.push(column("Third and further", deals(bridge.with_third), second, second + bridge.further, false));
    }
    columns.push(column("Sum over partners", String::new(), 0, bridge.by_partner(), true));
    columns
}

fn partners(source: &Source<'_>, partners: &[PartnerProduction], is_won: bool) -> Grid {
    let short = |minor: i64| source.money(minor).short_text();
    let row = |own: &PartnerProduction| {
        let [touched, sourced] = if is_won {
            [own.influenced_revenue, own.sourced_revenue]
        } else {
            [own.influenced_pipeline, own.sourced_pipeline]
        };
        let partner = source.snapshot.partner(own.partner);
        let tier = partner.and_then(|one| one.tier).map(crate::model::Tier::title);
        GridRow::plain(vec![
            GridCell::strong(source.name(own.partner)),
            GridCell::plain(tier.unwrap_or_default()),
            GridCell::plain(short(touched)),
            GridCell::plain(short(sourced)),
        ])
    };
    Grid {
        columns: vec![
            GridColumn::left("Partner", 40),
            GridColumn::left("Tier", 16),
            GridColumn::right("Had a hand in", 22),
            GridColumn::right("Brought", 22),
        ],
        rows: partners.iter().take(LISTED).map(row).collect(),
        alt: "The partners with most, what each had a hand in and what it brought".to_owned(),
    }
}
