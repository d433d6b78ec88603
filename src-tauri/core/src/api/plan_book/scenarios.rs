use crate::api::Views;
use crate::readout::book::{Cell, Column, Sheet};

/// The scenarios beside today, in totals and partner by partner.
pub fn sheet(views: &Views) -> Sheet {
    let view = views.scenarios();
    let mut columns = vec![Column::new("", 18), Column::new("", 26), Column::new("Today", 26)];
    columns.extend(view.scenarios.iter().map(|scenario| {
        let plan = if scenario.is_plan { ", the plan" } else { "" };
        Column::new(format!("{} {}{plan}", scenario.letter, scenario.name), 26)
    }));
    let row = |heading: &str, label: &str, values: &[String]| {
        let head = if heading.is_empty() { Cell::Blank } else { Cell::Strong(heading.to_owned()) };
        [head, Cell::text(label)].into_iter().chain(values.iter().map(Cell::text)).collect::<Vec<_>>()
    };
    let mut rows: Vec<Vec<Cell>> = view.rows.iter().map(|one| row(&one.heading, &one.label, &one.values)).collect();
    for (place, one) in view.partners.iter().enumerate() {
        rows.push(row(if place == 0 { "Partner by partner" } else { "" }, &one.label, &one.values));
    }
    Sheet {
        name: "Scenarios",
        title: "Scenarios compared".to_owned(),
        note: "Partners that are the same in all of them are left out.".to_owned(),
        columns,
        above: Vec::new(),
        rows,
        frozen_columns: 2,
    }
}
