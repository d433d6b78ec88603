//! How long densities and co-presence take from a document of 400 partners, 100,000 accounts and 1,000,000 overlap rows: beside a
//! bare loop over the same rows in memory, and again after a change. Where Python has `duckdb`, also beside the same two
//! queries over its own table with two threads. Prints ratios, fastest of several in one run.

#![allow(
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    clippy::print_stdout,
    reason = "a benchmark prints, and stops where it cannot go on"
)]

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use program::{ACCOUNTS, PARTNERS, environment};
use trellis_core::api::Views;
use trellis_core::store::tables::Table;
use trellis_core::store::{Document, Operation, Writer};

#[path = "../../../tests/large/program.rs"]
mod program;

const RUNS: usize = 5;

/// Densities and co-presence by nothing but loops over the lists.
fn bare(lists: &[Vec<u32>]) -> (Vec<u32>, Vec<u32>) {
    let mut densities = vec![0; lists.len() * 4];
    let mut on: Vec<Vec<u16>> = vec![Vec::new(); ACCOUNTS as usize + 1];
    for (partner, list) in lists.iter().enumerate() {
        for account in list {
            densities[partner * 4 + *account as usize % 4] += 1;
            on[*account as usize].push(partner as u16);
        }
    }
    let mut shared = vec![0; lists.len() * lists.len()];
    for partners in &on {
        for (place, one) in partners.iter().enumerate() {
            for other in &partners[place..] {
                shared[usize::from(*one) * lists.len() + usize::from(*other)] += 1;
            }
        }
    }
    (densities, shared)
}

fn fastest(mut work: impl FnMut() -> Duration) -> Duration {
    (0..RUNS).map(|_| work()).min().unwrap()
}

/// The seconds the same two queries take over a table of its own, where Python knows `DuckDB`.
fn duckdb(lists: &[Vec<u32>]) -> Option<f64> {
    const SCRIPT: &str = "
import sys, time, duckdb
rows = [tuple(map(int, line.split())) for line in sys.stdin]
db = duckdb.connect(); db.execute('SET threads TO 2')
db.execute('CREATE TABLE account AS SELECT range AS id, range % 4 AS segment FROM range(1, 100001)')
db.execute('CREATE TABLE overlap (p INTEGER, a INTEGER)')
import tempfile, os
f = tempfile.NamedTemporaryFile('w', suffix='.csv', delete=False)
f.write('\\n'.join(f'{p},{a}' for p, a in rows)); f.close()
db.execute(f\"COPY overlap FROM '{f.name}'\"); os.unlink(f.name)
best = 9e9
for _ in range(5):
    start = time.perf_counter()
    db.execute('SELECT p, segment, count(DISTINCT a) FROM overlap JOIN account ON id = a GROUP BY ALL').fetchall()
    db.execute('SELECT x.p, y.p, count(*) FROM overlap x JOIN overlap y ON x.a = y.a AND x.p < y.p GROUP BY ALL').fetchall()
    best = min(best, time.perf_counter() - start)
print(best)
";
    let mut python = Command::new("python3")
        .args(["-c", SCRIPT])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut lines = String::new();
    for (partner, list) in lists.iter().enumerate() {
        for account in list {
            writeln!(lines, "{partner} {account}").ok()?;
        }
    }
    let _ = python.stdin.take()?.write_all(lines.as_bytes());
    let output = python.wait_with_output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

fn main() {
    let folder = tempfile::TempDir::new().unwrap();
    let lists = program::lists();
    let rows: usize = lists.iter().map(Vec::len).sum();
    let data = folder.path().join("data");
    let path = program::write(&folder.path().join("large.trellis"), &data, &lists).unwrap();
    let open = || Document::open(&path, environment(&data)).unwrap();
    let alone = fastest(|| {
        let start = Instant::now();
        std::hint::black_box(bare(&lists));
        start.elapsed()
    });
    let reopened = fastest(|| {
        let document = open();
        let start = Instant::now();
        let views = Views::of(&document, &Mutex::default()).unwrap();
        std::hint::black_box(views.matrix().co_presence().at(0, 1));
        let took = start.elapsed();
        document.abandon().unwrap();
        took
    });
    let document = open();
    let kept = Mutex::default();
    std::hint::black_box(Views::of(&document, &kept).unwrap().matrix().co_presence().at(0, 1));
    let mut account = 1_u32;
    let again = fastest(|| {
        account += 1;
        let operation = Operation::AddPartner { partner: "A change".to_owned() };
        let change = |writer: &mut Writer<'_>| {
            let row = program::overlap(7, account);
            if row.standing(writer.connection())?.is_some() { writer.remove(&row) } else { writer.put(&row) }
        };
        document.transact(&operation, change).unwrap();
        let start = Instant::now();
        let views = Views::of(&document, &kept).unwrap();
        std::hint::black_box(views.matrix().co_presence().at(0, 1));
        start.elapsed()
    });
    println!("{rows} rows of {PARTNERS} partners over {ACCOUNTS} accounts, fastest of {RUNS}");
    println!("bare loops over lists in memory: {alone:?}");
    println!(
        "from the opened document: {reopened:?}, {:.2} of the bare loops",
        reopened.as_secs_f64() / alone.as_secs_f64()
    );
    println!("again after a change: {again:?}, {:.2} of the bare loops", again.as_secs_f64() / alone.as_secs_f64());
    match duckdb(&lists) {
        Some(duckdb) => {
            let (first, later) = (reopened.as_secs_f64() / duckdb, again.as_secs_f64() / duckdb);
            println!(
                "DuckDB, two threads: {duckdb:.3} s; opened {first:.3} of it (goal 0.333), after a change {later:.4} (goal 0.05)"
            );
        }
        None => println!("DuckDB: Python does not know it here"),
    }
}
