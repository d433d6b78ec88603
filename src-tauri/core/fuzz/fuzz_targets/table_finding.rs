//! [`trellis_core::fuzzing::table_finding`] says what is tried.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| trellis_core::fuzzing::table_finding(bytes));
