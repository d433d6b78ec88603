//! The partners that are sunset, with what each frees.

use super::{Built, Source, fte};
use crate::model::{PartnerType, Subject, Tier};
use crate::readout::{Content, Grid, GridCell, GridColumn, GridRow, TableSlide};
use crate::review::PlanLine;
use crate::text::{day_text, number_word};

pub(super) fn slide<'a>(source: &Source<'a>) -> Built<'a> {
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
        let why = decided.map(|one| if one.evidence.is_empty() { one.reason.clone() } else { one.evidence.clone() });
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
    let verb = if count == 1 { "sunset frees" } else { "sunsets free" };
    let slide = TableSlide {
        title: format!(
            "{} {verb} {} FTE and {} of MDF a quarter",
            number_word(count),
            fte(people),
            source.money(money).short_text()
        ),
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
