//! Decisions and ask: what the plan does, what it costs and frees, and what is asked of the board.

use super::changes::{Change, ChangeKind};
use super::{Built, Source, fte, fte_change};
use crate::Result;
use crate::measures::{Network, Period};
use crate::model::{PartnerType, Subject, Tier, Verdict};
use crate::readout::{Block, Content, Grid, GridCell, GridColumn, GridRow, TableSlide, counted, share, type_word};
use crate::review::{Evidence, PlanLine, motion_text};
use crate::store::tables::Decision;
use crate::text::{count_of, names};

/// Names a row lists before it counts.
const MOST_NAMES: usize = 8;

pub(super) fn slide(source: &Source<'_>) -> Result<Built> {
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
        note: "FTE: full-time equivalents of partner managers. MDF: market development funds. A partner's FTE and MDF are counted in one row."
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

/// Of which resources anything is recorded or planned: FTE, MDF.
pub(super) fn known(source: &Source<'_>) -> (bool, bool) {
    let lines = || source.plan.lines.iter();
    (
        lines().any(|line| line.fte.today.is_some() || line.fte.planned != 0),
        lines().any(|line| line.mdf.today.is_some() || line.mdf.planned != 0),
    )
}

fn balance(source: &Source<'_>, before: (i64, i64), after: (i64, i64)) -> String {
    let (knows_people, knows_money) = known(source);
    let people = |of: (i64, i64)| knows_people.then(|| format!("{} FTE", fte(of.0)));
    let money = |of: (i64, i64)| knows_money.then(|| source.money(of.1).full_text());
    let both = |of| [people(of), money(of)].into_iter().flatten().collect::<Vec<_>>().join(" and ");
    let off = off(source, after).map(|off| format!("; {off}")).unwrap_or_default();
    match (both(before), both(after)) {
        (before, _) if before.is_empty() => "Nothing of FTE and MDF is recorded".to_owned(),
        (before, after) if before == after => format!("{before} before and after{off}"),
        (before, after) => format!("{before} before, {after} after{off}"),
    }
}

/// "$200k of MDF over the envelope"; `None` where what is given is what there is.
fn off(source: &Source<'_>, after: (i64, i64)) -> Option<String> {
    let told = |text: String, left: i64| match left {
        0 => None,
        1.. => Some(format!("{text} of the envelope left")),
        _ => Some(format!("{text} over the envelope")),
    };
    let (knows_people, knows_money) = known(source);
    let (people, money) = (source.plan.fte_envelope - after.0, source.plan.mdf_envelope - after.1);
    let parts = [
        told(format!("{} FTE", fte(people.abs())), people).filter(|_| knows_people),
        told(format!("{} of MDF", source.sum(money.abs())), money).filter(|_| knows_money),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" and "))
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
    let (knows_people, knows_money) = known(source);
    let people =
        if before.0 == after.0 { "headcount flat".to_owned() } else { format!("headcount at {} FTE", fte(after.0)) };
    let money = if before.1 == after.1 { "MDF flat".to_owned() } else { format!("MDF at {}", source.sum(after.1)) };
    let flat = match (knows_people, knows_money) {
        (true, true) if before == after => "with headcount and MDF flat".to_owned(),
        (true, true) => format!("with {people} and {money}"),
        (true, false) => format!("with {people}"),
        (false, true) => format!("with {money}"),
        (false, false) => String::new(),
    };
    let off = off(source, after).map(|off| format!("; {off}")).unwrap_or_default();
    let sentence = if gain.is_empty() { format!("{start} {flat}") } else { format!("{start}: {gain}{flat}") };
    format!("{}{off}", sentence.trim_end())
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
    let is_ruled = |one: &&&Decision| one.verdict == Verdict::Accepted && !one.rule.is_empty();
    let ruled: Vec<&str> = decisions.iter().filter(is_ruled).map(|one| one.rule.as_str()).collect();
    let reasons: Vec<&str> = decisions
        .iter()
        .filter(|one| !is_ruled(one))
        .map(|one| one.reason.as_str())
        .filter(|why| !why.is_empty())
        .collect();
    let by_hand = change.partners.len() - ruled.len();
    let by_hand = match (by_hand, reasons.as_slice()) {
        (0, _) => String::new(),
        (_, []) => format!("{by_hand} decided by hand"),
        (_, reasons) => format!("{by_hand} decided by hand: {}", reasons.join("; ")),
    };
    match ruled.split_first() {
        None => by_hand,
        Some((first, rest)) if by_hand.is_empty() && rest.iter().all(|rule| rule == first) => (*first).to_owned(),
        Some(_) if by_hand.is_empty() => format!("{} proposed by the criteria", ruled.len()),
        Some(_) => format!("{} proposed by the criteria, {by_hand}", ruled.len()),
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
    let row = |subject: Subject, title: &dyn Fn(usize) -> String, what: &dyn Fn(&Decision) -> String| {
        let own: Vec<String> = decisions()
            .filter(|one| one.subject == subject)
            .map(|one| format!("{}: {}", source.name(one.partner_id), what(one)))
            .collect();
        (!own.is_empty()).then(|| {
            vec![
                GridCell::strong(title(own.len())),
                GridCell::plain(names(&own.iter().map(String::as_str).collect::<Vec<_>>(), MOST_NAMES)),
                GridCell::muted("Decided by hand"),
                GridCell::plain("0.00"),
                GridCell::plain("0"),
            ]
        })
    };
    let motion =
        row(Subject::Motion, &|count| format!("Set the motion of {count}"), &|one| motion_text(source.snapshot, one));
    let listings = |count| format!("Decide {}", count_of(count, "marketplace listing", "marketplace listings"));
    let listing =
        row(Subject::Listing, &listings, &|one| if one.target == "listed" { "list" } else { "do not list" }.to_owned());
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
    if !source.knows_deals(window) {
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
