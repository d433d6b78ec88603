//! The worked case: every partner's line adds up, and the map says what the workbooks' generator worked out.

use std::collections::HashMap;

use serde_json::Value;

use crate::desk::{Desk, expected};

fn partners(map: &Value) -> HashMap<&str, (&Value, u64, &str)> {
    let mut found = HashMap::new();
    for tier in map["tiers"].as_array().unwrap() {
        for kind in tier["types"].as_array().unwrap() {
            for partner in kind["partners"].as_array().unwrap() {
                let place = (partner, tier["tier"].as_u64().unwrap(), kind["type"].as_str().unwrap());
                assert!(found.insert(partner["name"].as_str().unwrap(), place).is_none());
            }
        }
    }
    found
}

#[test]
fn the_demo_is_ninety_partners_in_three_tiers() {
    let map = Desk::with_demo().json(["map", "demo.trellis"]);
    let counts: Vec<&Value> = map["tiers"].as_array().unwrap().iter().map(|tier| &tier["count"]).collect();
    assert_eq!(counts, [12, 28, 50]);
    assert_eq!((&map["schema"], &map["partner_count"]), (&1.into(), &90.into()));
}

#[test]
fn tiers_add_up_to_the_envelope() {
    let map = Desk::with_demo().json(["map", "demo.trellis"]);
    let expected = expected();
    let mut mdf = 0;
    for (tier, truth) in map["tiers"].as_array().unwrap().iter().zip(expected["tiers"].as_array().unwrap()) {
        let fte = truth["fte_hundredths"].as_i64().unwrap();
        assert_eq!(tier["fte"].as_str().unwrap(), format!("{}.{:02}", fte / 100, fte % 100));
        assert_eq!(tier["mdf"]["minor"].as_i64().unwrap(), truth["mdf"].as_i64().unwrap() * 100);
        assert_eq!(tier["sourced"]["minor"].as_i64().unwrap(), truth["sourced"].as_i64().unwrap() * 100);
        mdf += tier["mdf"]["minor"].as_i64().unwrap();
    }
    assert_eq!(mdf, 240_000_000);
}

#[test]
fn every_partner_stands_where_the_roster_puts_it() {
    let map = Desk::with_demo().json(["map", "demo.trellis"]);
    let found = partners(&map);
    let expected = expected();
    for truth in expected["partners"].as_array().unwrap() {
        let name = truth["name"].as_str().unwrap();
        let (partner, tier, kind) = found[name];
        assert_eq!((tier, kind), (truth["tier"].as_u64().unwrap(), truth["type"].as_str().unwrap()), "{name}");
        assert_eq!(partner["motion"], truth["motion"], "{name}");
        assert_eq!(partner["manager"], truth["manager"], "{name}");
        let sourced: i64 = truth["sourced"].as_array().unwrap()[4..].iter().filter_map(Value::as_i64).sum();
        assert_eq!(partner["sourced"]["minor"].as_i64().unwrap_or(0), sourced * 100, "{name}");
        assert_eq!(partner["mdf"]["minor"].as_i64(), truth["mdf"].as_i64().map(|mdf| mdf * 100), "{name}");
    }
    assert_eq!(found.len(), 90);
}

#[test]
fn the_findings_are_those_of_the_worked_case() {
    let map = Desk::with_demo().json(["map", "demo.trellis"]);
    let titles: Vec<&str> =
        map["findings"].as_array().unwrap().iter().map(|it| it["title"].as_str().unwrap()).collect();
    assert_eq!(
        titles,
        [
            "Tessaroy has no manager",
            "Tessaroy has no MDF",
            "DB carries 3 Tier 1 partners",
            "4 Tier 2 partners have no motion",
            "Tier 2 is below its band",
            "2 partners bring less than half of what they did",
            "11.11 FTE is spent on self-serve Tier 3",
            "Tier 2 has no exit rule",
            "The program layer is empty",
            "6 partners are stale",
        ]
    );
}

#[test]
fn the_history_tells_how_the_demo_came_to_be() {
    let history = Desk::with_demo().json(["history", "demo.trellis"]);
    let titles: Vec<&str> =
        history["changes"].as_array().unwrap().iter().map(|it| it["title"].as_str().unwrap()).collect();
    assert_eq!(
        titles,
        [
            "Imported 9,189 overlap rows from demo-overlap.csv",
            "Imported 798 overlap rows from demo-overlap-q1.csv",
            "Imported 440 MDF activities from demo-mdf.csv",
            "Imported 2,712 deals from demo-deals.csv",
            "Imported 994 accounts from demo-accounts.csv",
            "Updated 89 partners from demo-history.xlsx",
            "Imported 90 partners from demo-roster.xlsx",
        ]
    );
}

#[test]
fn what_was_not_recorded_is_not_a_total_of_zero() {
    let desk = Desk::new();
    desk.run(["new", "map.trellis"]).succeeded();
    desk.write("names.csv", "Partner,Tier,MDF\nCorvane,Tier 1,$0\nHollin,Tier 2,\n");
    desk.run(["import", "names.csv", "--into", "map.trellis"]).succeeded();
    let map = desk.json(["map", "map.trellis"]);
    assert_eq!((&map["tiers"][0]["mdf"]["minor"], &map["tiers"][0]["fte"]), (&0.into(), &Value::Null));
    assert_eq!((&map["tiers"][1]["mdf"], &map["tiers"][1]["sourced"]), (&Value::Null, &Value::Null));
}
