//! The read-out of the example after its review: what every slide says against the core and numbers worked out by hand, how it looks,
//! and names no column is made for.

#![allow(
    clippy::unwrap_used,
    clippy::inconsistent_digit_grouping,
    reason = "a test that cannot go on says so by panicking, and cents stand apart"
)]

mod charts;
#[path = "../../../../tests/golden/compare.rs"]
mod compare;
mod composer;
mod deck;
mod deck_file;
mod kept;
mod looks;
mod next_review;
mod redacted;
#[path = "../review/story.rs"]
#[allow(dead_code, reason = "the tests of the review use all of it")]
mod story;
mod strange_names;
mod template;
#[path = "../../../../tests/golden/tidy.rs"]
mod tidy;
mod traced;

use std::path::Path;
use std::sync::{Arc, Mutex};

use trellis_core::api::Views;
use trellis_core::api::readout::Readout;
use trellis_core::model::Signatory;
use trellis_core::readout::scene;
use trellis_core::store::Document;

use story::{Clock, accept_all, example, freeze_and_sign_rules, reinvest, sign};

fn views(document: &Document) -> Arc<Views> {
    Views::of(document, &Mutex::default()).unwrap()
}

fn readout(document: &Document) -> Arc<Readout> {
    views(document).readout().unwrap()
}

/// The example as the worked case leaves it, signed by both.
fn reviewed(folder: &Path, clock: &Clock) -> Document {
    let document = example(folder, clock);
    accept_all(&document);
    reinvest(&document);
    freeze_and_sign_rules(&document);
    sign(&document, Signatory::HeadOfPartnerships, "Ana Ruiz").unwrap();
    sign(&document, Signatory::Cro, "Ben Okoro").unwrap();
    document
}

fn in_review() -> Clock {
    Clock::at("2026-07-06T09:12:00Z")
}
