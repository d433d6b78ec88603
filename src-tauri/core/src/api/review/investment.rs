use std::collections::BTreeMap;

use serde::Serialize;

use super::amounts::{fte_text, money, signed};
use super::record::chosen;
use crate::Result;
use crate::api::short_id;
use crate::measures::Book;
use crate::model::Tier;
use crate::overlap::Matrix;
use crate::review::{Evidence, Plan, PlanLine};
use crate::store::Snapshot;

/// What each partner has today and gets in a scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct InvestmentView {
    /// By planned tier, then sunsets.
    pub groups: Vec<InvestmentGroup>,
    pub managers: Vec<ManagerLoad>,
    /// "sourced, last 2 quarters".
    pub sourced_label: String,
    /// Partners of which nothing is recorded today, as a sentence; empty where there are none.
    pub note: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct InvestmentGroup {
    /// "Tier 1", "Sunset".
    pub title: String,
    pub count: u32,
    pub fte_today: String,
    pub fte: String,
    pub mdf_today: String,
    pub mdf: String,
    pub lines: Vec<InvestmentLine>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct InvestmentLine {
    pub partner: u32,
    /// The partner's UUID.
    pub id: String,
    pub name: String,
    pub kind: String,
    /// "from Tier 2"; empty where it stays.
    pub moved: String,
    pub manager: String,
    /// Sourced pipeline of two quarters, "$2.80M"; empty where it is not known.
    pub sourced: String,
    /// Empty where nothing is recorded.
    pub fte_today: String,
    pub fte: String,
    pub fte_change: String,
    pub mdf_today: String,
    pub mdf: String,
    pub mdf_change: String,
    pub is_fte_set: bool,
    pub is_mdf_set: bool,
}

/// What a manager has to look after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ManagerLoad {
    /// "No manager" for partners without one.
    pub name: String,
    pub tier_one_today: u32,
    pub tier_one: u32,
    pub partners_today: u32,
    pub partners: u32,
    pub fte_today: String,
    pub fte: String,
    /// More Tier 1 partners than a dedicated manager has.
    pub is_over: bool,
}

/// The investment of a scenario; without one of the plan.
///
/// # Errors
/// When the scenario is no longer there.
pub fn investment(snapshot: &Snapshot, book: &Book, matrix: &Matrix, scenario: Option<u32>) -> Result<InvestmentView> {
    let scenario = chosen(snapshot, scenario)?;
    let plan = Plan::of(snapshot, scenario.map(|scenario| scenario.id));
    let evidence = Evidence::of(snapshot, book, matrix);
    let sourced = |id: i64| evidence.sourced_lately(id);
    let tiers = snapshot.setting.tiers().iter().copied().map(Some).chain([None]);
    let mut groups = Vec::new();
    for tier in tiers {
        let title = tier.map_or_else(|| "No tier".to_owned(), Tier::title);
        let own = plan.lines.iter().filter(|line| line.tier == tier && !line.is_sunset);
        groups.extend(group(snapshot, title, own.collect(), &sourced));
    }
    let sunset = plan.lines.iter().filter(|line| line.is_sunset);
    groups.extend(group(snapshot, "Sunset".to_owned(), sunset.collect(), &sourced));
    let lacking = plan.lines.iter().filter(|line| line.fte.today.is_none() || line.mdf.today.is_none()).count();
    let note = match lacking {
        0 => String::new(),
        1 => {
            "Of 1 partner FTE or MDF is not recorded in this quarter, or has no rate; it counts as nothing.".to_owned()
        }
        _ => format!(
            "Of {lacking} partners FTE or MDF is not recorded in this quarter, or has no rate; they count as nothing."
        ),
    };
    Ok(InvestmentView {
        groups,
        managers: managers(snapshot, &plan),
        sourced_label: "Sourced, last 2 quarters".to_owned(),
        note,
    })
}

fn group(
    snapshot: &Snapshot,
    title: String,
    mut lines: Vec<&PlanLine>,
    sourced: &impl Fn(i64) -> Option<i64>,
) -> Option<InvestmentGroup> {
    if lines.is_empty() {
        return None;
    }
    // Stable: partners that sourced the same stay in the order of their names.
    lines.sort_by_cached_key(|line| std::cmp::Reverse(sourced(line.partner)));
    let sum = |value: fn(&PlanLine) -> i64| lines.iter().map(|line| value(line)).sum::<i64>();
    let full = |minor: i64| money(snapshot, minor).full_text();
    Some(InvestmentGroup {
        title,
        count: crate::api::short_count(lines.len()),
        fte_today: fte_text(sum(|line| line.fte.today())),
        fte: fte_text(sum(|line| line.fte.planned)),
        mdf_today: full(sum(|line| line.mdf.today())),
        mdf: full(sum(|line| line.mdf.planned)),
        lines: lines.iter().filter_map(|line| investment_line(snapshot, line, sourced(line.partner))).collect(),
    })
}

fn investment_line(snapshot: &Snapshot, line: &PlanLine, sourced: Option<i64>) -> Option<InvestmentLine> {
    let partner = snapshot.partner(line.partner)?;
    let manager = partner.manager_id.and_then(|id| snapshot.managers.get(&id));
    let full = |minor: i64| money(snapshot, minor).full_text();
    let change = |value: i64, text: String| if value == 0 { String::new() } else { signed(&text, value) };
    let (fte, mdf) = (line.fte.planned - line.fte.today(), line.mdf.planned - line.mdf.today());
    let moved = match line.tier_today {
        Some(today) if line.tier_today != line.tier => format!("from {}", today.title()),
        _ => String::new(),
    };
    Some(InvestmentLine {
        partner: short_id(partner.id),
        id: partner.uuid.clone(),
        name: partner.name.clone(),
        kind: partner.partner_type.map(|kind| kind.short_name().to_owned()).unwrap_or_default(),
        moved,
        manager: manager.map(|manager| manager.name.clone()).unwrap_or_default(),
        sourced: sourced.map(|minor| money(snapshot, minor).short_text()).unwrap_or_default(),
        fte_today: if line.fte.today.is_none() { String::new() } else { fte_text(line.fte.today()) },
        fte: fte_text(line.fte.planned),
        fte_change: change(fte, fte_text(fte.abs())),
        mdf_today: if line.mdf.today.is_none() { String::new() } else { full(line.mdf.today()) },
        mdf: full(line.mdf.planned),
        mdf_change: change(mdf, full(mdf.abs())),
        is_fte_set: line.fte.set.is_some(),
        is_mdf_set: line.mdf.set.is_some(),
    })
}

/// By name; partners without a manager last.
fn managers(snapshot: &Snapshot, plan: &Plan) -> Vec<ManagerLoad> {
    let mut loads: BTreeMap<(bool, String), (ManagerLoad, i64, i64)> = BTreeMap::new();
    for line in &plan.lines {
        let Some(partner) = snapshot.partner(line.partner) else { continue };
        let manager = partner.manager_id.and_then(|id| snapshot.managers.get(&id)).map(|manager| manager.name.clone());
        let name = manager.clone().unwrap_or_else(|| "No manager".to_owned());
        let (load, today, planned) = loads.entry((manager.is_none(), name.clone())).or_insert_with(|| {
            let (fte_today, fte) = (String::new(), String::new());
            let counts = (0, 0, 0, 0);
            let (tier_one_today, tier_one, partners_today, partners) = counts;
            (
                ManagerLoad {
                    name,
                    tier_one_today,
                    tier_one,
                    partners_today,
                    partners,
                    fte_today,
                    fte,
                    is_over: false,
                },
                0,
                0,
            )
        });
        let is_dedicated = |tier: Option<Tier>| u32::from(tier.is_some_and(Tier::is_dedicated));
        load.tier_one_today += is_dedicated(line.tier_today);
        load.tier_one += is_dedicated(line.tier);
        load.partners_today += 1;
        load.partners += u32::from(!line.is_sunset);
        *today += line.fte.today();
        *planned += line.fte.planned;
    }
    let most = snapshot.setting.tier_one_a_manager;
    let finished = |((is_nobody, _), (load, today, planned)): ((bool, String), (ManagerLoad, i64, i64))| ManagerLoad {
        fte_today: fte_text(today),
        fte: fte_text(planned),
        is_over: !is_nobody && load.tier_one > most,
        ..load
    };
    loads.into_iter().map(finished).collect()
}
