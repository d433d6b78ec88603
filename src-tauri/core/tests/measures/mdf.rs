//! The ledger of marketing money, worked out by hand.

use trellis_core::api::mdf::{MdfEdit, MdfFields, put_mdf, remove_mdf};
use trellis_core::measures::{MdfLedger, Period, scores};
use trellis_core::model::{MdfState, Measure, Quarter};
use trellis_core::store::Document;
use trellis_core::store::tables::Fact;

use super::deals::{document, two_quarters, views};

fn fields(name: &str, kind: &str, amounts: [&str; 5]) -> MdfFields {
    let [requested, approved, spent, pipeline_goal, pipeline] = amounts.map(ToOwned::to_owned);
    MdfFields {
        name: name.to_owned(),
        quarter: "2026-04-01".to_owned(),
        kind: kind.to_owned(),
        requested,
        approved,
        spent,
        pipeline_goal,
        pipeline,
        ..MdfFields::default()
    }
}

fn put(document: &Document, partner: u32, fields: MdfFields) {
    put_mdf(document, &MdfEdit { id: None, partner, fields }).unwrap();
}

fn refused(document: &Document, fields: MdfFields) -> String {
    put_mdf(document, &MdfEdit { id: None, partner: 1, fields }).unwrap_err().to_string()
}

fn ledger() -> Document {
    let document = document(1, &[], &[]);
    put(&document, 1, fields("Day", "Event", ["$12,000", "$10,000", "$8,000", "$40,000", "$50,000"]));
    // Its pipeline is below the goal.
    put(&document, 2, fields("Dinner", "Event", ["4000", "4000", "2000", "30000", "10000"]));
    // Spent, and nothing known of the result: in no return.
    put(&document, 2, fields("Story", "Content", ["", "", "1000", "", ""]));
    // 1,000 euros of the quarter from April are 1,500 dollars.
    put(&document, 1, fields("Messe", "", ["", "", "EUR 1,000", "", "EUR 3,000"]));
    let declined = MdfFields { state: "declined".to_owned(), ..fields("Trip", "Event", ["9000", "9000", "", "", ""]) };
    put(&document, 3, declined);
    // Of the quarter before, and of one that is not in the window.
    put(&document, 3, MdfFields { quarter: "2026-01-01".to_owned(), ..fields("Web", "", ["", "", "500", "", "500"]) });
    put(&document, 3, MdfFields { quarter: "2025-10-01".to_owned(), ..fields("Old", "", ["", "", "500", "", "500"]) });
    document
}

#[test]
fn the_ledger_adds_up_and_returns_only_on_what_has_a_result() {
    let document = ledger();
    let views = views(&document);
    let ledger = MdfLedger::of(views.snapshot(), two_quarters());
    let total = ledger.total;
    assert_eq!(total.activities, 6);
    assert_eq!((total.requested, total.approved), (2_500_000, 1_400_000), "what was declined was not granted");
    assert_eq!(total.spent, 800_000 + 200_000 + 100_000 + 150_000 + 50_000);
    assert_eq!(total.pipeline, 5_000_000 + 1_000_000 + 450_000 + 50_000);
    // 65,000 dollars on 12,000 spent: 5.4166.. for each.
    assert_eq!((total.returned, total.returned_on), (6_500_000, 1_200_000));
    assert_eq!(total.return_on_spend(), Some(542));
    assert_eq!((total.reached, total.with_goal), (1, 2));
    assert_eq!(ledger.kinds["Event"].return_on_spend(), Some(600));
    assert_eq!(ledger.kinds["Content"].return_on_spend(), None);
    assert_eq!(ledger.entries[0].return_on_spend(), Some(625));
    let view = views.mdf(2);
    assert_eq!(view.headline, "Each $1 of MDF spent from Q1 2026 to Q2 2026 brought $5.42 of pipeline.");
    assert_eq!(view.kinds[0].name, "Event");
    assert_eq!(view.activities[0].state, MdfState::Done, "what was spent is done");
    assert_eq!(views.mdf(1).activities.len(), 5);
}

#[test]
fn amounts_without_a_rate_are_in_no_sum_and_a_ledger_of_nothing_says_so() {
    let document = document(1, &[], &[]);
    assert_eq!(views(&document).mdf(1).headline, "No MDF activity is recorded in Q2 2026.");
    put(&document, 1, fields("Day", "Event", ["GBP 5,000", "", "", "", ""]));
    let views = views(&document);
    let ledger = MdfLedger::of(views.snapshot(), two_quarters());
    assert_eq!((ledger.without_rate, ledger.total.requested), (1, 0));
    assert_eq!(views.mdf(2).headline, "What was spent of MDF from Q1 2026 to Q2 2026 has no result recorded yet.");
    assert!(views.mdf(2).notes.iter().any(|note| note == "1 activity in a currency without a rate is in no sum."));
}

#[test]
fn what_is_no_amount_no_quarter_or_of_two_currencies_is_refused_and_loses_nothing() {
    let document = document(1, &[], &[]);
    let with = |amounts| refused(&document, fields("Day", "", amounts));
    assert_eq!(with(["lots", "", "", "", ""]), "Requested is not an amount; write a number, or leave it empty");
    assert_eq!(with(["-5", "", "", "", ""]), "Requested is below zero; nothing was changed");
    assert!(with(["$5", "", "EUR 5", "", ""]).starts_with("Spent is in another currency"));
    assert!(refused(&document, fields(" ", "", [""; 5])).starts_with("say what the activity is"));
    let quarter = MdfFields { quarter: "2026-05-01".to_owned(), ..fields("Day", "", [""; 5]) };
    assert!(refused(&document, quarter).starts_with("choose the quarter"));
    assert_eq!(document.snapshot().unwrap().mdf_activities.len(), 0);
}

#[test]
fn an_activity_is_changed_taken_out_and_brought_back() {
    let document = ledger();
    let of = |document: &Document| views(document).mdf(2).activities;
    let first = of(&document)[0].clone();
    assert_eq!((first.name.as_str(), first.fields.spent.as_str()), ("Day", "$8,000"));
    let fields = MdfFields { spent: "$9,500.50".to_owned(), ..first.fields.clone() };
    put_mdf(&document, &MdfEdit { id: Some(first.id), partner: first.partner, fields }).unwrap();
    assert_eq!(of(&document)[0].fields.spent, "$9,500.50");
    // The same once more changes nothing.
    let before = document.snapshot().unwrap().revision;
    let fields = of(&document)[0].fields.clone();
    put_mdf(&document, &MdfEdit { id: Some(first.id), partner: first.partner, fields }).unwrap();
    assert_eq!(document.snapshot().unwrap().revision, before);
    remove_mdf(&document, first.id).unwrap();
    assert_ne!(of(&document)[0].name, "Day");
    document.undo().unwrap();
    document.undo().unwrap();
    assert_eq!(of(&document)[0], first);
}

#[test]
fn what_a_partner_spent_is_its_roster_s_word_else_its_ledger_s() {
    let document = ledger();
    let spent = |document: &Document, partner: i64| {
        let views = views(document);
        let period = Period::up_to(Quarter::parse("2026-04-01").unwrap(), 2);
        scores(views.book(), views.snapshot(), views.matrix(), period)[&partner].mdf_spent
    };
    assert_eq!(
        [1, 2, 3, 4].map(|partner| spent(&document, partner)),
        [Some(950_000), Some(300_000), Some(50_000), None]
    );
    let stated = Fact {
        partner_id: 1,
        quarter: Quarter::parse("2026-04-01").unwrap(),
        measure: Measure::MdfSpent,
        value: 70_000,
        unit: "USD".to_owned(),
        import_id: None,
    };
    let operation = trellis_core::store::Operation::AddPartner { partner: "All".to_owned() };
    document.transact(&operation, |writer| writer.put(&stated)).unwrap();
    assert_eq!(spent(&document, 1), Some(70_000));
    let note = &views(&document).mdf(2).notes[1];
    assert_eq!(note, "Rosters say that $700 was spent in this time; the ledger has $13,000.");
}

#[test]
fn activities_after_the_review_quarter_are_listed_and_in_no_sum() {
    let document = ledger();
    let before = views(&document).mdf(2);
    put(&document, 1, MdfFields { quarter: "2026-07-01".to_owned(), ..fields("Next", "", ["", "", "700", "", "700"]) });
    let view = views(&document).mdf(2);
    assert_eq!((view.headline, view.cards), (before.headline, before.cards));
    assert_eq!(view.activities[0].name, "Next");
    let note = "1 activity of quarters after the review quarter is listed, and in no sum.";
    assert!(view.notes.iter().any(|said| said == note), "{:?}", view.notes);
}

#[test]
fn amounts_of_another_dollar_are_edited_with_its_code() {
    let document = document(1, &[], &[]);
    put(&document, 1, fields("Messe", "", ["", "", "EUR 1,000", "", ""]));
    let view = views(&document).mdf(2);
    assert_eq!(view.activities[0].fields.spent, "EUR 1000");
    let fields = MdfFields { leads: "12".to_owned(), ..view.activities[0].fields.clone() };
    put_mdf(&document, &MdfEdit { id: Some(view.activities[0].id), partner: 1, fields }).unwrap();
    let again = views(&document).mdf(2).activities.remove(0);
    assert_eq!(
        (again.spent.as_str(), again.fields.leads.as_str()),
        ("$2k", "12"),
        "a thousand euros are 1,500 dollars"
    );
}
