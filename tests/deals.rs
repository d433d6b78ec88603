//! What the command line says of deals and of what partners produced: the demo against its roster, and deals without measures.

use serde_json::Value;

use crate::desk::{Desk, expected};

/// The sum of the last two of six quarters.
fn window(values: &Value) -> i64 {
    values.as_array().unwrap()[4..].iter().filter_map(Value::as_i64).sum()
}

#[test]
fn the_scorecard_of_the_demo_is_what_its_roster_says_of_two_quarters() {
    let scorecard = Desk::with_demo().json(["scorecard", "demo.trellis"]);
    assert_eq!(scorecard["period"], "Q1 2026 to Q2 2026");
    let partners = scorecard["partners"].as_array().unwrap();
    let expected = expected();
    for truth in expected["partners"].as_array().unwrap() {
        let row = partners.iter().find(|row| row["name"] == truth["name"]).unwrap();
        let name = &truth["name"];
        assert_eq!(row["sourced_pipeline"]["minor"], window(&truth["sourced"]) * 100, "{name}");
        assert_eq!(row["co_sell_deals"], window(&truth["co_sell_deals"]), "{name}");
        assert_eq!(row["registered_deals"], window(&truth["registered_deals"]), "{name}");
    }
    let sum: i64 = partners.iter().map(|row| row["sourced_pipeline"]["minor"].as_i64().unwrap()).sum();
    assert_eq!(sum, 24_000_000 * 100);
    let trend: Vec<&str> =
        partners[0]["trend"].as_array().unwrap().iter().map(|point| point["quarter"].as_str().unwrap()).collect();
    assert_eq!((trend[0], trend[7]), ("Q3 2024", "Q2 2026"));
    assert_eq!(partners[0]["trend"][1]["sourced_pipeline"], Value::Null);
}

#[test]
fn a_window_of_one_quarter_is_the_review_quarter() {
    let scorecard = Desk::with_demo().json(["scorecard", "demo.trellis", "--quarters", "1"]);
    assert_eq!(scorecard["period"], "Q2 2026");
    let rows = scorecard["partners"].as_array().unwrap();
    let sum: i64 = rows.iter().map(|row| row["sourced_pipeline"]["minor"].as_i64().unwrap()).sum();
    assert_eq!(sum, 12_600_000 * 100);
}

#[test]
fn deals_are_told_with_who_did_what_on_them() {
    let desk = Desk::with_demo();
    let deals = desk.json(["deals", "demo.trellis"]);
    let deals = deals["deals"].as_array().unwrap();
    let expected = &expected()["deals"];
    let count = |is: &dyn Fn(&Value) -> bool| deals.iter().filter(|deal| is(deal)).count();
    assert_eq!(deals.len(), expected["rows"]);
    for stage in ["won", "lost", "open"] {
        assert_eq!(count(&|deal| deal["stage"] == stage), expected[stage], "{stage}");
    }
    assert_eq!(count(&|deal| deal["attribution"] == "Partner-sourced"), expected["sourced"]);
    assert_eq!(count(&|deal| deal["partners"] != serde_json::json!([])), expected["with_partner"]);
    let newest = deals[0]["created"].as_str().unwrap();
    assert!(deals.iter().all(|deal| deal["created"].as_str().unwrap() <= newest));
    assert!(desk.run(["deals", "demo.trellis"]).succeeded().out.contains("Partner-sourced"));
}

#[test]
fn without_deals_pipeline_is_what_rosters_state() {
    let desk = Desk::new();
    desk.write(
        "roster.csv",
        "Partner,Type,Tier,Sourced Q2 2026,Joint Deals Q2 2026\nCorvane,SI,1,\"$1,200,000\",3\nHollin,ISV,2,,\n",
    );
    desk.run(["new", "map.trellis"]).succeeded();
    desk.run(["import", "roster.csv", "--into", "map.trellis", "--as-of", "2026-06-30"]).succeeded();
    let scorecard = desk.json(["scorecard", "map.trellis", "--quarters", "8"]);
    let rows = scorecard["partners"].as_array().unwrap();
    assert_eq!(rows[0]["sourced_pipeline"]["minor"], 120_000_000);
    assert_eq!((&rows[0]["co_sell_deals"], &rows[0]["won"]), (&3.into(), &0.into()));
    // What nobody wrote is not zero.
    assert_eq!((&rows[1]["sourced_pipeline"], &rows[1]["co_sell_deals"]), (&Value::Null, &Value::Null));
}
