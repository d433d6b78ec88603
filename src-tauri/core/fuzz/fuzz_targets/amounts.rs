//! A column of amounts in any writing: each cell is a value or a problem, and every value fits the window.
#![no_main]

use libfuzzer_sys::fuzz_target;
use trellis_core::import::Staged;
use trellis_core::import::fuzzing;

fuzz_target!(|text: &str| {
    let Some(recognized) = fuzzing::column("MDF", "mdf_allocated", text) else { return };
    let Staged::Roster(partners) = &recognized.staged else { panic!("a roster was asked for") };
    for partner in partners {
        assert!(partner.facts.len() <= 1);
        assert!(partner.facts.iter().all(|fact| fact.value.abs() < 1 << 53));
    }
    for (row, line) in (2..).zip(text.lines()) {
        let is_value = partners.iter().any(|partner| partner.row == row && !partner.facts.is_empty());
        let is_problem = recognized.problems.iter().any(|problem| problem.row == row);
        let is_outside = recognized.outside.iter().any(|outside| (outside.first..=outside.last).contains(&row));
        assert!(is_value || is_problem || is_outside || fuzzing::is_blank(line), "row {row} was dropped: {line:?}");
    }
});
