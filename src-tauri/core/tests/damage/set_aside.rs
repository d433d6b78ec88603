//! Work that never reached the file.

use std::fs;

use trellis_core::api::check::check;
use trellis_core::store::{Document, recover, work_set_aside};

use super::{Desk, example, lines, name_in, rename};

#[test]
fn unpublished_work_is_recovered_where_its_file_is_gone() {
    let desk = Desk::new();
    let document = Document::create(&desk.path("map.trellis"), desk.environment()).unwrap();
    rename(&document, "Not published");
    drop(document);
    fs::remove_file(desk.path("map.trellis")).unwrap();
    assert!(desk.open("map.trellis").err().unwrap().message.contains("does not exist"));
    let found = recover(&desk.path("map.trellis"), &desk.path("whole.trellis"), &desk.environment()).unwrap();
    assert_eq!(name_in(&found.document), "Not published");
}

#[test]
fn a_working_copy_that_cannot_be_read_is_set_aside_and_said() {
    let desk = Desk::new();
    let path = desk.path("map.trellis");
    let document = Document::create(&path, desk.environment()).unwrap();
    rename(&document, "Not published");
    drop(document);
    let folder = fs::read_dir(desk.path("data/working")).unwrap().next().unwrap().unwrap().path();
    let working = folder.join("document.db");
    let _ = fs::remove_file(folder.join("document.db-wal"));
    let bytes = b"SQLite format 3\0 and then nothing that makes sense";
    fs::write(&working, bytes).unwrap();

    // An opening that fails for another reason does not take the warning along.
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    assert!(desk.open("map.trellis").is_err());
    fs::write(&path, whole).unwrap();
    let document = desk.open("map.trellis").unwrap();
    assert_eq!(name_in(&document), "map");
    let warnings = document.warnings();
    assert!(warnings.len() == 1 && warnings[0].contains("Earlier states in the window"), "{warnings:?}");
    assert!(check(&document).unwrap().is_empty(), "the document itself is whole");
    let aside = work_set_aside(&path, &desk.environment());
    assert_eq!(aside.len(), 1);
    assert!(fs::read(&aside[0].path).unwrap() == bytes);
    document.close().unwrap();
    // It is said once, and stays.
    assert_eq!(desk.open("map.trellis").unwrap().warnings(), Vec::<String>::new());
    assert_eq!(work_set_aside(&path, &desk.environment()), aside);
}

#[test]
fn only_the_newest_of_the_working_copies_set_aside_are_kept() {
    let desk = Desk::new();
    let path = desk.path("map.trellis");
    Document::create(&path, desk.environment()).unwrap().close().unwrap();
    let folder = fs::read_dir(desk.path("data/working")).unwrap().next().unwrap().unwrap().path();
    for number in 0..12 {
        let garbage = format!("SQLite format 3\0 and then nothing that makes sense, {number}");
        fs::write(folder.join("document.db"), garbage).unwrap();
        let document = desk.open("map.trellis").unwrap();
        assert_eq!(document.warnings().len(), 1, "{number}");
        document.close().unwrap();
    }
    let kept = work_set_aside(&path, &desk.environment());
    let said: Vec<String> = kept.iter().map(|state| fs::read_to_string(&state.path).unwrap()).collect();
    assert_eq!(said.len(), 10);
    assert!(said[0].ends_with(", 11") && said[9].ends_with(", 2"), "{said:?}");
}

#[test]
fn what_can_be_read_of_a_working_copy_set_aside_is_recovered() {
    let desk = Desk::new();
    let path = desk.path("map.trellis");
    fs::write(&path, &example().0).unwrap();
    let document = desk.open("map.trellis").unwrap();
    rename(&document, "Not published");
    let dump = document.dump().unwrap();
    drop(document);
    let folder = fs::read_dir(desk.path("data/working")).unwrap().next().unwrap().unwrap().path();
    let working = folder.join("document.db");
    // The first page of the table a working copy is looked at by.
    let connection = rusqlite::Connection::open(&working).unwrap();
    let root = "SELECT rootpage FROM sqlite_schema WHERE name = 'document'";
    let root: usize = connection.query_row(root, [], |row| row.get::<_, u32>(0)).unwrap() as usize;
    connection.close().unwrap();
    let mut bytes = fs::read(&working).unwrap();
    bytes[(root - 1) * 4_096..root * 4_096].fill(0xFF);
    fs::write(&working, &bytes).unwrap();

    let document = desk.open("map.trellis").unwrap();
    let aside = work_set_aside(&path, &desk.environment());
    let found = recover(&aside[0].path, &desk.path("whole.trellis"), &desk.environment()).unwrap();
    assert_eq!(name_in(&found.document), "Not published");
    let found_dump = found.document.dump().unwrap();
    let lost: Vec<&str> = lines(&dump).difference(&lines(&found_dump)).copied().collect();
    assert!(lost.len() < 5 && !found.losses.is_empty(), "{lost:?}");
    document.close().unwrap();
}
