//! Any sheet: each filled row is the header, a row of the table or a row outside it, and just one of these.
#![no_main]

use libfuzzer_sys::fuzz_target;
use trellis_core::import::fuzzing;

fuzz_target!(|text: &str| {
    let workbook = fuzzing::sheet(text);
    let Ok(recognized) = fuzzing::recognized(&workbook) else { return };
    let rows = &workbook.sheets[0].rows;
    let is_outside = |row: u32| recognized.outside.iter().any(|outside| (outside.first..=outside.last).contains(&row));
    assert!(!is_outside(recognized.header_row), "the header is outside its table");
    let outside = rows.iter().filter(|row| is_outside(row.number)).count();
    assert_eq!(rows.len(), 1 + recognized.rows as usize + outside, "a row was dropped or taken twice");
    let skipped = recognized.problems.iter().filter(|problem| problem.skips_row).count();
    assert!(recognized.staged.len() + skipped <= recognized.rows as usize);
});
