use serde::{Deserialize, Serialize};

use super::amounts::{fte_text, money};
use super::record::{chosen, in_turn, is_open, plain, record};
use super::{ScenarioName, allocate};
use crate::api::document::Changed;
use crate::api::short_id;
use crate::measures::Book;
use crate::model::Tier;
use crate::overlap::Matrix;
use crate::review::{Evidence, Plan, PlanLine, Resource, Returns, expected_pipeline};
use crate::store::tables::{Allocation, Decision, Partner, Scenario};
use crate::store::{Document, Operation, Snapshot};
use crate::{Error, Result};

/// Up to this many stand beside what is today.
const MOST: usize = 3;
const LETTERS: [&str; MOST] = ["A", "B", "C"];

/// The scenarios of the review beside today, row by row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ScenariosView {
    pub scenarios: Vec<ScenarioName>,
    /// Whether there is room for one more.
    pub has_room: bool,
    pub rows: Vec<ScenarioRow>,
    /// Partners that are not the same in all of them: its name, then a text a column.
    pub partners: Vec<ScenarioRow>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ScenarioRow {
    /// "Partners", over the rows that follow; empty where the row goes on.
    pub heading: String,
    pub label: String,
    /// Today, then one a scenario.
    pub values: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum ScenarioEdit {
    /// A copy of a scenario under the next letter; without one of today.
    Copy {
        of: Option<u32>,
        name: String,
    },
    Rename {
        id: u32,
        name: String,
    },
    /// It becomes the plan.
    Choose {
        id: u32,
    },
    Remove {
        id: u32,
    },
}

/// The row of what is expected of sourced pipeline.
pub(crate) const EXPECTED: &str = "Expected a quarter";

/// The scenarios of the review quarter compared.
#[must_use]
pub fn scenarios(snapshot: &Snapshot, book: &Book, matrix: &Matrix) -> ScenariosView {
    let quarter = snapshot.setting.review_quarter;
    let own: Vec<&Scenario> = snapshot.review.scenarios_of(quarter).collect();
    let plans: Vec<Plan> =
        [None].into_iter().chain(own.iter().map(|one| Some(one.id))).map(|id| Plan::of(snapshot, id)).collect();
    let evidence = Evidence::of(snapshot, book, matrix);
    let mut ranked: Vec<(i64, i64)> = snapshot
        .partners
        .iter()
        .filter(|partner| partner.tier == Some(Tier::STRATEGIC))
        .map(|partner| (partner.id, evidence.sourced_lately(partner.id).unwrap_or(0)))
        .collect();
    ranked.sort_by_key(|(_, sourced)| std::cmp::Reverse(*sourced));
    let top: Vec<i64> = ranked.into_iter().take(5).map(|(id, _)| id).collect();
    let returns = [Resource::Fte, Resource::Mdf].map(|resource| Returns::of(snapshot, book, resource, quarter));
    ScenariosView {
        scenarios: own.iter().map(|scenario| named(scenario)).collect(),
        has_room: own.len() < MOST,
        rows: rows(snapshot, &plans, &top, &returns),
        partners: differing(snapshot, &plans),
    }
}

/// Copies, renames, chooses or removes a scenario.
///
/// # Errors
/// When the plan is signed, there are three already, the scenario is gone, or the plan itself is to be removed while others stand.
pub fn change_scenario(document: &Document, edit: &ScenarioEdit) -> Result<Changed> {
    let _turn = in_turn();
    let snapshot = document.snapshot()?;
    is_open(&snapshot)?;
    match edit {
        ScenarioEdit::Copy { of, name } => copy(document, &snapshot, *of, name),
        ScenarioEdit::Rename { id, name } => {
            let standing = known(&snapshot, *id)?;
            let name = named_so(name)?;
            let what = format!("Named scenario {} “{name}”", standing.letter);
            write(document, &snapshot, what, &[Scenario { name, ..standing.clone() }])
        }
        ScenarioEdit::Choose { id } => {
            let chosen = known(&snapshot, *id)?;
            let others = snapshot.review.scenarios_of(snapshot.setting.review_quarter);
            let next: Vec<Scenario> =
                others.map(|one| Scenario { is_plan: one.id == chosen.id, ..one.clone() }).collect();
            write(document, &snapshot, format!("Made scenario {} the plan", chosen.letter), &next)
        }
        ScenarioEdit::Remove { id } => remove(document, &snapshot, known(&snapshot, *id)?),
    }
}

fn named(scenario: &Scenario) -> ScenarioName {
    ScenarioName {
        id: short_id(scenario.id),
        letter: scenario.letter.clone(),
        name: scenario.name.clone(),
        is_plan: scenario.is_plan,
    }
}

fn known(snapshot: &Snapshot, id: u32) -> Result<&Scenario> {
    let gone = || Error::new("this scenario is no longer there; nothing was changed");
    chosen(snapshot, Some(id))?.ok_or_else(gone)
}

fn named_so(name: &str) -> Result<String> {
    let name = plain("the name", name)?;
    if name.is_empty() {
        return Err(Error::new("say what the scenario is called; nothing was changed"));
    }
    Ok(name)
}

fn write(document: &Document, snapshot: &Snapshot, what: String, rows: &[Scenario]) -> Result<Changed> {
    let ((), changed) = document.transact(&Operation::ChangeScenario { what: what.clone() }, |writer| {
        for row in rows {
            writer.put(row)?;
        }
        record((document, snapshot), writer, what, String::new(), None)
    })?;
    Ok(changed)
}

fn copy(document: &Document, snapshot: &Snapshot, of: Option<u32>, name: &str) -> Result<Changed> {
    let quarter = snapshot.setting.review_quarter;
    let standing: Vec<&Scenario> = snapshot.review.scenarios_of(quarter).collect();
    let is_free = |letter: &&str| standing.iter().all(|one| one.letter != **letter);
    let letter = LETTERS.iter().copied().find(is_free);
    let letter = letter.ok_or_else(|| Error::new("there are three scenarios already; remove one first"))?;
    let of = of.map(|id| known(snapshot, id)).transpose()?;
    let name = named_so(name)?;
    let what = match of {
        Some(of) => format!("Copied scenario {} to {letter}, “{name}”", of.letter),
        None => format!("Added scenario {letter}, “{name}”, from today"),
    };
    let ((), changed) = document.transact(&Operation::ChangeScenario { what: what.clone() }, |writer| {
        let id = writer.next_id::<Scenario>()?;
        let is_plan = standing.is_empty();
        writer.put(&Scenario { id, quarter, letter: letter.to_owned(), name, is_plan })?;
        allocate::keep_currency(snapshot, writer)?;
        if let Some(of) = of {
            for decision in snapshot.review.decisions_of(of.id) {
                writer.put(&Decision { scenario_id: id, ..decision.clone() })?;
            }
            for allocation in snapshot.review.allocations_of(of.id) {
                writer.put(&Allocation { scenario_id: id, ..allocation.clone() })?;
            }
        }
        record((document, snapshot), writer, what, String::new(), None)
    })?;
    Ok(changed)
}

fn remove(document: &Document, snapshot: &Snapshot, scenario: &Scenario) -> Result<Changed> {
    let others = snapshot.review.scenarios_of(snapshot.setting.review_quarter).count() > 1;
    if scenario.is_plan && others {
        return Err(Error::new("this scenario is the plan; make another one the plan first"));
    }
    let what = format!("Removed scenario {}", scenario.letter);
    let ((), changed) = document.transact(&Operation::ChangeScenario { what: what.clone() }, |writer| {
        for decision in snapshot.review.decisions_of(scenario.id) {
            writer.remove(decision)?;
        }
        for allocation in snapshot.review.allocations_of(scenario.id) {
            writer.remove(allocation)?;
        }
        writer.remove(scenario)?;
        record((document, snapshot), writer, what, String::new(), None)
    })?;
    Ok(changed)
}

fn rows(snapshot: &Snapshot, plans: &[Plan], top: &[i64], [fte, mdf]: &[Returns; 2]) -> Vec<ScenarioRow> {
    let row = |heading: &str, label: String, value: &dyn Fn(&Plan) -> String| ScenarioRow {
        heading: heading.to_owned(),
        label,
        values: plans.iter().map(value).collect(),
    };
    let full = |minor: i64| money(snapshot, minor).full_text();
    let tiers = snapshot.setting.tiers();
    let numbers: Vec<String> = tiers.iter().map(|tier| tier.number().to_string()).collect();
    let count = |plan: &Plan, tier: Tier| plan.lines.iter().filter(|line| line.tier == Some(tier)).count();
    let sum = |plan: &Plan, tier: Tier, value: fn(&PlanLine) -> i64| {
        plan.lines.iter().filter(|line| line.tier == Some(tier)).map(value).sum::<i64>()
    };
    let mut rows = vec![
        row("Partners", format!("Tier {}", numbers.join(" / ")), &|plan| {
            tiers.iter().map(|tier| count(plan, *tier).to_string()).collect::<Vec<_>>().join(" / ")
        }),
        row("", "Sunsets".to_owned(), &|plan| plan.lines.iter().filter(|line| line.is_sunset).count().to_string()),
    ];
    for (place, tier) in tiers.iter().copied().enumerate() {
        let heading = if place == 0 { "FTE" } else { "" };
        rows.push(row(heading, tier.title(), &|plan| fte_text(sum(plan, tier, |line| line.fte.planned))));
    }
    rows.push(row("", "Difference from envelope".to_owned(), &|plan| {
        off(plan.fte_balance(tiers).difference(), &fte_text)
    }));
    for (place, tier) in tiers.iter().copied().enumerate() {
        let heading = if place == 0 { "MDF a quarter" } else { "" };
        rows.push(row(heading, tier.title(), &|plan| full(sum(plan, tier, |line| line.mdf.planned))));
        if tier == Tier::STRATEGIC && !top.is_empty() {
            rows.push(row("", "of it today’s top five".to_owned(), &|plan| {
                full(plan.lines.iter().filter(|line| top.contains(&line.partner)).map(|line| line.mdf.planned).sum())
            }));
        }
    }
    rows.push(row("", "Difference from envelope".to_owned(), &|plan| off(plan.mdf_balance(tiers).difference(), &full)));
    rows.push(row("Sourced pipeline", EXPECTED.to_owned(), &|plan| {
        money(snapshot, expected_pipeline(plan, fte, mdf)).short_text()
    }));
    rows.push(row("", "Expected a year".to_owned(), &|plan| {
        money(snapshot, expected_pipeline(plan, fte, mdf) * 4).short_text()
    }));
    rows
}

fn off(difference: i64, text: &dyn Fn(i64) -> String) -> String {
    match difference {
        0 => text(0),
        over if over > 0 => format!("{} over", text(over)),
        left => format!("{} left", text(-left)),
    }
}

/// Partners whose place, FTE or MDF is not the same everywhere, in the order of their names.
fn differing(snapshot: &Snapshot, plans: &[Plan]) -> Vec<ScenarioRow> {
    let of = |partner: &Partner| {
        // Who was sunset before has a line only where something is planned of it.
        let lines: Vec<Option<&PlanLine>> = plans.iter().map(|plan| plan.line(partner.id)).collect();
        let key =
            |line: Option<&PlanLine>| line.map(|line| (line.tier, line.is_sunset, line.fte.planned, line.mdf.planned));
        let is_same = lines.iter().all(|one| key(*one) == key(lines[0]));
        let value = |line: Option<&PlanLine>| match line {
            Some(line) if !line.is_sunset => {
                let tier = line.tier.map_or_else(|| "No tier".to_owned(), Tier::title);
                format!("{tier}, {} FTE, {}", fte_text(line.fte.planned), money(snapshot, line.mdf.planned).full_text())
            }
            _ => "Sunset".to_owned(),
        };
        let label = partner.name.clone();
        (!is_same).then(|| ScenarioRow {
            heading: String::new(),
            label,
            values: lines.iter().copied().map(value).collect(),
        })
    };
    snapshot.partners.iter().filter_map(of).collect()
}
