//! Rates of other currencies, across runs of the command line.

use serde_json::json;

use crate::desk::Desk;

const ROSTER: &str =
    "Partner,Tier,Type,MDF,Sourced Q2 2026\nNewcomer,1,SI,\"€1,200.00\",\"$1,000\"\nLatecomer,2,ISV,£5,EUR 2\n";

/// The demo, whose Tier 1 has $420,000 of MDF in the review quarter, and two partners more.
fn desk() -> Desk {
    let desk = Desk::with_demo();
    desk.write("roster.csv", ROSTER);
    desk.run(["import", "roster.csv", "--into", "demo.trellis", "--kind", "roster"]).succeeded();
    desk
}

#[test]
fn amounts_without_a_rate_are_listed_and_in_no_total() {
    let desk = desk();
    let missing = json!([
        {"currency": "EUR", "since": "2026-06-30", "amounts": 2}, {"currency": "GBP", "since": "2026-06-30", "amounts": 1},
    ]);
    assert_eq!(
        desk.json(["rates", "demo.trellis"]),
        json!({"schema": 1, "reporting": "USD", "rates": [], "missing": missing})
    );
    let map = desk.json(["map", "demo.trellis"]);
    assert_eq!(map["tiers"][0]["mdf"]["text"], "$420,000");
    let found: Vec<_> =
        map["findings"].as_array().unwrap().iter().filter(|finding| finding["kind"] == "no_rate").collect();
    assert_eq!(found[0]["title"], "2 amounts in EUR have no rate to USD");
    assert_eq!(found[1]["title"], "1 amount in GBP has no rate to USD");
}

#[test]
fn a_rate_is_set_listed_and_taken_back() {
    let desk = desk();
    let said = desk.run(["rates", "demo.trellis", "--set", "EUR=1.08@2026-03-31"]).succeeded();
    assert_eq!(
        said.out,
        "Currency  From        In USD  Used by\nEUR       2026-03-31  1.08    2 amounts\n\
         1 amount in GBP has no rate to USD; one from 2026-06-30 on would convert them\n"
    );
    let map = desk.json(["map", "demo.trellis"]);
    assert_eq!(map["tiers"][0]["mdf"]["text"], "$421,296");
    assert_eq!(map["conversion"], "EUR at 1.08 from 31 Mar 2026; 1 amount in GBP has no rate and is left out");

    let undone = desk.run(["undo", "demo.trellis"]).succeeded();

    assert_eq!(undone.out, "Took back: Set the rate of EUR from 31 Mar 2026 to 1.08\n");
    assert_eq!(desk.json(["map", "demo.trellis"])["tiers"][0]["mdf"]["text"], "$420,000");
}

#[test]
fn a_rate_is_removed_by_its_currency_and_day() {
    let desk = desk();
    desk.run(["rates", "demo.trellis", "--set", "EUR=1.08@2026-03-31", "--set", "GBP=1.25@2026-06-30"]).succeeded();
    let answer = desk.json(["rates", "demo.trellis", "--remove", "EUR@2026-03-31"]);
    assert_eq!(answer["rates"], json!([{"currency": "GBP", "since": "2026-06-30", "rate": "1.25", "amounts": 1}]));
    desk.run(["rates", "demo.trellis", "--remove", "EUR@2026-03-31"])
        .refused("there is no rate of EUR from 31 Mar 2026; nothing was changed");
}

#[test]
fn what_is_no_rate_is_refused_with_a_sentence() {
    let desk = desk();
    let set = |text| desk.run(["rates", "demo.trellis", "--set", text]);
    set("EUR=1,080@2026-03-31").refused("“1,080” can be read in two ways; write 1.080 or 1080");
    set("USD=1@2026-03-31").refused("USD is the reporting currency and needs no rate; write another currency");
    set("EURO=1.08@2026-03-31").refused("“EURO” is not a currency; write its three letters, such as USD or EUR");
    for usage in ["EUR=1.08", "EUR", "EUR=1.08@March"] {
        assert_eq!(set(usage).code, 2, "{usage}");
    }
}
