//! The command line of Trellis: a second door to the same core.
//!
//! Exit 0 done, 1 the input or the document is at fault (one sentence on standard error), 2 wrong usage.

mod arguments;
mod commands;
mod output;
mod progress;
mod values;

use std::alloc::System;
use std::process::ExitCode;

use cap::Cap;
use clap::Parser;
use trellis_core::api::run_reader;

use arguments::Arguments;

/// Bounded only while this program reads a file for another one.
#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

fn main() -> ExitCode {
    let cap_memory = |bytes| MEMORY.set_limit(bytes).unwrap_or_default();
    if let Some(code) = run_reader(std::env::args_os(), cap_memory) {
        return code;
    }
    let arguments = Arguments::parse();
    match commands::run(arguments.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("trellis: {error}");
            ExitCode::FAILURE
        }
    }
}
