//! [`trellis_core::fuzzing::template`] says what is tried.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| trellis_core::fuzzing::template(bytes));
