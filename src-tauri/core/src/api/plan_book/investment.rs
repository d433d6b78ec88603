use super::tier_cell;
use crate::api::Views;
use crate::readout::book::{Cell, Column, Sheet};
use crate::review::{Evidence, Plan, PlanLine, Share};

pub const NAME: &str = "Investment";
/// Rows above the header: the envelope, what is given out, what is left.
pub const ABOVE: usize = 3;

/// A line for each partner. The planned amounts are there to be changed: what is left of the envelope follows.
pub fn sheet(views: &Views, plan: &Plan) -> Sheet {
    let snapshot = views.snapshot();
    let quarter = snapshot.setting.calendar.label(plan.quarter.plus(1));
    let evidence = Evidence::of(snapshot, views.book(), views.matrix());
    let mut lines: Vec<&PlanLine> = plan.lines.iter().collect();
    // Stable: within a tier partners stay in the order of their names.
    lines.sort_by_key(|line| (line.is_sunset, line.tier.is_none(), line.tier));
    let last = Sheet::row(ABOVE, lines.len().saturating_sub(1));
    let first = Sheet::row(ABOVE, 0);
    let row = |(place, line): (usize, &&PlanLine)| {
        let partner = snapshot.partner(line.partner);
        let manager = partner.and_then(|partner| snapshot.managers.get(&partner.manager_id?));
        let kind = partner.and_then(|partner| partner.partner_type);
        let number = Sheet::row(ABOVE, place);
        let change = |planned: &str, today: &str, share: Share, cell: fn(i64) -> Cell| {
            let result = Cell::Change(Box::new(cell(share.planned - share.today())));
            Cell::formula(format!("={planned}{number}-N({today}{number})"), result)
        };
        vec![
            Cell::text(partner.map(|partner| partner.name.clone()).unwrap_or_default()),
            tier_cell(line.tier_today, false),
            tier_cell(line.tier, line.is_sunset),
            Cell::text(kind.map(|kind| kind.short_name().to_owned()).unwrap_or_default()),
            Cell::text(manager.map(|manager| manager.name.clone()).unwrap_or_default()),
            evidence.sourced_lately(line.partner).map_or(Cell::Blank, Cell::Money),
            line.fte.today.map_or(Cell::Blank, Cell::Hundredths),
            Cell::Input(Box::new(Cell::Hundredths(line.fte.planned))),
            change("H", "G", line.fte, Cell::Hundredths),
            line.mdf.today.map_or(Cell::Blank, Cell::Money),
            Cell::Input(Box::new(Cell::Money(line.mdf.planned))),
            change("K", "J", line.mdf, Cell::Money),
        ]
    };
    let [envelope, given] = [Sheet::row_above(0), Sheet::row_above(1)];
    let sum = |share: fn(&PlanLine) -> i64| plan.lines.iter().map(share).sum::<i64>();
    let above_row = |label: &str, cells: [(usize, Cell); 4]| {
        let mut row = vec![Cell::Blank; 12];
        row[0] = Cell::Strong(label.to_owned());
        for (place, cell) in cells {
            row[place] = cell;
        }
        row
    };
    let total = |column: &str, cell: Cell| Cell::formula(format!("=SUM({column}{first}:{column}{last})"), cell);
    // Rounded to the smallest unit, or a float would leave a trace where nothing is left.
    let left = |column: &str, decimals: u32, cell: Cell| {
        Cell::formula(format!("=ROUND({column}{envelope}-{column}{given},{decimals})"), cell)
    };
    let decimals = snapshot.setting.currency.minor_per_major().ilog10();
    let (fte_planned, mdf_planned) = (sum(|line| line.fte.planned), sum(|line| line.mdf.planned));
    Sheet {
        name: NAME,
        title: format!("Investment for {quarter}"),
        note: "Change what stands on a tinted ground; what is left of the envelope follows. FTE is manager time, MDF a quarter."
            .to_owned(),
        columns: columns(&quarter),
        above: vec![
            above_row(
                "Envelope",
                [
                    (6, Cell::Blank),
                    (7, Cell::Input(Box::new(Cell::Hundredths(plan.fte_envelope)))),
                    (9, Cell::Blank),
                    (10, Cell::Input(Box::new(Cell::Money(plan.mdf_envelope)))),
                ],
            ),
            above_row(
                "Given out",
                [
                    (6, total("G", Cell::Hundredths(sum(|line| line.fte.today())))),
                    (7, total("H", Cell::Hundredths(fte_planned))),
                    (9, total("J", Cell::Money(sum(|line| line.mdf.today())))),
                    (10, total("K", Cell::Money(mdf_planned))),
                ],
            ),
            above_row(
                "Left",
                [
                    (6, Cell::Blank),
                    (7, left("H", 2, Cell::Hundredths(plan.fte_envelope - fte_planned))),
                    (9, Cell::Blank),
                    (10, left("K", decimals, Cell::Money(plan.mdf_envelope - mdf_planned))),
                ],
            ),
        ],
        rows: lines.iter().enumerate().map(row).collect(),
        frozen_columns: 1,
    }
}

fn columns(quarter: &str) -> Vec<Column> {
    vec![
        Column::new("Partner", 28),
        Column::new("Tier today", 11),
        Column::new(format!("Tier {quarter}"), 12),
        Column::new("Type", 13),
        Column::new("Manager", 14),
        Column::new("Sourced, last two quarters", 16),
        Column::new("FTE today", 10),
        Column::new(format!("FTE {quarter}"), 12),
        Column::new("Change", 10),
        Column::new("MDF today", 15),
        Column::new(format!("MDF {quarter}"), 16),
        Column::new("Change", 15),
    ]
}
