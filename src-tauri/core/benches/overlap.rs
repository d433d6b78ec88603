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

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;
use rusqlite::params;
use trellis_core::api::Views;
use trellis_core::store::tables::{Overlap, Partner, PartnerList, Table};
use trellis_core::store::{Document, Environment, Operation, Writer};
use uuid::Uuid;

const PARTNERS: u32 = 400;
const ACCOUNTS: u32 = 100_000;
const ROWS_EACH: u32 = 2_500;
const RUNS: usize = 5;

/// A small generator of numbers, the same in each run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % u64::from(bound)) as u32
    }
}

/// Which accounts each partner has: some are on many lists, as in life.
fn lists() -> Vec<Vec<u32>> {
    let mut numbers = Numbers(7);
    let list = |_| {
        let mut own: Vec<u32> = Vec::new();
        while own.len() < ROWS_EACH as usize {
            let one = numbers.below(ACCOUNTS);
            own.push(1 + one.min(numbers.below(ACCOUNTS)));
            if own.len() == ROWS_EACH as usize {
                own.sort_unstable();
                own.dedup();
            }
        }
        own.sort_unstable();
        own
    };
    (0..PARTNERS).map(list).collect()
}

fn document(folder: &std::path::Path, lists: &[Vec<u32>]) -> std::path::PathBuf {
    let path = folder.join("large.trellis");
    let document = Document::create(&path, environment(folder)).unwrap();
    let operation = Operation::AddPartner { partner: "All".to_owned() };
    let as_of = date(2026, 6, 30);
    let store = |writer: &mut Writer<'_>| {
        for (id, _) in (1_i64..).zip(lists) {
            let uuid = Uuid::from_u64_pair(7, id.unsigned_abs()).to_string();
            writer.create(&Partner::named(id, uuid, format!("Partner {id:03}"), as_of))?;
            writer.create(&PartnerList { partner_id: id, as_of, import_id: None })?;
        }
        Ok(())
    };
    document.transact(&operation, store).unwrap();
    document.close().unwrap();
    // The rows themselves are put in by SQL: how long that takes is not what is measured.
    let mut connection = rusqlite::Connection::open(&path).unwrap();
    let transaction = connection.transaction().unwrap();
    {
        let mut account = transaction
            .prepare("INSERT INTO account (id, uuid, name, segment_id, status, custom) VALUES (?, ?, ?, ?, ?, '[]')")
            .unwrap();
        for id in 1..=ACCOUNTS {
            let status = ["customer", "open_opportunity", "prospect"][id as usize % 3];
            let uuid = Uuid::from_u64_pair(8, u64::from(id)).to_string();
            account.execute(params![id, uuid, format!("Account {id}"), 1 + id % 4, status]).unwrap();
        }
        let mut overlap = transaction
            .prepare("INSERT INTO overlap (partner_id, account_id, theirs, as_of) VALUES (?, ?, ?, '2026-06-30')")
            .unwrap();
        for (partner, list) in (1..).zip(lists) {
            for account in list {
                overlap.execute(params![partner, account, ["customer", "prospect"][*account as usize % 2]]).unwrap();
            }
        }
    }
    transaction.commit().unwrap();
    path
}

fn environment(folder: &std::path::Path) -> Environment {
    let clock = || "2026-07-02T14:32:00Z".parse::<Timestamp>().unwrap();
    Environment::new(folder.join("data"), clock, Uuid::new_v4, TimeZone::UTC)
}

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
    let lists = lists();
    let rows: usize = lists.iter().map(Vec::len).sum();
    let path = document(folder.path(), &lists);
    let open = || Document::open(&path, environment(folder.path())).unwrap();
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
    let mut account = 1;
    let again = fastest(|| {
        account += 1;
        let operation = Operation::AddPartner { partner: "A change".to_owned() };
        let change = |writer: &mut Writer<'_>| {
            let row = Overlap {
                partner_id: 7,
                account_id: account,
                theirs: None,
                owner: None,
                stage: None,
                last_activity: None,
                as_of: date(2026, 6, 30),
                import_id: None,
            };
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
