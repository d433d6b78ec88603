//! Amounts in other currencies than the document's: kept in their own, each currency written in its own way.

use trellis_core::api::conventions::ConventionQuestion;
use trellis_core::api::import::ImportChoices;
use trellis_core::api::settings::{SettingChange, change_setting};
use trellis_core::import::Recognized;

use crate::desk::Desk;
use crate::files::{bytes, partners, problem_lines, recognized_with};

fn read(header: &str, amounts: &[&str]) -> Recognized {
    let rows: Vec<String> =
        amounts.iter().enumerate().map(|(index, amount)| format!("Alder {index};1;{amount}\n")).collect();
    let csv = format!("Partner;Tier;{header}\n{}", rows.concat());
    recognized_with(&bytes("roster.csv", csv.as_bytes()), &ImportChoices::default())
}

/// The amounts as they are stored, and the problems.
#[track_caller]
fn reads(header: &str, amounts: &[&str], expected: &[(i64, &str)], problems: &[&str]) {
    let found = read(header, amounts);
    let rows = partners(&found);
    let facts = rows.iter().flat_map(|partner| &partner.facts);
    let read: Vec<(i64, String)> =
        facts.map(|fact| (fact.value, fact.currency.expect("a currency").code().to_owned())).collect();
    let read: Vec<(i64, &str)> = read.iter().map(|(value, code)| (*value, code.as_str())).collect();
    assert_eq!((read.as_slice(), problem_lines(&found.problems).as_slice()), (expected, &texts(problems)[..]));
}

fn texts(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

#[test]
fn an_amount_is_in_the_currency_of_its_cell_else_its_header_else_the_document() {
    reads(
        "MDF",
        &["$150,123", "39.000,00 EUR", "£5", "7"],
        &[(15_012_300, "USD"), (3_900_000, "EUR"), (500, "GBP"), (700, "USD")],
        &[],
    );
    reads("MDF (EUR)", &["1200", "$5", "JPY 1500"], &[(120_000, "EUR"), (500, "USD"), (1_500, "JPY")], &[]);
    reads("MDF (k EUR)", &["1,5"], &[(150_000, "EUR")], &[]);
}

#[test]
fn each_currency_of_a_column_decides_its_own_decimal_sign() {
    // The dollars have a point, the euros a comma: "€1.200" is twelve hundred, "$1,250" twelve hundred and fifty.
    reads(
        "MDF",
        &["$1,250", "$2.50", "€1.200", "€2,50"],
        &[(125_000, "USD"), (250, "USD"), (120_000, "EUR"), (250, "EUR")],
        &[],
    );
    reads("MDF", &["€1.200", "€2.500,50"], &[(120_000, "EUR"), (250_050, "EUR")], &[]);
}

#[test]
fn a_foreign_amount_that_can_be_read_in_two_ways_is_left_out() {
    let reason = "3 C: Thousands or decimals: nothing tells: MDF allocated left empty";
    reads("MDF", &["$1,250.00", "€1.234"], &[(125_000, "USD")], &[reason]);
    // Nobody writes the zeros of 150.000 as decimals.
    reads("MDF", &["$1,250.00", "€150.000"], &[(125_000, "USD"), (15_000_000, "EUR")], &[]);
}

#[test]
fn a_column_of_one_other_currency_is_asked_about_in_it() {
    let asked = |header, amounts: &[&str]| -> Vec<String> {
        read(header, amounts).questions.iter().map(ConventionQuestion::sentence).collect()
    };
    let question = "column MDF (C): does €1.234 mean €1.23 or €1,234? choose, or say --decimal point|comma";
    assert_eq!(asked("MDF", &["€1.234", "€5"]), [question]);
    let question = "column MDF (EUR) (C): does 1.234 mean €1.23 or €1,234? choose, or say --decimal point|comma";
    assert_eq!(asked("MDF (EUR)", &["1.234", "5"]), [question]);
}

#[test]
fn an_amount_without_a_currency_beside_others_is_said() {
    let said = "3 C: No currency, beside amounts in EUR, GBP: Read as $1,300";
    reads(
        "MDF",
        &["€1,200", "1,300", "£5", "0"],
        &[(120_000, "EUR"), (130_000, "USD"), (500, "GBP"), (0, "USD")],
        &[said],
    );
    reads("MDF", &["€1,200", "1,300", "$5"], &[(120_000, "EUR"), (130_000, "USD"), (500, "USD")], &[]);
    reads("MDF (EUR)", &["€1,200", "1,300"], &[(120_000, "EUR"), (130_000, "EUR")], &[]);
}

#[test]
fn a_deal_without_a_currency_beside_others_is_said() {
    let deals = |currencies: [&str; 2]| {
        let [first, second] = currencies;
        let csv = format!(
            "Opportunity Name,Account Name,Stage,Amount,Currency,Partner\nOne,Ferro,Won,100,{first},Corvane\n\
             Two,Lume,Won,200,{second},Corvane\n"
        );
        problem_lines(&recognized_with(&bytes("deals.csv", csv.as_bytes()), &ImportChoices::default()).problems)
    };
    assert_eq!(deals(["EUR", ""]), ["3 D: No currency, beside amounts in EUR: Read as $200"]);
    assert_eq!(deals(["USD", ""]), [""; 0]);
    assert_eq!(deals(["", ""]), [""; 0]);
}

#[test]
fn the_last_step_says_at_which_rate_amounts_are_converted() {
    let desk = Desk::new();
    let [currency, since, rate] = ["EUR", "2026-03-31", "1.08"].map(str::to_owned);
    let set = SettingChange::SetRate { currency, since, rate, instead_of: None };
    change_setting(&desk.document, &set).expect("a rate");
    let csv = "Partner,Tier,MDF,Sourced Q4 2025\nCorvane,1,€12,EUR 5\nObrel,2,£7,$3\n";
    assert_eq!(
        desk.plan("more.csv", csv).sentence,
        "Will add 0, update 2, skip 0; 2 amounts in EUR, converted at 1.08 from 31 Mar 2026, 1 of them with no rate to USD \
         and in no total; 1 amount in GBP with no rate to USD and in no total"
    );
}

#[test]
fn the_same_number_in_another_currency_is_an_update() {
    let desk = Desk::new();
    desk.import("first.csv", "Partner,Tier,MDF\nCorvane,1,$12\n");
    let update = &desk.plan("second.csv", "Partner,Tier,MDF\nCorvane,1,€12\n").updates[0];
    assert_eq!((update.from.as_str(), update.to.as_str()), ("$12", "€12"));
    let before = desk.dump();
    desk.import("second.csv", "Partner,Tier,MDF\nCorvane,1,€12\n");
    let now = desk.now();
    let stored: Vec<_> = now.facts.values().map(|fact| (fact.value, fact.unit.as_str())).collect();
    assert_eq!(stored, [(1_200, "EUR")]);
    desk.undo();
    assert_eq!(desk.dump(), before);
}
