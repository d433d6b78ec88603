//! Documents on disk, as the command line meets them: refusals are one sentence and touch nothing.

use std::fs;

use crate::desk::{Desk, roster};

#[test]
fn a_new_document_never_takes_the_place_of_another() {
    let desk = Desk::new();
    desk.run(["new", "map.trellis"]).succeeded();
    let content = fs::read(desk.path("map.trellis")).unwrap();
    desk.run(["new", "map.trellis"]).refused("map.trellis already exists");
    assert_eq!(fs::read(desk.path("map.trellis")).unwrap(), content);
    desk.run(["new", "nowhere/map.trellis"]).refused("does not exist; make it first");
}

#[test]
fn what_is_no_document_is_refused() {
    let desk = Desk::new();
    desk.write("notes.trellis", "hello");
    desk.run(["map", "notes.trellis"]).refused("notes.trellis is not a Trellis document");
    desk.run(["map", "gone.trellis"]).refused("gone.trellis does not exist");
    assert_eq!(fs::read(desk.path("notes.trellis")).unwrap(), b"hello");
}

#[test]
fn a_document_of_a_newer_version_is_refused_and_untouched() {
    let desk = Desk::new();
    desk.run(["new", "map.trellis"]).succeeded();
    let connection = rusqlite::Connection::open(desk.path("map.trellis")).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    let content = fs::read(desk.path("map.trellis")).unwrap();
    for command in ["map", "undo", "check"] {
        desk.run([command, "map.trellis"]).refused("written by a newer version of Trellis (format 99");
    }
    assert_eq!(fs::read(desk.path("map.trellis")).unwrap(), content);
}

#[test]
fn a_document_another_process_owns_is_refused_and_untouched() {
    let desk = Desk::new();
    desk.run(["new", "map.trellis"]).succeeded();
    let content = fs::read(desk.path("map.trellis")).unwrap();
    let environment = trellis_core::store::Environment::system(desk.path("data"));
    let owner = trellis_core::store::Document::open(&desk.path("map.trellis"), environment).unwrap();

    desk.run(["import", &roster("demo-roster.xlsx"), "--into", "map.trellis"])
        .refused("map is open in another window or command of Trellis");

    assert_eq!(fs::read(desk.path("map.trellis")).unwrap(), content);
    owner.close().unwrap();
    desk.run(["map", "map.trellis"]).succeeded();
}

#[test]
fn a_document_with_a_dangling_row_is_not_whole() {
    let desk = Desk::with_demo();
    let connection = rusqlite::Connection::open(desk.path("demo.trellis")).unwrap();
    connection.execute_batch("PRAGMA foreign_keys = OFF; DELETE FROM account WHERE id = 1").unwrap();
    drop(connection);
    let said = desk.run(["check", "demo.trellis"]);
    assert!(said.out.contains("a row of `overlap` points to a row of `account` that is not there"), "{}", said.out);
    assert!(said.out.contains("demo is not as Trellis wrote it"), "{}", said.out);
    said.refused("the document has 22 faults");
}

#[test]
fn a_damaged_document_is_refused_and_repaired_into_a_new_one() {
    let desk = Desk::with_demo();
    // Opened once: this state is kept.
    desk.run(["map", "demo.trellis"]).succeeded();
    let content = fs::read(desk.path("demo.trellis")).unwrap();
    let cut = &content[..content.len() / 10 * 9];
    desk.write("demo.trellis", cut);
    for command in ["map", "undo", "history"] {
        desk.run([command, "demo.trellis"]).refused("demo is damaged");
    }
    let said = desk.run(["check", "demo.trellis"]);
    let kept = said.out.trim_end().split_once(": ").unwrap().1.to_owned();
    said.refused("is kept on this machine");
    let repaired = desk.run(["check", "demo.trellis", "--repair", "whole.trellis"]).succeeded().out;
    assert!(repaired.contains("could not be read") && repaired.contains("It holds 90 partners"), "{repaired}");
    desk.run(["check", "whole.trellis"]).succeeded();
    desk.run(["check", "demo.trellis", "--repair", "whole.trellis"]).refused("already exists");
    assert_eq!(fs::read(desk.path("demo.trellis")).unwrap(), cut);
    fs::copy(kept, desk.path("kept.trellis")).unwrap();
    assert_eq!(desk.json(["map", "kept.trellis"])["partner_count"], 90);
}

#[test]
fn wrong_usage_is_exit_two() {
    let desk = Desk::new();
    assert_eq!(desk.run(["nonsense"]).code, 2);
    assert_eq!(desk.run(["import", "--into", "map.trellis"]).code, 2);
    assert_eq!(desk.run(["import", "a.csv", "--into", "map.trellis", "--as-of", "soon"]).code, 2);
}

#[test]
fn a_command_leaves_no_working_copy_behind() {
    let desk = Desk::with_demo();
    desk.json(["map", "demo.trellis"]);
    let working = fs::read_dir(desk.path("data/working")).unwrap().next().unwrap().unwrap().path();
    let names: Vec<_> = fs::read_dir(working).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["lock"]);
}
