use std::fs::{self, File};
use std::process::Child;
use std::time::{Duration, Instant};

use crate::desk::{Desk, Said};

/// Longer than any of these may take, also on a busy machine and unoptimized.
const PATIENCE: Duration = Duration::from_mins(1);
/// The memory a command may take, its reader included, in kilobytes.
const MEMORY: u64 = 1 << 20;

/// A desk with an empty document, `map.trellis`.
pub fn desk() -> Desk {
    let desk = Desk::new();
    desk.run(["new", "map.trellis"]).succeeded();
    desk
}

/// What became of a file, which is one sentence at most.
#[track_caller]
pub fn tried(desk: &Desk, name: &str, content: &[u8]) -> Said {
    desk.write(name, content);
    let (out, error) = (desk.path("out.txt"), desk.path("error.txt"));
    let mut command = desk.command(["import", name, "--into", "map.trellis", "--dry-run"]);
    command.stdout(File::create(&out).unwrap()).stderr(File::create(&error).unwrap());
    let (status, peak) = ended(&mut command.spawn().unwrap(), name);
    let said = Said {
        code: status.unwrap_or(-1),
        out: fs::read_to_string(out).unwrap(),
        error: fs::read_to_string(error).unwrap(),
    };
    assert!(matches!(said.code, 0 | 1), "{name} ended with {}: {}", said.code, said.error);
    assert_eq!(said.error.lines().count(), usize::from(said.code == 1), "{name}: {}", said.error);
    assert!(peak < MEMORY, "{name} took {peak} KB");
    said
}

/// How a command ended, and the memory it took with those it started.
#[track_caller]
fn ended(command: &mut Child, name: &str) -> (Option<i32>, u64) {
    let start = Instant::now();
    let mut peak = 0;
    loop {
        peak = peak.max(memory(command.id()));
        if let Some(status) = command.try_wait().unwrap() {
            return (status.code(), peak);
        }
        if start.elapsed() > PATIENCE {
            command.kill().unwrap();
            panic!("{name} takes longer than {PATIENCE:?}");
        }
        std::thread::sleep(Duration::from_millis(3));
    }
}

/// Kilobytes, where the system has a /proc that tells; else none.
fn memory(process: u32) -> u64 {
    let children = fs::read_to_string(format!("/proc/{process}/task/{process}/children")).unwrap_or_default();
    let of = |process: &str| {
        let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
        let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        resident.and_then(|text| text.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or(0)
    };
    of(&process.to_string()) + children.split_whitespace().map(of).sum::<u64>()
}
