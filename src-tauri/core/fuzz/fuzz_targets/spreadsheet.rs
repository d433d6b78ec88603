//! [`trellis_core::fuzzing::spreadsheet`] says what is tried.
#![no_main]

use std::sync::Once;

/// A reader that panics is caught, there as here: the file is then refused. Only what is not caught is a finding.
static CAUGHT: Once = Once::new();

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    CAUGHT.call_once(|| std::panic::set_hook(Box::new(|_| ())));
    trellis_core::fuzzing::spreadsheet(bytes);
});
