//! The process that reads a file ends with whoever waits for it.
#![cfg(target_os = "linux")]

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use trellis_core::import::{HowToRead, read};
use trellis_core::{Code, Job};

use super::{desk, sheet, xlsx};

/// Reading this takes a second or more.
fn long() -> Vec<u8> {
    let rows = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(20)).repeat(100_000);
    xlsx(&sheet(&rows), b"<sst/>")
}

/// The processes that read this file for another one.
fn readers(file: &Path) -> Vec<String> {
    let file = file.to_str().unwrap();
    let processes = std::fs::read_dir("/proc").unwrap().flatten();
    let lines = processes.filter_map(|process| std::fs::read(process.path().join("cmdline")).ok());
    let lines = lines.map(|line| String::from_utf8_lossy(&line).into_owned());
    lines.filter(|line| line.contains("--read-file-for-parent") && line.contains(file)).collect()
}

#[track_caller]
fn soon(what: &str, is_so: impl Fn() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < Duration::from_secs(20), "{what}");
        std::thread::sleep(Duration::from_millis(2));
    }
}

#[test]
fn a_reader_is_gone_once_its_job_was_stopped() {
    let desk = desk();
    desk.write("long.xlsx", long());
    let file = desk.path("long.xlsx");
    let worker = Some(env!("CARGO_BIN_EXE_trellis").into());
    let job = Job::new(1, |_| ());
    let stopping = job.clone();
    let stop = std::thread::spawn({
        let file = file.clone();
        move || {
            soon("the reader starts", || !readers(&file).is_empty());
            stopping.cancel();
        }
    });
    let refused = read(&file, &HowToRead { worker, job, ..HowToRead::default() }).unwrap_err();
    stop.join().unwrap();
    assert_eq!(refused.code, Code::Cancelled, "{}", refused.message);
    assert_eq!(readers(&file), Vec::<String>::new());
}

#[test]
fn a_reader_ends_when_the_program_it_reads_for_is_killed() {
    let desk = desk();
    desk.write("long.xlsx", long());
    let file = desk.path("long.xlsx");
    let mut command = desk.command(["import", file.to_str().unwrap(), "--into", "map.trellis", "--dry-run"]);
    let mut program = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    soon("the reader starts", || !readers(&file).is_empty());
    program.kill().unwrap();
    program.wait().unwrap();
    soon("the reader ends", || readers(&file).is_empty());
}
