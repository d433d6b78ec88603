//! A power cut at any moment, hundreds of times: the document is whole and holds every change that was committed.
//!
//! `TRELLIS_SOAK` says how many times as often.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use trellis_core::store::tables::Setting;
use trellis_core::store::{Document, Environment, Operation};

use crate::desk::{Desk, roster};

const IMPORTS: u32 = 40;
const UNDOS: u32 = 30;
const EXPORTS: u32 = 20;
const SESSIONS: u32 = 150;
const MIGRATIONS: u32 = 10;

fn often(times: u32) -> u32 {
    times * std::env::var("TRELLIS_SOAK").ok().and_then(|times| times.parse().ok()).unwrap_or(1)
}

/// How long a command takes that is left alone.
fn duration_of(desk: &Desk, arguments: &[&str]) -> Duration {
    let begun = Instant::now();
    desk.run(arguments.iter().copied()).succeeded();
    begun.elapsed()
}

/// Starts a command and kills it after a share of the time it would take.
fn killed(desk: &Desk, arguments: &[&str], whole: Duration, share: f64) {
    let child = desk.command(arguments.iter().copied()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    kill(child, whole.mul_f64(share));
}

fn kill(mut child: Child, after: Duration) {
    sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
}

/// From just after the start to just before the end.
fn shares(times: u32) -> impl Iterator<Item = f64> {
    (1..=times).map(move |time| f64::from(time) / f64::from(times))
}

/// A file that was being written beside another one is gone once the document was opened again.
fn no_remains(folder: &Path) {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let remains: Vec<_> = names.filter(|name| name.contains("publishing")).collect();
    assert!(remains.is_empty(), "{remains:?}");
}

fn accounts(desk: &Desk) -> usize {
    desk.json(["accounts", "map.trellis"])["accounts"].as_array().unwrap().len()
}

#[test]
fn a_killed_import_or_undo_leaves_the_document_whole() {
    let desk = Desk::new();
    desk.run(["new", "map.trellis"]).succeeded();
    desk.run(["import", &roster("demo-roster.xlsx"), "--into", "map.trellis", "--as-of", "2026-06-30"]).succeeded();
    let file = roster("demo-accounts.csv");
    let import = ["import", &file, "--into", "map.trellis"];
    let undo = ["undo", "map.trellis"];
    let whole = duration_of(&desk, &import);
    let (mut before, mut after) = (0, 0);
    let mut look = |desk: &Desk| {
        desk.run(["check", "map.trellis"]).succeeded();
        no_remains(&desk.path("."));
        assert_eq!(desk.json(["map", "map.trellis"])["partner_count"], 90);
        match accounts(desk) {
            0 => before += 1,
            994 => after += 1,
            some => panic!("half an import was kept: {some} accounts"),
        }
    };
    duration_of(&desk, &undo);
    for share in shares(often(IMPORTS)) {
        killed(&desk, &import, whole, share);
        look(&desk);
        if accounts(&desk) == 994 {
            desk.run(undo).succeeded();
        }
    }
    let whole = {
        desk.run(import).succeeded();
        duration_of(&desk, &undo)
    };
    for share in shares(often(UNDOS)) {
        if accounts(&desk) == 0 {
            desk.run(import).succeeded();
        }
        killed(&desk, &undo, whole, share);
        look(&desk);
    }
    println!("{} kills: {before} before the commit, {after} after it", before + after);
    assert!(before > 0 && after > 0, "{before} before the commit, {after} after it");
}

#[test]
fn a_killed_export_leaves_the_file_that_was_there_or_the_new_one() {
    let desk = Desk::with_demo();
    let export = ["export", "demo.trellis", "--deck", "Board.pptx"];
    let whole = duration_of(&desk, &export);
    let new = fs::read(desk.path("Board.pptx")).unwrap();
    for share in shares(often(EXPORTS)) {
        desk.write("Board.pptx", "what was there");
        killed(&desk, &export, whole, share);
        let there = fs::read(desk.path("Board.pptx")).unwrap();
        assert!(there == new || there == b"what was there", "{} bytes of {}", there.len(), new.len());
        desk.run(["check", "demo.trellis"]).succeeded();
    }
}

#[test]
fn a_killed_migration_leaves_a_document_that_migrates() {
    let formats = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/documents");
    for format in 1..=5 {
        let desk = Desk::new();
        let old = fs::read(format!("{formats}/format-{format}.trellis")).unwrap();
        desk.write("whole.trellis", &old);
        let begun = Instant::now();
        let expected = desk.json(["map", "whole.trellis"]);
        let whole = begun.elapsed();
        for share in shares(often(MIGRATIONS)) {
            desk.write("old.trellis", &old);
            killed(&desk, &["check", "old.trellis"], whole, share);
            let there = fs::read(desk.path("old.trellis")).unwrap();
            assert!(there == old || there.starts_with(b"SQLite format 3\0"));
            desk.run(["check", "old.trellis"]).succeeded();
            assert!(desk.json(["map", "old.trellis"]) == expected, "format {format}");
        }
    }
}

/// What a victim writes down: what it is about to do, and what was done.
fn note(journal: &mut fs::File, line: &str) {
    writeln!(journal, "{line}").unwrap();
}

fn environment(desk: &Desk) -> Environment {
    Environment::system(desk.path("data"))
}

fn name_in(document: &Document) -> String {
    document.read(Setting::read).unwrap().name
}

/// Edits, takes back, publishes, saves under other names, closes and opens until it is killed. Not a test of its own: it is
/// started by the one below.
#[test]
#[ignore = "a victim"]
fn victim() {
    let Some(folder) = std::env::var_os("TRELLIS_VICTIM") else { return };
    let folder = Path::new(&folder);
    let path = folder.join("map.trellis");
    let environment = Environment::system(folder.join("data"));
    let mut journal = fs::File::options().append(true).create(true).open(folder.join("journal")).unwrap();
    let mut document = Document::open(&path, environment.clone()).unwrap();
    for turn in 0_u64.. {
        let setting = document.read(Setting::read).unwrap();
        let before = setting.name.clone();
        let next = format!("{}-{turn}", std::process::id());
        note(&mut journal, &format!("begin {next}"));
        let operation = Operation::RenameDocument { from: before.clone(), to: next.clone() };
        document.transact(&operation, |writer| writer.put(&Setting { name: next.clone(), ..setting })).unwrap();
        note(&mut journal, &format!("done {next}"));
        match turn % 5 {
            0 => document.publish().unwrap(),
            1 => {
                note(&mut journal, &format!("begin {before}"));
                document.undo().unwrap();
                note(&mut journal, &format!("done {before}"));
            }
            2 => {
                let copy = document.save_as(&folder.join("copy.trellis")).unwrap();
                assert_eq!(name_in(&copy), next);
                copy.close().unwrap();
            }
            3 => {
                document.close().unwrap();
                document = Document::open(&path, environment.clone()).unwrap();
            }
            _ => {}
        }
    }
}

#[test]
fn what_was_committed_survives_every_kill() {
    let desk = Desk::new();
    Document::create(&desk.path("map.trellis"), environment(&desk)).unwrap().close().unwrap();
    let mut seed = 0x2545_F491_u64;
    let mut committed = 0;
    for _ in 0..often(SESSIONS) {
        desk.write("journal", "");
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "kill::victim", "--ignored", "--nocapture"])
            .env("TRELLIS_VICTIM", desk.path("."))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        kill(child, Duration::from_millis(30 + seed % 220));

        let document = Document::open(&desk.path("map.trellis"), environment(&desk)).unwrap();
        assert!(!document.is_altered());
        let faults = trellis_core::api::check::check(&document).unwrap();
        assert!(faults.is_empty(), "{faults:?}");
        let journal = fs::read_to_string(desk.path("journal")).unwrap();
        let last =
            |word: &str| journal.lines().filter_map(|line| line.strip_prefix(word)).next_back().map(str::to_owned);
        let name = name_in(&document);
        let (begun, done) = (last("begin "), last("done "));
        assert!(
            done.is_none() || [&begun, &done].contains(&&Some(name.clone())),
            "{name}, after {done:?} and {begun:?}"
        );
        committed += journal.lines().filter(|line| line.starts_with("done ")).count();
        document.close().unwrap();
        no_remains(&desk.path("."));
        if desk.path("copy.trellis").exists() {
            let copy = Document::open(&desk.path("copy.trellis"), environment(&desk)).unwrap();
            assert!(!copy.is_altered());
        }
    }
    println!("{} kills, {committed} changes committed, none lost", often(SESSIONS));
    assert!(committed > 100, "{committed}");
}
