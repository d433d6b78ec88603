//! The states of a document that are kept.

use std::fs;

use jiff::civil::date;
use trellis_core::Code;
use trellis_core::api::check::check;
use trellis_core::store::{Document, earlier_states, put_state};

use super::{Desk, name_in, rename};

#[test]
fn the_state_of_each_day_is_kept_and_offered_when_the_file_is_damaged() {
    let desk = Desk::new();
    let path = desk.path("map.trellis");
    Document::create(&path, desk.on("2026-07-01")).unwrap().close().unwrap();
    for day in 2..=16 {
        let environment = desk.on(&format!("2026-07-{day:02}"));
        let document = Document::open(&path, environment.clone()).unwrap();
        rename(&document, &format!("Day {day}"));
        document.close().unwrap();
        // A second opening on one day keeps nothing new.
        Document::open(&path, environment).unwrap().close().unwrap();
    }
    let environment = desk.on("2026-07-17");
    let states = earlier_states(&path, &environment);
    let days: Vec<_> = states.iter().map(|state| environment.day_of(state.kept_at)).collect();
    assert_eq!(days, (7..=16).rev().map(|day| date(2026, 7, day)).collect::<Vec<_>>());

    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    let error = Document::open(&path, environment.clone()).err().unwrap();
    assert_eq!(error.code, Code::Damaged);
    assert!(error.message.contains("open the state of 16 July 2026 that is kept on this machine"), "{error}");
    fs::write(&path, "nothing of it").unwrap();
    assert_eq!(Document::open(&path, environment.clone()).err().unwrap().code, Code::Damaged);

    // The newest is the file as it was found on the 16th: it says what was written on the 15th.
    fs::copy(&states[0].path, desk.path("earlier.trellis")).unwrap();
    let earlier = Document::open(&desk.path("earlier.trellis"), environment).unwrap();
    assert_eq!((name_in(&earlier).as_str(), earlier.is_altered()), ("Day 15", false));
}

#[test]
fn a_kept_state_never_takes_the_place_of_a_document_that_is_open() {
    let desk = Desk::new();
    Document::create(&desk.path("map.trellis"), desk.environment()).unwrap().close().unwrap();
    desk.open("map.trellis").unwrap().close().unwrap();
    let open = Document::create(&desk.path("open.trellis"), desk.environment()).unwrap();
    let states = earlier_states(&desk.path("map.trellis"), &desk.environment());
    let error = put_state(&states[0], &desk.path("open.trellis"), &desk.environment()).unwrap_err();
    assert_eq!(error.code, Code::Owned);
    open.close().unwrap();
    put_state(&states[0], &desk.path("open.trellis"), &desk.environment()).unwrap();
    assert_eq!(name_in(&desk.open("open.trellis").unwrap()), "map");
}

#[test]
fn a_file_another_program_wrote_to_is_opened_and_said_to_be_altered() {
    let desk = Desk::new();
    Document::create(&desk.path("map.trellis"), desk.environment()).unwrap().close().unwrap();
    let connection = rusqlite::Connection::open(desk.path("map.trellis")).unwrap();
    connection.execute("UPDATE setting SET name = 'Theirs'", []).unwrap();
    drop(connection);
    let document = desk.open("map.trellis").unwrap();
    assert!(document.alteration().unwrap().starts_with("map is not as Trellis wrote it"));
    assert_eq!(check(&document).unwrap(), [document.alteration().unwrap()]);
    // What is published from now on is Trellis's own again.
    rename(&document, "Mine");
    document.close().unwrap();
    assert!(!desk.open("map.trellis").unwrap().is_altered());
}
