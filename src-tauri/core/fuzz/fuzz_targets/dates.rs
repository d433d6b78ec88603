//! A column of days in any writing: a value comes from a figure in the text, and lies where a calendar ends.
#![no_main]

use libfuzzer_sys::fuzz_target;
use trellis_core::import::Staged;
use trellis_core::import::fuzzing;

fuzz_target!(|text: &str| {
    let Some(recognized) = fuzzing::column("Partner since", "partner_since", text) else { return };
    let Staged::Roster(partners) = &recognized.staged else { panic!("a roster was asked for") };
    let lines: Vec<&str> = text.lines().collect();
    for partner in partners {
        let Some(day) = partner.partner_since else { continue };
        let line = lines[partner.row as usize - 2];
        assert!(line.contains(char::is_numeric), "{line:?} is no day, and was read as {day}");
        assert!((1900..=9999).contains(&day.year()), "{line:?} was read as {day}");
    }
});
