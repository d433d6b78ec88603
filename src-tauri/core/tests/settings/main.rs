//! The settings of a document: what a change does, refuses, and says beforehand. The demo's sums stand in
//! tests/rosters/expected.json.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod calendar;
mod desk;
mod effects;
mod general;
mod map;
mod money;
mod ruled;
mod segment_rules;
mod tiers;
mod view;
mod words;
