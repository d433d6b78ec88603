//! Decisions and ask: what the plan does, what it costs and frees, and what is asked of the board.

use super::changes::{Change, ChangeKind};
use super::{Built, Source, fte, fte_change};
use crate::Result;
use crate::measures::{Network, Period};
use crate::model::{PartnerType, Subject, Tier};
use crate::readout::{Block, Content, Grid, GridCell, GridColumn, GridRow, TableSlide, counted, share, type_word};
use crate::review::{Evidence, PlanLine};
use crate::store::tables::Decision;
use crate::text::{count_of, names};

/// Names a row lists before it counts.
const MOST_NAMES: usize = 8;

pub(super) fn slide<'a>(source: &Source<'a>) -> Result<Built<'a>> {
    let review = source.views.review(None)?;
    let others = other_rows(source);
    if source.changes.is_empty() && others.is_empty() {
        return Ok(Err(format!("Nothing is decided for {} yet.", source.next_quarter())));
    }
    let evidence = Evidence::of(source.snapshot, source.views.book(), source.views.matrix());
    let mut rows: Vec<GridRow> = Vec::new();
    let texts = source.changes.iter().map(|change| row(source, &evidence, change)).chain(others);
    for (number, mut cells) in (1..).zip(texts) {
        cells.insert(0, GridCell::accent(format!("{number}")));
        rows.push(GridRow::plain(cells));
    }
    let decided = rows.len();
    let (before, after) = totals(source);
    rows.push(GridRow::total(vec![
        GridCell::default(),
        GridCell::plain("Balance"),
        GridCell::plain(balance(source, before, after)),
        GridCell::default(),
        GridCell::plain(fte_change(after.0 - before.0)),
        GridCell::plain(source.money_change(after.1 - before.1)),
    ]));
    let grid = Grid {
        columns: vec![
            GridColumn::left("", 3),
            GridColumn::left("Decision", 18),
            GridColumn::left("What changes", 31),
            GridColumn::left("Evidence", 28),
            GridColumn::right("FTE", 8),
            GridColumn::right("MDF a quarter", 12),
        ],
        rows,
        alt: format!(
            "{} of the plan for {}, with what each changes of FTE and MDF",
            count_of(decided, "decision", "decisions"),
            source.next_quarter()
        ),
    };
    let blocks = vec![
        Block {
            heading: if review.is_signed { "Signed" } else { "We ask for" }.to_owned(),
            text: ask(source, decided, review.is_signed, &review.criteria),
        },
        Block { heading: "Where it starts".to_owned(), text: start(source) },
    ];
    let slide = TableSlide {
        title: title(source, review.is_signed, before, after),
        continued: "Decisions".to_owned(),
        note: "FTE: full-time equivalents of partner managers. MDF: market development funds. Each partner is counted in one row."
            .to_owned(),
        grid,
        blocks,
    };
    Ok(Ok((Content::Table(Box::new(slide)), notes(source))))
}

/// FTE and MDF of all partners today and as planned.
pub(super) fn totals(source: &Source<'_>) -> ((i64, i64), (i64, i64)) {
    let sum = |of: fn(&PlanLine) -> i64| source.plan.lines.iter().map(of).sum::<i64>();
    (
        (sum(|line| line.fte.today()), sum(|line| line.mdf.today())),
        (sum(|line| line.fte.planned), sum(|line| line.mdf.planned)),
    )
}

fn balance(source: &Source<'_>, before: (i64, i64), after: (i64, i64)) -> String {
    if before == after {
        return format!("{} FTE and {} before and after", fte(before.0), source.money(before.1).full_text());
    }
    format!(
        "{} FTE and {} before, {} FTE and {} after",
        fte(before.0),
        source.money(before.1).full_text(),
        fte(after.0),
        source.money(after.1).full_text()
    )
}

/// "Approve 15 partner moves: 3.00 FTE and $1.1M a quarter go to Tier 1, with headcount and MDF flat".
fn title(source: &Source<'_>, is_signed: bool, before: (i64, i64), after: (i64, i64)) -> String {
    let moves: usize =
        source.changes.iter().filter(|change| change.is_move()).map(|change| change.partners.len()).sum();
    let (people, money) = gained(source, Tier::STRATEGIC);
    let moved = match moves {
        0 => "a plan that moves no partner".to_owned(),
        _ => count_of(moves, "partner move", "partner moves"),
    };
    let start = if is_signed { format!("Signed: {moved}") } else { format!("Approve {moved}") };
    let parts: Vec<String> =
        [(people > 0).then(|| format!("{} FTE", fte(people))), (money > 0).then(|| source.sum(money))]
            .into_iter()
            .flatten()
            .collect();
    let gain = match parts.as_slice() {
        [] => String::new(),
        parts => format!("{} a quarter go to Tier 1, ", parts.join(" and ")),
    };
    let flat = match (before.0 == after.0, before.1 == after.1) {
        (true, true) => "with headcount and MDF flat".to_owned(),
        (true, false) => format!("with headcount flat and MDF at {}", source.sum(after.1)),
        (false, true) => format!("with MDF flat and headcount at {} FTE", fte(after.0)),
        (false, false) => format!("with headcount at {} FTE and MDF at {}", fte(after.0), source.sum(after.1)),
    };
    if gain.is_empty() { format!("{start} {flat}") } else { format!("{start}: {gain}{flat}") }
}

/// What the partners planned for a tier get more than they have today.
pub(super) fn gained(source: &Source<'_>, tier: Tier) -> (i64, i64) {
    let lines = source.plan.lines.iter().filter(|line| line.tier == Some(tier) && !line.is_sunset);
    let changes = lines.map(|line| (line.fte.planned - line.fte.today(), line.mdf.planned - line.mdf.today()));
    changes.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
}

fn row(source: &Source<'_>, evidence: &Evidence<'_>, change: &Change) -> Vec<GridCell> {
    let listed: Vec<String> = change.partners.iter().map(|id| source.name_and_type(*id)).collect();
    let what = match change.kind {
        ChangeKind::More(_) | ChangeKind::Less(_) | ChangeKind::Shifted(_) if listed.len() > MOST_NAMES => {
            by_type(source, &change.partners)
        }
        _ => names(&listed.iter().map(String::as_str).collect::<Vec<_>>(), MOST_NAMES),
    };
    vec![
        GridCell::strong(change.title()),
        GridCell::plain(what),
        GridCell::muted(if change.is_move() { rules(source, change) } else { shares(source, evidence, change) }),
        GridCell::plain(fte_change(change.fte)),
        GridCell::plain(source.money_change(change.mdf)),
    ]
}

/// "3 ISVs, 2 SIs, 1 agency".
fn by_type(source: &Source<'_>, partners: &[i64]) -> String {
    let kind = |id: &i64| source.snapshot.partner(*id).and_then(|partner| partner.partner_type);
    let of = |wanted| partners.iter().filter(|id| kind(id) == wanted).count();
    let kinds = PartnerType::ALL.into_iter().map(Some).chain([None]);
    let counted = kinds.filter_map(|wanted| {
        let count = Some(of(wanted)).filter(|count| *count > 0)?;
        let name = wanted.map_or_else(|| "without a type".to_owned(), |kind| type_word(kind, count));
        Some(format!("{count} {name}"))
    });
    counted.collect::<Vec<_>>().join(", ")
}

/// The rule the moves follow; where they follow several or none, how many follow one.
fn rules(source: &Source<'_>, change: &Change) -> String {
    let own = |id: &i64| {
        let scenario = source.scenario?;
        let mut decisions = source.snapshot.review.decisions_of(scenario.id);
        decisions.find(|decision| decision.partner_id == *id && decision.subject == Subject::Tier)
    };
    let decisions: Vec<&Decision> = change.partners.iter().filter_map(own).collect();
    let ruled: Vec<&str> = decisions.iter().map(|one| one.rule.as_str()).filter(|rule| !rule.is_empty()).collect();
    match ruled.split_first() {
        None => "Decided by hand".to_owned(),
        Some((first, rest)) if rest.iter().all(|rule| rule == first) && ruled.len() == change.partners.len() => {
            (*first).to_owned()
        }
        Some(_) => {
            let by_hand = change.partners.len() - ruled.len();
            let proposed = count_of(ruled.len(), "proposed by the criteria", "proposed by the criteria");
            if by_hand == 0 { proposed } else { format!("{proposed}, {by_hand} decided by hand") }
        }
    }
}

/// "46% of sourced pipeline on 25% of MDF today".
fn shares(source: &Source<'_>, evidence: &Evidence<'_>, change: &Change) -> String {
    let of = |ids: &mut dyn Iterator<Item = i64>| ids.filter_map(|id| evidence.sourced_lately(id)).sum::<i64>();
    let all = of(&mut source.plan.lines.iter().map(|line| line.partner));
    let own = of(&mut change.partners.iter().copied());
    let today = |of: fn(&PlanLine) -> i64| {
        let own = source.plan.lines.iter().filter(|line| change.partners.contains(&line.partner)).map(of).sum::<i64>();
        (own, source.plan.lines.iter().map(of).sum::<i64>())
    };
    let (mdf, all_mdf) = today(|line| line.mdf.today());
    let (people, all_people) = today(|line| line.fte.today());
    if all <= 0 || own < 0 || all_mdf <= 0 || all_people <= 0 {
        return String::new();
    }
    let part = |part: i64, whole: i64| if part == 0 { "0%".to_owned() } else { share(part, whole) };
    format!(
        "{} of sourced pipeline on {} of MDF and {} of FTE",
        part(own, all),
        part(mdf, all_mdf),
        part(people, all_people)
    )
}

/// What is decided of motions and marketplace listings.
fn other_rows(source: &Source<'_>) -> Vec<Vec<GridCell>> {
    let decisions =
        || source.scenario.map(|scenario| source.snapshot.review.decisions_of(scenario.id)).into_iter().flatten();
    let row = |subject: Subject, title: &dyn Fn(usize) -> String| {
        let own: Vec<&str> =
            decisions().filter(|one| one.subject == subject).map(|one| source.name(one.partner_id)).collect();
        (!own.is_empty()).then(|| {
            vec![
                GridCell::strong(title(own.len())),
                GridCell::plain(names(&own, MOST_NAMES)),
                GridCell::muted("Decided by hand"),
                GridCell::plain("0.00"),
                GridCell::plain("0"),
            ]
        })
    };
    let motion = row(Subject::Motion, &|count| format!("Set the motion of {count}"));
    let listing = row(Subject::Listing, &|count| {
        format!("Decide {}", count_of(count, "marketplace listing", "marketplace listings"))
    });
    motion.into_iter().chain(listing).collect()
}

fn ask(source: &Source<'_>, decided: usize, is_signed: bool, criteria: &str) -> String {
    if is_signed {
        return format!(
            "{} for {}, signed by head of partnerships and CRO. {criteria}.",
            counted_decisions(decided),
            source.next_quarter()
        );
    }
    let which = if decided == 1 { "decision 1".to_owned() } else { format!("decisions 1 to {decided}") };
    format!("Approval of {which}, effective with the {} plan. {criteria}.", source.next_quarter())
}

fn counted_decisions(decided: usize) -> String {
    crate::text::capitalized(&counted(decided, "decision", "decisions"))
}

/// "Partner-sourced pipeline of $24.0M in two quarters, $48.0M annualized."
fn start(source: &Source<'_>) -> String {
    let book = source.views.book();
    let window = Period::up_to(source.snapshot.setting.review_quarter, 2);
    let next = "The next review opens with what became of each decision.";
    if book.deals.is_empty() {
        return next.to_owned();
    }
    let sourced = Network::of(book, window).pipeline.sourced_once;
    format!(
        "Partner-sourced pipeline of {} in the two quarters up to {}, {} annualized, each deal once. {next}",
        source.sum(sourced),
        source.quarter(),
        source.sum(sourced.saturating_mul(2))
    )
}

/// Every move with its evidence.
fn notes(source: &Source<'_>) -> Vec<String> {
    let decisions =
        source.scenario.map(|scenario| source.snapshot.review.decisions_of(scenario.id)).into_iter().flatten();
    let told = decisions.filter(|one| one.subject == Subject::Tier && !one.evidence.is_empty());
    let mut notes: Vec<String> = told.map(|one| format!("{}: {}", source.name(one.partner_id), one.evidence)).collect();
    notes.sort();
    notes
}
