//! What the command line says of overlap besides densities, of a small document worked out by hand.
//!
//! Twelve host accounts, eight of them enterprise and four commercial; those of odd rows are our prospects, the others our
//! customers. Mistral Cloud has rows 1, 2, 3 (enterprise) and 9 (commercial), Quill Advisory rows 1 and 3.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::desk::Desk;

const NAMES: [&str; 12] =
    ["Alder", "Brant", "Calder", "Dorne", "Elmer", "Farrow", "Gable", "Harrow", "Ister", "Jorvik", "Kestrel", "Lorne"];

fn desk() -> Desk {
    let desk = Desk::new();
    let mut accounts = "Account Name,Website,Segment,Status\n".to_owned();
    for (row, name) in (1..).zip(NAMES) {
        let segment = if row <= 8 { "Enterprise" } else { "Commercial" };
        let status = if row % 2 == 1 { "Prospect" } else { "Customer" };
        writeln!(accounts, "{name} Works,{}.example,{segment},{status}", name.to_lowercase()).unwrap();
    }
    desk.write("accounts.csv", accounts);
    desk.write("roster.csv", "Partner,Type,Tier\nMistral Cloud,ISV,1\nQuill Advisory,SI,2\n");
    desk.write(
        "mistral.csv",
        "Company,Website,Relationship\nAlder,alder.example,Customer\nBrant,brant.example,Customer\n\
         Calder,calder.example,Prospect\nIster,ister.example,Customer\n",
    );
    desk.write(
        "quill.csv",
        "Company,Website,Relationship\nAlder,alder.example,Customer\nCalder,calder.example,Customer\n\
         Kestrell Works,,Prospect\n",
    );
    desk.run(["new", "small.trellis"]).succeeded();
    desk.run(["import", "roster.csv", "accounts.csv", "--into", "small.trellis"]).succeeded();
    desk.run(["import", "mistral.csv", "--into", "small.trellis", "--partner", "Mistral Cloud"]).succeeded();
    desk.run(["import", "quill.csv", "--into", "small.trellis", "--partner", "Quill Advisory"]).succeeded();
    desk
}

/// Of each partner: the value over all accounts, of commercial, and of enterprise.
fn values(overlap: &Value) -> Vec<[Value; 3]> {
    let partners = overlap["partners"].as_array().unwrap().iter();
    let of_segment = |partner: &Value, segment: &str| {
        let cells = partner["cells"].as_array().unwrap();
        cells.iter().find(|cell| cell["segment"] == segment).unwrap()["value"].clone()
    };
    let row = |partner: &Value| {
        let overall = partner["overall"]["value"].clone();
        [overall, of_segment(partner, "commercial"), of_segment(partner, "enterprise")]
    };
    partners.map(row).collect()
}

#[test]
fn lift_is_the_segment_against_the_whole() {
    let lift = desk().json(["overlap", "small.trellis", "--measure", "lift"]);
    assert_eq!(lift["measure"], "lift");
    // 4 of 12 over all: commercial 1 of 4 is three quarters of it, enterprise 3 of 8 is 1.125, half to even. Then 2 of 12, 0 of 4
    // and 2 of 8.
    let expected = [[json!(1.0), json!(0.75), json!(1.12)], [json!(1.0), json!(0.0), json!(1.5)]];
    assert_eq!(values(&lift), expected);
}

#[test]
fn warm_introductions_are_their_customers_and_our_prospects() {
    let warm = desk().json(["overlap", "small.trellis", "--measure", "warm"]);
    assert_eq!(warm["measure"], "warm");
    // Mistral's customers among our prospects are Alder (enterprise) and Ister (commercial), Quill's Alder and Calder.
    let expected = [[json!(2.0), json!(1.0), json!(1.0)], [json!(2.0), json!(0.0), json!(2.0)]];
    assert_eq!(values(&warm), expected);
    for partner in warm["partners"].as_array().unwrap() {
        assert_eq!(partner["warm"], 2);
    }
}

#[test]
fn co_presence_counts_the_accounts_two_partners_have() {
    let desk = desk();
    let shared = desk.json(["overlap", "small.trellis", "--measure", "co-presence"]);
    let accounts: Vec<(&str, u64)> = shared["partners"].as_array().unwrap().iter().map(count).collect();
    assert_eq!(accounts, [("Mistral Cloud", 4), ("Quill Advisory", 2)]);
    let pairs = shared["pairs"].as_array().unwrap();
    assert_eq!(pairs.len(), 1);
    assert_eq!(
        [&pairs[0]["a"], &pairs[0]["b"], &pairs[0]["shared"]],
        [&json!("Mistral Cloud"), &json!("Quill Advisory"), &json!(2)]
    );
    let said = desk.run(["overlap", "small.trellis", "--measure", "co-presence"]);
    assert!(said.succeeded().out.contains("Mistral Cloud  Quill Advisory  2"));
}

fn count(partner: &Value) -> (&str, u64) {
    (partner["name"].as_str().unwrap(), partner["accounts"].as_u64().unwrap())
}

#[test]
fn matches_say_what_each_account_of_a_list_is_taken_for() {
    let desk = desk();
    let matches = desk.json(["matches", "small.trellis"]);
    let told = |row: &Value| {
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        [text("partner"), text("theirs"), text("ours"), text("state")]
    };
    let mut rows: Vec<[String; 4]> = matches["matches"].as_array().unwrap().iter().map(told).collect();
    rows.sort();
    let mistral = |theirs: &str| ["Mistral Cloud", theirs, &format!("{theirs} Works"), "taken"].map(str::to_owned);
    let quill = |theirs: &str, ours: &str, state: &str| ["Quill Advisory", theirs, ours, state].map(str::to_owned);
    let expected = [
        mistral("Alder"),
        mistral("Brant"),
        mistral("Calder"),
        mistral("Ister"),
        quill("Alder", "Alder Works", "taken"),
        quill("Calder", "Calder Works", "taken"),
        quill("Kestrell Works", "Kestrel Works", "asked"),
    ];
    assert_eq!(rows, expected);
    let of_one = desk.json(["matches", "small.trellis", "--partner", "Quill Advisory"]);
    assert_eq!(of_one["matches"].as_array().unwrap().len(), 3);
    desk.run(["matches", "small.trellis", "--partner", "Nobody"]).refused("no partner called Nobody");
}
