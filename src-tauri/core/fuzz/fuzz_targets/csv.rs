//! Any bytes as delimited text: rows count upwards, end in a filled cell, and can be recognized.
#![no_main]

use libfuzzer_sys::fuzz_target;
use trellis_core::import::fuzzing;

fuzz_target!(|bytes: &[u8]| {
    let Ok(workbook) = fuzzing::read_delimited(bytes) else { return };
    for sheet in &workbook.sheets {
        assert!(sheet.rows.is_sorted_by(|one, next| one.number < next.number));
        for row in &sheet.rows {
            assert!(row.number > 0 && row.cells.last().is_some_and(|cell| !cell.is_empty()));
        }
    }
    let _ = fuzzing::recognized(&workbook);
});
