//! Undo of imports, across runs of the command line.

use crate::desk::{Desk, roster};

#[test]
fn an_import_is_taken_back_whole() {
    let desk = Desk::new();
    desk.run(["new", "map.trellis"]).succeeded();
    desk.run(["import", &roster("demo-roster.xlsx"), "--into", "map.trellis", "--as-of", "2026-06-30"]).succeeded();
    let said = desk.run(["undo", "map.trellis"]).succeeded();
    assert_eq!(said.out, "Took back: Imported 90 partners from demo-roster.xlsx\n");
    assert_eq!(desk.json(["map", "map.trellis"])["partner_count"], 0);
    desk.run(["undo", "map.trellis"]).refused("there is nothing to undo");
}

#[test]
fn an_update_goes_back_to_what_stood() {
    let desk = Desk::with_demo();
    let before = desk.json(["map", "demo.trellis"]);
    desk.write("update.csv", "Partner,Tier,Owner,MDF\nCorvane,1,ZZ,\"$99,000\"\nNewcomer,2,ZZ,\n");
    let report = desk.json(["import", "update.csv", "--into", "demo.trellis", "--as-of", "2026-06-30"]);
    assert_eq!((&report["added"], &report["updated"]), (&1.into(), &1.into()));
    let tiers = desk.json(["map", "demo.trellis"]);
    assert_eq!((&tiers["tiers"][0]["count"], &tiers["partner_count"]), (&13.into(), &91.into()));

    desk.run(["undo", "demo.trellis"]).succeeded();

    assert_eq!(desk.json(["map", "demo.trellis"]), before);
}

#[test]
fn every_import_of_the_demo_can_be_taken_back() {
    let desk = Desk::with_demo();
    for _ in 0..7 {
        desk.run(["undo", "demo.trellis"]).succeeded();
    }
    assert_eq!(desk.json(["map", "demo.trellis"])["partner_count"], 0);
    assert_eq!(desk.json(["accounts", "demo.trellis"])["accounts"].as_array().unwrap().len(), 0);
    desk.run(["check", "demo.trellis"]).succeeded();
}

#[test]
fn one_import_is_taken_back_under_later_ones() {
    let desk = Desk::with_demo();
    desk.write("first.csv", "Partner,Tier,Type\nNewcomer,2,SI\n");
    desk.write("second.csv", "Partner,Tier,Type\nLatecomer,3,ISV\n");
    desk.run(["import", "first.csv", "--into", "demo.trellis", "--kind", "roster"]).succeeded();
    desk.run(["import", "second.csv", "--into", "demo.trellis", "--kind", "roster"]).succeeded();
    let history = desk.json(["history", "demo.trellis"]);
    let (newest, step) = (&history["changes"][0], &history["changes"][1]);
    assert_eq!((&newest["can_undo_alone"], &step["can_undo_alone"]), (&false.into(), &true.into()));

    let said = desk.run(["undo", "demo.trellis", "--step", &step["id"].to_string()]).succeeded();

    assert_eq!(said.out, "Took back: Imported 1 partner from first.csv\n");
    assert_eq!(desk.json(["map", "demo.trellis"])["partner_count"], 91);
    desk.run(["undo", "demo.trellis", "--step", "999"]).refused("this step is not in force any more");
}
