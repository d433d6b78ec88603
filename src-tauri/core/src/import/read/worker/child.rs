use std::ffi::OsString;
use std::io::{BufWriter, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;

use super::ARGUMENT;
use crate::import::read::wire::Encoder;
use crate::import::read::{Limits, Refusal, formats};

/// Deeper than any reader goes on a sound file.
const STACK_BYTES: usize = 16 << 20;

/// Reads a file for the program that started this one, where the arguments ask for it; `None` where they do not, and the
/// program goes on as it is.
///
/// To be called first in `main`. `cap_memory` is told how many bytes the process may take.
#[must_use]
pub fn run_reader(mut arguments: impl Iterator<Item = OsString>, cap_memory: impl FnOnce(usize)) -> Option<ExitCode> {
    if arguments.nth(1)? != ARGUMENT {
        return None;
    }
    let (Some(path), Some(limits)) = (arguments.next(), arguments.next()) else { return Some(ExitCode::FAILURE) };
    let Ok(limits) = serde_json::from_slice::<Limits>(limits.as_encoded_bytes()) else {
        return Some(ExitCode::FAILURE);
    };
    cap_memory(usize::try_from(limits.reader_bytes).unwrap_or(usize::MAX));
    // The parent tells one sentence; what a reader says about its own fall is not it.
    std::panic::set_hook(Box::new(|_| ()));
    std::thread::spawn(end_with_parent);
    let reading = std::thread::Builder::new().stack_size(STACK_BYTES).spawn(move || read(path.as_ref(), &limits));
    let told = reading.is_ok_and(|reading| reading.join().unwrap_or(false));
    Some(if told { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Whether the outcome could be told.
fn read(path: &Path, limits: &Limits) -> bool {
    let mut encoder = Encoder::new(BufWriter::with_capacity(1 << 16, std::io::stdout()));
    let outcome = catch_unwind(AssertUnwindSafe(|| formats::read(path, limits, &mut encoder)));
    encoder.end(&outcome.unwrap_or(Err(Refusal::Damaged))).is_ok()
}

/// Ends the process when the other end of its standard input is closed: whoever waits for the file went away.
fn end_with_parent() {
    let _ = std::io::stdin().read(&mut [0]);
    std::process::exit(1);
}
