//! Hostile surroundings: a full disk, a folder that may only be read, two commands at once.

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use crate::desk::{Desk, Said, roster};

/// Nobody's user and group.
const NOBODY: u32 = 65_534;

fn partners(desk: &Desk) -> u64 {
    desk.json(["map", "map.trellis"])["partner_count"].as_u64().unwrap()
}

/// A file size from which on the system refuses to write stands for a disk that is full: it needs nobody's rights.
#[test]
fn a_full_disk_costs_nothing() {
    let desk = Desk::new();
    desk.run(["new", "map.trellis"]).succeeded();
    let file = roster("demo-roster.xlsx");
    let import = ["import", &file, "--into", "map.trellis", "--as-of", "2026-06-30"];
    let (mut refused, mut done) = (0, 0);
    // In blocks of 512 bytes: from nothing at all to more than is wanted.
    for blocks in [0, 8, 64, 128, 256, 400, 500, 600, 700, 800, 1_000, 1_400, 2_000, 4_000, 16_000] {
        let limit = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let mut command = Command::new("sh");
        command.args(["-c", &limit, env!("CARGO_BIN_EXE_trellis")]).args(import).current_dir(desk.path("."));
        let said = Said::from(command.env("TRELLIS_DATA", desk.path("data")).output().unwrap());
        if said.code == 0 {
            done += 1;
        } else {
            assert_eq!((said.code, said.error.trim_end().lines().count()), (1, 1), "{blocks} blocks: {}", said.error);
            refused += 1;
        }
        let remains = fs::read_dir(desk.path("."))
            .unwrap()
            .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().contains("publishing"));
        assert_eq!(remains.count(), 0, "{blocks} blocks");
        desk.run(["check", "map.trellis"]).succeeded();
        match partners(&desk) {
            0 => assert_ne!(said.code, 0),
            90 => drop(desk.run(["undo", "map.trellis"]).succeeded()),
            some => panic!("half an import was kept: {some} partners"),
        }
    }
    assert!(refused > 3 && done > 1, "{refused} refused, {done} done");
}

/// A command as somebody with no more rights than the folder gives: the tests may be run by root, to whom all is allowed.
fn as_nobody<'a>(desk: &Desk, arguments: impl IntoIterator<Item = &'a str>) -> Said {
    let mut command = Command::new(desk.path("trellis"));
    command.current_dir(desk.path(".")).env("TRELLIS_DATA", desk.path("data")).args(arguments);
    if is_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
    Said::from(command.output().unwrap())
}

fn is_root() -> bool {
    fs::read_to_string("/proc/self/status").is_ok_and(|status| status.lines().any(|line| line.starts_with("Uid:\t0\t")))
}

fn give(path: &Path, mode: u32) {
    if is_root() {
        chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
    }
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_folder_that_may_only_be_read_is_read_and_what_is_changed_is_kept() {
    let desk = Desk::new();
    fs::copy(env!("CARGO_BIN_EXE_trellis"), desk.path("trellis")).unwrap();
    fs::copy(roster("demo-roster.xlsx"), desk.path("roster.xlsx")).unwrap();
    fs::create_dir(desk.path("share")).unwrap();
    for (name, mode) in [(".", 0o755), ("trellis", 0o755), ("roster.xlsx", 0o444), ("share", 0o755)] {
        give(&desk.path(name), mode);
    }
    as_nobody(&desk, ["new", "share/map.trellis"]).succeeded();
    give(&desk.path("share"), 0o555);
    let published = fs::read(desk.path("share/map.trellis")).unwrap();

    let read = as_nobody(&desk, ["map", "share/map.trellis", "--json"]).succeeded();
    assert!(read.out.contains("\"partner_count\": 0") || read.out.contains("\"partner_count\":0"), "{}", read.out);
    as_nobody(&desk, ["import", "roster.xlsx", "--into", "share/map.trellis"]).refused("could not be");
    assert_eq!(fs::read(desk.path("share/map.trellis")).unwrap(), published);
    as_nobody(&desk, ["new", "share/other.trellis"]).refused("could not be");

    // The file itself may not be read either for a while.
    fs::set_permissions(desk.path("share/map.trellis"), fs::Permissions::from_mode(0o000)).unwrap();
    as_nobody(&desk, ["map", "share/map.trellis"]).refused("could not be");
    fs::set_permissions(desk.path("share/map.trellis"), fs::Permissions::from_mode(0o644)).unwrap();

    give(&desk.path("share"), 0o755);
    let read = as_nobody(&desk, ["map", "share/map.trellis", "--json"]).succeeded();
    assert!(read.out.contains("90"), "what was imported before is published now: {}", read.out);
    assert_ne!(fs::read(desk.path("share/map.trellis")).unwrap(), published);
}

#[test]
fn two_commands_at_once_never_both_write() {
    let desk = Desk::new();
    desk.run(["new", "map.trellis"]).succeeded();
    for _ in 0..6 {
        let file = roster("demo-roster.xlsx");
        let import = ["import", &file, "--into", "map.trellis", "--as-of", "2026-06-30"];
        let started: Vec<_> = (0..4)
            .map(|_| {
                desk.command(import)
                    .stdout(std::process::Stdio::piped())
                    .stderr(std::process::Stdio::piped())
                    .spawn()
                    .unwrap()
            })
            .collect();
        let said: Vec<Said> = started.into_iter().map(|child| Said::from(child.wait_with_output().unwrap())).collect();
        let done = said.iter().filter(|said| said.code == 0).count();
        assert!(done > 0);
        for refused in said.into_iter().filter(|said| said.code != 0) {
            refused.refused("is open in another window or command of Trellis");
        }
        desk.run(["check", "map.trellis"]).succeeded();
        assert_eq!(partners(&desk), 90);
        for _ in 0..done {
            desk.run(["undo", "map.trellis"]).succeeded();
        }
        assert_eq!(partners(&desk), 0);
    }
}
