//! How long each measure of deals takes with 400 partners, 100,000 accounts and 50,000 deals of three partners each, beside a
//! bare sum over the same deals. The goal is 0.2 s each. Fastest of several in one run.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark prints, and stops where it cannot go on")]

use std::hint::black_box;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use program::{ACCOUNTS, PARTNERS, environment};
use trellis_core::api::Views;
use trellis_core::api::deals::{DealsOrder, deals as deals_table};
use trellis_core::api::listing::ListRequest;
use trellis_core::measures::{Book, Comparison, Led, Network, Period, Selection, scores};
use trellis_core::store::Document;

#[path = "../../../tests/large/deals.rs"]
mod deals;
#[path = "../../../tests/large/program.rs"]
mod program;

const RUNS: usize = 5;

fn fastest<T>(mut work: impl FnMut() -> T) -> Duration {
    let timed = |_| {
        let started = Instant::now();
        black_box(work());
        started.elapsed()
    };
    (0..RUNS).map(timed).min().unwrap()
}

fn main() {
    let folder = tempfile::TempDir::new().unwrap();
    let data = folder.path().join("data");
    let path = program::write(&folder.path().join("large.trellis"), &data, &program::lists()).unwrap();
    deals::add(&path, ACCOUNTS, PARTNERS).unwrap();
    let document = Document::open(&path, environment(&data)).unwrap();
    let views = Views::of(&document, &Mutex::default()).unwrap();
    let (snapshot, matrix) = (views.snapshot(), views.matrix());
    let book = Book::of(snapshot);
    let period = Period::up_to(snapshot.setting.review_quarter, 2);
    let bare = fastest(|| snapshot.deals.iter().filter_map(|deal| deal.amount_minor).sum::<i64>());
    println!("bare sum of the amounts     {bare:.1?}");
    let print = |name: &str, took: Duration| {
        println!(
            "{name:27} {took:.1?}, {:.0} times that, {:.2} of the goal",
            took.as_secs_f64() / bare.as_secs_f64(),
            took.as_secs_f64() / 0.2
        );
    };
    print("deals made ready", fastest(|| Book::of(snapshot)));
    print("network headline", fastest(|| Network::of(&book, period)));
    print("sourced and the rest", fastest(|| Comparison::of(&book, snapshot, period, Selection::default())));
    print("involved and led", fastest(|| Led::of(&book, period)));
    print("scorecard", fastest(|| scores(&book, snapshot, matrix, period)));
    let table = || deals_table(snapshot, &book, &ListRequest::default(), &DealsOrder::default());
    print("table of deals, first page", fastest(table));
}
