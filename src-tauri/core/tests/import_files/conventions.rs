//! Columns that can be read in two ways: decided by their values, by their neighbours, or asked.

use jiff::civil::date;
use trellis_core::api::conventions::{ConventionChoice, ConventionQuestion, DateOrder, DecimalSign};
use trellis_core::api::import::ImportChoices;
use trellis_core::import::Recognized;

use crate::desk::Desk;
use crate::files::{bytes, partners, problem_lines, recognized_with};

fn read(csv: &str, choices: &ImportChoices) -> Recognized {
    recognized_with(&bytes("roster.csv", csv.as_bytes()), choices)
}

fn guessed(csv: &str) -> Recognized {
    read(csv, &ImportChoices::default())
}

#[track_caller]
fn asks(csv: &str, sentences: &[&str]) {
    let asked: Vec<String> = guessed(csv).questions.iter().map(ConventionQuestion::sentence).collect();
    assert_eq!(asked, sentences, "{csv}");
}

fn values(found: &Recognized) -> Vec<i64> {
    partners(found).iter().flat_map(|partner| partner.facts.iter().map(|fact| fact.value)).collect()
}

const AMBIGUOUS: &str = "Partner;Tier;Partner since;MDF\nA;1;03/04/2026;1,234\nB;1;05/06/2025;5\n";

#[test]
fn a_column_that_can_be_read_in_two_ways_is_asked_about_with_both_readings() {
    asks(
        AMBIGUOUS,
        &[
            "column Partner since (C): does 03/04/2026 mean 3 April 2026 or 4 March 2026? choose, or say --dates dmy|mdy",
            "column MDF (D): does 1,234 mean $1,234 or $1.23? choose, or say --decimal point|comma",
        ],
    );
    let question = &guessed(AMBIGUOUS).questions[0];
    assert_eq!((question.column, question.count, question.suggested.as_deref()), (2, 2, None));
    assert_eq!(question.readings[1].samples, ["03/04/2026 → 4 March 2026", "05/06/2025 → 6 May 2025"]);
}

#[test]
fn an_answer_for_the_column_or_the_file_is_taken() {
    let file =
        ImportChoices { decimal: Some(DecimalSign::Comma), dates: Some(DateOrder::Mdy), ..ImportChoices::default() };
    let found = read(AMBIGUOUS, &file);
    assert_eq!(found.questions[0].answer.as_deref(), Some("mdy"));
    assert_eq!((partners(&found)[0].partner_since, values(&found)), (Some(date(2026, 3, 4)), vec![123, 500]));
    let one = ConventionChoice { column: 2, decimal: None, dates: Some(DateOrder::Dmy) };
    let found = read(AMBIGUOUS, &ImportChoices { conventions: vec![one], ..file });
    assert_eq!(partners(&found)[0].partner_since, Some(date(2026, 4, 3)));
}

#[test]
fn what_makes_no_difference_is_not_asked() {
    asks("Partner,Tier,Partner since,MDF\nA,1,04/04/2026,\"$1,200\"\nB,1,2026-03-04,\"$150,000\"\n", &[]);
    asks("Partner,Tier,Renewed,Budget code\nA,1,03/04/2026,\"1,234\"\n", &[]);
    asks("Partner,Tier,FTE,Certs\nA,1,1.250,\"1,234\"\n", &[]);
}

#[test]
fn a_neighbour_that_is_clear_decides_and_is_named() {
    let found = guessed("Partner;MDF;Sourced;Partner since;Renewed\nA;1,234;2.50;03/04/2026;25/04/2026\n");
    assert_eq!(found.questions, []);
    assert_eq!(found.columns[1].why, "exact synonym; decimal point, as in Sourced");
    assert_eq!(found.columns[3].why, "exact synonym; day first, as in Renewed");
    assert_eq!((values(&found), partners(&found)[0].partner_since), (vec![123_400, 250], Some(date(2026, 4, 3))));
}

#[test]
fn neighbours_that_disagree_decide_nothing() {
    let found = guessed("Partner;MDF;Sourced;Influenced\nA;1,234;2.50;2,50\n");
    assert_eq!(found.questions.len(), 1);
}

#[test]
fn dates_that_contradict_the_column_are_left_out_and_never_mixed() {
    let found = guessed("Partner,Tier,Partner since\nA,1,13/04/2026\nB,1,14/04/2026\nC,1,04/13/2026\n");
    assert_eq!(found.questions, []);
    assert_eq!(
        problem_lines(&found.problems),
        ["4 C: Not day first, as the column's dates are: Partner since left empty"]
    );
    asks(
        "Partner,Tier,Partner since\nA,1,13/04/2026\nC,1,04/13/2026\n",
        &[
            "column Partner since (C): half of its values are day first, half month first; choose, or say --dates dmy|mdy",
        ],
    );
}

#[test]
fn an_amount_that_contradicts_its_column_is_told() {
    let found = guessed("Partner;Tier;MDF\nA;1;$150,000\nB;1;$2.50\nC;1;1.200,50\n");
    assert_eq!(values(&found), [15_000_000, 250, 120_050]);
    assert_eq!(
        problem_lines(&found.problems),
        ["4 C: Not with a decimal point, as most of the column: Read as $1,200.50"]
    );
}

#[test]
fn a_year_of_two_digits_may_stand_first() {
    asks(
        "Partner,Tier,Partner since\nA,1,26/03/04\n",
        &["column Partner since (C): does 26/03/04 mean 26 March 2004 or 4 March 2026? choose, or say --dates dmy|ymd"],
    );
    let found = guessed("Partner,Tier,Partner since\nA,1,26/03/31\nB,1,25/03/04\n");
    assert_eq!(partners(&found)[1].partner_since, Some(date(2025, 3, 4)));
}

#[test]
fn the_answer_of_the_last_file_holds_for_the_next_of_its_source() {
    let desk = Desk::new();
    let first = "Partner,Tier,Partner since,Level\nA,1,03/04/2026,x\nB,1,05/06/2025,y\n";
    let answer = ImportChoices { dates: Some(DateOrder::Mdy), ..ImportChoices::default() };
    desk.import_with("since Q1.csv", first, &answer);

    let next = "Partner,Tier,Partner since,Level\nC,1,07/08/2025,x\n";
    let preview = desk.preview("since Q2.csv", next, &ImportChoices::default());

    assert!(preview.questions.is_empty(), "{:?}", preview.questions);
    assert_eq!(preview.columns[2].why, "as last time; month first, as last time");
    desk.import("since Q2.csv", next);
    let now = desk.now();
    let since = now.partners.iter().find(|partner| partner.name == "C").and_then(|partner| partner.partner_since);
    assert_eq!(since, Some(date(2025, 7, 8)));
    let other = next.replace("07/08", "17/08");
    assert!(desk.preview("since Q3.csv", &other, &ImportChoices::default()).questions.is_empty(), "its values decide");
}
