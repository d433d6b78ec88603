//! Where the money and the people move: what gives and what takes, and the tiers before and after.

use super::changes::Change;
use super::decisions::{gained, totals};
use super::{Built, Source, fte, fte_change};
use crate::readout::{Content, FlowSlide, Flows, Grid, GridCell, GridColumn, GridRow, Node};
use crate::review::PlanLine;

/// Nodes a side has at most; the smallest are one.
const MOST_NODES: usize = 5;

pub(super) fn slide(source: &Source<'_>) -> Built {
    let (before, after) = totals(source);
    let money =
        flows(source, (|change| change.gives.1, |change| change.gets.1), &|minor| source.sum(minor), &|moved| {
            format!("MDF a quarter: {moved} of {} changes place", source.sum(before.1))
        });
    let people = flows(
        source,
        (|change| change.gives.0, |change| change.gets.0),
        &|hundredths| format!("{} FTE", fte(hundredths)),
        &|moved| format!("Managers: {moved} of {} change place", fte(before.0)),
    );
    let flows: Vec<Flows> = [money.clone(), people.clone()].into_iter().flatten().map(|(flows, _)| flows).collect();
    if flows.is_empty() {
        return Err("The plan moves neither money nor people.".to_owned());
    }
    let moved = [
        money.filter(|(_, moved)| *moved > 0).map(|(_, moved)| format!("{} of MDF", source.sum(moved))),
        people.filter(|(_, moved)| *moved > 0).map(|(_, moved)| format!("{} FTE", fte(moved))),
    ];
    let moved: Vec<String> = moved.into_iter().flatten().collect();
    let both = if before == after {
        "both totals stay the same".to_owned()
    } else {
        format!("the totals go to {} FTE and {}", fte(after.0), source.sum(after.1))
    };
    let verb = if moved.len() == 1 { "changes" } else { "change" };
    let title = match moved.as_slice() {
        [] => format!("Nothing changes place{}; {both}", gains(source)),
        moved => format!("{} {verb} place{}; {both}", moved.join(" and "), gains(source)),
    };
    let slide = FlowSlide {
        title,
        note: "What partners give is drawn to what others get, in order. Tier totals also carry the moves themselves."
            .to_owned(),
        flows,
        grid: tiers(source),
    };
    Ok((Content::Flow(Box::new(slide)), notes(source)))
}

/// ", Tier 1 getting 3.00 FTE and $220k": the tier whose partners get most.
fn gains(source: &Source<'_>) -> String {
    let tiers = source.snapshot.setting.tiers().iter().map(|tier| (gained(source, *tier), *tier));
    let Some(((people, money), tier)) = tiers.max_by_key(|((people, money), _)| (*money, *people)) else {
        return String::new();
    };
    let parts: Vec<String> =
        [(people > 0).then(|| format!("{} FTE", fte(people))), (money > 0).then(|| source.sum(money))]
            .into_iter()
            .flatten()
            .collect();
    if parts.is_empty() { String::new() } else { format!(", {} getting {}", tier.title(), parts.join(" and ")) }
}

/// What a change has of a resource.
type Of = fn(&Change) -> i64;

/// What gives and what gets of one resource, and how much of it goes from the one to the other; `None` where nothing differs.
fn flows(
    source: &Source<'_>,
    (gives, gets): (Of, Of),
    text: &dyn Fn(i64) -> String,
    heading: &dyn Fn(&str) -> String,
) -> Option<(Flows, i64)> {
    let side = |amount: Of| {
        let own = source.changes.iter().filter(|change| amount(change) > 0);
        let mut nodes: Vec<(String, i64)> = own.map(|change| (change.label(), amount(change))).collect();
        nodes.sort_by_key(|(_, amount)| std::cmp::Reverse(*amount));
        nodes
    };
    let (mut from, mut to) = (side(gives), side(gets));
    let sum = |nodes: &[(String, i64)]| nodes.iter().map(|(_, amount)| amount).sum::<i64>();
    let moved = sum(&from).min(sum(&to));
    match sum(&to) - sum(&from) {
        0 if moved == 0 => return None,
        0 => {}
        more if more > 0 => from.push(("added to the total".to_owned(), more)),
        less => to.push(("not given out".to_owned(), -less)),
    }
    let told = |nodes: &[(String, i64)]| {
        nodes.iter().map(|(label, amount)| format!("{label} {}", text(*amount))).collect::<Vec<_>>().join(", ")
    };
    let alt = format!("Gives: {}. Takes: {}.", told(&from), told(&to));
    let nodes = |side: Vec<(String, i64)>| {
        let mut side = side;
        if side.len() > MOST_NODES {
            let rest = side.split_off(MOST_NODES - 1);
            side.push((format!("{} others", rest.len()), sum(&rest)));
        }
        side.into_iter().map(|(label, amount)| Node { label, text: text(amount), amount }).collect()
    };
    Some((Flows { heading: heading(&text(moved)), from: nodes(from), to: nodes(to), alt }, moved))
}

fn tiers(source: &Source<'_>) -> Grid {
    let lines = || source.plan.lines.iter();
    let mut rows = Vec::new();
    let row = |title: String, before: Vec<&PlanLine>, after: Vec<&PlanLine>| {
        let sum = |lines: &[&PlanLine], of: fn(&PlanLine) -> i64| lines.iter().map(|line| of(line)).sum::<i64>();
        let people = [sum(&before, |line| line.fte.today()), sum(&after, |line| line.fte.planned)];
        let money = [sum(&before, |line| line.mdf.today()), sum(&after, |line| line.mdf.planned)];
        let full = |minor: i64| GridCell::plain(source.money(minor).full_text());
        vec![
            GridCell::plain(title),
            GridCell::plain(before.len().to_string()),
            GridCell::plain(after.iter().filter(|line| !line.is_sunset).count().to_string()),
            GridCell::plain(fte(people[0])),
            GridCell::plain(fte(people[1])),
            GridCell::strong(fte_change(people[1] - people[0])),
            full(money[0]),
            full(money[1]),
            GridCell::strong(source.money_change(money[1] - money[0])),
        ]
    };
    let known = source.snapshot.setting.tiers().iter().copied().map(Some).chain([None]);
    for tier in known {
        let before: Vec<&PlanLine> = lines().filter(|line| line.tier_today == tier && !line.was_sunset).collect();
        let after: Vec<&PlanLine> = lines().filter(|line| line.tier == tier && !line.is_sunset).collect();
        if before.is_empty() && after.is_empty() {
            continue;
        }
        let title = tier.map_or_else(|| "No tier".to_owned(), |tier| format!("{} {}", tier.title(), tier.name()));
        rows.push(GridRow::plain(row(title, before, after)));
    }
    let was_sunset: Vec<&PlanLine> = lines().filter(|line| line.was_sunset).collect();
    let sunset: Vec<&PlanLine> = lines().filter(|line| line.is_sunset).collect();
    let has_sunset_money =
        sunset.iter().any(|line| line.fte.planned != 0 || line.mdf.planned != 0) || !was_sunset.is_empty();
    if has_sunset_money {
        rows.push(GridRow::plain(row("Sunset".to_owned(), was_sunset, sunset)));
    }
    rows.push(GridRow::total(row("Total".to_owned(), lines().collect(), lines().collect())));
    let columns =
        ["Partners before", "Partners after", "FTE before", "FTE after", "Change", "MDF before", "MDF after", "Change"];
    Grid {
        columns: std::iter::once(GridColumn::left("", 18))
            .chain(columns.iter().map(|heading| GridColumn::right(heading, 10)))
            .collect(),
        rows,
        alt: "Partners, FTE and MDF of each tier before and after".to_owned(),
    }
}

/// Each partner whose FTE or MDF changes.
fn notes(source: &Source<'_>) -> Vec<String> {
    let changed = source
        .plan
        .lines
        .iter()
        .filter(|line| line.fte.planned != line.fte.today() || line.mdf.planned != line.mdf.today());
    let told = |line: &PlanLine| {
        format!(
            "{}: {} to {} FTE, {} to {}",
            source.name(line.partner),
            fte(line.fte.today()),
            fte(line.fte.planned),
            source.money(line.mdf.today()).full_text(),
            source.money(line.mdf.planned).full_text()
        )
    };
    changed.map(told).collect()
}
