// A release build on Windows opens no console beside the window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::alloc::System;
use std::process::ExitCode;

use cap::Cap;

/// Bounded only while this program reads a file for another one.
#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

fn main() -> ExitCode {
    let cap_memory = |bytes| MEMORY.set_limit(bytes).unwrap_or_default();
    trellis_core::api::run_reader(std::env::args_os(), cap_memory).unwrap_or_else(|| {
        trellis_app::run();
        ExitCode::SUCCESS
    })
}
