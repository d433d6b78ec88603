use super::{investment, scenario_title};
use crate::Result;
use crate::api::Views;
use crate::model::Tier;
use crate::readout::book::{Cell, Column, Sheet};
use crate::review::{Plan, PlanLine};
use crate::store::tables::Scenario;

/// What is planned in one look: the tiers with their counts and amounts, taken from the investment by formulas, and where the review
/// stands.
///
/// # Errors
/// When the review cannot be read.
pub fn sheet(views: &Views, plan: &Plan, scenario: Option<&Scenario>, lines: &Sheet) -> Result<Sheet> {
    let snapshot = views.snapshot();
    let calendar = snapshot.setting.calendar;
    let review = views.review(None)?;
    let first = Sheet::row(investment::ABOVE, 0);
    let last = Sheet::row(investment::ABOVE, lines.rows.len().saturating_sub(1));
    let range = |column: &str| format!("{}!${column}${first}:${column}${last}", investment::NAME);
    let tiers = snapshot.setting.tiers().iter().copied().map(Some).chain([None]);
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for tier in tiers {
        let today = || plan.lines.iter().filter(move |line| line.tier_today == tier);
        let planned = || plan.lines.iter().filter(move |line| line.tier == tier && !line.is_sunset);
        if today().count() + planned().count() == 0 {
            continue;
        }
        let number = Sheet::row(0, rows.len());
        let count = |column: &str, result: usize| {
            Cell::formula(format!("=COUNTIF({},$A{number})", range(column)), Cell::count(result))
        };
        let total = |column: &str, by: &str, cell: Cell| {
            Cell::formula(format!("=SUMIFS({},{},$A{number})", range(column), range(by)), cell)
        };
        let sum = |lines: &mut dyn Iterator<Item = &PlanLine>, of: fn(&PlanLine) -> i64| lines.map(of).sum::<i64>();
        rows.push(vec![
            Cell::Strong(tier.map_or_else(|| "No tier".to_owned(), Tier::title)),
            count("B", today().count()),
            count("C", planned().count()),
            total("G", "B", Cell::Hundredths(sum(&mut today(), |line| line.fte.today()))),
            total("H", "C", Cell::Hundredths(sum(&mut planned(), |line| line.fte.planned))),
            total("J", "B", Cell::Money(sum(&mut today(), |line| line.mdf.today()))),
            total("K", "C", Cell::Money(sum(&mut planned(), |line| line.mdf.planned))),
        ]);
    }
    let number = Sheet::row(0, rows.len());
    let sunset = || plan.lines.iter().filter(|line| line.is_sunset);
    let of_sunset =
        |column: &str, cell: Cell| Cell::formula(format!("=SUMIFS({},{},$A{number})", range(column), range("C")), cell);
    rows.push(vec![
        Cell::Strong("Sunset".to_owned()),
        Cell::Blank,
        Cell::formula(format!("=COUNTIF({},$A{number})", range("C")), Cell::count(sunset().count())),
        Cell::Blank,
        of_sunset("H", Cell::Hundredths(sunset().map(|line| line.fte.planned).sum())),
        Cell::Blank,
        of_sunset("K", Cell::Money(sunset().map(|line| line.mdf.planned).sum())),
    ]);
    let total =
        |column: char, cell: Cell| Cell::formula(format!("=SUM({column}{}:{column}{number})", Sheet::row(0, 0)), cell);
    let sum = |of: fn(&PlanLine) -> i64| plan.lines.iter().map(of).sum::<i64>();
    rows.push(vec![
        Cell::Strong("All".to_owned()),
        total('B', Cell::count(plan.lines.len())),
        total('C', Cell::count(plan.lines.len())),
        total('D', Cell::Hundredths(sum(|line| line.fte.today()))),
        total('E', Cell::Hundredths(sum(|line| line.fte.planned))),
        total('F', Cell::Money(sum(|line| line.mdf.today()))),
        total('G', Cell::Money(sum(|line| line.mdf.planned))),
    ]);
    let wide = |label: &str, text: String| {
        let mut row = vec![Cell::Blank; 7];
        row[0] = Cell::Strong(label.to_owned());
        row[1] = Cell::text(text);
        row
    };
    rows.push(vec![Cell::Blank; 7]);
    rows.push(wide("Decided", format!("{} of {} proposals", review.decided, review.proposed)));
    rows.push(wide("Scenario", scenario_title(scenario)));
    rows.push(wide("Criteria", review.criteria.clone()));
    rows.push(wide("Quarter", if review.frozen.is_empty() { "Not frozen".to_owned() } else { review.frozen.clone() }));
    for signature in &review.signatures {
        let text = match (signature.name.is_empty(), signature.is_valid) {
            (true, _) => "Not signed".to_owned(),
            (false, true) => format!("Signed by {} on {} ({})", signature.name, signature.at, signature.hash),
            (false, false) => format!("What stands is not what {} signed on {}", signature.name, signature.at),
        };
        rows.push(wide(&signature.title, text));
    }
    rows.extend(review.blockers.iter().map(|blocker| wide("Open", blocker.clone())));
    let quarter = calendar.label(plan.quarter.plus(1));
    Ok(Sheet {
        name: "Summary",
        title: format!("{}: partner plan for {quarter}", snapshot.setting.company_or_name()),
        note: format!(
            "Review of {}. The amounts are formulas over the sheet {}.",
            calendar.label(plan.quarter),
            investment::NAME
        ),
        columns: vec![
            Column::new("", 22),
            Column::new("Partners today", 12),
            Column::new(format!("Partners {quarter}"), 13),
            Column::new("FTE today", 12),
            Column::new(format!("FTE {quarter}"), 13),
            Column::new("MDF today", 16),
            Column::new(format!("MDF {quarter}"), 16),
        ],
        above: Vec::new(),
        rows,
        frozen_columns: 1,
    })
}
