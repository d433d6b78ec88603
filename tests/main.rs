//! The command line, end to end: one file a feature.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod desk;

mod deals;
mod demo;
mod documents;
mod export;
mod formats;
mod hostile;
mod import;
mod kill;
mod measures;
mod overlap;
mod rates;
mod reading;
mod review;
#[cfg(unix)]
mod surroundings;
mod undo;
