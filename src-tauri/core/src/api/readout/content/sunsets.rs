//! The partners that are sunset, with what each frees.

use super::decisions::known;
use super::{Built, Source, fte};
use crate::model::{PartnerType, Subject, Tier, Verdict};
use crate::readout::{Content, Grid, GridCell, GridColumn, GridRow, TableSlide};
use crate::review::PlanLine;
use crate::store::tables::Decision;
use crate::text::{count_of, day_text, number_word};

/// The evidence of the rule that was accepted; the reason of whoever decided otherwise.
fn why(decision: &Decision) -> String {
    match decision.verdict {
        Verdict::Accepted => decision.evidence.clone(),
        _ => format!("By hand: {}", decision.reason),
    }
}

pub(super) fn slide(source: &Source<'_>) -> Built {
    let mut own: Vec<&PlanLine> = source.plan.lines.iter().filter(|line| line.is_sunset && !line.was_sunset).collect();
    if own.is_empty() {
        return Err("The plan sunsets nobody.".to_owned());
    }
    own.sort_by_key(|line| (line.tier_today, source.name(line.partner)));
    let freed = |line: &PlanLine| (line.fte.today() - line.fte.planned, line.mdf.today() - line.mdf.planned);
    let (people, money) = own.iter().map(|line| freed(line)).fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let decision = |line: &PlanLine| {
        let mut decisions = source.snapshot.review.decisions_of(source.scenario?.id);
        decisions.find(|one| one.partner_id == line.partner && one.subject == Subject::Tier)
    };
    let row = |line: &&PlanLine| {
        let partner = source.snapshot.partner(line.partner);
        let decided = decision(line);
        let why = decided.map(why);
        let since = partner.and_then(|partner| partner.partner_since).map(day_text);
        GridRow::plain(vec![
            GridCell::strong(source.name(line.partner)),
            GridCell::plain(partner.and_then(|one| one.partner_type).map(PartnerType::short_name).unwrap_or_default()),
            GridCell::plain(line.tier_today.map(Tier::title).unwrap_or_default()),
            GridCell::plain(since.unwrap_or_default()),
            GridCell::muted(why.unwrap_or_default()),
            GridCell::plain(fte(freed(line).0)),
            GridCell::plain(source.money(freed(line).1).full_text()),
        ])
    };
    let mut rows: Vec<GridRow> = own.iter().map(row).collect();
    rows.push(GridRow::total(vec![
        GridCell::plain("Freed"),
        GridCell::default(),
        GridCell::default(),
        GridCell::default(),
        GridCell::default(),
        GridCell::plain(fte(people)),
        GridCell::plain(source.money(money).full_text()),
    ]));
    let count = own.len();
    let slide = TableSlide {
        title: title(source, count, people, money),
        continued: "Sunsets".to_owned(),
        note: "Evidence as it stood when it was decided. FTE: full-time equivalents of partner managers.".to_owned(),
        grid: Grid {
            columns: vec![
                GridColumn::left("Partner", 20),
                GridColumn::left("Type", 10),
                GridColumn::left("Tier", 7),
                GridColumn::left("Partner since", 13),
                GridColumn::left("Evidence", 32),
                GridColumn::right("FTE freed", 8),
                GridColumn::right("MDF freed", 10),
            ],
            rows,
            alt: format!("{count} partners that are sunset, with evidence and what each frees"),
        },
        blocks: Vec::new(),
    };
    Ok((Content::Table(Box::new(slide)), Vec::new()))
}

/// "Eleven sunsets free 2.43 FTE and $220k of MDF a quarter"; only what is known of them.
fn title(source: &Source<'_>, count: usize, people: i64, money: i64) -> String {
    let (knows_people, knows_money) = known(source);
    let parts: Vec<String> = [
        knows_people.then(|| format!("{} FTE", fte(people))),
        knows_money.then(|| format!("{} of MDF", source.money(money).short_text())),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() {
        return format!("{} {} sunset", count_of(count, "partner", "partners"), if count == 1 { "is" } else { "are" });
    }
    let verb = if count == 1 { "sunset frees" } else { "sunsets free" };
    format!("{} {verb} {} a quarter", number_word(count), parts.join(" and "))
}
