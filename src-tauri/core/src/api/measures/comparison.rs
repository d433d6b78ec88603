use super::{ComparisonCell, ComparisonChoice, ComparisonGroup, ComparisonRow, ComparisonType, ComparisonView};
use crate::api::deals::attribution;
use crate::api::short_id;
use crate::measures::{Compared, Comparison, FEW_DEALS, Involvement, Middle, Selection, Tally};
use crate::model::{Money, PartnerType, percent_text, rounded};
use crate::overlap::wilson;
use crate::store::Snapshot;
use crate::text::count_of;

const GROUPS: [Involvement; 3] = [Involvement::Sourced, Involvement::Involved, Involvement::None];

pub(super) fn comparison(snapshot: &Snapshot, compared: &Comparison, selection: Selection) -> ComparisonView {
    let money = |minor: i64| Money { minor, currency: snapshot.setting.currency }.short_text();
    let days = |days: i64| count_of(usize::try_from(days).unwrap_or(0), "day", "days");
    let tally = |id: &str, label: &str, tip: &str, of: fn(&Compared) -> Tally| {
        row(id, label, tip, GROUPS.map(|group| tally_cell(of(compared.of_group(group)))))
    };
    let middle =
        |id: &str, label: &str, tip: &str, of: fn(&Compared) -> Option<Middle>, text: &dyn Fn(i64) -> String| {
            row(id, label, tip, GROUPS.map(|group| middle_cell(of(compared.of_group(group)), text)))
        };
    let rows = vec![
        tally("win_rate", "Win rate", "Deals won, of those won or lost in the window", |of| of.win_rate),
        middle("cycle", "Cycle time", "Median days from creation to closing, of the deals won", |of| of.cycle, &days),
        middle("size", "Deal size", "Median amount of the deals won", |of| of.size, &money),
        tally(
            "retention",
            "Retention",
            "Renewals won, of those decided in the window, with accounts the group had won before",
            |of| of.retention,
        ),
        tally("expansion", "Expansion", "Accounts that bought more, of those the group won first", |of| of.expansion),
        middle(
            "lifetime",
            "Lifetime value so far",
            "Median of all that accounts the group won first have bought until the window's end",
            |of| of.lifetime,
            &money,
        ),
    ];
    ComparisonView {
        headline: format!("{}{}", selected(snapshot, selection), headline(compared)),
        groups: GROUPS
            .map(|group| ComparisonGroup {
                label: attribution(group).to_owned(),
                note: format!("{} decided", count_of(compared.of_group(group).win_rate.base as usize, "deal", "deals")),
            })
            .into(),
        rows,
        segments: segments(snapshot),
        notes: before(compared).into_iter().collect(),
        types: snapshot
            .shown_types()
            .into_iter()
            .map(|kind| ComparisonType { id: kind, name: kind.short_name().to_owned() })
            .collect(),
    }
}

/// "Enterprise, SI: "; nothing where all deals are compared.
fn selected(snapshot: &Snapshot, selection: Selection) -> String {
    let segment = selection.segment.map(|wanted| {
        let own = snapshot.segments.iter().find(|segment| Some(segment.id) == wanted);
        own.map_or("Unsegmented", |segment| segment.name.as_str())
    });
    let named: Vec<&str> = segment.into_iter().chain(selection.partner_type.map(PartnerType::short_name)).collect();
    if named.is_empty() { String::new() } else { format!("{}: ", named.join(", ")) }
}

/// "Partner-sourced deals were won 41% of the time, those without a partner 22%."
fn headline(compared: &Comparison) -> String {
    let [sourced, none] = [Involvement::Sourced, Involvement::None].map(|group| compared.of_group(group).win_rate);
    if sourced.base < FEW_DEALS || none.base < FEW_DEALS {
        return format!(
            "Too few deals to compare: {} and {} without a partner were decided.",
            count_of(sourced.base as usize, "partner-sourced deal", "partner-sourced deals"),
            none.base
        );
    }
    let [sourced, none] = [sourced, none].map(|tally| percent_text(tally.count, tally.base));
    format!("Partner-sourced deals were won {sourced} of the time, those without a partner {none}.")
}

/// Bars are parts of the longest in the row.
fn row(id: &str, label: &str, tip: &str, cells: [(ComparisonCell, i64); 3]) -> ComparisonRow {
    let largest = cells.iter().map(|(_, value)| *value).max().unwrap_or(0).max(1);
    let bar = |(cell, value): (ComparisonCell, i64)| ComparisonCell {
        bar: u32::try_from(rounded(value.max(0).saturating_mul(1_000), largest)).unwrap_or(0),
        ..cell
    };
    ComparisonRow { id: id.to_owned(), label: label.to_owned(), tip: tip.to_owned(), cells: cells.map(bar).into() }
}

/// A share with Wilson's interval, and its value for the bar in millionths.
fn tally_cell(tally: Tally) -> (ComparisonCell, i64) {
    if tally.base == 0 {
        return (nothing("no such deal"), 0);
    }
    let percent = |share: f64| format!("{:.0}%", share * 100.0);
    let interval = wilson(tally.count, tally.base);
    let cell = ComparisonCell {
        text: percent_text(tally.count, tally.base),
        base: format!("{}/{}", tally.count, tally.base),
        interval: interval.map(|it| format!("{} to {}", percent(it.low), percent(it.high))).unwrap_or_default(),
        is_few: tally.base < FEW_DEALS,
        bar: 0,
    };
    (cell, i64::from(tally.count) * 1_000_000 / i64::from(tally.base))
}

/// A median with the interval its ranks give, and its value for the bar.
fn middle_cell(middle: Option<Middle>, text: &dyn Fn(i64) -> String) -> (ComparisonCell, i64) {
    let Some(middle) = middle else { return (nothing("no such deal"), 0) };
    let cell = ComparisonCell {
        text: text(middle.median),
        base: format!("n = {}", middle.count),
        interval: middle.between.map(|(low, high)| between(&text(low), &text(high))).unwrap_or_default(),
        is_few: middle.count < FEW_DEALS,
        bar: 0,
    };
    (cell, middle.median)
}

/// "$25k to $47k", "53 to 62 days".
fn between(low: &str, high: &str) -> String {
    let low = low.strip_suffix(" days").filter(|_| high.ends_with(" days")).unwrap_or(low);
    format!("{low} to {high}")
}

fn nothing(why: &str) -> ComparisonCell {
    ComparisonCell { text: String::new(), base: why.to_owned(), interval: String::new(), is_few: false, bar: 0 }
}

/// Whom it leaves out.
fn before(compared: &Comparison) -> Option<String> {
    let accounts = count_of(compared.customers_before as usize, "account was a customer", "accounts were customers");
    (compared.customers_before > 0).then(|| {
        format!("{accounts} before the first deal known with them: who won them is not known, and no group has them.")
    })
}

fn segments(snapshot: &Snapshot) -> Vec<ComparisonChoice> {
    let named = snapshot
        .segments
        .iter()
        .map(|segment| ComparisonChoice { id: short_id(segment.id), name: segment.name.clone() });
    let is_unsegmented = snapshot.accounts.iter().any(|account| snapshot.segment_of(account).is_none());
    let unsegmented = is_unsegmented.then(|| ComparisonChoice { id: 0, name: "Unsegmented".to_owned() });
    named.chain(unsegmented).collect()
}
