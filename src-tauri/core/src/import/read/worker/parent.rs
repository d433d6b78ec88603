use std::io::{BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use super::ARGUMENT;
use super::watch::Watch;
use crate::Job;
use crate::import::read::{Bound, Limits, Refusal, Sink, wire};

/// Reads a file in a process of its own: the program `worker` started once more. The process is gone when this returns,
/// whatever happened.
pub fn read_in_worker(
    worker: &Path,
    path: &Path,
    limits: &Limits,
    job: &Job,
    sink: &mut impl Sink,
) -> Result<(), Refusal> {
    let mut reader = Reader::start(worker, path, limits)?;
    let frames = reader.child.lock().ok().and_then(|mut child| child.stdout.take()).ok_or(Refusal::Damaged)?;
    let watch = Watch::start(&reader.child, limits, job);
    let outcome = wire::decode(BufReader::with_capacity(1 << 16, frames), sink, || watch.heard());
    let reason = watch.end();
    match (outcome, reason) {
        (Some(outcome), _) => outcome,
        (None, Some(refusal)) => Err(refusal),
        (None, None) if reader.ran_out_of_memory() => Err(Refusal::Exceeds(Bound::ReaderBytes)),
        (None, None) => Err(Refusal::Damaged),
    }
}

/// The process; it ends with this value.
struct Reader {
    child: Arc<Mutex<Child>>,
    last_words: Option<JoinHandle<String>>,
}

impl Reader {
    fn start(worker: &Path, path: &Path, limits: &Limits) -> Result<Self, Refusal> {
        let reason = |error: std::io::Error| Refusal::NoReader(error.to_string());
        let limits = serde_json::to_string(limits).map_err(|error| reason(error.into()))?;
        let mut command = Command::new(worker);
        command.arg(ARGUMENT).arg(path).arg(limits);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        hide_console(&mut command);
        let mut child = command.spawn().map_err(reason)?;
        let last_words = child.stderr.take().map(|words| std::thread::spawn(|| last_words(words)));
        Ok(Self { child: Arc::new(Mutex::new(child)), last_words })
    }

    /// What Rust says when an allocation is refused, on every system.
    fn ran_out_of_memory(&mut self) -> bool {
        self.end();
        let words = self.last_words.take().and_then(|words| words.join().ok());
        words.is_some_and(|words| words.contains("memory allocation of"))
    }

    fn end(&self) {
        if let Ok(mut child) = self.child.lock() {
            // It may have ended by itself.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.end();
    }
}

/// The first words are kept, the rest is heard so that the process does not wait for it.
fn last_words(mut words: ChildStderr) -> String {
    let mut kept = Vec::new();
    let _ = words.by_ref().take(4096).read_to_end(&mut kept);
    let _ = std::io::copy(&mut words, &mut std::io::sink());
    String::from_utf8_lossy(&kept).into_owned()
}

/// A window program on Windows would flash a console for it.
#[cfg(windows)]
fn hide_console(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

#[cfg(not(windows))]
fn hide_console(_: &mut Command) {}
