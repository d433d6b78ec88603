//! Importing from the command line: what became of every row, and one sentence for every file that cannot be read.

use std::fs;
use std::io::Write;

use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use crate::desk::{Desk, roster};

fn desk() -> Desk {
    let desk = Desk::new();
    desk.run(["new", "map.trellis"]).succeeded();
    desk
}

#[test]
fn the_messy_roster_adds_ninety_and_says_what_became_of_every_other_row() {
    let report = desk().json(["import", &roster("demo-roster.xlsx"), "--into", "map.trellis", "--as-of", "2026-06-30"]);
    assert_eq!(report["kind"], "roster");
    assert_eq!((&report["sheet"], &report["header_row"]), (&json!("Roster"), &json!(4)));
    assert_eq!((&report["rows"], &report["added"], &report["skipped"]), (&json!(93), &json!(90), &json!(3)));
    assert_eq!(report["outside"], "6 rows outside the table skipped: 2 title, 1 empty, 1 totals, 2 footer");
    let problems = report["problems"].as_array().unwrap();
    let skipped: Vec<(u64, &str)> = problems
        .iter()
        .filter(|problem| problem["skips_row"] == true)
        .map(|problem| (problem["row"].as_u64().unwrap(), problem["reason"].as_str().unwrap()))
        .collect();
    assert_eq!(skipped[0], (56, "Same name and domain as row 17"));
    assert!(skipped.contains(&(69, "No partner name")) && skipped.contains(&(85, "Placeholder name")), "{skipped:?}");
}

#[test]
fn columns_are_mapped_by_their_headers() {
    let report = desk().json(["import", &roster("demo-roster.xlsx"), "--into", "map.trellis", "--as-of", "2026-06-30"]);
    let field = |header: &str| {
        let columns = report["columns"].as_array().unwrap();
        columns.iter().find(|column| column["source"] == header).unwrap()["field"].as_str().unwrap().to_owned()
    };
    assert_eq!(field("Partner Account"), "name");
    assert_eq!(field("Program Level"), "tier");
    assert_eq!(field("HC"), "fte");
    assert_eq!(field("Joint Deals"), "co_sell_deals");
    assert_eq!(field("Salesforce region code"), "custom");
    assert_eq!(field("Regulated overlap"), "density:Regulated");
}

#[test]
fn a_dry_run_changes_nothing() {
    let desk = desk();
    let before = fs::read(desk.path("map.trellis")).unwrap();
    let report = desk.json(["import", &roster("demo-roster.xlsx"), "--into", "map.trellis", "--dry-run"]);
    assert_eq!((&report["added"], &report["stored"]), (&json!(90), &json!(false)));
    assert_eq!(fs::read(desk.path("map.trellis")).unwrap(), before);
}

#[test]
fn importing_again_changes_nothing() {
    let desk = Desk::with_demo();
    desk.run(["import", &roster("demo-roster.xlsx"), "--into", "demo.trellis", "--as-of", "2026-06-30"])
        .refused("everything in it is in the document already");
}

#[test]
fn accounts_are_counted_once() {
    let desk = desk();
    let report = desk.json(["import", &roster("demo-accounts.csv"), "--into", "map.trellis"]);
    assert_eq!(report["kind"], "accounts");
    assert_eq!((&report["rows"], &report["added"], &report["skipped"]), (&json!(997), &json!(994), &json!(3)));
    let accounts = desk.json(["accounts", "map.trellis", "--segment", "unsegmented"]);
    assert_eq!(accounts["accounts"].as_array().unwrap().len(), 14);
}

#[test]
fn overlap_rows_join_by_id_domain_or_name() {
    let desk = desk();
    let files = ["demo-roster.xlsx", "demo-accounts.csv"].map(roster);
    for file in &files {
        desk.run(["import", file, "--into", "map.trellis", "--as-of", "2026-06-30"]).succeeded();
    }
    let report = desk.json(["import", &roster("demo-overlap.csv"), "--into", "map.trellis", "--as-of", "2026-06-30"]);
    assert_eq!((&report["kind"], &report["added"]), (&json!("overlaps"), &json!(9189)));
    assert_eq!(report["rows"].as_u64().unwrap() - 9189, report["skipped"].as_u64().unwrap());
    let unknown = report["problems"].as_array().unwrap().iter().filter(|it| it["reason"] == "Not one of our accounts");
    assert_eq!(unknown.count(), 13);
}

/// A document that knows two partners and two accounts of ours.
fn desk_with_partners() -> Desk {
    let desk = desk();
    desk.write("roster.csv", "Partner,Tier\nCorvane,1\nHalden & Rowe,2\n");
    desk.write("accounts.csv", "Account,Website,Segment\nAcme,acme.example,Enterprise\nBolt,bolt.example,Commercial\n");
    desk.run(["import", "roster.csv", "accounts.csv", "--into", "map.trellis"]).succeeded();
    desk
}

#[test]
fn a_folder_of_partners_lists_is_imported_a_file_a_partner() {
    let desk = desk_with_partners();
    fs::create_dir(desk.path("lists")).unwrap();
    desk.write("lists/Halden & Rowe accounts.csv", "Company,Website\nAcme,acme.example\nZeta,zeta.example\n");
    desk.write("lists/corvane.csv", "Company,Website\nBolt,bolt.example\n");
    desk.write("lists/Unknown partner accounts.csv", "Company,Website\nAcme,acme.example\n");
    desk.write("lists/broken.csv", "");
    desk.write("lists/~$corvane.xlsx", "lock");
    desk.write("lists/.hidden.csv", "");
    desk.write("lists/notes.txt", "");
    let said = desk.run(["import", "lists", "--into", "map.trellis", "--json"]);
    assert_eq!(said.code, 1, "{}", said.error);
    assert!(said.error.contains("2 of 4 files were not imported: "), "{}", said.error);
    assert!(said.error.contains("whose accounts are these? choose the partner (--partner)"), "{}", said.error);
    assert!(said.error.contains("broken.csv is empty; export it again"), "{}", said.error);
    let report: Value = serde_json::from_str(&said.out).unwrap();
    let told: Vec<(&str, &str, u64)> = report["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["kind"].as_str().unwrap(), it["partner"].as_str().unwrap(), it["shared"].as_u64().unwrap()))
        .collect();
    assert_eq!(told, [("partner-accounts", "Halden & Rowe", 1), ("partner-accounts", "Corvane", 1)]);
    let history = desk.json(["history", "map.trellis"]);
    assert_eq!(
        history["changes"][1]["title"],
        "Imported 2 accounts of Halden & Rowe from Halden & Rowe accounts.csv, 1 of them shared with ours"
    );
}

#[test]
fn the_partner_of_a_list_can_be_said() {
    let desk = desk_with_partners();
    desk.write("list.csv", "Company,Website\nAcme,acme.example\n");
    let arguments = ["import", "list.csv", "--into", "map.trellis", "--partner", "corvane"];
    let report = desk.json(arguments);
    assert_eq!((&report["kind"], &report["partner"]), (&json!("partner-accounts"), &json!("Corvane")));
    desk.run(["import", "list.csv", "--into", "map.trellis", "--partner", "Nobody"])
        .refused("there is no partner called Nobody");
}

#[test]
fn deals_are_imported_and_named_in_the_history() {
    let desk = desk_with_partners();
    desk.write("deals.csv", "Deal Name,Amount,Stage,Partner\nAcme renewal,5,Won,Corvane\nOwn,6,Open,\n");
    let report = desk.json(["import", "deals.csv", "--into", "map.trellis"]);
    assert_eq!((&report["kind"], &report["added"]), (&json!("deals"), &json!(2)));
    assert_eq!(desk.json(["history", "map.trellis"])["changes"][0]["title"], "Imported 2 deals from deals.csv");
    let said = desk.run(["check", "map.trellis"]).succeeded();
    assert!(said.out.contains("It holds 2 partners, 2 accounts and 2 deals."), "{}", said.out);
}

#[test]
fn a_known_export_is_named() {
    let desk = desk_with_partners();
    desk.write(
        "attribution.csv",
        "Account name,Assigned partner(s),Attribution type,Deal amount,Sales stage,Closed date\n\
         Acme,Corvane,Sourced,$5.00,Closed Won,2026-05-04\n",
    );
    let report = desk.json(["import", "attribution.csv", "--into", "map.trellis"]);
    assert_eq!((&report["kind"], &report["preset"]), (&json!("deals"), &json!("Crossbeam (attribution)")));
}

#[test]
fn a_column_can_be_mapped_by_hand() {
    let desk = desk();
    desk.write("odd.csv", "Partner,Tier,Shoe size\nCorvane,2,44\nHollin,2,42\n");
    let arguments = ["import", "odd.csv", "--into", "map.trellis", "--map", "Shoe size=co_sell_deals"];
    let report = desk.json(arguments);
    assert_eq!(report["columns"][2]["field"], "co_sell_deals");
    desk.run(["import", "odd.csv", "--into", "map.trellis", "--map", "Hat=fte"]).refused("no column called `Hat`");
    desk.run(["import", "odd.csv", "--into", "map.trellis", "--map", "Tier=shoe"]).refused("`shoe` is not a field");
}

#[test]
fn what_can_be_read_in_two_ways_is_refused_unless_told() {
    let desk = desk();
    desk.write("roster.csv", b"Partner,Tier,Partner since\nCorvane,1,03/04/2026\n");
    let before = fs::read(desk.path("map.trellis")).unwrap();
    desk.run(["import", "roster.csv", "--into", "map.trellis"]).refused(
        "roster.csv: column Partner since (C): does 03/04/2026 mean 3 April 2026 or 4 March 2026? choose, or say --dates dmy|mdy",
    );
    assert_eq!(fs::read(desk.path("map.trellis")).unwrap(), before);
    desk.run(["import", "roster.csv", "--into", "map.trellis", "--dates", "dmy"]).succeeded();
}

#[track_caller]
fn refused(name: &str, content: &[u8], expected: &str) {
    let desk = desk();
    let before = fs::read(desk.path("map.trellis")).unwrap();
    desk.write(name, content);
    desk.run(["import", name, "--into", "map.trellis"]).refused(expected);
    assert_eq!(fs::read(desk.path("map.trellis")).unwrap(), before, "the document was touched");
}

fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, name) in (0..).zip(["Partner", "Corvane", "Hollin"]) {
        sheet.write(row, 0, name).unwrap();
        sheet.write(row, 1, if row == 0 { "Tier" } else { "2" }).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_file_that_is_no_spreadsheet_is_refused() {
    refused("photo.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01", "photo.xlsx is not a spreadsheet");
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("readme.txt", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(b"hello").unwrap();
    refused("parcel.xlsx", &zip.finish().unwrap().into_inner(), "parcel.xlsx is not a spreadsheet");
}

#[test]
fn an_empty_file_is_refused() {
    refused("nothing.csv", b"", "nothing.csv is empty");
    refused("nothing.xlsx", b"", "nothing.xlsx is empty");
}

#[test]
fn a_protected_workbook_is_told_from_a_broken_one() {
    // The first sector of a compound file, with the streams' names of an encrypted workbook in its directory.
    let mut content = vec![0_u8; 2048];
    content[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    for (at, name) in [(1024, "EncryptionInfo"), (1152, "EncryptedPackage")] {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        content[at..at + name.len()].copy_from_slice(&name);
    }
    refused(
        "secret.xlsx",
        &content,
        "secret.xlsx is password-protected; save it without a password and import it again",
    );
}

#[test]
fn a_truncated_workbook_is_refused() {
    let whole = workbook();
    refused("half.xlsx", &whole[..whole.len() / 2], "half.xlsx is damaged");
}

#[test]
fn a_sheet_without_a_header_is_refused() {
    refused("numbers.csv", b"1,2,3\n4,5,6\n7,8,9\n", "no header row was found");
}

#[test]
fn a_file_that_is_not_there_is_refused() {
    desk().run(["import", "gone.xlsx", "--into", "map.trellis"]).refused("gone.xlsx");
}

#[test]
fn what_was_stored_before_a_bad_file_stays_and_is_told() {
    let desk = desk();
    desk.write("empty.csv", "");
    let said = desk.run(["import", &roster("demo-roster.xlsx"), "empty.csv", "--into", "map.trellis"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("90 added"), "{}", said.out);
    let map: Value = desk.json(["map", "map.trellis"]);
    assert_eq!(map["partner_count"], 90);
}

#[test]
fn the_rows_with_problems_are_written_to_be_corrected() {
    let desk = desk();
    desk.write("roster.csv", "Partner,Program Level,MDF\nObrel,Gold,abc\nCorvane,Silver,12\n");
    let report = desk.json(["import", "roster.csv", "--into", "map.trellis", "--dry-run", "--problems", "out.xlsx"]);
    assert_eq!((&report["problem_book"], &report["stored"]), (&json!("out.xlsx"), &json!(false)));
    let again = desk.json(["import", "out.xlsx", "--into", "map.trellis"]);
    assert_eq!(
        (&again["sheet"], &again["rows"], &again["columns"][3]["field"]),
        (&json!("roster"), &json!(1), &json!("skip"))
    );

    desk.write("sound.csv", "Partner,Program Level\nObrel,Silver\n");
    let said = desk.run(["import", "sound.csv", "--into", "map.trellis", "--problems", "none.xlsx"]).succeeded();
    assert!(said.out.contains("no problems, so no workbook of them was written"), "{}", said.out);
    assert!(!desk.path("none.xlsx").exists());
}

#[test]
fn the_problems_never_take_the_place_of_the_file_itself() {
    let desk = desk();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in [["Partner", "MDF"], ["Obrel", "abc"]].iter().enumerate() {
        for (column, text) in cells.iter().enumerate() {
            sheet.write_string(u32::try_from(row).unwrap(), u16::try_from(column).unwrap(), *text).unwrap();
        }
    }
    desk.write("own.xlsx", book.save_to_buffer().unwrap());
    let own = fs::read(desk.path("own.xlsx")).unwrap();
    desk.run(["import", "own.xlsx", "--into", "map.trellis", "--problems", "./own.xlsx"])
        .refused("own.xlsx is the file that is being imported; choose another name");
    assert_eq!(fs::read(desk.path("own.xlsx")).unwrap(), own);
    desk.run(["import", "own.xlsx", "own.xlsx", "--into", "map.trellis", "--problems", "out.xlsx"])
        .refused("--problems takes one file at a time");
}

#[test]
fn engagement_comes_in_as_a_share_of_a_hundred() {
    let desk = Desk::new();
    desk.write("roster.csv", "Partner,Tier,Engagement Score\nCorvane,1,62%\nTern Hill,3,47.5\nDenholt,3,n/a\n");
    desk.run(["new", "map.trellis"]).succeeded();
    desk.run(["import", "roster.csv", "--into", "map.trellis", "--as-of", "2026-06-30"]).succeeded();
    let scores = desk.json(["scorecard", "map.trellis"]);
    let engaged = |place: usize| scores["partners"][place]["engagement"].clone();
    assert_eq!([0, 1, 2].map(engaged), [json!("62.00"), json!(null), json!("47.50")]);
}
