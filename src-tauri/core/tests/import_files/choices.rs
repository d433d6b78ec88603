use trellis_core::api::import::{ColumnChoice, ImportChoices, ImportKind, ValueChoice};
use trellis_core::import::{Context, recognize};
use trellis_core::model::{PartnerType, Tier};

use crate::files::{bytes, context, open, partners, problem_lines, recognized, recognized_with, refusal, xlsx};

fn column(column: u32, field: &str) -> ColumnChoice {
    ColumnChoice { column, field: field.to_owned() }
}

fn value(field: &str, seen: &str, target: &str) -> ValueChoice {
    ValueChoice { field: field.to_owned(), seen: seen.to_owned(), target: target.to_owned() }
}

const SHEETS: &[(&str, &[&[&str]])] = &[
    ("Cover", &[&["Northfold"]]),
    ("Accounts", &[&["Account Name", "Industry", "Segment"], &["Acme", "Retail", "Enterprise"]]),
    (
        "Roster",
        &[&["Partner", "Tier", "Type", "MDF"], &["Corvane", "Gold", "MSP", "5"], &["Obrel", "Emerald", "Other", "6"]],
    ),
];

#[test]
fn the_users_sheet_and_header_row_win() {
    let file = xlsx("map.xlsx", SHEETS);
    assert_eq!(recognized(&file).sheet, "Roster");
    let choices = ImportChoices { sheet: Some("Accounts".to_owned()), ..ImportChoices::default() };
    let found = recognized_with(&file, &choices);
    assert_eq!((found.sheet.as_str(), found.kind), ("Accounts", ImportKind::Accounts));
    let choices = ImportChoices { sheet: Some("Roster".to_owned()), header_row: Some(2), ..ImportChoices::default() };
    let found = recognized_with(&file, &choices);
    assert_eq!((found.header_row, found.first_row, found.rows), (2, 3, 1));
}

#[test]
fn a_hidden_sheet_is_taken_only_when_chosen() {
    let mut writer = rust_xlsxwriter::Workbook::new();
    crate::files::fill(writer.add_worksheet(), &[&["Partner", "Region"], &["New", "EMEA"]]);
    let hidden = writer.add_worksheet();
    hidden.set_name("_old").expect("a name").set_hidden(true);
    crate::files::fill(hidden, &[&["Partner", "Tier", "Type"], &["Old", "1", "SI"]]);
    let file = crate::files::save("map.xlsx", &mut writer);
    let found = recognized(&file);
    assert_eq!(found.sheet, "Sheet1");
    assert_eq!(found.sheets[1].note, "skipped, click to include");
    let choices = ImportChoices { sheet: Some("_old".to_owned()), ..ImportChoices::default() };
    assert_eq!(recognized_with(&file, &choices).sheets[1].note, "1 row, looks like partners");
}

#[test]
fn the_users_columns_and_words_win() {
    let choices = ImportChoices {
        columns: vec![column(3, "mdf_spent"), column(2, "partner_type")],
        values: vec![
            value("tier", "emerald", "1"),
            value("partner_type", "MSP", "si"),
            value("partner_type", "Other", ""),
        ],
        ..ImportChoices::default()
    };
    let found = recognized_with(&xlsx("map.xlsx", SHEETS), &choices);
    let partners = partners(&found);
    assert_eq!(partners[0].partner_type, Some(PartnerType::Si));
    assert_eq!((partners[1].tier, partners[1].partner_type), (Some(Tier::STRATEGIC), None));
    assert_eq!(partners[0].facts[0].measure.code(), "mdf_spent");
    assert_eq!((found.columns[3].why.as_str(), found.columns[3].confidence), ("chosen by you", None));
    assert!(found.problems.is_empty(), "{:?}", problem_lines(&found.problems));
}

#[test]
fn a_column_the_user_leaves_out_or_keeps_is_not_mapped() {
    let choices = ImportChoices { columns: vec![column(1, "skip"), column(3, "custom")], ..ImportChoices::default() };
    let found = recognized_with(&xlsx("map.xlsx", SHEETS), &choices);
    let partner = &partners(&found)[0];
    assert_eq!((partner.tier, partner.facts.len()), (None, 0));
    assert_eq!(partner.custom, [("MDF".into(), "5".to_owned())]);
}

#[test]
fn choices_survive_a_change_of_kind_only_where_the_kind_has_the_field() {
    let choices = ImportChoices {
        kind: Some(ImportKind::Accounts),
        columns: vec![column(1, "tier"), column(0, "name")],
        ..ImportChoices::default()
    };
    let found = recognized_with(&xlsx("map.xlsx", SHEETS), &choices);
    let fields: Vec<&str> = found.columns.iter().map(|column| column.field.as_str()).collect();
    assert_eq!((found.kind, fields), (ImportKind::Accounts, vec!["name", "custom", "custom", "custom"]));
}

#[test]
fn the_as_of_date_decides_the_quarter_of_facts() {
    let choices = ImportChoices { as_of: Some("2026-03-31".to_owned()), ..ImportChoices::default() };
    let found = recognized_with(&bytes("r.csv", b"Partner,MDF\nCorvane,5\n"), &choices);
    assert_eq!(partners(&found)[0].facts[0].quarter.to_string(), "2026-01-01");
    let wrong = ImportChoices { as_of: Some("31.3.".to_owned()), ..ImportChoices::default() };
    let workbook = open(&bytes("r.csv", b"Partner,MDF\nCorvane,5\n"));
    assert_eq!(refusal(recognize(&workbook, &wrong, &context())), "`31.3.` is not a date; write it like 2026-06-30");
}

#[test]
fn a_sheet_or_row_that_is_not_there_is_told() {
    let workbook = open(&xlsx("map.xlsx", SHEETS));
    let choices = ImportChoices { sheet: Some("Gone".to_owned()), ..ImportChoices::default() };
    assert_eq!(refusal(recognize(&workbook, &choices, &context())), "map.xlsx has no sheet called Gone");
}

#[test]
fn a_strategic_alliance_is_the_fourth_tier_only_where_the_document_has_it() {
    let file = bytes("roster.csv", b"Partner,Tier\nCorvane,Strategic alliance\nObrel,Strategic\n");
    let tiers = |fourth_tier| {
        let context = Context { fourth_tier, ..context() };
        let found = recognize(&open(&file), &ImportChoices::default(), &context).unwrap();
        partners(&found).iter().map(|partner| partner.tier).collect::<Vec<_>>()
    };
    assert_eq!(tiers(false), [Some(Tier::STRATEGIC), Some(Tier::STRATEGIC)]);
    assert_eq!(tiers(true), [Some(Tier::ALLIANCE), Some(Tier::STRATEGIC)]);
}

#[test]
fn hidden_rows_are_data_unless_the_user_leaves_them_out() {
    let mut workbook = open(&bytes("r.csv", b"Partner,Tier\nCorvane,1\nObrel,2\nHollin,3\n"));
    workbook.sheets[0].rows[2].hidden = true;
    let found = recognize(&workbook, &ImportChoices::default(), &context()).unwrap();
    assert_eq!((found.rows, found.hidden_rows), (3, 1));
    let without = ImportChoices { without_hidden_rows: true, ..ImportChoices::default() };
    let found = recognize(&workbook, &without, &context()).unwrap();
    let names: Vec<String> = partners(&found).into_iter().map(|partner| partner.name).collect();
    assert_eq!((names, found.hidden_rows), (vec!["Corvane".to_owned(), "Hollin".to_owned()], 1));
}
