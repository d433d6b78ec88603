//! Several sheets, hidden ones, charts among them, hidden rows.

use std::error::Error;

use rust_xlsxwriter::{Chart, ChartType, Workbook};
use serde_json::{Value, json};

use crate::book;
use crate::mess::{Mess, Messes};

const ROSTER: &[&[&str]] = &[
    &["Partner", "Tier", "Type", "MDF"],
    &["Halden & Rowe", "Tier 1", "SI", "n:150000"],
    &["Corvane", "Tier 2", "ISV", "n:30000"],
    &["Obrel", "Tier 2", "ISV", "n:39000"],
];

pub fn messes() -> Messes {
    Ok(vec![
        notes_first()?,
        hidden_copy()?,
        chart_between()?,
        hidden_rows()?,
        accounts_beside_partners()?,
        filtered_columns()?,
    ])
}

fn expects(file: &str, book: &mut Workbook) -> Result<Mess, Box<dyn Error>> {
    let rows: Value = json!([
        {"row": 2, "name": "Halden & Rowe", "tier": 1, "partner_type": "si", "mdf_allocated": 15_000_000},
        {"row": 3, "name": "Corvane", "tier": 2, "partner_type": "isv", "mdf_allocated": 3_000_000},
        {"row": 4, "name": "Obrel", "tier": 2, "partner_type": "isv", "mdf_allocated": 3_900_000},
    ]);
    let mess = Mess::new(file, book.save_to_buffer()?, "roster", "Roster", 1);
    Ok(mess.columns("A name, B tier, C partner_type, D mdf_allocated").rows(rows))
}

fn notes_first() -> Result<Mess, Box<dyn Error>> {
    let mut book = book::new()?;
    book::sheet(
        &mut book,
        "Read me",
        &[&["How to use this file"], &["Ask Ana about the tiers"], &["Then call Corvane"]],
    )?;
    book.add_worksheet().set_name("Empty")?;
    book::sheet(&mut book, "Roster", ROSTER)?;
    expects("notes-before-the-roster.xlsx", &mut book)
}

/// Last year's copy is hidden, longer, and not what is meant.
pub fn hidden_copy() -> Result<Mess, Box<dyn Error>> {
    let mut book = book::new()?;
    let old: &[&[&str]] = &[
        &["Partner", "Tier", "Type", "MDF", "PAM", "Region", "Website"],
        &["Halden & Rowe", "Tier 2", "SI", "n:1", "AK", "EMEA", "haldenrowe.example"],
        &["Kestrel Grove", "Tier 1", "SI", "n:2", "JR", "EMEA", "kestrelgrove.example"],
        &["Ferrolane", "Tier 3", "VAR", "n:3", "JR", "EMEA", "ferrolane.example"],
        &["Quillstack", "Tier 3", "ISV", "n:4", "DB", "EMEA", "quillstack.example"],
    ];
    book::sheet(&mut book, "_old", old)?.set_hidden(true);
    book::sheet(&mut book, "Roster", ROSTER)?.set_active(true).set_first_tab(true);
    book::sheet(&mut book, "_older", old)?.set_very_hidden(true);
    expects("hidden-copy.xlsx", &mut book)
}

fn chart_between() -> Result<Mess, Box<dyn Error>> {
    let mut book = book::new()?;
    book::sheet(&mut book, "Figures", &[&["n:1", "n:2"], &["n:3", "n:4"]])?;
    let mut chart = Chart::new(ChartType::Column);
    chart.add_series().set_values("Figures!$A$1:$B$1");
    book.add_chartsheet().set_name("Chart")?.insert_chart(0, 0, &chart)?;
    book::sheet(&mut book, "Roster", ROSTER)?;
    expects("chart-between-sheets.xlsx", &mut book)
}

/// What a filter hides is part of the file: it is counted, and taken unless the user says otherwise.
fn hidden_rows() -> Result<Mess, Box<dyn Error>> {
    let mut book = book::new()?;
    book::sheet(&mut book, "Roster", ROSTER)?.set_row_hidden(2)?;
    expects("hidden-rows.xlsx", &mut book)
}

/// The sheet that holds most of what Trellis knows is offered first.
fn accounts_beside_partners() -> Result<Mess, Box<dyn Error>> {
    let mut book = book::new()?;
    book::sheet(&mut book, "Lists", &[&["Tiers", "Types"], &["Tier 1", "SI"], &["Tier 2", "ISV"], &["Tier 3", "VAR"]])?;
    book::sheet(&mut book, "Roster", ROSTER)?;
    let pivot: &[&[&str]] =
        &[&["Row Labels", "Sum of MDF"], &["Tier 1", "n:150000"], &["Tier 2", "n:69000"], &["Grand Total", "n:219000"]];
    book::sheet(&mut book, "Pivot", pivot)?;
    expects("lists-and-a-pivot-beside.xlsx", &mut book)
}

fn filtered_columns() -> Result<Mess, Box<dyn Error>> {
    let mut book = book::new()?;
    let sheet = book::sheet(&mut book, "Roster", ROSTER)?;
    sheet.set_column_hidden(2)?;
    sheet.autofilter(0, 0, 3, 3)?;
    sheet.set_freeze_panes(1, 1)?;
    expects("hidden-column-and-filter.xlsx", &mut book)
}
